package org.rapporteur.extract;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A block element of a page in the tree of all such elements; elements that only style a piece of a line are left out.
 *
 * @param index its number in reading order; a parent comes before its children
 */
record Region(int index, Element element, @Nullable Region parent) {
    boolean isIn(Region other) {
        for (Region r = this; r != null && r.index >= other.index; r = r.parent) {
            if (r == other) {
                return true;
            }
        }
        return false;
    }

    /** True if it is such an element or stands in one. */
    boolean isUnder(String tag) {
        for (Region r = this; r != null; r = r.parent) {
            if (r.element.normalName().equals(tag)) {
                return true;
            }
        }
        return false;
    }

    // A region is what it is by its place; comparing elements would compare whole trees.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
