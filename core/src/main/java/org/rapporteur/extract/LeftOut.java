package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.text.Span;

/**
 * Something that a reader of the report sees and that is no part of its article.
 *
 * @param rawSpan where it stands in the decoded input
 * @param reason why it was left out
 */
public record LeftOut(Span rawSpan, Reason reason) {
    /** Why something is no part of the article. */
    public enum Reason {
        /** It stands outside the part of the page that is the article: a menu, a teaser, a comment. */
        OUTSIDE,
        /** It stands in that part, but is no text of the article: the title, a byline, a date, a credit, something of the page. */
        LINE
    }

    /**
     * What was seen and is not in the article, in the order in which it was seen.
     *
     * @param seen all blocks of the report
     * @param offered those in the part that is the article
     * @param kept the article
     */
    static List<LeftOut> of(List<Block> seen, List<Block> offered, List<Block> kept) {
        TreeMap<Integer, Integer> article = new TreeMap<>();
        for (Block block : kept) {
            article.merge(block.raw().start(), block.raw().end(), Math::max);
        }
        Set<Span> inside = new HashSet<>();
        offered.forEach(block -> inside.add(block.raw()));
        List<LeftOut> left = new ArrayList<>();
        for (Block block : seen) {
            Span raw = block.raw();
            Map.Entry<Integer, Integer> before = article.lowerEntry(raw.end());
            if (before == null || before.getValue() <= raw.start()) {
                left.add(new LeftOut(raw, inside.contains(raw) ? Reason.LINE : Reason.OUTSIDE));
            }
        }
        return left;
    }
}
