package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Landmark;
import org.rapporteur.lineage.LandmarkFinder;
import org.rapporteur.text.Span;

/**
 * What the reports of a story name, count and date.
 *
 * @param byKey in order of keys
 * @param runs landmarks that stand side by side, as the words of a name do; each sequence once, where it stands first
 */
record Marks(TreeMap<String, Mark> byKey, List<Run> runs) {
    /** Reports read of a story: more change hardly what most of them share. */
    private static final int MOST_REPORTS = 48;
    /** Marks kept of a story; an article has 20 to 100, and what few of many reports have weighs next to nothing. */
    private static final int MOST_MARKS = 256;

    private static final Comparator<Map.Entry<String, Mark>> WIDEST_FIRST = Comparator.comparingDouble(
                    (Map.Entry<String, Mark> entry) -> -entry.getValue().share())
            .thenComparing(Map.Entry::getKey);

    /** @param share in what part of the story's reports it stands, above 0 up to 1 */
    record Mark(Landmark.Kind kind, double share) {}

    /** Landmarks side by side; {@code spans} in the order of {@code keys}. */
    record Run(String report, List<String> keys, List<Span> spans) {
        Run {
            keys = List.copyOf(keys);
            spans = List.copyOf(spans);
        }
    }

    static Marks of(List<Reading> reports, String language, LandmarkFinder finder) {
        List<Reading> read = some(reports);
        Map<String, Integer> bearing = new TreeMap<>();
        Map<String, Landmark.Kind> kinds = new TreeMap<>();
        Map<List<String>, Run> runs = new LinkedHashMap<>();
        for (Reading report : read) {
            Set<String> here = new HashSet<>();
            List<Landmark> side = new ArrayList<>();
            for (Landmark landmark : finder.find(report, language)) {
                if (landmark.kind().isFirm()) {
                    if (!side.isEmpty() && !isBeside(side.getLast().span(), landmark.span())) {
                        close(report, side, runs);
                    }
                    side.add(landmark);
                    kinds.put(landmark.key(), landmark.kind());
                    if (here.add(landmark.key())) {
                        bearing.merge(landmark.key(), 1, Integer::sum);
                    }
                }
            }
            close(report, side, runs);
        }
        TreeMap<String, Mark> all = new TreeMap<>();
        kinds.forEach((key, kind) -> all.put(key, new Mark(kind, bearing.getOrDefault(key, 0) / (double) read.size())));
        TreeMap<String, Mark> kept = all.entrySet().stream()
                .sorted(WIDEST_FIRST)
                .limit(MOST_MARKS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        return new Marks(kept, List.copyOf(runs.values()));
    }

    /** All reports of a story, or as many as are read, from its beginning to its end. */
    private static List<Reading> some(List<Reading> reports) {
        int count = Math.min(MOST_REPORTS, reports.size());
        List<Reading> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(reports.get((int) ((long) i * reports.size() / count)));
        }
        return some;
    }

    /** One space or hyphen lies between them, or both are one word. */
    private static boolean isBeside(Span before, Span after) {
        return after.start() <= before.end() + 1;
    }

    private static void close(Reading report, List<Landmark> side, Map<List<String>, Run> runs) {
        if (!side.isEmpty()) {
            List<String> keys = side.stream().map(Landmark::key).toList();
            runs.putIfAbsent(
                    keys,
                    new Run(report.id(), keys, side.stream().map(Landmark::span).toList()));
            side.clear();
        }
    }
}
