package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what two reports laid side by side are to each other.
 *
 * <p>Who copies keeps most sentences word for word; who edits changes few of them; a spinner changes nearly all, one word for
 * another and mostly a rarer one; two translators differ in nearly all sentences too, but neither has the rarer words, and they
 * turn sentences round. Thresholds are from the half of {@code LineageEval} that is looked at: made copies, cuts, damaged and
 * spun versions, half of the English versions of one Russian text, and edges between reports of one event by different outlets.
 */
final class EdgeJudge {
    /** Cuts and copies with light edits keep more than this in common runs of words; reports of one event stay below a half. */
    private static final double COPIED = 0.75;
    /** From this share in common runs both ways nothing is left that a translator or spinner could have changed. */
    private static final double WHOLLY_COPIED = 0.9;
    /** A sentence with so many of its words in place is the same sentence. */
    private static final double SAME_SENTENCE = 0.75;
    /** Shorter texts are compared as wholes only: two sentences on one event may be alike by chance. */
    private static final int SHORT = 40;
    /** Sentences needed for a verdict that rests on their order. */
    private static final int ENOUGH_PAIRS = 3;
    /** Words in one passage that two writers do not find independently. */
    private static final int PASSAGE = 15;
    /** Words in one piece that are no shared quotation or line of background any more: three or four sentences. */
    private static final int LONG_PASSAGE = 60;
    /** The share of either report that such a piece must be. */
    private static final double LARGE_PART = 0.6;
    /** Sentences of two translations agree in length; a rewriter leaves clauses out and adds others. */
    private static final double TRANSLATED_LENGTH = 0.82;

    /** A copy keeps the figures; of a form that is filled in again so many are new, on a day so much later. */
    private static final int SERIES_DAYS = 1;

    private static final int SERIES_FIGURES = 6;
    private static final double SERIES_KEPT = 0.35;

    private final Rarity rarity = Rarity.get();

    private final FactWords factWords = new FactWords();
    private final Names names = new Names();

    /** The relation of {@code from} to {@code to}, or null if they stand on their own. */
    Edge.@Nullable Relation relation(Comparison c) {
        boolean wholly = c.copied() >= WHOLLY_COPIED && c.copiedBack() >= WHOLLY_COPIED;
        boolean isLong = Math.min(c.from().wordCount(), c.to().wordCount()) >= SHORT;
        boolean comparable = isLong && c.pairs().size() >= ENOUGH_PAIRS;
        if (comparable && !wholly) {
            if (isScanned(c)) {
                return c.foundBack() >= COPIED ? Edge.Relation.COPY : Edge.Relation.CUT;
            }
            if (isSpun(c)) {
                return Edge.Relation.SPUN;
            }
            if (isTranslated(c)) {
                return c.sentencesSameLength() >= TRANSLATED_LENGTH ? Edge.Relation.TRANSLATION : Edge.Relation.REWRITE;
            }
        }
        if (c.copied() >= COPIED) {
            return c.copiedBack() >= COPIED ? Edge.Relation.COPY : Edge.Relation.CUT;
        }
        if (comparable) {
            if (isMangledVersion(c)) {
                return Edge.Relation.SPUN;
            }
            if (hasLargePart(c)) {
                return Edge.Relation.CUT;
            }
        }
        // Two long sentences taken over are half of a short report.
        if (isLong && isRewritten(c)) {
            return Edge.Relation.REWRITE;
        }
        return sharesPassages(c) ? Edge.Relation.SHARED_SOURCE : null;
    }

    /** The same text with damaged words: {@code rninister} for {@code minister}. */
    private static boolean isScanned(Comparison c) {
        return c.found() >= 0.75 && c.identity() >= 0.6 && c.replaced() >= 0.6 && c.respelled() >= 0.5;
    }

    /**
     * The same sentences in the same order with words replaced one for one, and the rarer ones nearly all on one side, as no
     * writer and no translator does. Where few words differ, that hardly any moved must do.
     */
    private boolean isSpun(Comparison c) {
        if (c.ordered() < 0.8
                || c.found() < 0.45
                || c.foundBack() < 0.4
                || c.identity() < 0.42
                || c.identity() >= 0.95) {
            return false;
        }
        Comparison.Swaps swaps = c.swaps(rarity);
        return swaps.areOneSided()
                ? swaps.share() >= 0.4 && c.ordered() >= 0.85
                : swaps.share() >= 0.55 && c.replaced() >= 0.5 && c.moved() <= 0.05;
    }

