package org.rapporteur.story;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.story.Placement.Near;
import org.rapporteur.story.Placement.Rule;
import org.rapporteur.story.Placement.RunnerUp;

/**
 * Tells why the reports of a pile are in their stories: what each shares with the others, and where it would be otherwise. Copies
 * do not count among the others, since they had no say in the grouping.
 */
final class Placements {
    private final List<StoryReport> reports;
    private final Map<Integer, Vector> vectors;
    private final Map<Integer, Group> groupByReport = new HashMap<>();

    /**
     * @param reports in order of publication; here they go by their position
     * @param vectors of those that are no copies
     */
    Placements(List<StoryReport> reports, Map<Integer, Vector> vectors) {
        this.reports = reports;
        this.vectors = vectors;
    }

    /**
     * Takes note of a story; all must be known before the first question.
     *
     * @param own its reports that are no copies, in order
     * @param sum of their vectors
     */
    void add(Story story, List<Integer> members, List<Integer> own, Vector sum) {
        Group group = new Group(
                story.id(),
                sum,
                own.size(),
                own.stream().filter(i -> reports.get(i).day() != null).toList());
        members.forEach(member -> groupByReport.put(member, group));
    }

    /**
     * Why a report is where it is.
     *
     * @param vector of the report
     * @param near reports among which the nearest are looked for
     * @param rivals reports whose stories may be the runner-up
     */
    Placement placement(int report, Rule rule, Vector vector, Collection<Integer> near, Collection<Integer> rivals) {
        Group own = group(report);
        SharedWords shared = SharedWords.of(reports.get(report), vector, own.sum, vectors.containsKey(report));
        List<Near> nearest = Near.nearest(near.stream()
                .distinct()
                .filter(other -> other != report && group(other) == own && vectors.containsKey(other))
                .map(other -> new Near(reports.get(other).id(), vector.dot(expectVector(other)))));
        return new Placement(
                reports.get(report).id(),
                own.story,
                rule,
                likeness(report, vector, own),
                shared.names(),
                shared.words(),
                shared.figures(),
                shared.days(),
                nearest,
                runnerUp(report, vector, rivals));
    }

    private @Nullable RunnerUp runnerUp(int report, Vector vector, Collection<Integer> rivals) {
        Set<Group> candidates = new LinkedHashSet<>();
        rivals.forEach(other -> candidates.add(group(other)));
        candidates.remove(group(report));
        return candidates.stream()
                .map(group -> new RunnerUp(group.story, likeness(report, vector, group)))
                .filter(each -> each.likeness() > 0)
                .min(Comparator.comparingDouble(RunnerUp::likeness).reversed().thenComparing(RunnerUp::story))
                .orElse(null);
    }

    /** Mean likeness to the reports of a story, the report itself aside, lessened by the days between. */
    private double likeness(int report, Vector vector, Group group) {
        boolean counted = group == group(report) && vectors.containsKey(report);
        int size = group.size - (counted ? 1 : 0);
        if (size == 0) {
            return 0;
        }
        double sum = vector.dot(group.sum) - (counted ? vector.dot(vector) : 0);
        return Math.max(0, sum) / size * nearness(report, group.dated);
    }

    private double nearness(int report, List<Integer> dated) {
        Long day = reports.get(report).day();
        int from = !dated.isEmpty() && dated.getFirst() == report ? 1 : 0;
        int to = dated.size() - (!dated.isEmpty() && dated.getLast() == report ? 1 : 0);
        if (day == null || from >= to) {
            return Nearness.UNDATED;
        }
        return Nearness.of(Math.max(day(dated.get(from)) - day, day - day(dated.get(to - 1))));
    }

    private long day(int report) {
        return Objects.requireNonNull(reports.get(report).day());
    }

    private Group group(int report) {
        return Objects.requireNonNull(groupByReport.get(report));
    }

    private Vector expectVector(int report) {
        return Objects.requireNonNull(vectors.get(report));
    }

    /** A story as it is measured; no two are equal. */
    private static final class Group {
        final String story;
        final Vector sum;
        /** Reports that are no copies. */
        final int size;
        /** Those of them with a day, in order. */
        final List<Integer> dated;

        Group(String story, Vector sum, int size, List<Integer> dated) {
            this.story = story;
            this.sum = sum;
            this.size = size;
            this.dated = dated;
        }
    }
}
