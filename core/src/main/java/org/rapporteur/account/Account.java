package org.rapporteur.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.story.Stories;

/**
 * One sourced account of a pile of reports.
 *
 * @param asOf the day up to which reports were heard; null if no report has a date
 * @param since the day after which changes are told, or null
 * @param version of the program that wrote it
 * @param readings in order of publication, then id
 * @param stories most reports first
 * @param grouping the same stories with their sagas, why each report is where it is, and their links to other languages
 * @param problems of inputs and of reports, by path
 * @param corrections what analysts said, in the order in which they said it; all of the above obeys it
 */
public record Account(
        @Nullable LocalDate asOf,
        @Nullable LocalDate since,
        String version,
        List<Reading> readings,
        Lineage lineage,
        List<StoryAccount> stories,
        Stories grouping,
        List<InputProblem> problems,
        List<Correction> corrections) {
    public Account {
        readings = List.copyOf(readings);
        stories = List.copyOf(stories);
        problems = List.copyOf(problems);
        corrections = List.copyOf(corrections);
    }

    /** An account that nobody corrected. */
    public Account(
            @Nullable LocalDate asOf,
            @Nullable LocalDate since,
            String version,
            List<Reading> readings,
            Lineage lineage,
            List<StoryAccount> stories,
            Stories grouping,
            List<InputProblem> problems) {
        this(asOf, since, version, readings, lineage, stories, grouping, problems, List.of());
    }

    /** How many reports were read without the learned reader. */
    public long readByRules() {
        return readings.stream()
                .filter(reading -> reading.annotation().reader().equals(Annotation.RULES))
                .count();
    }
}
