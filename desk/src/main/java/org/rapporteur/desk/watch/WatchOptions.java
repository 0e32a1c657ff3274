package org.rapporteur.desk.watch;

import java.time.Duration;

/**
 * How often is looked, and how what is fetched is asked for.
 *
 * @param webInterval between two looks at a feed or sitemap that go well
 * @param folderInterval between two looks at a folder or file; a notice from the system makes it sooner
 * @param quiet for how long a file that came or changed must stand still before it is read
 * @param longestBackOff the most that lies between two looks at something that fails
 * @param tick how often a waiting thread asks the clock
 */
public record WatchOptions(
        Duration webInterval,
        Duration folderInterval,
        Duration quiet,
        Duration longestBackOff,
        Duration tick,
        FetchOptions fetch) {
    /**
     * 10 minutes: front-page feeds of large outlets change every 5 to 15 minutes. 3 s and 1 s: a file that was dropped is read
     * before somebody has turned back to the browser. 6 h: an outlet that was down for the night is read again in the morning.
     */
    public static final WatchOptions DEFAULT = new WatchOptions(
            Duration.ofMinutes(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofHours(6),
            Duration.ofMillis(250),
            FetchOptions.DEFAULT);
}
