package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.rapporteur.extract.HtmlPage.Piece;

/**
 * Finds the article among all the text of a page, by where long, mostly unlinked paragraphs stand together.
 */
final class MainText {
    /** Boilerplate detectors agree that running text begins at about fifteen words (Kohlschütter et al. 2010). */
    private static final int RUNNING_TEXT_CHARS = 80;

    private static final double LINKED = 0.35;
    private static final Set<String> OUTSIDE = Set.of("nav", "aside", "footer", "form", "menu", "figcaption", "figure");

    private MainText() {}

    static List<Block> of(HtmlPage page) {
        Map<Element, Integer> good = new IdentityHashMap<>();
        for (Piece piece : page.pieces()) {
            if (isRunningText(piece)) {
                for (Element e = piece.owner(); e != null; e = e.parent()) {
                    good.merge(e, piece.block().text().length(), Integer::sum);
                }
            }
        }
        Element container = page.document();
        for (Element next = container; next != null; ) {
            container = next;
            next = null;
            int needed = good.getOrDefault(container, 0) * 7 / 10;
            for (Element child : container.children()) {
                if (good.getOrDefault(child, 0) > needed) {
                    next = child;
                    break;
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (Piece piece : page.pieces()) {
            if (isInside(piece.owner(), container) && !isOutside(piece.owner(), container) && piece.linkShare() < 0.6) {
                blocks.add(piece.block());
            }
        }
        return blocks;
    }

    private static boolean isRunningText(Piece piece) {
        return piece.block().text().length() >= RUNNING_TEXT_CHARS
                && piece.linkShare() < LINKED
                && !isOutside(piece.owner(), null);
    }

    private static boolean isInside(Element element, Element container) {
        for (Element e = element; e != null; e = e.parent()) {
            if (e == container) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutside(Element element, @org.jspecify.annotations.Nullable Element container) {
        for (Element e = element; e != null && e != container; e = e.parent()) {
            if (OUTSIDE.contains(e.normalName())) {
                return true;
            }
        }
        return false;
    }
}
