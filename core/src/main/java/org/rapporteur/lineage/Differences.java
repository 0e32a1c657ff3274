package org.rapporteur.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.lineage.FactWords.Sense;
import org.rapporteur.text.Span;

/**
 * Facts that differ between a report and what it was made from: a figure, a name, a day, an outcome changed in a sentence that is
 * otherwise the same.
 *
 * <p>Sentences are compared by units ({@link Units}), so that a name of three words is one thing and {@code three} is {@code 3}.
 * What only moved within the sentence, was left out or put in is no difference.
 */
final class Differences {
    /** Told in words at most; a reader who wants all lays the reports side by side. */
    private static final int MOST_IN_WORDS = 5;
    /** Kept on an edge at most: more than the facts of one report. */
    private static final int MOST_ON_EDGE = 20;
    /** The sentence must otherwise be nearly the same, or the difference is one of subject. */
    private static final double SAME = 0.6;
    /** For words that are told from others by a list alone, and names that both reports know. */
    private static final double VERY_SAME = 0.75;
    /** Where both reports know both names, one may only be another way to speak of the same: {@code Tarr} for {@code President}. */
    private static final double NEARLY_WORD_FOR_WORD = 0.9;
    /** Of neither report so much is found in the other: they are two texts, and a sentence in common is the exception. */
    private static final double MOSTLY = 0.5;
    /** A sentence of fewer other words in common is the same only if it has no others. */
    private static final int ENOUGH_KEPT = 3;
    /** From so many words on a sentence may hold the whole other one and more. */
    private static final int ENOUGH_TO_HOLD = 6;
    /** Longer stretches without a common word are other sentences. */
    private static final int LONGEST_GAP = 12;
    /** Facts of unequal number are matched in order in short stretches only. */
    private static final int SHORT_GAP = 6;
    /** Of the replaced words so many are misspelt: the text was scanned, and names have wrong letters too, as in a mangled one. */
    private static final double NOISY = 0.3;
    /** {@code North} for {@code South} is no damage. */
    private static final int FEW = 3;

    private static final Set<String> NEGATIONS =
            Set.of("not", "never", "no", "neither", "nor", "none", "cannot", "without", "nobody", "nothing");
    /** Figures beside which a written {@code one} is a count: those that are written in words themselves. */
    private static final BigDecimal MOST_BESIDE_ONE = BigDecimal.valueOf(12);

    private final Trace from;
    private final Trace to;
    private final FactWords factWords;
    private final Names names;
    private final WordDiff diff = new WordDiff();
    private final boolean noisy;
    private final boolean sameText;
    private @Nullable Set<Integer> nameWords;
    private @Nullable Units fromUnits;
    private @Nullable Units toUnits;
    private final Comparison comparison;

    Differences(Comparison comparison, FactWords factWords, Names names) {
        this.comparison = comparison;
        this.from = comparison.from();
        this.to = comparison.to();
        this.factWords = factWords;
        this.names = names;
        this.noisy =
                isDamaged(comparison) || from.frame().mangled() || to.frame().mangled();
        this.sameText = Math.max(comparison.found(), comparison.foundBack()) >= MOSTLY;
    }

    private static boolean isDamaged(Comparison comparison) {
        int replaced = 0;
        int respelled = 0;
        for (Comparison.Pair pair : comparison.pairs()) {
            for (WordDiff.Replaced words : pair.diff().replaced()) {
                if (Character.isLetter(comparison.from().first(words.from()))) {
                    replaced++;
                    respelled += Comparison.isRespelled(
                                    comparison.from().written(words.from()),
                                    comparison.to().written(words.to()))
                            ? 1
                            : 0;
                }
            }
        }
        return respelled >= FEW && respelled >= NOISY * replaced;
    }

    // Most reports are the same word for word and need no units.
    private Units unitsOf(Trace trace) {
        Set<Integer> words = nameWords;
        if (words == null) {
            words = Units.names(from);
            words.addAll(Units.names(to));
            nameWords = words;
        }
        return new Units(trace, words);
    }

