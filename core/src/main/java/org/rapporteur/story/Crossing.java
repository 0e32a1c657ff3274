package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rapporteur.lineage.Landmark;

/**
 * The stories of two languages laid against each other. All bounds below are of {@code StoryLinksEval}: half to look at, and the
 * links of bsnlp2021-test as read by eye.
 */
final class Crossing {
    /** Stories less alike are two: of unrelated ones 999 in 1,000 are below .25, of one matter told by 30 other articles most are above. */
    private static final double LEAST_LIKENESS = .28;
    /**
     * So many times as alike as the next must the most alike be. Two turns of one election are as alike as two reports of one of them,
     * but then several are: between single reports of it at 1.3 one link in five was wrong, at 1.6 one in seven, at 1.8 none of seven.
     */
    private static final double MARGIN = 1.8;
    /** One rare name may be a namesake. */
    private static final int FEWEST_SHARED = 2;
    /**
     * What two stories share must be so unlikely, as a negative logarithm, beyond what chance finds among all stories of a language:
     * between 1,000 stories the same 26 and 27 and two like names occur.
     */
    private static final double LEAST_WEIGHT = 5;
    /** A silence of so many days between two stories halves their likeness (a guess: the sequels of meantime lie months apart). */
    private static final double HALF_LIFE_DAYS = 30;

    /** Stories listed under one landmark: what more have finds none, though it still counts in likeness. */
    private static final int MAX_LISTED = 48;
    /** Heaviest landmarks of a story that find others; all of them find no more of the links measured. */
    private static final int SEEKING = 40;
    /** Stories laid beside each: one would do, and one that it must beat. */
    private static final int CANDIDATES = 6;

    private final Shelf one;
    private final Shelf other;
    private final Map<String, Double> rarities = new HashMap<>();

    Crossing(Shelf one, Shelf other) {
        this.one = one;
        this.other = other;
    }

