package org.rapporteur.story;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a report is in its story.
 *
 * @param rule what put it there
 * @param likeness mean likeness to the story's other reports, 0 to 1, copies aside, lessened by the days between; 0 if
 *     there are none
 * @param names words with a capital that it shares with the others, those that count most first; written as in the report
 * @param words other words that it shares, likewise
 * @param figures words with a digit that it shares, likewise
 * @param days days as ISO 8601 has them that both it and others speak of
 * @param nearest the reports of the story most like it, most alike first; or its original, if it is a copy
 * @param runnerUp the story that it would be in otherwise, or null if no other is in the least alike
 */
public record Placement(
        String report,
        String story,
        Rule rule,
        double likeness,
        List<String> names,
        List<String> words,
        List<String> figures,
        List<String> days,
        List<Near> nearest,
        @Nullable RunnerUp runnerUp) {
    public Placement {
        names = List.copyOf(names);
        words = List.copyOf(words);
        figures = List.copyOf(figures);
        days = List.copyOf(days);
        nearest = List.copyOf(nearest);
    }

    /** What can put a report into a story. */
    public enum Rule {
        /** It is the first of its story. */
        FIRST,
        /** It is like the others on average. */
        ALIKE,
        /** It was made from a report that is there. */
        COPY,
        /** An analyst said something of it: that it belongs with a report, or that it does not. */
        CORRECTION
    }

    /** A report and how like it is, 0 to 1, before days are counted. */
    public record Near(String report, double likeness) {
        /** Nearest reports that are told: enough to look at. */
        private static final int MOST = 3;

        /** The nearest of all, most alike first; of equals the one with the smaller id. */
        static List<Near> nearest(Stream<Near> all) {
            return all.sorted(Comparator.comparingDouble(Near::likeness)
                            .reversed()
                            .thenComparing(Near::report))
                    .limit(MOST)
                    .toList();
        }
    }

    /** Another story and the mean likeness to it, days counted. */
    public record RunnerUp(String story, double likeness) {}
}