    private Units unitsOfFrom() {
        if (fromUnits == null) {
            fromUnits = unitsOf(from);
        }
        return fromUnits;
    }

    private Units unitsOfTo() {
        if (toUnits == null) {
            toUnits = unitsOf(to);
        }
        return toUnits;
    }

    /** All, in the reading order of the later report. */
    List<Differing> all() {
        Map<Integer, Comparison.Pair> closest = new HashMap<>();
        for (Comparison.Pair pair : comparison.pairs()) {
            closest.merge(pair.to(), pair, (a, b) -> a.identity() >= b.identity() ? a : b);
        }
        List<Differing> found = new ArrayList<>();
        for (Comparison.Pair pair : comparison.pairs()) {
            // Of two sentences like one the less like is no version of it: one line of a list is like all others.
            if (pair.diff().kept() < pair.diff().longest() && pair.equals(closest.get(pair.to())) && mayDiffer(pair)) {
                new Sentences(pair, found).compare();
            }
        }
        return found;
    }

    /** A first look at the words that are not in both, since most change no fact. */
    private boolean mayDiffer(Comparison.Pair pair) {
        WordDiff.Only only = diff.only(from, pair.from(), to, pair.to());
        return (mayHoldFact(from, only.from()) && mayHoldFact(to, only.to()))
                || negates(from, only.from())
                || negates(to, only.to());
    }

