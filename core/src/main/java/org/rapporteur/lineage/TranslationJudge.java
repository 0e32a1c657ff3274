package org.rapporteur.lineage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Says whether two reports in different languages are one text.
 *
 * <p>Thresholds are from {@code CrossLanguageEval}, with and without the other versions of a text in the pile: reports of one event in two
 * languages that were written independently stay below .45 of likeness, but for one pair in those sets.
 */
final class TranslationJudge {
    /** So alike as wholes that it is enough to be the closest for one of the two: a text may be translated twice. */
    private static final double ALIKE = 0.5;
    /** As wholes, if each is the closest for the other. */
    private static final double ALIKE_BOTH_WAYS = 0.45;
    /** Within the stretch, where one is a cut of the other. */
    private static final double ALIKE_IN_CUT = 0.52;
    /** The same by names and figures alone, where the words of a language are not in the table. */
    private static final double ALIKE_IN_CUT_BY_NAMES = 0.6;
    /** A cut lies in the other report all but for a line or two. */
    private static final double NEARLY_ALL = 0.8;
    /** A translation has no more than twice the words of the original: Dutch for Italian, Russian for English stay well below. */
    private static final double BALANCED = 0.5;
    /** A shorter stretch of the other is a list of names. */
    private static final double LEAST_STRETCH = 0.15;
    /** Weight of landmarks that two reports do not share by chance: about five names or figures that few reports have. */
    private static final double LEAST_WEIGHT = 20;
    /** Shorter texts are compared as wholes only, as everywhere in this room. */
    private static final int SHORT = 60;
    /** Days between short texts that may be one: what is read out one day is printed the next. */
    private static final int SAME_DAYS = 1;
    /** Without their days, short texts need more. */
    private static final double ALIKE_WITHOUT_DAY = 0.65;
    /** Share of its names, figures and dates that a short text without its day must keep. */
    private static final double FIRM_OF_SHORT = 0.8;
    /** Weight of three landmarks that few reports have. */
    private static final double LEAST_WEIGHT_OF_SHORT = 12;

    /** Which of several is the closest: the more alike, and of one line that comes every day that of the same day. */
    static double rank(Parallel p) {
        OptionalLong days = daysBetween(p);
        return p.wholeLikeness() - 0.01 * Math.min(10, days.orElse(0));
    }

    /**
     * True if they are one text.
     *
     * @param closestForFrom no other report in its language is closer to the one
     * @param closestForTo no other report in its language is closer to the other
     */
    boolean isTranslation(Parallel p, boolean closestForFrom, boolean closestForTo) {
        if (!closestForFrom && !closestForTo) {
            return false;
        }
        boolean both = closestForFrom && closestForTo;
        if (Math.min(p.from().trace().wordCount(), p.to().trace().wordCount()) < SHORT) {
            return both && isShortTranslation(p);
        }
        if (weight(p) < LEAST_WEIGHT) {
            return false;
        }
        boolean whole = p.wholeLikeness() >= (both ? ALIKE_BOTH_WAYS : ALIKE);
        return whole
                || closestForFrom && isCut(p, p.stretch(), p.stretchBack())
                || closestForTo && isCut(p, p.stretchBack(), p.stretch());
    }

    private static boolean isCut(Parallel p, Parallel.Stretch cut, Parallel.Stretch full) {
        return cut.share() >= NEARLY_ALL
                && full.share() >= LEAST_STRETCH
                && p.balance() >= BALANCED
                && p.likeness() >= (knowsWords(p.from()) && knowsWords(p.to()) ? ALIKE_IN_CUT : ALIKE_IN_CUT_BY_NAMES);
    }

    private static boolean knowsWords(Landmarks report) {
        return SameWords.LANGUAGES.contains(report.language());
    }

    private static boolean isShortTranslation(Parallel p) {
        // One line that comes every day has another date each day.
        if (p.balance() < BALANCED || !p.stretch().exact() || !p.stretchBack().exact()) {
            return false;
        }
        OptionalLong days = daysBetween(p);
        if (days.isPresent()) {
            return days.getAsLong() <= SAME_DAYS && p.wholeLikeness() >= ALIKE;
        }
        Parallel.Stretch one = p.stretch();
        Parallel.Stretch other = p.stretchBack();
        return p.wholeLikeness() >= ALIKE_WITHOUT_DAY
                && one.firm() >= FIRM_OF_SHORT * one.firmAll()
                && other.firm() >= FIRM_OF_SHORT * other.firmAll()
                && weight(p) >= LEAST_WEIGHT_OF_SHORT;
    }

    private static double weight(Parallel p) {
        return Math.min(p.stretch().weight(), p.stretchBack().weight());
    }

    private static OptionalLong daysBetween(Parallel p) {
        String from = p.from().trace().frame().day();
        String to = p.to().trace().frame().day();
        return from == null || to == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(to), LocalDate.parse(from))));
    }

    /** The edge for a translation, with what it rests on. */
    Edge edge(Parallel p) {
        Trace from = p.from().trace();
        Trace to = p.to().trace();
        List<String> direction = Direction.inWords(from, to);
        List<String> evidence = new ArrayList<>();
        Parallel.Stretch stretch = p.stretch();
        if (stretch.firmAll() > 0) {
            evidence.add(stretch.firm() + " of " + Direction.count(stretch.firmAll(), "name")
                    + " and figures found again in the same order");
        }
        evidence.add(paired(p).cardinality() + " of " + Direction.count(from.sentenceCount(), "sentence")
                + " found again in another language");
        evidence.addAll(direction);
        return new Edge(
                from.id(),
                to.id(),
                Edge.Relation.TRANSLATION,
                coverage(p),
                coverage(p.turned()),
                List.of(),
                direction,
                evidence);
    }

    /**
     * Two versions in one language of the same foreign text are versions of each other, though their words may differ in every
     * sentence.
     *
     * @param versions the foreign text beside each of its versions in one language
     */
    List<Edge> siblings(List<Parallel> versions) {
        List<Parallel> whole = versions.stream()
                .filter(p -> p.wholeLikeness() >= ALIKE)
                .sorted(Comparator.comparing(p -> p.to().trace().frame(), Frame.ORIGINALS_FIRST))
                .toList();
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < whole.size(); i++) {
            Parallel first = whole.getFirst();
            Trace from = whole.get(i).to().trace();
            Trace original = first.from().trace();
            double share =
                    Math.min(coverage(first.turned()), coverage(whole.get(i).turned()));
            edges.add(new Edge(
                    from.id(),
                    first.to().trace().id(),
                    Edge.Relation.TRANSLATION,
                    share,
                    share,
                    List.of(),
                    Direction.inWords(from, first.to().trace()),
                    List.of("both are one text in another language, " + original.id())));
        }
        return edges;
    }

    /** Share of words in sentences that have a counterpart. */
    private static double coverage(Parallel p) {
        Trace from = p.from().trace();
        int words = 0;
        BitSet paired = paired(p);
        for (int s = paired.nextSetBit(0); s >= 0; s = paired.nextSetBit(s + 1)) {
            words += from.sentenceLength(s);
        }
        return (double) words / from.wordCount();
    }

    private static BitSet paired(Parallel p) {
        BitSet paired = new BitSet();
        p.pairs().forEach(pair -> paired.set(pair.from()));
        return paired;
    }
}
