package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Joins the two most alike groups until none are alike enough.
 *
 * <p>Alike means: on average over all cross pairs of reports, so that one round-up or one odd report cannot weld two stories.
 * Only groups with a pair of near neighbours are tried. Groups that somebody keeps apart never join. The result does not depend
 * on the order of the pile. What is grouped may be stories as well, and then the groups are sagas: {@link Bond} says what it takes.
 */
final class Clusters {
    /** Reports listed under one term: a term of more reports finds no neighbours, though it still counts in likeness. */
    private static final int MAX_LISTED = 100;
    /** Heaviest terms of a report that look for neighbours. */
    private static final int SEEKING_TERMS = 40;
    /** Neighbours tried for each report. */
    private static final int NEIGHBOURS = 20;

    private final List<Vector> vectors;
    private final List<@Nullable Long> firstDays;
    private final List<@Nullable Long> lastDays;
    private final Bond bond;
    private final Gate gate;
    private final List<List<Integer>> neighbours;

    /** Of reports, each of one day. */
    Clusters(List<Vector> vectors, List<@Nullable Long> days, double threshold, Gate gate) {
        this(vectors, days, days, Bond.ofStory(threshold), gate);
    }

    /**
     * Of what goes on for some days.
     *
     * @param gate has a last word on each joining
     */
    Clusters(
            List<Vector> vectors, List<@Nullable Long> firstDays, List<@Nullable Long> lastDays, Bond bond, Gate gate) {
        this.vectors = vectors;
        this.firstDays = firstDays;
        this.lastDays = lastDays;
        this.bond = bond;
        this.gate = gate;
        this.neighbours = neighbours(vectors);
    }

    /** Knows which groups may not join. */
    interface Gate {
        /** Joins the groups of two positions, or says no: then it must say no to all groups that hold the two. */
        boolean join(int a, int b);
    }

    /** Groups of positions in the list of vectors, each ascending, ordered by their first. */
    List<List<Integer>> groups() {
        int n = vectors.size();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            groups.add(new Group(i, vectors.get(i), List.of(i), firstDays.get(i), lastDays.get(i), new HashMap<>()));
        }
        PriorityQueue<Pair> queue = new PriorityQueue<>(Pair.MOST_ALIKE_FIRST);
        for (Group group : groups) {
            for (int other : neighbours.get(group.number)) {
                if (!group.neighbours.containsKey(other)) {
                    connect(group, groups.get(other), group.meanWith(groups.get(other)), queue);
                }
            }
        }
        Map<Integer, Group> live = new HashMap<>();
        groups.forEach(g -> live.put(g.number, g));
        int next = n;
        while (!queue.isEmpty()) {
            Pair pair = queue.poll();
            Group a = live.get(pair.a);
            Group b = live.get(pair.b);
            if (a == null || b == null || !gate.join(a.members.getFirst(), b.members.getFirst())) {
                continue;
            }
            Group joined = a.join(b, next++);
            live.remove(a.number);
            live.remove(b.number);
            live.put(joined.number, joined);
            for (Group old : List.of(a, b)) {
                for (int neighbour : old.neighbours.keySet()) {
                    Group other = live.get(neighbour);
                    if (other != null && other != joined && !joined.neighbours.containsKey(neighbour)) {
                        connect(joined, other, joined.meanWith(other, a, b), queue);
                    }
                }
            }
        }
        return live.values().stream()
                .map(group -> group.members.stream().sorted().toList())
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    private void connect(Group a, Group b, double mean, PriorityQueue<Pair> queue) {
        a.neighbours.put(b.number, mean);
        b.neighbours.put(a.number, mean);
        double alike = mean * bond.lenience(a.members.size(), b.members.size()) * nearness(a, b);
        if (alike >= bond.threshold()) {
            queue.add(new Pair(Math.min(a.number, b.number), Math.max(a.number, b.number), alike));
        }
    }

    private double nearness(Group a, Group b) {
        if (a.first == null || a.last == null || b.first == null || b.last == null) {
            return bond.undated();
        }
        return bond.nearness(Math.max(a.first - b.last, b.first - a.last));
    }

    /**
     * The reports that share the heaviest words with one, best first: where its nearest reports and stories are looked for.
     *
     * @param position of the one
     */
    List<Integer> neighbours(int position) {
        return neighbours.get(position);
    }

