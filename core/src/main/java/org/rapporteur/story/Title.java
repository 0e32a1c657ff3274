package org.rapporteur.story;

import java.util.List;
import java.util.Optional;

/** Chooses the headline of a story among those of its reports; none is made up. */
final class Title {
    private Title() {}

    /**
     * The headline of the report most like the story as a whole, clean ones first; empty if none has one.
     *
     * @param vectors of the same reports
     */
    static Optional<String> of(List<StoryReport> reports, List<Vector> vectors) {
        Vector sum = vectors.stream().reduce(Vector.EMPTY, Vector::plus);
        String best = null;
        double bestScore = -1;
        for (int i = 0; i < reports.size(); i++) {
            StoryReport report = reports.get(i);
            if (report.headline() != null) {
                double score = sum.dot(vectors.get(i)) / reports.size() + (report.mangled() ? 0 : 1);
                if (score > bestScore) {
                    bestScore = score;
                    best = report.headline();
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
