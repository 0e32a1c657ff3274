package org.rapporteur.account;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
 * @param lineage of these readings
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

    /**
     * The account of one of its stories alone, to hand on by itself: the story's reports with what ties them to one another, and the problems
     * of their inputs. Empty if it has no such story.
     */
    public Optional<Account> only(String story) {
        return stories.stream()
                .filter(each -> each.story().id().equals(story))
                .findFirst()
                .map(this::only);
    }

    private Account only(StoryAccount story) {
        Set<String> reports = new HashSet<>(story.story().reports());
        List<Reading> own =
                readings.stream().filter(each -> reports.contains(each.id())).toList();
        Set<String> paths = own.stream().map(each -> each.article().path()).collect(Collectors.toSet());
        return new Account(
                asOf,
                since,
                version,
                own,
                lineage.among(reports),
                List.of(story),
                grouping.only(story.story()),
                problems.stream().filter(each -> paths.contains(each.path())).toList(),
                corrections);
    }

    /** The same, as somebody reads it who does not ask what changed. */
    public Account withoutChanges() {
        return new Account(
                asOf,
                null,
                version,
                readings,
                lineage,
                stories.stream().map(StoryAccount::withoutChanges).toList(),
                grouping,
                problems,
                corrections);
    }

    /** How many reports were read without the learned reader. */
    public long readByRules() {
        return readings.stream()
                .filter(reading -> reading.annotation().isByRules())
                .count();
    }
}