    /** A text known to be mangled needs less: half of its sentences in order show what it was made from. */
    private static boolean isMangledVersion(Comparison c) {
        boolean fromMangled = c.from().frame().mangled() && !c.to().frame().mangled();
        return fromMangled && c.ordered() >= 0.8 && c.found() >= 0.5 && c.identity() >= 0.35;
    }

    /**
     * Nearly every sentence of both, one by one, in the same order, most of them in other words: with words moved, with other
     * prepositions and articles, or with little left in common runs. Whoever edits a copy leaves most sentences alone or takes
     * whole clauses out.
     */
    private static boolean isTranslated(Comparison c) {
        double less = Math.min(c.found(), c.foundBack());
        if (less < 0.8 || c.ordered() < 0.95 || c.respelled() >= 0.3) {
            return false;
        }
        boolean otherWords = c.touched() >= 0.6 && (c.moved() >= 0.1 || c.grammarReplaced() >= 0.1 || c.copied() < 0.8)
                || c.touched() >= 0.4 && c.moved() >= 0.15;
        boolean few = c.pairs().size() < 6;
        return otherWords
                && c.overlap() >= (few ? 0.6 : 0.53)
                && (less >= 0.9 || c.identity() >= 0.33 || c.overlap() >= 0.65 && !few);
    }

    /** A large part of one of the two stands in the other as one piece and is not all quotation: two reports pasted together. */
    private static boolean hasLargePart(Comparison c) {
        int longest = c.runs().longest();
        if (longest < LONG_PASSAGE || longest < LARGE_PART * Math.min(c.from().wordCount(), c.to().wordCount())) {
            return false;
        }
        int quoted = 0;
        for (int w = c.runs().longestStart(); w < c.runs().longestStart() + longest; w++) {
            quoted += c.from().is(w, Trace.QUOTED) ? 1 : 0;
        }
        return quoted <= longest / 2;
    }

