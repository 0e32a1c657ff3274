package org.rapporteur.desk.watch;

import java.util.List;
import java.util.Map;
import org.rapporteur.ingest.InputProblem;

/** Problems that are there at every look are told once, until they change. */
final class Told {
    private static final String NAME = "told";

    private Told() {}

    static void tell(List<InputProblem> problems, Map<String, String> known, Portion portion)
            throws InterruptedException {
        String digest = problems.isEmpty()
                ? ""
                : Entries.digest(problems.stream().map(InputProblem::toString).toArray(String[]::new));
        if (!known.getOrDefault(NAME, "").equals(digest)) {
            for (InputProblem problem : problems) {
                portion.add(problem);
            }
            portion.remember(NAME, digest);
        }
    }
}
