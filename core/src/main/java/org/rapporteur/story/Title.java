package org.rapporteur.story;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Chooses the headline of a story among those of its reports; none is made up. */
final class Title {
    private Title() {}

    /**
     * The headline of the report most like the story as a whole, clean ones first; empty if none has one.
     *
     * @param vectors of the same reports
     */
    static Optional<String> of(List<StoryReport> reports, List<Vector> vectors) {
        return central(reports, vectors, report -> report.headline() != null).map(StoryReport::headline);
    }

    /** The first words of such a report, for a story without a headline, no question if there are others; empty if there is no report. */
    static Optional<String> opening(List<StoryReport> reports, List<Vector> vectors) {
        return central(reports, vectors, report -> report.opening().indexOf('?') < 0)
                .or(() -> central(reports, vectors, report -> true))
                .map(StoryReport::opening);
    }

    private static Optional<StoryReport> central(
            List<StoryReport> reports, List<Vector> vectors, Predicate<StoryReport> isWanted) {
        Vector sum = vectors.stream().reduce(Vector.EMPTY, Vector::plus);
        StoryReport best = null;
        double bestScore = -1;
        for (int i = 0; i < reports.size(); i++) {
            double score =
                    sum.dot(vectors.get(i)) / reports.size() + (reports.get(i).mangled() ? 0 : 1);
            if (isWanted.test(reports.get(i)) && score > bestScore) {
                bestScore = score;
                best = reports.get(i);
            }
        }
        return Optional.ofNullable(best);
    }
}
