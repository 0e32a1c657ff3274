package org.rapporteur.eval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Published;
import org.rapporteur.story.ReportVector;
import org.rapporteur.story.StoryPile;

/**
 * What everyone who groups reports in a comparison is given of them: the vector that our grouping makes of each, brought to length 1,
 * and the day of publication; in the order of publication, those without a date last.
 *
 * @param ids of the reports
 * @param days since 1970, or null
 * @param terms numbers of the report's terms, from 0, ascending
 * @param weights of those terms
 */
record StoryVectors(List<String> ids, List<@Nullable Long> days, List<int[]> terms, List<float[]> weights) {
    /** Those that our grouping compares. */
    static StoryVectors of(List<Piles.Labelled> reports) {
        StoryPile pile = new StoryPile();
        Map<String, Piles.Labelled> byId = new HashMap<>();
        for (Piles.Labelled report : reports) {
            pile.observe(report.reading());
            byId.put(report.id(), report);
        }
        List<ReportVector> all = pile.vectors();
        TreeSet<Integer> words = new TreeSet<>();
        all.forEach(vector -> words.addAll(vector.words()));
        Map<Integer, Integer> numbers = new HashMap<>();
        words.forEach(word -> numbers.put(word, numbers.size()));
        StoryVectors vectors =
                new StoryVectors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ReportVector vector : all) {
            float[] weights = new float[vector.weights().size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = vector.weights().get(i);
            }
            vectors.add(
                    vector.report(),
                    day(Objects.requireNonNull(byId.get(vector.report()))),
                    vector.words().stream().mapToInt(numbers::get).toArray(),
                    weights);
        }
        return vectors;
    }

    /** Adds a report; its weights are brought to length 1. */
    void add(String id, @Nullable Long day, int[] reportTerms, float[] reportWeights) {
        double squares = 0;
        for (float weight : reportWeights) {
            squares += weight * (double) weight;
        }
        float[] scaled = reportWeights.clone();
        for (int i = 0; i < scaled.length && squares > 0; i++) {
            scaled[i] /= (float) Math.sqrt(squares);
        }
        ids.add(id);
        days.add(day);
        terms.add(reportTerms);
        weights.add(scaled);
    }

    private static @Nullable Long day(Piles.Labelled report) {
        return new Published(report.date(), null)
                .date()
                .map(LocalDate::toEpochDay)
                .orElse(null);
    }

    int size() {
        return ids.size();
    }

    /** Term numbers are below this. */
    int vocabulary() {
        return 1 + terms.stream().flatMapToInt(Arrays::stream).max().orElse(-1);
    }
}
