package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What has to be known beside the graph to read its numbers ({@code reader.json}): names of labels, which label follows which,
 * temperatures, and small matrices.
 */
final class ReaderLabels {
    /** Size of each of the six vectors that link contents to sources and cues, and of the four of a relation. */
    static final int LINK = 64;

    final List<String> tags;
    final List<String> names;
    final List<String> roots;

    /** Where each group of event numbers starts, and how many it has. */
    final Map<String, int[]> eventGroups = new TreeMap<>();

    final double[][] tagTransitions;
    final double[] tagStart;
    final double[][] nameTransitions;
    final double[] nameStart;
    final double[][] none;
    final double[] relationBias;
    final double[][] rootWeight;
    final double[] rootBias;
    final double[] confidenceWeights;
    final double confidenceBias;
    private final Map<String, Double> temperatures = new TreeMap<>();

    private ReaderLabels(JsonNode json) {
        tags = words(json.path("tags"));
        names = words(json.path("names"));
        roots = words(json.path("roots"));
        int at = 0;
        for (Map.Entry<String, JsonNode> group : json.path("events").properties()) {
            int size = group.getValue().size();
            eventGroups.put(group.getKey(), new int[] {at, size});
            at += size;
        }
        JsonNode transitions = json.path("transitions");
        tagTransitions = matrix(transitions.path("tags").path("matrix"), tags.size());
        tagStart = row(transitions.path("tags").path("start"), tags.size());
        nameTransitions = matrix(transitions.path("names").path("matrix"), names.size());
        nameStart = row(transitions.path("names").path("start"), names.size());
        none = matrix(json.path("none"), 2);
        JsonNode relation = json.path("relation");
        relationBias = row(relation.path("bias"), LINK);
        rootWeight = matrix(relation.path("roots").path("weight"), roots.size());
        rootBias = row(relation.path("roots").path("bias"), roots.size());
        JsonNode confidence = json.path("confidence");
        confidenceWeights =
                row(confidence.path("weights"), confidence.path("features").size());
        confidenceBias = confidence.path("bias").asDouble();
        json.path("temperatures")
                .properties()
                .forEach(e -> temperatures.put(e.getKey(), e.getValue().asDouble()));
    }

    /** Throws {@link IllegalArgumentException} for what is not there or of another size. */
    static ReaderLabels of(JsonNode json) {
        return new ReaderLabels(json);
    }

    /** What the numbers of a head are divided by before they become probabilities. */
    double temperature(String head) {
        return temperatures.getOrDefault(head, 1.0);
    }

    private static List<String> words(JsonNode node) {
        List<String> words = new ArrayList<>();
        node.forEach(word -> words.add(word.asString()));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a list of labels is empty");
        }
        return List.copyOf(words);
    }

    private static double[] row(JsonNode node, int size) {
        if (node.size() != size) {
            throw new IllegalArgumentException("a row of " + size + " numbers has " + node.size());
        }
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            row[i] = node.get(i).asDouble();
        }
        return row;
    }

    private static double[][] matrix(JsonNode node, int rows) {
        if (node.size() != rows) {
            throw new IllegalArgumentException("a table of " + rows + " rows has " + node.size());
        }
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = row(node.get(i), node.get(i).size());
        }
        return matrix;
    }
}
