package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a report is compared by, for measuring other ways of grouping on the same.
 *
 * @param report its id
 * @param words numbers of its words by place, ascending
 * @param weights of these words; the product of two reports' is their likeness, days not counted
 */
public record ReportVector(String report, List<Integer> words, List<Float> weights) {
    public ReportVector {
        words = List.copyOf(words);
        weights = List.copyOf(weights);
    }

    static ReportVector of(String report, Vector vector) {
        List<Float> weights = new ArrayList<>();
        for (float weight : vector.weights) {
            weights.add(weight);
        }
        return new ReportVector(report, Arrays.stream(vector.terms).boxed().toList(), weights);
    }
}
