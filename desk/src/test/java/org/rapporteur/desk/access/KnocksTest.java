package org.rapporteur.desk.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnocksTest {
    private final HandClock clock = new HandClock();
    private final Knocks knocks = new Knocks(clock);

    @Test
    void doublesTheWaitOfANameUpToAMinute() {
        List<Long> waits = new ArrayList<>();
        for (int guess = 1; guess <= 14; guess++) {
            // from another address each time
            assertEquals(Duration.ZERO, knocks.knock("ada", "192.0.2." + guess));
            Duration left = guess < Knocks.FREE ? Duration.ZERO : knocks.knock("ada", "198.51.100." + guess);
            waits.add(left.toSeconds());
            clock.turn(left);
        }
        assertEquals(List.of(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L), waits);
    }

    @Test
    void slowsDownAnAddressThatTriesManyNames() {
        int tries = 0;
        Duration left = Duration.ZERO;
        while (left.isZero()) {
            left = knocks.knock("name" + tries++, "2001:db8:1:2::" + Integer.toHexString(tries));
        }
        assertEquals(Knocks.FREE + 1, tries, "all addresses of an IPv6 network are one");
        assertEquals(Duration.ZERO, knocks.knock("name", "2001:db8:1:3::1"));
        for (int i = 0; i < 30; i++) {
            clock.turn(Duration.ofMinutes(15));
            assertEquals(Duration.ZERO, knocks.knock("n" + i, "2001:db8:1:2::1"));
        }
        assertEquals(Duration.ofMinutes(15), knocks.knock("x", "2001:db8:1:2::1"));
    }

    @Test
    void forgetsWrongGuessesOnceThePasswordWasRight() {
        for (int i = 0; i < Knocks.FREE - 1; i++) {
            assertEquals(Duration.ZERO, knocks.knock("ada", "192.0.2.1"));
        }
        assertEquals(Duration.ZERO, knocks.knock("ada", "192.0.2.1"));
        knocks.right("ada", "192.0.2.1");
        assertEquals(Duration.ZERO, knocks.knock("ada", "192.0.2.2"));
    }

    @Test
    void remembersABoundedNumber() {
        for (int i = 0; i < 30_000; i++) {
            knocks.knock("name" + i, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        }
        assertTrue(knocks.remembered() <= 10_000, knocks.remembered() + " remembered");
    }
}
