package org.rapporteur.desk.watch;

import java.time.Duration;
import java.util.Set;

/** Options for tests: all waits are short, and no look comes by itself but those at folders. */
final class WatchTests {
    private WatchTests() {}

    static WatchOptions options(String... allowedHosts) {
        FetchOptions fetch = new FetchOptions(
                FetchOptions.DEFAULT.userAgent(),
                Set.of(allowedHosts),
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                1 << 20);
        return new WatchOptions(
                Duration.ofHours(1),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofHours(6),
                Duration.ofMillis(5),
                fetch);
    }
}
