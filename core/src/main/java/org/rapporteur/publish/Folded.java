package org.rapporteur.publish;

import java.util.List;
import java.util.function.Consumer;

/** A list whose first entries are open to the eye and whose others fold away. */
record Folded(Html html, int shown, String noun) {
    <T> void write(String tag, String classes, List<T> entries, Consumer<T> entry) {
        // Folding away one or two of a dozen saves nothing.
        int first = entries.size() <= shown + (shown >= 12 ? 2 : 0) ? entries.size() : shown;
        if (first > 0) {
            html.open(tag, "class", classes).newline();
            entries.subList(0, first).forEach(entry);
            html.closeBlock();
        }
        if (first < entries.size()) {
            html.open("details", "class", "rest")
                    .element("summary", (entries.size() - first) + (first > 0 ? " more " : " ") + noun);
            html.open(tag, "class", classes).newline();
            entries.subList(first, entries.size()).forEach(entry);
            html.close().closeBlock();
        }
    }
}