    /**
     * Much of the text stands in the other. What both quote is not counted, since two may quote one speech; neither are sentences
     * that tell nothing, since an outlet's pages share their small print.
     */
    private static boolean isRewritten(Comparison c) {
        int own = 0;
        int taken = 0;
        for (int w = 0; w < c.from().wordCount(); w++) {
            own += c.from().is(w, Trace.QUOTED) ? 0 : 1;
        }
        int telling = 0;
        for (Comparison.Pair pair : c.pairs()) {
            if (pair.identity() >= 0.6 && isNews(c.from(), pair.from())) {
                telling += c.from().sentenceLength(pair.from());
                for (int w = c.from().sentenceStart(pair.from()); w < c.from().sentenceEnd(pair.from()); w++) {
                    taken += c.from().is(w, Trace.QUOTED) ? 0 : 1;
                }
            }
        }
        return own > 0 && (double) taken / own >= 0.4
                || (c.pairs().size() >= ENOUGH_PAIRS || 2 * own >= c.from().wordCount())
                        && telling >= LONG_PASSAGE
                        && (c.copied() >= 0.5 || c.copiedBack() >= 0.5);
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
            if (pair.identity() >= SAME_SENTENCE && length >= 8 && isNews(c.from(), pair.from())) {
                words += length;
                quoted += c.from().is(c.from().sentenceStart(pair.from()), Trace.QUOTED) ? length : 0;
            }
        }
        return words >= PASSAGE && (quoted >= PASSAGE || c.found() - sameSentences(c) >= 0.05);
    }

    /** A sentence that names somebody, gives a figure or quotes, and does not speak to the reader, whatever it names. */
    private static boolean isNews(Trace trace, int sentence) {
        boolean firm = false;
        for (int w = trace.sentenceStart(sentence); w < trace.sentenceEnd(sentence); w++) {
            firm |= trace.is(w, Trace.NAME | Trace.NUMBER | Trace.QUOTED);
        }
        return firm && !SmallPrint.speaksToReader(trace, sentence);
    }

    /** Share of {@code from}'s words that stand in {@code to}, as the relation counts it. */
    double coverage(Comparison c, Edge.Relation relation) {
        return switch (relation) {
            case COPY, CUT -> Math.max(c.copied(), c.identity() >= 0.75 ? c.found() : 0);
            case SPUN, TRANSLATION -> c.found();
            case REWRITE -> isTranslated(c) ? c.found() : Math.max(c.copied(), sameSentences(c));
            case SHARED_SOURCE -> Math.max(c.copied(), sameSentences(c));
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

    /** What the one that is most likely the later is to the other, or null if they stand on their own. */
    @Nullable
    Edge between(SentenceAligner aligner, Trace one, Trace other) {
        boolean isLater = Frame.ORIGINALS_FIRST.compare(one.frame(), other.frame()) > 0;
        return isLater ? edge(aligner, one, other) : edge(aligner, other, one);
    }

    /** What one report is to an earlier one of its language, or null if they stand on their own. */
    @Nullable
    Edge edge(SentenceAligner aligner, Trace later, Trace earlier) {
        if (Translations.areForeign(later, earlier)) {
            return null;
        }
        Comparison comparison = aligner.compare(later, earlier);
        Edge.Relation relation = relation(comparison);
        return relation == null || isNextOfASeries(comparison) ? null : edge(comparison, relation);
    }

    /**
     * The same form filled in again: this week's stocks, today's fixing. Of many figures few stand in the earlier report, which is a day older or more.
     */
    private static boolean isNextOfASeries(Comparison c) {
        OptionalLong later = c.from().frame().epochDay();
        OptionalLong earlier = c.to().frame().epochDay();
        if (later.isEmpty() || earlier.isEmpty() || later.getAsLong() - earlier.getAsLong() < SERIES_DAYS) {
            return false;
        }
        Set<Integer> told = new HashSet<>();
        for (int w = 0; w < c.to().wordCount(); w++) {
            if (c.to().is(w, Trace.NUMBER)) {
                told.add(c.to().word(w));
            }
        }
        int figures = 0;
        int kept = 0;
        for (Comparison.Pair pair : c.pairs()) {
            for (int w = c.from().sentenceStart(pair.from()); w < c.from().sentenceEnd(pair.from()); w++) {
                if (c.from().is(w, Trace.NUMBER)) {
                    figures++;
                    kept += told.contains(c.from().word(w)) ? 1 : 0;
                }
            }
        }
        return figures >= SERIES_FIGURES && kept < SERIES_KEPT * figures;
    }

    /** The relation with all that it rests on. */
    Edge edge(Comparison c, Edge.Relation relation) {
        Differences differences = new Differences(c, factWords, names);
        List<Differing> differs = differences.distinct();
        List<String> direction = Direction.inWords(c.from(), c.to());
        return new Edge(
                c.from().id(),
                c.to().id(),
                relation,
                coverage(c, relation),
                coverageBack(c, relation),
                differs,
                direction,
                evidence(c, relation, direction, differences.inWords(differs)));
    }

    /** What the relation rests on, in words, strongest first: likeness, direction, then what differs. */
    private static List<String> evidence(
            Comparison c, Edge.Relation relation, List<String> direction, List<String> differs) {
        List<String> evidence = new ArrayList<>();
        evidence.add(likeness(c, relation));
        evidence.addAll(direction);
        evidence.addAll(differs);
        return evidence;
    }

    /** Two reports of one event have sentences that are alike: of reports that stand on their own only the same ones count. */
    private static String likeness(Comparison c, Edge.Relation relation) {
        String sentences = " of " + Direction.count(c.from().sentenceCount(), "sentence");
        return switch (relation) {
            case COPY, CUT, SPUN, TRANSLATION -> {
                String order = c.ordered() >= 0.9 ? " in the same order" : c.ordered() < 0.6 ? " in another order" : "";
                yield c.pairs().size() + sentences + " found again" + (c.pairs().size() > 1 ? order : "");
            }
            case REWRITE, SHARED_SOURCE ->
                c.pairs().stream()
                                .filter(pair -> pair.identity() >= SAME_SENTENCE)
                                .count()
                        + sentences
                        + " found again nearly word for word";
        };
    }
}
