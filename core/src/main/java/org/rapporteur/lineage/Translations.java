package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reports of a pile that are one text in two languages, by what survives translation.
 *
 * <p>For each report the most promising ones of every other language are found by landmarks that few reports have, and laid beside it
 * sentence by sentence; what is the closest for one of the two, and close enough, is a translation. The work is in proportion to the
 * number of reports; in a pile of one language there is none.
 */
final class Translations {
    /**
     * Reports compared with each, in each other language: two would do for all but two of the pairs of {@code CrossLanguageEval}; the rest
     * is for lines that are much alike.
     */
    private static final int PER_LANGUAGE = 6;

    private final ParallelAligner aligner = new ParallelAligner();
    private final TranslationJudge judge = new TranslationJudge();
    private @Nullable SameWords sameWords;

    /**
     * The edges that rest on a translation, from the later to the earlier report, by the id of the later: between reports of different
     * languages, and between two versions in one language of the same foreign text.
     *
     * @param ordered all reports of the pile, originals first
     */
    Map<String, List<Edge>> edges(List<Trace> ordered) {
        List<Parallel> compared = compared(ordered);
        // Of each report, the most alike in each other language.
        Map<String, Parallel> closest = new HashMap<>();
        for (Parallel parallel : compared) {
            closest.merge(place(parallel.from(), parallel.to()), parallel, Translations::closer);
            closest.merge(place(parallel.to(), parallel.from()), parallel, Translations::closer);
        }
        Map<String, List<Edge>> edges = new HashMap<>();
        Map<String, List<Parallel>> versions = new TreeMap<>();
        for (Parallel parallel : compared) {
            boolean closestForFrom = closest.get(place(parallel.from(), parallel.to())) == parallel;
            boolean closestForTo = closest.get(place(parallel.to(), parallel.from())) == parallel;
            if (judge.isTranslation(parallel, closestForFrom, closestForTo)) {
                add(judge.edge(parallel), edges);
                versions.computeIfAbsent(place(parallel.from(), parallel.to()), any -> new ArrayList<>())
                        .add(parallel);
                versions.computeIfAbsent(place(parallel.to(), parallel.from()), any -> new ArrayList<>())
                        .add(parallel.turned());
            }
        }
        versions.values().forEach(ofOne -> judge.siblings(ofOne).forEach(edge -> add(edge, edges)));
        return edges;
    }

    /** Lays two reports in different languages beside one another, by themselves: no pile tells which of their landmarks are rare. */
    Parallel align(Trace from, Trace to) {
        String one = language(from);
        String other = language(to);
        if (one == null || other == null) {
            throw new IllegalArgumentException("a language that cannot be told");
        }
        LandmarkReader reader = new LandmarkReader(sameWords());
        Landmarks a = reader.read(from, one);
        Landmarks b = reader.read(to, other);
        float[] weights =
                Shelf.weights(new Shelf(List.of(a), reader.keys()), new Shelf(List.of(b), reader.keys()), reader);
        return aligner.align(a, b, weights);
    }

    // Piles of one language need none.
    private SameWords sameWords() {
        if (sameWords == null) {
            sameWords = new SameWords();
        }
        return sameWords;
    }

    private static void add(Edge edge, Map<String, List<Edge>> edges) {
        edges.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge);
    }

    /** True if two reports are in languages that are known to differ. */
    static boolean areForeign(Trace a, Trace b) {
        String one = language(a);
        String other = language(b);
        return one != null && other != null && !one.equals(other);
    }

    private static String place(Landmarks report, Landmarks other) {
        return other.language() + " " + report.trace().id();
    }

    private static Parallel closer(Parallel a, Parallel b) {
        return TranslationJudge.rank(b) > TranslationJudge.rank(a) ? b : a;
    }

    private List<Parallel> compared(List<Trace> ordered) {
        TreeMap<String, List<Trace>> byLanguage = new TreeMap<>();
        Map<Trace, Integer> places = new HashMap<>();
        for (Trace trace : ordered) {
            places.put(trace, places.size());
            String language = language(trace);
            if (language != null) {
                byLanguage.computeIfAbsent(language, any -> new ArrayList<>()).add(trace);
            }
        }
        List<Parallel> all = new ArrayList<>();
        if (byLanguage.size() < 2) {
            return all;
        }
        LandmarkReader reader = new LandmarkReader(sameWords());
        List<List<Landmarks>> read = new ArrayList<>();
        byLanguage.forEach((language, traces) -> read.add(
                traces.stream().map(trace -> reader.read(trace, language)).toList()));
        List<Shelf> shelves =
                read.stream().map(reports -> new Shelf(reports, reader.keys())).toList();
        for (int a = 0; a < shelves.size(); a++) {
            for (int b = a + 1; b < shelves.size(); b++) {
                compare(shelves.get(a), shelves.get(b), reader, places, all);
            }
        }
        return all;
    }

    private void compare(Shelf a, Shelf b, LandmarkReader reader, Map<Trace, Integer> places, List<Parallel> into) {
        float[] weights = Shelf.weights(a, b, reader);
        float[] totals = a.totals(weights);
        float[] totalsB = b.totals(weights);
        TreeSet<Long> pairs = new TreeSet<>();
        for (int i = 0; i < a.size(); i++) {
            for (int j : b.find(a.report(i), totals[i], weights, totalsB, PER_LANGUAGE)) {
                pairs.add((long) i << 32 | j);
            }
        }
        for (int j = 0; j < b.size(); j++) {
            for (int i : a.find(b.report(j), totalsB[j], weights, totals, PER_LANGUAGE)) {
                pairs.add((long) i << 32 | j);
            }
        }
        for (long pair : pairs) {
            Landmarks one = a.report((int) (pair >> 32));
            Landmarks other = b.report((int) pair);
            boolean later = places.getOrDefault(one.trace(), 0) > places.getOrDefault(other.trace(), 0);
            into.add(later ? aligner.align(one, other, weights) : aligner.align(other, one, weights));
        }
    }

    /** The language of a report, or null where it cannot be told. */
    private static @Nullable String language(Trace trace) {
        String language = trace.frame().language();
        return language.equals("und") ? byLetters(trace) : language;
    }

    /** Of a text in Cyrillic that is too short or too mixed for the detector, letters still tell Ukrainian from Russian. */
    private static @Nullable String byLetters(Trace trace) {
        int letters = 0;
        int cyrillic = 0;
        int ukrainian = 0;
        for (int w = 0; w < trace.wordCount(); w++) {
            String written = trace.written(w);
            for (int i = 0; i < written.length(); i++) {
                char c = Character.toLowerCase(written.charAt(i));
                letters += Character.isLetter(c) ? 1 : 0;
                cyrillic += Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC ? 1 : 0;
                ukrainian += "іїєґ".indexOf(c) >= 0 ? 1 : "ыэъё".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return 2 * cyrillic <= letters ? null : ukrainian > 0 ? "uk" : "ru";
    }
}
