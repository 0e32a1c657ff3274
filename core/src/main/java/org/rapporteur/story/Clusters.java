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
 * To the likeness of two reports belongs that of the {@link Company} they keep. Only groups with a pair of near neighbours are tried.
 * Groups that somebody keeps apart never join. The result does not depend on the order of the pile. What is grouped may be stories as well, and then the groups are sagas: {@link Bond} says what it takes.
 */
final class Clusters {
    /** Reports listed under one term: a term of more reports finds no neighbours, though it still counts in likeness. */
    private static final int MAX_LISTED = 100;
    /** Heaviest terms of a report that look for neighbours. */
    private static final int SEEKING_TERMS = 40;
    /** Different terms that room is made for at first; more grow it. */
    private static final int MOST_EXPECTED = 1 << 14;
    /** Neighbours tried for each report. */
    private static final int NEIGHBOURS = 20;

    /** Over the terms that two of them bear at least, and the company of each. */
    private final List<Vector> vectors;
    /** Terms are numbered from 1 to this. */
    private final int terms;

    private final List<@Nullable Long> firstDays;
    private final List<@Nullable Long> lastDays;
    private final Bond bond;
    private final Gate gate;
    private final List<List<Integer>> neighbours;

    /** Of reports, each of one day. */
    Clusters(List<Vector> vectors, List<@Nullable Long> days, Bond bond, Gate gate) {
        this(vectors, days, days, bond, gate);
    }

    /**
     * Of what goes on for some days.
     *
     * @param gate has a last word on each joining
     */
    Clusters(
            List<Vector> vectors, List<@Nullable Long> firstDays, List<@Nullable Long> lastDays, Bond bond, Gate gate) {
        Bearers numbers = numbered(vectors);
        List<Vector> words =
                vectors.stream().map(vector -> vector.over(numbers)).toList();
        this.firstDays = firstDays;
        this.lastDays = lastDays;
        this.bond = bond;
        this.gate = gate;
        this.neighbours = neighbours(
                words,
                numbers.size(),
                vectors.stream().map(vector -> heaviest(vector, numbers)).toList());
        this.terms = numbers.size() + words.size();
        this.vectors = bond.company() == 0
                ? words
                : new Company(words, numbers.size(), firstDays, lastDays, bond).vectors(neighbours);
    }

    /** Numbers the terms that two vectors bear at least, ascending from 1: what one bears alone makes it like to nothing. */
    private static Bearers numbered(List<Vector> vectors) {
        Bearers bearers = new Bearers(Math.min(
                MOST_EXPECTED,
                vectors.stream().mapToInt(vector -> vector.terms.length).sum()));
        for (Vector vector : vectors) {
            for (int term : vector.terms) {
                bearers.add(term, 1);
            }
        }
        Bearers numbers = new Bearers();
        bearers.forEach((term, count) -> {
            if (count > 1) {
                numbers.add(term, numbers.size() + 1);
            }
        });
        return numbers;
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
        PriorityQueue<Pair> queue = new PriorityQueue<>();
        float[] spread = new float[terms + 1];
        for (Group group : groups) {
            group.sum.spread(spread);
            for (int other : neighbours.get(group.number)) {
                if (!group.neighbours.containsKey(other)) {
                    connect(group, groups.get(other), groups.get(other).sum.dotSpread(spread), queue);
                }
            }
            group.sum.clear(spread);
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
        long gap = Bond.gap(a.first, a.last, b.first, b.last);
        double alike = mean * bond.lenience(a.members.size(), b.members.size()) * bond.nearness(gap);
        if (alike >= bond.threshold(gap)) {
            queue.add(new Pair(Math.min(a.number, b.number), Math.max(a.number, b.number), alike));
        }
    }

    /**
     * The reports that share the heaviest words with one, best first: where its nearest reports and stories are looked for.
     *
     * @param position of the one
     */
    List<Integer> neighbours(int position) {
        return neighbours.get(position);
    }

    /**
     * @param terms how many different ones the vectors bear
     * @param seeking places of the heaviest terms of each vector
     */
    private static List<List<Integer>> neighbours(List<Vector> vectors, int terms, List<int[]> seeking) {
        int[][] listed = new int[terms + 1][];
        int[] sizes = new int[terms + 1];
        for (int i = 0; i < vectors.size(); i++) {
            for (int place : seeking.get(i)) {
                int term = vectors.get(i).terms[place];
                int size = sizes[term];
                if (size == 0) {
                    listed[term] = new int[2];
                } else if (size == listed[term].length && size < MAX_LISTED) {
                    listed[term] = Arrays.copyOf(listed[term], Math.min(MAX_LISTED, 2 * size));
                }
                if (size < MAX_LISTED) {
                    listed[term][size] = i;
                    sizes[term]++;
                }
            }
        }
        float[] scores = new float[vectors.size()];
        int[] touched = new int[vectors.size()];
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            int met = 0;
            Vector vector = vectors.get(i);
            for (int place : seeking.get(i)) {
                int[] list = listed[vector.terms[place]];
                float weight = vector.weights[place];
                for (int k = 0; k < sizes[vector.terms[place]]; k++) {
                    int other = list[k];
                    if (other != i) {
                        if (scores[other] == 0) {
                            touched[met++] = other;
                        }
                        scores[other] += weight * weight;
                    }
                }
            }
            neighbours.add(best(touched, met, scores));
            for (int k = 0; k < met; k++) {
                scores[touched[k]] = 0;
            }
        }
        return neighbours;
    }

    /** The best-scored, best first; of equals the earlier. */
    private static List<Integer> best(int[] touched, int size, float[] scores) {
        Greatest best = new Greatest(NEIGHBOURS);
        for (int i = 0; i < size; i++) {
            // a score is positive, so the order of its bits is its own
            long each = Greatest.of(Float.floatToIntBits(scores[touched[i]]), touched[i]);
            if (best.takes(each)) {
                best.add(each);
            }
        }
        return Arrays.stream(best.numbers()).boxed().toList();
    }

    /** Places of the heaviest terms, the heaviest first, in what is left of the vector over the numbered terms. */
    private static int[] heaviest(Vector vector, Bearers numbers) {
        // a weight is positive, so the order of its bits is its own; terms ascend with their positions
        long[] order = new long[vector.terms.length];
        int[] places = new int[vector.terms.length];
        int left = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) -Float.floatToIntBits(vector.weights[i]) << 32 | i;
            places[i] = numbers.get(vector.terms[i]) > 0 ? left++ : -1;
        }
        Arrays.sort(order);
        return Arrays.stream(order, 0, Math.min(SEEKING_TERMS, order.length))
                .mapToInt(each -> places[(int) each])
                .filter(place -> place >= 0)
                .toArray();
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

    /** Two groups that may join; the most alike come first, of equals those with the smaller numbers. */
    private record Pair(int a, int b, double alike) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = Double.compare(other.alike, alike);
            if (order == 0) {
                order = Integer.compare(a, other.a);
            }
            return order == 0 ? Integer.compare(b, other.b) : order;
        }
    }
}
