package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what two reports laid side by side are to each other.
 *
 * <p>Thresholds are from generated copies, cuts and spun versions of the same 300 reports that the results are given for, from
 * pairs of English versions of one Russian text, and from pairs of reports of one event by different outlets ({@code LineageEval}).
 */
final class EdgeJudge {
    /** Cuts and copies with light edits keep more than this in common runs of words; reports of one event stay below a half. */
    private static final double COPIED = 0.75;
    /** A sentence with so many of its words in place is the same sentence. */
    private static final double SAME_SENTENCE = 0.75;
    /** Shorter texts are compared as wholes only: two sentences on one event may be alike by chance. */
    private static final int SHORT = 60;
    /** Sentences needed for a verdict that rests on their order. */
    private static final int ENOUGH_PAIRS = 3;
    /** Words in one passage that two writers do not find independently. */
    private static final int PASSAGE = 15;

    private final FactWords factWords = new FactWords();
    private final Names names = new Names();

    /** The relation of {@code from} to {@code to}, or null if they stand on their own. */
    Edge.@Nullable Relation relation(Comparison c) {
        if (c.copied() >= COPIED || c.copiedBack() >= COPIED) {
            Edge.Relation relation = copy(c);
            if (relation != null) {
                return relation;
            }
        }
        boolean isLong = Math.min(c.from().wordCount(), c.to().wordCount()) >= SHORT;
        if (isLong && c.pairs().size() >= ENOUGH_PAIRS) {
            if (isScanned(c)) {
                return Edge.Relation.COPY;
            }
            if (isSpun(c)) {
                return Edge.Relation.SPUN;
            }
            if (isTranslated(c)) {
                return Edge.Relation.TRANSLATION;
            }
            if (isMangledVersion(c)) {
                return Edge.Relation.SPUN;
            }
        }
        // Two long sentences taken over are half of a short report.
        if (isLong && isRewritten(c)) {
            return Edge.Relation.REWRITE;
        }
        return sharesPassages(c) ? Edge.Relation.SHARED_SOURCE : null;
    }

    private static Edge.@Nullable Relation copy(Comparison c) {
        boolean spun = isSpun(c) && !isScanned(c) && c.identity() < 0.95;
        if (spun) {
            return Edge.Relation.SPUN;
        }
        if (c.copied() >= COPIED) {
            return c.copiedBack() >= COPIED ? Edge.Relation.COPY : Edge.Relation.CUT;
        }
        return null;
    }

    /** The same text with damaged words: {@code rninister} for {@code minister}. */
    private static boolean isScanned(Comparison c) {
        return c.found() >= 0.75 && c.identity() >= 0.6 && c.replaced() >= 0.6 && c.respelled() >= 0.5;
    }

    /**
     * The same sentences in the same order with words replaced one for one and hardly any moved, as no writer and no translator
     * does. A second spinner turns halves of sentences round: more moved words pass if nearly all others are replaced.
     */
    private static boolean isSpun(Comparison c) {
        if (c.ordered() < 0.8 || c.found() < 0.45) {
            return false;
        }
        boolean oneForOne = (c.replaced() >= 0.5 && c.moved() <= 0.05) || (c.replaced() >= 0.7 && c.moved() <= 0.2);
        return oneForOne && c.foundBack() >= 0.45 && c.identity() >= 0.42;
    }

    /** A text known to be mangled needs less: half of its sentences in order show what it was made from. */
    private static boolean isMangledVersion(Comparison c) {
        boolean fromMangled = c.from().frame().mangled() && !c.to().frame().mangled();
        return fromMangled && c.ordered() >= 0.8 && c.found() >= 0.5 && c.identity() >= 0.35;
    }

    /**
     * Nearly every sentence of both, one by one, in the same order, in other words. Translators turn sentences round, so the order
     * of words need not agree if the words do.
     */
    private static boolean isTranslated(Comparison c) {
        if (c.found() < 0.8 || c.foundBack() < 0.8 || c.ordered() < 0.95) {
            return false;
        }
        boolean few = c.pairs().size() < 6;
        return c.overlap() >= 0.65 && !few || c.identity() >= 0.33 && c.overlap() >= (few ? 0.6 : 0.53);
    }

