package org.rapporteur.eval;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scores a timeline against a person's: alignment-based ROUGE-1 and the F1 of the dates (Martschat and Markert, "Improving ROUGE
 * for Timeline Summarization", EACL 2017, measure "align+ m:1").
 *
 * <p>Each day of the one timeline is laid on the day of the other with the least cost, {@code (1 - t)(1 - F)}, where {@code t} is
 * one over the days between them plus one and {@code F} is the ROUGE-1 F1 of what is said; several may lie on one. What both say
 * there counts {@code t}-fold. Words are runs of letters and digits in small letters, not stemmed, none left out.
 */
final class AlignedRouge {
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

    private AlignedRouge() {}

    /** Precision, recall and their harmonic mean. */
    record Scores(double precision, double recall) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    /** ROUGE-1 with alignment; sentences by day. */
    static Scores rouge1(SortedMap<LocalDate, List<String>> reference, SortedMap<LocalDate, List<String>> found) {
        SortedMap<LocalDate, Map<String, Integer>> right = words(reference);
        SortedMap<LocalDate, Map<String, Integer>> mine = words(found);
        return new Scores(covered(mine, right), covered(right, mine));
    }

    /** F1 of the days alone. */
    static double dates(SortedMap<LocalDate, List<String>> reference, SortedMap<LocalDate, List<String>> found) {
        long both = found.keySet().stream().filter(reference::containsKey).count();
        return both == 0 ? 0 : 2.0 * both / (reference.size() + found.size());
    }

    /** The share of the words of {@code of} that the best aligned days of {@code by} have too. */
    private static double covered(
            SortedMap<LocalDate, Map<String, Integer>> of, SortedMap<LocalDate, Map<String, Integer>> by) {
        double shared = 0;
        double all = 0;
        for (Map.Entry<LocalDate, Map<String, Integer>> day : of.entrySet()) {
            all += size(day.getValue());
            double least = Double.MAX_VALUE;
            double best = 0;
            for (Map.Entry<LocalDate, Map<String, Integer>> other : by.entrySet()) {
                double near = 1.0 / (Math.abs(ChronoUnit.DAYS.between(day.getKey(), other.getKey())) + 1);
                int both = both(day.getValue(), other.getValue());
                int sizes = size(day.getValue()) + size(other.getValue());
                double cost = (1 - near) * (1 - (sizes == 0 ? 0 : 2.0 * both / sizes));
                if (cost < least) {
                    least = cost;
                    best = near * both;
                }
            }
            shared += best;
        }
        return all == 0 ? 0 : shared / all;
    }

    private static SortedMap<LocalDate, Map<String, Integer>> words(SortedMap<LocalDate, List<String>> timeline) {
        SortedMap<LocalDate, Map<String, Integer>> words = new TreeMap<>();
        timeline.forEach((day, sentences) -> {
            Map<String, Integer> counts = new TreeMap<>();
            for (String sentence : sentences) {
                Matcher word = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
                while (word.find()) {
                    counts.merge(word.group(), 1, Integer::sum);
                }
            }
            words.put(day, counts);
        });
        return words;
    }

    private static int both(Map<String, Integer> a, Map<String, Integer> b) {
        int both = 0;
        for (Map.Entry<String, Integer> entry : a.entrySet()) {
            both += Math.min(entry.getValue(), b.getOrDefault(entry.getKey(), 0));
        }
        return both;
    }

    private static int size(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
