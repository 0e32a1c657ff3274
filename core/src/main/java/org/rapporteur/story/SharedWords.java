package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report has in common with others, what counts most for their likeness first; written as the report writes it.
 *
 * @param names words with a capital inside a sentence
 * @param words other words
 * @param figures words with a digit
 * @param days as ISO 8601 has them
 */
record SharedWords(List<String> names, List<String> words, List<String> figures, List<String> days) {
    /** Names and words, each: as many as a line has room for. */
    private static final int MOST_WORDS = 5;
    /** A number below a hundred stands in every other report. */
    private static final int SHORTEST_FIGURE = 3;
    /** Figures and days, each. */
    private static final int MOST_FIGURES = 3;

    /** Words that reports have because they are reports. */
    private static final Set<String> OF_THE_TRADE = Stream.of(
                    "said", "says", "saying", "told", "tells", "reported", "Mr", "Mrs", "Ms")
            .map(Terms::stem)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<Field> PLAIN =
            Stream.of(Field.values()).filter(Field::isOfPlainWords).toList();

    SharedWords {
        names = List.copyOf(names);
        words = List.copyOf(words);
        figures = List.copyOf(figures);
        days = List.copyOf(days);
    }

    /**
     * What a report shares with others.
     *
     * @param vector of the report
     * @param sum of the others' vectors
     * @param counted whether its own is in the sum
     */
    static SharedWords of(StoryReport report, Vector vector, Vector sum, boolean counted) {
        Vector shared = vector.times(sum, counted);
        Map<String, Double> capitals = weights(report, List.of(Field.NAME), shared);
        capitals.keySet().removeAll(OF_THE_TRADE);
        List<String> names = heaviest(capitals, MOST_WORDS);
        List<String> figures = heaviest(figures(report, shared), MOST_FIGURES);
        Map<String, Double> plain = weights(report, PLAIN, shared);
        plain.keySet().removeAll(report.counts(Field.NAME).keySet());
        plain.keySet().removeAll(report.counts(Field.FIGURE).keySet());
        plain.keySet().removeAll(OF_THE_TRADE);
        List<String> words = heaviest(plain, MOST_WORDS);
        Set<String> ofNames = new HashSet<>(names);
        ofNames.addAll(figures);
        Set<String> ofWords = new HashSet<>(words);
        ofWords.addAll(figures);
        Map<String, String> forms = report.forms(ofNames, ofWords);
        return new SharedWords(
                written(names, forms),
                written(words, forms),
                written(figures, forms),
                heaviest(weights(report, List.of(Field.DAY), shared), MOST_FIGURES));
    }

    private static Map<String, Double> figures(StoryReport report, Vector shared) {
        Map<String, Double> figures = weights(report, List.of(Field.FIGURE), shared);
        figures.keySet().removeIf(figure -> figure.length() < SHORTEST_FIGURE);
        return figures;
    }

    /** What each stem of some places adds to the likeness; stems that add nothing are left out. */
    private static Map<String, Double> weights(StoryReport report, List<Field> fields, Vector shared) {
        Map<String, Double> weights = new HashMap<>();
        for (Field field : fields) {
            for (String stem : report.counts(field).keySet()) {
                int at = Arrays.binarySearch(shared.terms, Weigher.key(field, stem));
                if (at >= 0) {
                    weights.merge(stem, (double) shared.weights[at], Double::sum);
                }
            }
        }
        return weights;
    }

    private static List<String> heaviest(Map<String, Double> weights, int most) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> written(List<String> stems, Map<String, String> forms) {
        List<String> written = new ArrayList<>();
        stems.forEach(stem -> written.add(forms.getOrDefault(stem, stem)));
        return written;
    }
}
