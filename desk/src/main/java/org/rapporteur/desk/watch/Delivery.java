package org.rapporteur.desk.watch;

import java.util.List;
import java.util.Map;
import org.rapporteur.ingest.InputProblem;

/**
 * What one input gave, and up to where it is read after that; committed in one transaction.
 *
 * @param input id of the input
 * @param arrivals in the input's order, at most {@value #MOST}
 * @param problems located, of what gave no report
 * @param positions names and values to remember of this input ({@code etag}, {@code file:a.jsonl}); an empty value forgets the name;
 *     others stay as they are
 */
public record Delivery(
        String input, List<Arrival> arrivals, List<InputProblem> problems, Map<String, String> positions) {
    /** Arrivals in one delivery: few enough for a transaction of well under a second. */
    public static final int MOST = 64;

    /** @throws IllegalArgumentException if there are more arrivals than {@value #MOST} */
    public Delivery {
        arrivals = List.copyOf(arrivals);
        problems = List.copyOf(problems);
        positions = Map.copyOf(positions);
        if (arrivals.size() > MOST) {
            throw new IllegalArgumentException(arrivals.size() + " arrivals in one delivery");
        }
    }
}