    private boolean mayHoldFact(Trace trace, BitSet words) {
        for (int w = words.nextSetBit(0); w >= 0; w = words.nextSetBit(w + 1)) {
            if (!Character.isLowerCase(trace.first(w))
                    || Figures.isWord(trace.lower(w))
                    || factWords.find(trace.lower(w)) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean negates(Trace trace, BitSet words) {
        for (int w = words.nextSetBit(0); w >= 0; w = words.nextSetBit(w + 1)) {
            if (isNegation(trace.lower(w))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNegation(String lower) {
        return NEGATIONS.contains(lower) || lower.endsWith("n't") || lower.endsWith("n’t");
    }

    /** Those of an edge: each wording once. */
    List<Differing> distinct() {
        Set<String> wordings = new HashSet<>();
        List<Differing> found = new ArrayList<>();
        for (Differing each : all()) {
            if (found.size() < MOST_ON_EDGE && wordings.add(inWords(each))) {
                found.add(each);
            }
        }
        return found;
    }

    /** {@code says 120 where the other says 210}, in reading order. */
    List<String> inWords(List<Differing> distinct) {
        return distinct.stream().limit(MOST_IN_WORDS).map(this::inWords).toList();
    }

    private String inWords(Differing each) {
        return "says " + from.covered(each.from()) + " where the other says " + to.covered(each.to());
    }

    /** True if a name stands in a report, word for word. */
    private static boolean knows(Trace report, Trace of, Unit name) {
        int length = name.end() - name.first();
        for (int w = 0; w + length <= report.wordCount(); w++) {
            int same = 0;
            while (same < length && report.word(w + same) == of.word(name.first() + same)) {
                same++;
            }
            if (same == length) {
                return true;
            }
        }
        return false;
    }

    /** True if every word of a name is written so more than once: a scanner does not damage two in the same way. */
    private static boolean isRepeated(Trace trace, Unit name) {
        for (int n = name.first(); n < name.end(); n++) {
            int seen = 0;
            for (int w = 0; w < trace.wordCount(); w++) {
                seen += trace.word(w) == trace.word(n) ? 1 : 0;
            }
            if (seen < 2) {
                return false;
            }
        }
        return true;
    }

    /** Two aligned sentences. */
    private final class Sentences {
        private final List<Differing> found;
        private final List<Unit> mine;
        private final List<Unit> theirs;
        private final int[] match;
        private final List<Unit> mineLeft = new ArrayList<>();
        private final List<Unit> theirsLeft = new ArrayList<>();
        private double same;
        private int kept;

        Sentences(Comparison.Pair pair, List<Differing> found) {
            this.found = found;
            this.mine = unitsOfFrom().of(pair.from());
            this.theirs = unitsOfTo().of(pair.to());
            this.match = new int[mine.size()];
        }

        void compare() {
            align();
            measure();
            if (same < (sameText ? SAME : VERY_SAME)
                    || (kept < ENOUGH_KEPT && !(kept == ENOUGH_KEPT - 1 && same == 1))) {
                return;
            }
            int i = 0;
            int j = 0;
            while (i <= mine.size()) {
                int iEnd = i;
                while (iEnd < mine.size() && match[iEnd] < 0) {
                    iEnd++;
                }
                int jEnd = iEnd < mine.size() ? match[iEnd] : theirs.size();
                if (iEnd > i || jEnd > j) {
                    new Gap(i, iEnd, j, jEnd).compare();
                }
                i = iEnd + 1;
                j = jEnd + 1;
            }
        }

        /** Common units in order, those that tell something first. */
        private void align() {
            int n = mine.size();
            int m = theirs.size();
            int[][] best = new int[n + 1][m + 1];
            boolean[][] equal = new boolean[n][m];
            for (int i = n - 1; i >= 0; i--) {
                for (int j = m - 1; j >= 0; j--) {
                    equal[i][j] = isSame(mine.get(i), theirs.get(j));
                    int matched = equal[i][j] ? best[i + 1][j + 1] + weight(mine.get(i)) : 0;
                    best[i][j] = Math.max(matched, Math.max(best[i + 1][j], best[i][j + 1]));
                }
            }
            int i = 0;
            int j = 0;
            while (i < n) {
                if (j < m && equal[i][j] && best[i][j] == best[i + 1][j + 1] + weight(mine.get(i))) {
                    match[i++] = j++;
                } else if (j == m || best[i][j] == best[i + 1][j]) {
                    match[i++] = -1;
                } else {
                    j++;
                }
            }
        }

        private int weight(Unit unit) {
            return unit.kind() == Unit.Kind.WORD && from.is(unit.first(), Trace.STOP) ? 1 : 3;
        }

        /** Share of the plain words that the two have in common, where facts that may differ are not counted. */
        private void measure() {
            int all = 0;
            boolean[] matched = new boolean[theirs.size()];
            for (int i = 0; i < mine.size(); i++) {
                Unit unit = mine.get(i);
                if (match[i] >= 0) {
                    matched[match[i]] = true;
                    kept += isContent(from, unit) ? 1 : 0;
                } else {
                    mineLeft.add(unit);
                    all += isContent(from, unit) && !isFact(from, unit) ? 1 : 0;
                }
            }
            int other = 0;
            for (int j = 0; j < theirs.size(); j++) {
                Unit unit = theirs.get(j);
                if (!matched[j]) {
                    theirsLeft.add(unit);
                }
                other += !matched[j] && isContent(to, unit) && !isFact(to, unit) ? 1 : 0;
            }
            double whole = kept == 0 ? 0 : (double) kept / (kept + Math.max(all, other));
            double held = kept < ENOUGH_TO_HOLD ? 0 : 0.8 * kept / (kept + Math.min(all, other));
            same = Math.max(whole, held);
        }

        private boolean isContent(Trace trace, Unit unit) {
            return unit.kind() != Unit.Kind.WORD || !trace.is(unit.first(), Trace.STOP);
        }

        private boolean isFact(Trace trace, Unit unit) {
            return unit.kind() != Unit.Kind.WORD || factWords.find(trace.lower(unit.first())) != null;
        }

        private boolean isSame(Unit a, Unit b) {
            if (a.end() - a.first() == 1 && b.end() - b.first() == 1 && from.word(a.first()) == to.word(b.first())) {
                return true;
            }
            if (a.kind() != b.kind()) {
                return false;
            }
            return switch (a.kind()) {
                case WORD -> false;
                case NAME -> names.areOne(a.words(), b.words(), noisy);
                case NUMBER -> Objects.equals(a.value(), b.value());
                case DATE ->
                    a.day() != null
                            && b.day() != null
                            && a.day().isComparable(b.day())
                            && !a.day().contradicts(b.day());
            };
        }

        /** A stretch of both sentences between two words that they have in common. */
        private final class Gap {
            private final int iEnd;
            private final int jEnd;
            private final int i;
            private final int j;

            Gap(int i, int iEnd, int j, int jEnd) {
                this.i = i;
                this.iEnd = iEnd;
                this.j = j;
                this.jEnd = jEnd;
            }

            void compare() {
                if (iEnd == i || jEnd == j || Math.max(iEnd - i, jEnd - j) > LONGEST_GAP) {
                    negation();
                    return;
                }
                int before = found.size();
                exchanged(Unit.Kind.NUMBER, Differing.Kind.NUMBER);
                exchanged(Unit.Kind.DATE, Differing.Kind.DATE);
                exchanged(Unit.Kind.NAME, Differing.Kind.NAME);
                if (same >= VERY_SAME) {
                    words();
                    if (found.size() == before) {
                        nameForWord();
                    }
                    if (found.size() == before) {
                        negation();
                    }
                }
                found.subList(before, found.size()).sort((a, b) -> a.from().compareTo(b.from()));
            }

            /** Facts of one kind that stand in one place, in order. */
            private void exchanged(Unit.Kind kind, Differing.Kind as) {
                List<Unit> a = left(kind, true);
                List<Unit> b = left(kind, false);
                if (a.size() != b.size() && Math.max(iEnd - i, jEnd - j) > SHORT_GAP) {
                    return;
                }
                for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
                    if (mayDiffer(a.get(k), b.get(k))) {
                        add(as, a.get(k), b.get(k));
                    }
                }
            }

            private boolean mayDiffer(Unit a, Unit b) {
                return switch (a.kind()) {
                    case WORD -> false;
                    case NAME ->
                        (same >= NEARLY_WORD_FOR_WORD || !knows(to, from, a) || !knows(from, to, b))
                                && (!noisy || isRepeated(from, a) && isRepeated(to, b));
                    case NUMBER ->
                        a.value() != null
                                && b.value() != null
                                && !Figures.isRounded(a.value(), b.value())
                                && !Figures.isScaled(from, a, to, b)
                                && !isPronoun(from, a, b.value())
                                && !isPronoun(to, b, a.value());
                    case DATE ->
                        a.day() != null
                                && b.day() != null
                                && (a.day().contradicts(b.day())
                                        || a.day().isFarFrom(b.day(), to.frame().day())
                                        || b.day()
                                                .isFarFrom(a.day(), from.frame().day()));
                };
            }

            /** {@code one} for 50 is a pronoun: {@code one of them}. */
            private boolean isPronoun(Trace trace, Unit one, BigDecimal other) {
                return trace.lower(one.first()).equals("one")
                        && one.end() == one.first() + 1
                        && other.compareTo(MOST_BESIDE_ONE) > 0;
            }

            /** Units of a kind in this gap that did not only move to another place in the sentence. */
            private List<Unit> left(Unit.Kind kind, boolean ofMine) {
                List<Unit> left = new ArrayList<>();
                for (Unit unit : ofMine ? mine.subList(i, iEnd) : theirs.subList(j, jEnd)) {
                    boolean moved = false;
                    for (Unit other : ofMine ? theirsLeft : mineLeft) {
                        moved |= ofMine ? isSame(unit, other) : isSame(other, unit);
                    }
                    if (unit.kind() == kind && !moved) {
                        left.add(unit);
                    }
                }
                return left;
            }

            /** {@code killed} for {@code wounded}: words of one topic that do not mean the same. */
            private void words() {
                Map<String, Unit> byTopic = new HashMap<>();
                Map<String, Sense> senses = new HashMap<>();
                for (Unit unit : left(Unit.Kind.WORD, true)) {
                    Sense sense = factWords.find(from.lower(unit.first()));
                    if (sense != null
                            && !isToldIn(to, theirsLeft, sense)
                            && byTopic.putIfAbsent(sense.topic(), unit) == null) {
                        senses.put(sense.topic(), sense);
                    }
                }
                Set<String> done = new HashSet<>();
                for (Unit unit : left(Unit.Kind.WORD, false)) {
                    Sense sense = factWords.find(to.lower(unit.first()));
                    Unit other = sense == null ? null : byTopic.get(sense.topic());
                    if (sense != null && other != null && !isToldIn(from, mineLeft, sense) && done.add(sense.topic())) {
                        add(Differing.Kind.OTHER, other, unit);
                    }
                }
            }

            private boolean isToldIn(Trace trace, List<Unit> units, Sense sense) {
                for (Unit unit : units) {
                    Sense other = factWords.find(trace.lower(unit.first()));
                    if (other != null && other.equals(sense)) {
                        return true;
                    }
                }
                return false;
            }

            /** {@code farmers} for {@code Red Crescent}: a name that the other report does not know in place of people. */
            private void nameForWord() {
                if (Math.max(iEnd - i, jEnd - j) > SHORT_GAP) {
                    return;
                }
                List<Unit> myNames = left(Unit.Kind.NAME, true);
                List<Unit> theirNames = left(Unit.Kind.NAME, false);
                if (theirNames.isEmpty() && isNew(to, from, myNames)) {
                    for (Unit unit : left(Unit.Kind.WORD, false)) {
                        if (isPeople(to, unit)) {
                            found.add(new Differing(
                                    Differing.Kind.OTHER,
                                    span(from, myNames.getFirst(), myNames.getLast()),
                                    span(to, unit, unit)));
                            return;
                        }
                    }
                }
                if (myNames.isEmpty() && isNew(from, to, theirNames)) {
                    for (Unit unit : left(Unit.Kind.WORD, true)) {
                        if (isPeople(from, unit)) {
                            found.add(new Differing(
                                    Differing.Kind.OTHER,
                                    span(from, unit, unit),
                                    span(to, theirNames.getFirst(), theirNames.getLast())));
                            return;
                        }
                    }
                }
            }

            /** True if there are names, and a report knows none of them. */
            private boolean isNew(Trace report, Trace of, List<Unit> names) {
                for (Unit name : names) {
                    if (knows(report, of, name) || noisy) {
                        return false;
                    }
                }
                return !names.isEmpty();
            }

            private boolean isPeople(Trace trace, Unit unit) {
                Sense sense = factWords.find(trace.lower(unit.first()));
                return sense != null
                        && (sense.topic().equals("people") || sense.topic().equals("anybody"));
            }

            /** {@code would not stay} for {@code would stay}: nothing else but small words put in or left out. */
            private void negation() {
                if (noisy || same < VERY_SAME || i == 0 || j == 0 || iEnd == mine.size() || jEnd == theirs.size()) {
                    return;
                }
                int a = negations(from, mine.subList(i, iEnd));
                int b = negations(to, theirs.subList(j, jEnd));
                if (a >= 0 && b >= 0 && a != b) {
                    found.add(new Differing(
                            Differing.Kind.OTHER,
                            span(from, mine.get(i - 1), mine.get(iEnd)),
                            span(to, theirs.get(j - 1), theirs.get(jEnd))));
                }
            }

            /** How many, or -1 if there are other words that may turn the meaning. */
            private int negations(Trace trace, List<Unit> units) {
                int count = 0;
                for (Unit unit : units) {
                    String lower = trace.lower(unit.first());
                    boolean not = isNegation(lower);
                    if (isContent(trace, unit) && !not) {
                        return -1;
                    }
                    count += not ? 1 : 0;
                }
                return count;
            }

            private void add(Differing.Kind kind, Unit a, Unit b) {
                found.add(new Differing(kind, span(from, a, a), span(to, b, b)));
            }

            private Span span(Trace trace, Unit first, Unit last) {
                return new Span(
                        trace.span(first.first()).start(),
                        trace.span(last.end() - 1).end());
            }
        }
    }
}
