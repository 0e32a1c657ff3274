package org.rapporteur.story;

import java.util.Arrays;

/** The greatest of many scores, no more than so many, with whose each is: kept as score and number in one, so that comparing is one step. */
final class Greatest {
    /** The greatest first. */
    private final long[] kept;

    private int size;

    Greatest(int most) {
        kept = new long[most];
    }

    /** A score and whose it is, as one number: the greater the score the greater, of equal scores the smaller number's. */
    static long of(int score, int number) {
        return (long) score << 32 | Integer.MAX_VALUE - number;
    }

    /** Whether it would be kept. */
    boolean takes(long each) {
        return size < kept.length || each > kept[size - 1];
    }

    /** Keeps one that it takes. */
    void add(long each) {
        int at = size < kept.length ? size++ : size - 1;
        while (at > 0 && kept[at - 1] < each) {
            kept[at] = kept[at - 1];
            at--;
        }
        kept[at] = each;
    }

    /** Whose scores they are, the greatest first. */
    int[] numbers() {
        return Arrays.stream(kept, 0, size)
                .mapToInt(each -> Integer.MAX_VALUE - (int) each)
                .toArray();
    }

    /** The scores, the greatest first, of those whose bits were those of positive numbers. */
    float[] scores() {
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = Float.intBitsToFloat((int) (kept[i] >> 32));
        }
        return scores;
    }
}
