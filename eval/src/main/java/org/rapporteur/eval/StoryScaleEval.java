package org.rapporteur.eval;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryReport;
import org.rapporteur.story.StoryTracker;

/**
 * Measures the placing of long synthetic streams into stories: CPU time of the one thread that does it, whether the rate stays,
 * the slowest reports, memory of the state, its snapshot, whether a tracker restored from it decides the same, and how well it
 * places, so that nobody is fast by placing badly. Making the reports is not counted. Arguments: sizes, each with the days
 * over which the reports are spread if not 30, as {@code 100000:1}.
 */
public final class StoryScaleEval {
    private static final int WINDOW_DAYS = 14;
    /** Parts of a stream whose rates are compared. */
    private static final int PARTS = 10;

    private static final int DEFAULT_DAYS = 30;
    private static final int WARM_UP = 5_000;
    /** Reports that the live and the restored tracker both get. */
    private static final int MORE = 20_000;

    private StoryScaleEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        measure(WARM_UP, DEFAULT_DAYS, WARM_UP);
        for (String argument : arguments) {
            String[] sizeAndDays = argument.split(":", 2);
            int days = sizeAndDays.length == 1 ? DEFAULT_DAYS : Integer.parseInt(sizeAndDays[1]);
            System.out.println(measure(Integer.parseInt(sizeAndDays[0]), days, MORE));
        }
    }

    /**
     * Places a stream.
     *
     * @param size reports that are measured
     * @param days over which all reports are spread
     * @param more reports of the stream after those: the live and the restored tracker both get them
     */
    static Measured measure(int size, int days, int more) throws IOException {
        SyntheticStories stream = new SyntheticStories(size + more, days);
        long[] nanos = new long[size];
        long before = Meter.usedBytes();
        StoryTracker live = new StoryTracker(WINDOW_DAYS);
        for (int i = 0; i < size; i++) {
            StoryReport report = stream.report(i);
            long start = Meter.cpu();
            live.observe(report);
            nanos[i] = Meter.cpu() - start;
        }
        long bytes = Meter.usedBytes() - before;
        List<Story> stories = live.stories();
        Placing placing = Placing.of(nanos, stories.size(), quality(stream, size, stories), bytes);
        return new Measured(size, days, placing, snapshot(stream, size, live));
    }

    /** Writes the state, reads it and lets both trackers go on. */
    private static Snapshot snapshot(SyntheticStories stream, int from, StoryTracker live) throws IOException {
        Path file = Files.createTempFile("stories", ".bin");
        try {
            long start = Meter.cpu();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                live.writeTo(out);
            }
            long written = Meter.cpu();
            StoryTracker restored;
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                restored = StoryTracker.readFrom(in);
            }
            long read = Meter.cpu();
            int same = 0;
            for (int i = from; i < stream.size(); i++) {
                StoryReport report = stream.report(i);
                same += live.observe(report).equals(restored.observe(report)) ? 1 : 0;
            }
            return new Snapshot(
                    Files.size(file), (written - start) / 1e9, (read - written) / 1e9, stream.size() - from, same);
        } finally {
            Files.delete(file);
        }
    }

    /** B-cubed over all reports that the stories hold. */
    private static BCubed quality(SyntheticStories stream, int size, List<Story> stories) {
        long[] both = new long[size];
        int[] goldSize = new int[size];
        int n = 0;
        for (int found = 0; found < stories.size(); found++) {
            for (String id : stories.get(found).reports()) {
                int gold = stream.story(SyntheticStories.number(id));
                both[n++] = (long) found << 32 | gold;
                goldSize[gold]++;
            }
        }
        Arrays.sort(both, 0, n);
        double precision = 0;
        double recall = 0;
        int end;
        for (int at = 0; at < n; at = end) {
            for (end = at + 1; end < n && both[end] == both[at]; end++) {}
            double shared = end - at;
            precision += shared
                    * shared
                    / stories.get((int) (both[at] >> 32)).reports().size();
            recall += shared * shared / goldSize[(int) both[at]];
        }
        return new BCubed(precision / n, recall / n);
    }

    /** What placing a stream took, and what the state decides after it was written and read. */
    record Measured(int size, int days, Placing placing, Snapshot snapshot) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d reports of %d %s: %s; %s",
                    size,
                    days,
                    days == 1 ? "day" : "days",
                    placing,
                    snapshot);
        }
    }

    /**
     * CPU time of placing.
     *
     * @param rates reports a second in each tenth of the stream
     * @param bytes heap in use after it, less that before
     */
    record Placing(
            double seconds,
            List<Double> rates,
            double p50Millis,
            double p99Millis,
            double slowestMillis,
            int stories,
            BCubed quality,
            long bytes) {
        static Placing of(long[] nanos, int stories, BCubed quality, long bytes) {
            List<Double> rates = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                int from = (int) ((long) nanos.length * part / PARTS);
                int to = (int) ((long) nanos.length * (part + 1) / PARTS);
                rates.add((to - from) / (Arrays.stream(nanos, from, to).sum() / 1e9));
            }
            double seconds = Arrays.stream(nanos).sum() / 1e9;
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Placing(
                    seconds,
                    List.copyOf(rates),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    stories,
                    quality,
                    bytes);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "placed in %.1f s, reports a second in each tenth %s, last over second %.2f; a report %.3f ms, p99 %.2f ms, slowest %.0f ms;"
                            + " %,d stories, %s; state %.0f MB in memory",
                    seconds,
                    rates.stream()
                            .map(rate -> String.format(Locale.ROOT, "%.0f", rate))
                            .collect(Collectors.joining(" ")),
                    rates.getLast() / rates.get(1),
                    p50Millis,
                    p99Millis,
                    slowestMillis,
                    stories,
                    quality,
                    bytes / 1e6);
        }
    }

    /**
     * The state as a file.
     *
     * @param more reports given to the live and to the restored tracker
     * @param same those of them on which both said the same
     */
    record Snapshot(long bytes, double writeSeconds, double readSeconds, int more, int same) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f MB in the file, written in %.2f s, read in %.2f s, after that the same said of %d of %d reports",
                    bytes / 1e6,
                    writeSeconds,
                    readSeconds,
                    same,
                    more);
        }
    }
}
