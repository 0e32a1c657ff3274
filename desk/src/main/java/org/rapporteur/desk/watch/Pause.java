package org.rapporteur.desk.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits by the clock that was given, which may not be the machine's. */
record Pause(Clock clock, Duration tick) {
    /** Waits until it is that late. */
    void until(Instant then) throws InterruptedException {
        while (clock.instant().isBefore(then)) {
            Duration left = Duration.between(clock.instant(), then);
            Thread.sleep(left.compareTo(tick) < 0 && !left.isNegative() ? left : tick);
        }
    }
}
