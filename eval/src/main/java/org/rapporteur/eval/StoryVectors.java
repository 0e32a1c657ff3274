package org.rapporteur.eval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Published;

/**
 * What everyone who groups reports in a comparison is given of them: a sparse vector of length 1 and the day of publication, in
 * the order of publication; those without a date come last, in the order of the file.
 *
 * @param ids of the reports
 * @param days since 1970, or null
 * @param terms numbers of the report's terms, ascending
 * @param weights of those terms
 */
record StoryVectors(List<String> ids, List<@Nullable Long> days, List<int[]> terms, List<float[]> weights) {
    /** Characters of a report that count, and how often a word of the title does: as in {@code StoryTracker}. */
    private static final int OPENING = 3_000;

    private static final float TITLE_WEIGHT = 4;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Plain tf-idf: 1 + log of the count, times log of reports by reports with the term. */
    static StoryVectors of(List<Piles.Labelled> reports) {
        List<Piles.Labelled> ordered = reports.stream()
                .sorted(Comparator.comparing(StoryVectors::day, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        List<Map<Integer, Float>> counts = new ArrayList<>();
        for (Piles.Labelled report : ordered) {
            Map<Integer, Float> count = new TreeMap<>();
            count(report.title() == null ? "" : report.title(), TITLE_WEIGHT, numbers, count);
            count(report.text(), 1, numbers, count);
            counts.add(count);
        }
        int[] bearing = new int[numbers.size()];
        counts.forEach(count -> count.keySet().forEach(term -> bearing[term]++));
        StoryVectors vectors =
                new StoryVectors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < ordered.size(); i++) {
            Map<Integer, Float> count = counts.get(i);
            float[] weights = new float[count.size()];
            int n = 0;
            for (var entry : count.entrySet()) {
                double rarity = Math.log((1.0 + ordered.size()) / bearing[entry.getKey()]);
                weights[n++] = (float) ((1 + Math.log(entry.getValue())) * rarity);
            }
            vectors.add(
                    ordered.get(i).id(),
                    day(ordered.get(i)),
                    count.keySet().stream().mapToInt(term -> term).toArray(),
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

    private static void count(String text, float weight, Map<String, Integer> numbers, Map<Integer, Float> count) {
        String opening = text.substring(0, Math.min(OPENING, text.length())).toLowerCase(Locale.ROOT);
        WORD.matcher(opening)
                .results()
                .forEach(word ->
                        count.merge(numbers.computeIfAbsent(word.group(), any -> numbers.size()), weight, Float::sum));
    }

    int size() {
        return ids.size();
    }

    /** Term numbers are below this. */
    int vocabulary() {
        return 1 + terms.stream().flatMapToInt(Arrays::stream).max().orElse(-1);
    }
}
