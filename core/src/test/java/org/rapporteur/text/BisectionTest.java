package org.rapporteur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BisectionTest {
    @Test
    void findsTheFirstThatTheTestHoldsFor() {
        int[] ends = {4, 9, 9, 15};
        assertEquals(0, Bisection.first(ends.length, i -> ends[i] > 0));
        assertEquals(1, Bisection.first(ends.length, i -> ends[i] > 4));
        assertEquals(3, Bisection.first(ends.length, i -> ends[i] > 9));
        assertEquals(4, Bisection.first(ends.length, i -> ends[i] > 15), "none");
        assertEquals(0, Bisection.first(0, i -> true), "nothing to look through");
    }
}
