package org.rapporteur.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst said about which reports belong together: data that is applied anew on every run, and that no later report
 * undoes. A later correction wins over an earlier one that it contradicts.
 *
 * <p>Corrections speak of reports, since the name of a story can change: the story of a report is what holds it then.
 *
 * @param reports one or more report ids
 * @param others one or more report ids, none of them among the reports
 * @param by who said so, or null
 * @param on when, as ISO 8601 has it, or null
 * @param why in the analyst's words, or null
 */
public record Correction(
        Kind kind,
        List<String> reports,
        List<String> others,
        @Nullable String by,
        @Nullable String on,
        @Nullable String why) {
    /** @throws IllegalArgumentException if one of the lists is empty, or a report is in both */
    public Correction {
        reports = List.copyOf(reports);
        others = List.copyOf(others);
        if (reports.isEmpty() || others.isEmpty()) {
            throw new IllegalArgumentException("a correction needs two reports at least");
        }
        for (String report : reports) {
            if (others.contains(report)) {
                throw new IllegalArgumentException("a report against itself: " + report);
            }
        }
    }

    /** What is said of the two lists. */
    public enum Kind {
        /** The stories of all these reports are one story: merges. */
        SAME,
        /** No story holds one of the reports and one of the others: splits a story, or keeps two from ever becoming one. */
        APART,
        /** Each of the reports, alone, belongs to the story of the first of the others, whatever it says. */
        PIN
    }
}
