package org.rapporteur.lineage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Facts that differ between a report and what it was made from: a figure, a name, a day changed in the same sentence. */
final class Differences {
    /** Shown at most; a reader who wants all lays the reports side by side. */
    private static final int MOST = 5;
    /** The sentence must otherwise be nearly the same, or the difference is one of subject. */
    private static final double SAME = 0.6;

    private final Comparison comparison;

    Differences(Comparison comparison) {
        this.comparison = comparison;
    }

    /** {@code Advisers} and {@code Advisors}, {@code Marovia} and {@code Marovian} are no finding; {@code Iran} for {@code Iraq} is. */
    private static boolean isOneName(String a, String b) {
        return a.startsWith(b) || b.startsWith(a) || (a.length() > 6 && Comparison.isRespelled(a, b));
    }

    /** {@code says 120 where the other says 210}, in reading order. */
    List<String> inWords() {
        Trace from = comparison.from();
        Trace to = comparison.to();
        Set<String> found = new LinkedHashSet<>();
        for (Comparison.Pair pair : comparison.pairs()) {
            if (pair.identity() < SAME) {
                continue;
            }
            for (WordDiff.Replaced words : pair.diff().replaced()) {
                boolean figures = from.is(words.from(), Trace.NUMBER) && to.is(words.to(), Trace.NUMBER);
                boolean names = from.is(words.from(), Trace.NAME) && to.is(words.to(), Trace.NAME);
                String mine = from.written(words.from());
                String other = to.written(words.to());
                if ((figures || (names && !isOneName(mine, other))) && found.size() < MOST) {
                    found.add("says " + mine + " where the other says " + other);
                }
            }
        }
        return List.copyOf(found);
    }
}
