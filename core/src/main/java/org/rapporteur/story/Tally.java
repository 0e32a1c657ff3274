package org.rapporteur.story;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Adds up scores by number, for the few hundred stories that a report's words lead to. */
final class Tally {
    private static final double FULL = 0.5;

    private int[] numbers = new int[1 << 8];
    private int[] scores = new int[1 << 8];
    private int used;

    /** Adds a positive score. */
    void add(int number, int score) {
        if (used >= FULL * numbers.length) {
            grow();
        }
        int at = cell(number);
        if (scores[at] == 0) {
            numbers[at] = number;
            used++;
        }
        scores[at] += score;
    }

    /** The best-scored numbers that pass, the best first; of equals the smaller number. */
    int[] best(int most, IntPredicate passes) {
        // kept as score and number in one, so that comparing is one step
        long[] best = new long[most];
        int size = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (scores[i] == 0) {
                continue;
            }
            long each = (long) scores[i] << 32 | Integer.MAX_VALUE - numbers[i];
            if (size == most && each <= best[0] || !passes.test(numbers[i])) {
                continue;
            }
            if (size == most) {
                best[0] = each;
            } else {
                best[size++] = each;
            }
            if (size == most) {
                Arrays.sort(best);
            }
        }
        long[] kept = Arrays.copyOf(best, size);
        Arrays.sort(kept);
        int[] result = new int[size];
        for (int i = 0; i < size; i++) {
            result[i] = Integer.MAX_VALUE - (int) kept[size - 1 - i];
        }
        return result;
    }

    private void grow() {
        int[] oldNumbers = numbers;
        int[] oldScores = scores;
        numbers = new int[2 * oldNumbers.length];
        scores = new int[numbers.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldScores[i] != 0) {
                int at = cell(oldNumbers[i]);
                numbers[at] = oldNumbers[i];
                scores[at] = oldScores[i];
            }
        }
    }

    private int cell(int number) {
        int at = number * 0x9E3779B9 >>> 16 & numbers.length - 1;
        while (scores[at] != 0 && numbers[at] != number) {
            at = at + 1 & numbers.length - 1;
        }
        return at;
    }
}