    private static List<List<Integer>> neighbours(List<Vector> vectors) {
        Map<Integer, int[]> listed = new HashMap<>();
        List<int[]> seeking = vectors.stream().map(Clusters::heaviest).toList();
        for (int i = 0; i < vectors.size(); i++) {
            for (int term : seeking.get(i)) {
                int[] list = listed.computeIfAbsent(term, any -> new int[] {0, 0});
                if (list[0] < MAX_LISTED) {
                    if (list[0] + 1 == list.length) {
                        list = Arrays.copyOf(list, 2 * list.length);
                        listed.put(term, list);
                    }
                    list[++list[0]] = i;
                }
            }
        }
        float[] scores = new float[vectors.size()];
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            List<Integer> touched = new ArrayList<>();
            Vector vector = vectors.get(i);
            for (int term : seeking.get(i)) {
                int[] list = listed.getOrDefault(term, new int[] {0});
                float weight = vector.weights[Arrays.binarySearch(vector.terms, term)];
                for (int k = 1; k <= list[0]; k++) {
                    int other = list[k];
                    if (other != i) {
                        if (scores[other] == 0) {
                            touched.add(other);
                        }
                        scores[other] += weight * weight;
                    }
                }
            }
            neighbours.add(best(touched, scores));
            touched.forEach(other -> scores[other] = 0);
        }
        return neighbours;
    }

    /** The best-scored, best first; of equals the earlier. Sorting all of them costs more than the rest of the search. */
    private static List<Integer> best(List<Integer> touched, float[] scores) {
        Comparator<Integer> bestFirst =
                (x, y) -> scores[x] != scores[y] ? Float.compare(scores[y], scores[x]) : Integer.compare(x, y);
        PriorityQueue<Integer> kept = new PriorityQueue<>(NEIGHBOURS + 1, bestFirst.reversed());
        for (Integer other : touched) {
            if (kept.size() < NEIGHBOURS) {
                kept.add(other);
            } else if (bestFirst.compare(other, kept.element()) < 0) {
                kept.remove();
                kept.add(other);
            }
        }
        List<Integer> best = new ArrayList<>(kept);
        best.sort(bestFirst);
        return best;
    }

    private static int[] heaviest(Vector vector) {
        // a weight is positive, so the order of its bits is its own; terms ascend with their positions
        long[] order = new long[vector.terms.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) -Float.floatToIntBits(vector.weights[i]) << 32 | i;
        }
        Arrays.sort(order);
        int[] heaviest = new int[Math.min(SEEKING_TERMS, order.length)];
        for (int i = 0; i < heaviest.length; i++) {
            heaviest[i] = vector.terms[(int) order[i]];
        }
        return heaviest;
    }

    /** A group of reports; its number grows with each joining, so that a pair of the queue can be out of date. */
    private record Group(
            int number,
            Vector sum,
            List<Integer> members,
            @Nullable Long first,
            @Nullable Long last,
            HashMap<Integer, Double> neighbours) {
        Group join(Group other, int number) {
            List<Integer> all = new ArrayList<>(members);
            all.addAll(other.members);
            return new Group(
                    number,
                    sum.plus(other.sum),
                    all,
                    least(first, other.first),
                    most(last, other.last),
                    new HashMap<>());
        }

        /** Mean likeness over all cross pairs. */
        double meanWith(Group other) {
            return sum.dot(other.sum) / ((double) members.size() * other.members.size());
        }

        /** The same, from what is known of the two groups that this one was joined from. */
        double meanWith(Group other, Group a, Group b) {
            Double withA = a.neighbours.get(other.number);
            Double withB = b.neighbours.get(other.number);
            if (withA == null || withB == null) {
                return meanWith(other);
            }
            return (withA * a.members.size() + withB * b.members.size()) / members.size();
        }

        private static @Nullable Long least(@Nullable Long a, @Nullable Long b) {
            return a == null ? b : b == null ? a : Long.valueOf(Math.min(a, b));
        }

        private static @Nullable Long most(@Nullable Long a, @Nullable Long b) {
            return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
        }
    }

    private record Pair(int a, int b, double alike) {
        static final Comparator<Pair> MOST_ALIKE_FIRST = Comparator.comparingDouble(Pair::alike)
                .reversed()
                .thenComparingInt(Pair::a)
                .thenComparingInt(Pair::b);
    }
}