    /** Much of the text stands in the other; that what both quote is not counted, since two may quote one speech. */
    private static boolean isRewritten(Comparison c) {
        int own = 0;
        int taken = 0;
        for (int w = 0; w < c.from().wordCount(); w++) {
            own += c.from().is(w, Trace.QUOTED) ? 0 : 1;
        }
        for (Comparison.Pair pair : c.pairs()) {
            if (pair.identity() >= 0.6) {
                for (int w = c.from().sentenceStart(pair.from()); w < c.from().sentenceEnd(pair.from()); w++) {
                    taken += c.from().is(w, Trace.QUOTED) ? 0 : 1;
                }
            }
        }
        return own > 0 && (double) taken / own >= 0.4 || c.copied() >= 0.5 || c.copiedBack() >= 0.5;
    }

    /**
     * Both have a passage that two writers do not find independently, and more in common than that passage: else it is the
     * small print of a page, which stands under every report of an outlet.
     */
    private static boolean sharesPassages(Comparison c) {
        int words = 0;
        int quoted = 0;
        for (Comparison.Pair pair : c.pairs()) {
            int length = c.from().sentenceLength(pair.from());
            if (pair.identity() >= SAME_SENTENCE && length >= 8 && tells(c.from(), pair.from())) {
                words += length;
                quoted += c.from().is(c.from().sentenceStart(pair.from()), Trace.QUOTED) ? length : 0;
            }
        }
        return words >= PASSAGE && (quoted >= PASSAGE || c.found() - sameSentences(c) >= 0.05);
    }

    /** A sentence that names somebody, gives a figure or quotes: not {@code Sign up for our daily newsletter here}. */
    private static boolean tells(Trace trace, int sentence) {
        for (int w = trace.sentenceStart(sentence); w < trace.sentenceEnd(sentence); w++) {
            if (trace.is(w, Trace.NAME | Trace.NUMBER | Trace.QUOTED)) {
                return true;
            }
        }
        return false;
    }

    /** Share of {@code from}'s words that stand in {@code to}, as the relation counts it. */
    double coverage(Comparison c, Edge.Relation relation) {
        return switch (relation) {
            case COPY, CUT -> Math.max(c.copied(), c.identity() >= 0.75 ? c.found() : 0);
            case SPUN, TRANSLATION -> c.found();
            case REWRITE, SHARED_SOURCE -> Math.max(c.copied(), sameSentences(c));
        };
    }

    /** Share of {@code to}'s words that stand in {@code from}, counted in the same way. */
    double coverageBack(Comparison c, Edge.Relation relation) {
        return switch (relation) {
            case COPY, CUT -> Math.max(c.copiedBack(), c.identity() >= 0.75 ? c.foundBack() : 0);
            case SPUN, TRANSLATION -> c.foundBack();
            case REWRITE, SHARED_SOURCE -> Math.max(c.copiedBack(), sameSentencesBack(c));
        };
    }

    private static double sameSentences(Comparison c) {
        int words = 0;
        for (Comparison.Pair pair : c.pairs()) {
            words += pair.identity() >= SAME_SENTENCE ? c.from().sentenceLength(pair.from()) : 0;
        }
        return c.from().wordCount() == 0 ? 0 : (double) words / c.from().wordCount();
    }

    private static double sameSentencesBack(Comparison c) {
        int words = 0;
        BitSet seen = new BitSet();
        for (Comparison.Pair pair : c.pairs()) {
            if (pair.identity() >= SAME_SENTENCE && !seen.get(pair.to())) {
                seen.set(pair.to());
                words += c.to().sentenceLength(pair.to());
            }
        }
        return c.to().wordCount() == 0 ? 0 : (double) words / c.to().wordCount();
    }

    /** The relation with all that it rests on. */
    Edge edge(Comparison c, Edge.Relation relation) {
        Differences differences = new Differences(c, factWords, names);
        List<Differing> differs = differences.distinct();
        List<String> direction = Direction.inWords(c.from().frame(), c.to().frame());
        return new Edge(
                c.from().id(),
                c.to().id(),
                relation,
                coverage(c, relation),
                coverageBack(c, relation),
                differs,
                direction,
                evidence(c, direction, differences.inWords(differs)));
    }

    /** What the relation rests on, in words, strongest first: likeness, direction, then what differs. */
    private static List<String> evidence(Comparison c, List<String> direction, List<String> differs) {
        List<String> evidence = new ArrayList<>();
        String order = c.ordered() >= 0.9 ? " in the same order" : c.ordered() < 0.6 ? " in another order" : "";
        evidence.add(c.pairs().size() + " of " + count(c.from().sentenceCount(), "sentence") + " found again"
                + (c.pairs().size() > 1 ? order : ""));
        evidence.addAll(direction);
        evidence.addAll(differs);
        return evidence;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
