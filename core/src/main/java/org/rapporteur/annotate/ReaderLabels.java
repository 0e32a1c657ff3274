package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** The numbers that the confidence of an attribution is weighed from. */
    static final int CONFIDENCE_FEATURES = 8;

    private static final List<String> EVENT_GROUPS = List.of("event", "time", "polarity", "certainty");

    final List<String> tags;
    final List<String> names;
    final List<String> roots;

    /** Where each group of event numbers starts, and how many it has. */
    final Map<String, int[]> eventGroups = new TreeMap<>();

    /** Numbers of all groups together. */
    final int eventSize;

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
        tags = pairs(json.path("tags"));
        if (!tags.containsAll(List.of("B-source", "B-cue", "B-content"))) {
            throw new IllegalArgumentException("tags without source, cue or content");
        }
        names = pairs(json.path("names"));
        for (String name : names.subList(1, names.size())) {
            EntityType.valueOf(name.substring(2).toUpperCase(Locale.ROOT));
        }
        roots = words(json.path("roots"));
        int at = 0;
        for (Map.Entry<String, JsonNode> group : json.path("events").properties()) {
            int size = group.getValue().size();
            eventGroups.put(group.getKey(), new int[] {at, size});
            at += size;
        }
        eventSize = at;
        for (String group : EVENT_GROUPS) {
            int[] place = eventGroups.get(group);
            if (place == null || place[1] < 2) {
                throw new IllegalArgumentException("no events group " + group);
            }
        }
        JsonNode transitions = json.path("transitions");
        tagTransitions = matrix(transitions.path("tags").path("matrix"), tags.size(), tags.size());
        tagStart = row(transitions.path("tags").path("start"), tags.size());
        nameTransitions = matrix(transitions.path("names").path("matrix"), names.size(), names.size());
        nameStart = row(transitions.path("names").path("start"), names.size());
        none = matrix(json.path("none"), 2, LINK);
        JsonNode relation = json.path("relation");
        relationBias = row(relation.path("bias"), LINK);
        rootWeight = matrix(relation.path("roots").path("weight"), roots.size(), LINK);
        rootBias = row(relation.path("roots").path("bias"), roots.size());
        JsonNode confidence = json.path("confidence");
        confidenceWeights = row(confidence.path("weights"), CONFIDENCE_FEATURES);
        confidenceBias = number(confidence.path("bias"));
        for (Map.Entry<String, JsonNode> entry : json.path("temperatures").properties()) {
            double heat = number(entry.getValue());
            if (heat <= 0) {
                throw new IllegalArgumentException("temperature " + entry.getKey() + " is " + heat);
            }
            temperatures.put(entry.getKey(), heat);
        }
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
        node.forEach(word -> words.add(word.asString("")));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a list of labels is empty");
        }
        return List.copyOf(words);
    }

    /** {@code O}, then for each kind of span the label that begins one and the label that goes on. */
    private static List<String> pairs(JsonNode node) {
        List<String> labels = words(node);
        boolean paired = labels.getFirst().equals("O") && labels.size() % 2 == 1;
        for (int i = 1; paired && i < labels.size(); i += 2) {
            paired = labels.get(i).startsWith("B-")
                    && labels.get(i + 1).equals("I-" + labels.get(i).substring(2));
        }
        if (!paired) {
            throw new IllegalArgumentException("labels in another order");
        }
        return labels;
    }

    private static double number(JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new IllegalArgumentException("a number is missing");
        }
        return node.asDouble();
    }

    private static double[] row(JsonNode node, int size) {
        if (node.size() != size) {
            throw new IllegalArgumentException("a row of " + size + " numbers has " + node.size());
        }
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            row[i] = number(node.path(i));
        }
        return row;
    }

    private static double[][] matrix(JsonNode node, int rows, int columns) {
        if (node.size() != rows) {
            throw new IllegalArgumentException("a table of " + rows + " rows has " + node.size());
        }
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = row(node.path(i), columns);
        }
        return matrix;
    }
}
