package org.rapporteur.text;

import java.util.function.IntPredicate;

/** Finds a place in what is in order without looking at all of it. */
public final class Bisection {
    private Bisection() {}

    /**
     * The first number from 0 that a test holds for; {@code size} if it holds for none below.
     *
     * @param holds once it holds for a number, it must hold for all behind
     */
    public static int first(int size, IntPredicate holds) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
