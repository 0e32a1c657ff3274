package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What reports have in common with one report: for each of them, by its number, what the common marks are worth. The shares of several
 * bands add up. Not safe for use by several threads.
 */
public final class Shares {
    /** A passage of 20 words bears about four marks, each worth 1 while few reports bear it. */
    private static final int LEAST_BY_WORDING = (int) (1.5 * MarkIndex.WORTH_ALONE);
    /** Three neighbourhoods of names that few reports have. */
    private static final int LEAST_BY_SKELETON = (int) (2.5 * MarkIndex.WORTH_ALONE);

    private static final int FREE = -1;

    // Places of reports in the arrays below, by open addressing; a power of two.
    private int[] table = new int[64];
    private int[] numbers = new int[32];
    private int[] byWording = new int[32];
    private int[] bySkeleton = new int[32];
    private int count;

    /** Nothing in common yet. */
    public Shares() {
        Arrays.fill(table, FREE);
    }

    /** Begins anew. */
    public void clear() {
        if (count > 0) {
            Arrays.fill(table, FREE);
            count = 0;
        }
    }

    /** How many reports have something in common. */
    public int size() {
        return count;
    }

    /** Number of a report, of those that have something in common, from 0. */
    public int number(int i) {
        return numbers[i];
    }

    /** What the runs of words in common are worth. */
    public int wording(int i) {
        return byWording[i];
    }

    /** What the neighbourhoods of names and figures in common are worth. */
    public int skeleton(int i) {
        return bySkeleton[i];
    }

    /** Adds what was found in common with a report elsewhere. */
    public void add(int number, int wording, int skeleton) {
        int at = place(number);
        byWording[at] += wording;
        bySkeleton[at] += skeleton;
    }

    void add(int number, boolean isWording, int worth) {
        int at = place(number);
        if (isWording) {
            byWording[at] += worth;
        } else {
            bySkeleton[at] += worth;
        }
    }

    private int place(int number) {
        int cell = cell(number);
        if (table[cell] != FREE) {
            return table[cell];
        }
        if (2 * (count + 1) > table.length) {
            grow();
            cell = cell(number);
        }
        table[cell] = count;
        numbers[count] = number;
        byWording[count] = 0;
        bySkeleton[count] = 0;
        return count++;
    }

    private int cell(int number) {
        int at = (number * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(table.length - 1);
        while (table[at] != FREE && numbers[table[at]] != number) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    private void grow() {
        table = new int[2 * table.length];
        Arrays.fill(table, FREE);
        numbers = Arrays.copyOf(numbers, table.length / 2);
        byWording = Arrays.copyOf(byWording, table.length / 2);
        bySkeleton = Arrays.copyOf(bySkeleton, table.length / 2);
        for (int i = 0; i < count; i++) {
            table[cell(numbers[i])] = i;
        }
    }

    /**
     * The reports worth laying beside that one, by number, the most promising first: at most {@code perKind} by wording, then as many
     * by skeleton.
     */
    public List<Integer> best(int perKind) {
        List<Integer> chosen = new ArrayList<>();
        choose(byWording, perKind, LEAST_BY_WORDING, chosen);
        choose(bySkeleton, perKind, LEAST_BY_SKELETON, chosen);
        return chosen;
    }

    /** The best of the reports that are not chosen yet, the earlier of two equals. */
    private void choose(int[] scores, int most, int least, List<Integer> into) {
        int[] best = new int[most];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (scores[i] < least || (found == most && !isBetter(scores, i, best[most - 1]))) {
                continue;
            }
            int at = found == most ? most - 1 : found++;
            while (at > 0 && isBetter(scores, i, best[at - 1])) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        for (int i = 0; i < found; i++) {
            if (!into.contains(numbers[best[i]])) {
                into.add(numbers[best[i]]);
            }
        }
    }

    private boolean isBetter(int[] scores, int a, int b) {
        return scores[a] > scores[b] || (scores[a] == scores[b] && numbers[a] < numbers[b]);
    }
}
