package org.rapporteur.cli;

import java.util.List;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.InputProblem;

/**
 * All the reports that a call named, read one by one.
 *
 * @param readings in input order
 * @param problems of the inputs, in input order
 */
public record Pile(List<Reading> readings, List<InputProblem> problems) {
    public Pile {
        readings = List.copyOf(readings);
        problems = List.copyOf(problems);
    }

    /** True if anything that was named could not be read as it should. */
    public boolean hasProblems() {
        return !problems.isEmpty()
                || readings.stream().anyMatch(r -> !r.article().problems().isEmpty());
    }
}