    List<StoryLink> links() {
        double[] lengths = lengths(one);
        double[] otherLengths = lengths(other);
        List<List<String>> seeking = seeking(one);
        List<List<String>> otherSeeking = seeking(other);
        // Sorted, so that of equals the first is always the same.
        TreeSet<Long> pairs = new TreeSet<>();
        List<List<Integer>> found = seek(one, seeking, other, otherSeeking, otherLengths);
        for (int i = 0; i < found.size(); i++) {
            for (int j : found.get(i)) {
                pairs.add((long) i << 32 | j);
            }
        }
        found = seek(other, otherSeeking, one, seeking, lengths);
        for (int j = 0; j < found.size(); j++) {
            for (int i : found.get(j)) {
                pairs.add((long) i << 32 | j);
            }
        }
        Best best = new Best(one.size());
        Best otherBest = new Best(other.size());
        for (long pair : pairs) {
            int i = (int) (pair >> 32);
            int j = (int) pair;
            double likeness = dot(one.marks(i), other.marks(j))
                    / (lengths[i] * otherLengths[j])
                    * nearness(daysApart(one.story(i), other.story(j)));
            best.offer(i, j, likeness);
            otherBest.offer(j, i, likeness);
        }
        double enough = LEAST_WEIGHT + StrictMath.log(Math.max(one.size(), other.size()));
        List<StoryLink> links = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            int j = best.match[i];
            if (best.isClear(i) && otherBest.isClear(j) && otherBest.match[j] == i) {
                StoryLink link = link(i, j, best.likeness[i]);
                double weight = link.shared().stream()
                        .mapToDouble(StoryLink.Shared::weight)
                        .sum();
                if (link.shared().size() >= FEWEST_SHARED && weight >= enough) {
                    links.add(link);
                }
            }
        }
        return links;
    }

    /** How much a landmark tells: what is common in one of the two languages tells little. */
    private double rarity(String key, Landmark.Kind kind) {
        return rarities.computeIfAbsent(
                key, any -> -StrictMath.log(Math.max(one.frequency(key, kind), other.frequency(key, kind))));
    }

    private double[] lengths(Shelf shelf) {
        return IntStream.range(0, shelf.size())
                .mapToDouble(i -> Math.sqrt(dot(shelf.marks(i), shelf.marks(i))))
                .toArray();
    }

    /** The mean over all cross pairs of reports of what they share, each landmark by the square of its rarity. */
    private double dot(Marks a, Marks b) {
        double dot = 0;
        for (Map.Entry<String, Marks.Mark> entry : a.byKey().entrySet()) {
            Marks.Mark match = b.byKey().get(entry.getKey());
            if (match != null) {
                dot += product(entry.getKey(), entry.getValue(), match);
            }
        }
        return dot;
    }

    private double product(String key, Marks.Mark a, Marks.Mark b) {
        double rarity = rarity(key, a.kind());
        return rarity * rarity * a.share() * b.share();
    }

    /** The landmarks of each story that weigh most. */
    private List<List<String>> seeking(Shelf shelf) {
        return IntStream.range(0, shelf.size())
                .mapToObj(i -> shelf.marks(i).byKey().entrySet().stream()
                        .sorted(Comparator.<Map.Entry<String, Marks.Mark>>comparingDouble(mark ->
                                        -rarity(mark.getKey(), mark.getValue().kind())
                                                * mark.getValue().share())
                                .thenComparing(Map.Entry::getKey))
                        .limit(SEEKING)
                        .map(Map.Entry::getKey)
                        .toList())
                .toList();
    }

    /** For each story of a shelf the most promising ones of another, best first. */
    private List<List<Integer>> seek(
            Shelf from, List<List<String>> seeking, Shelf to, List<List<String>> listing, double[] toLengths) {
        Map<String, List<Integer>> listed = new HashMap<>();
        for (int j = 0; j < to.size(); j++) {
            for (String key : listing.get(j)) {
                listed.computeIfAbsent(key, any -> new ArrayList<>()).add(j);
            }
        }
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            TreeMap<Integer, Double> scores = new TreeMap<>();
            for (String key : seeking.get(i)) {
                List<Integer> list = listed.getOrDefault(key, List.of());
                Marks.Mark mark = from.marks(i).byKey().get(key);
                if (mark != null && list.size() <= MAX_LISTED) {
                    for (int j : list) {
                        Marks.Mark match = to.marks(j).byKey().getOrDefault(key, mark);
                        scores.merge(j, product(key, mark, match) / toLengths[j], Double::sum);
                    }
                }
            }
            found.add(scores.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(CANDIDATES)
                    .map(Map.Entry::getKey)
                    .toList());
        }
        return found;
    }

    private StoryLink link(int i, int j, double likeness) {
        StoryLinks.Told a = one.story(i);
        StoryLinks.Told b = other.story(j);
        OptionalLong days = daysApart(a, b);
        return a.id().compareTo(b.id()) < 0
                ? new StoryLink(a.id(), b.id(), likeness, days, shared(one.marks(i), other.marks(j)))
                : new StoryLink(b.id(), a.id(), likeness, days, shared(other.marks(j), one.marks(i)));
    }

    private List<StoryLink.Shared> shared(Marks a, Marks b) {
        return new Evidence(a, b).shared(this::rarity);
    }

    private static double nearness(OptionalLong daysApart) {
        return 1 / (1 + daysApart.orElse(0) / HALF_LIFE_DAYS);
    }

    private static OptionalLong daysApart(StoryLinks.Told a, StoryLinks.Told b) {
        if (a.first() == null || a.last() == null || b.first() == null || b.last() == null) {
            return OptionalLong.empty();
        }
        long gap = Math.max(
                b.first().toEpochDay() - a.last().toEpochDay(),
                a.first().toEpochDay() - b.last().toEpochDay());
        return OptionalLong.of(Math.max(0, gap));
    }

    /** Of each story of a language, the most alike of the other, and how alike the next is. */
    private static final class Best {
        private final int[] match;
        private final double[] likeness;
        private final double[] next;

        Best(int stories) {
            match = new int[stories];
            Arrays.fill(match, -1);
            likeness = new double[stories];
            next = new double[stories];
        }

        void offer(int story, int candidate, double alike) {
            if (alike > likeness[story]) {
                next[story] = likeness[story];
                likeness[story] = alike;
                match[story] = candidate;
            } else {
                next[story] = Math.max(next[story], alike);
            }
        }

        boolean isClear(int story) {
            return likeness[story] >= LEAST_LIKENESS && likeness[story] >= MARGIN * next[story];
        }
    }
}
