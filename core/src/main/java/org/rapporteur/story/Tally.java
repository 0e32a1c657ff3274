package org.rapporteur.story;

import java.util.function.IntPredicate;

/** Adds up scores by number, for the few hundred stories that a report's words lead to. */
final class Tally {
    private static final double FULL = 0.5;

    private int[] numbers = new int[1 << 10];
    private int[] scores = new int[1 << 10];
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
        Greatest best = new Greatest(most);
        for (int i = 0; i < numbers.length; i++) {
            if (scores[i] != 0) {
                long each = Greatest.of(scores[i], numbers[i]);
                if (best.takes(each) && passes.test(numbers[i])) {
                    best.add(each);
                }
            }
        }
        return best.numbers();
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
