package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.StoryTracker;

/**
 * Measures who brings the reports of one story together, and how fast: our stories, single-pass clustering by centroids, and
 * HDBSCAN and Louvain of libraries, on the same vectors in one run. Argument: the data directory.
 *
 * <p>Each peer gets the setting of its knobs with the best F1 on the half of the stories that is looked at; all reports are
 * grouped, and those of one half are scored. Ours are what they are. All run in one thread; making the vectors is not counted.
 */
public final class StoryPeersEval {
    private static final List<Integer> SIZES = List.of(2_000, 10_000, 50_000);
    /** Who would take longer than this at the next size, growing with the square, is not asked. */
    private static final double LIMIT_SECONDS = 240;

    private StoryPeersEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Piles.Labelled> all = Piles.storiesUnion(Path.of(arguments[0]));
        Predicate<Piles.Labelled> ecb = report -> report.set().equals("ecb+");
        Map<String, StoryPeer> tuned = new HashMap<>();
        pile("ecb+", all.stream().filter(ecb).toList(), new HashMap<>());
        pile("without ecb+", all.stream().filter(ecb.negate()).toList(), tuned);
        growth(Objects.requireNonNull(tuned.get("single pass")));
    }

    /** Groups, and the seconds that it took to make them. */
    private record Grouped(Map<String, String> stories, double seconds) {
        private String print(List<Piles.Labelled> reports) {
            return String.format(
                    Locale.ROOT,
                    "other half %s; all %s; %d groups; %.0f reports/s",
                    bCubed(reports, report -> !StoriesEval.tuning(report)),
                    bCubed(reports, any -> true),
                    stories.values().stream().distinct().count(),
                    reports.size() / seconds);
        }

        private BCubed bCubed(List<Piles.Labelled> reports, Predicate<Piles.Labelled> scored) {
            Map<String, String> gold = new HashMap<>();
            reports.stream().filter(scored).forEach(report -> gold.put(report.id(), report.story()));
            return BCubed.of(gold, stories);
        }
    }

    private static void pile(String what, List<Piles.Labelled> reports, Map<String, StoryPeer> tuned) {
        StoryVectors vectors = StoryVectors.of(reports);
        StoryPeer.settings().forEach((name, settings) -> {
            double best = -1;
            for (StoryPeer setting : settings) {
                Grouped grouped = grouped(setting, vectors);
                double f1 = grouped.bCubed(reports, StoriesEval::tuning).f1();
                if (Boolean.getBoolean("settings")) {
                    System.out.printf(Locale.ROOT, "%.3f %s %s%n", f1, setting, grouped.print(reports));
                }
                if (f1 > best) {
                    best = f1;
                    tuned.put(name, setting);
                }
            }
            StoryPeer peer = Objects.requireNonNull(tuned.get(name));
            print(what, name, grouped(peer, vectors), reports);
            System.out.printf(Locale.ROOT, "    tuning half F1 %.3f with %s%n", best, peer);
        });
        ours(reports);
        print(what, "rapporteur", ours(reports), reports);
    }

    private static void print(String what, String name, Grouped grouped, List<Piles.Labelled> reports) {
        System.out.printf("%-12s %-11s %s%n", what, name, grouped.print(reports));
    }

    private static Grouped grouped(StoryPeer peer, StoryVectors vectors) {
        long start = cpu();
        int[] groups = peer.groups(vectors);
        double seconds = (cpu() - start) / 1e9;
        Map<String, String> stories = new HashMap<>();
        IntStream.range(0, groups.length)
                .forEach(i -> stories.put(vectors.ids().get(i), String.valueOf(groups[i])));
        return new Grouped(stories, seconds);
    }

    /** Ours, from the reports; reading them and tracing their lineage is not counted. */
    private static Grouped ours(List<Piles.Labelled> reports) {
        LineageTracker lineageTracker = new LineageTracker();
        StoryTracker storyTracker = new StoryTracker();
        for (Piles.Labelled report : reports) {
            var reading = report.reading();
            lineageTracker.observe(reading);
            storyTracker.observe(reading);
        }
        Lineage lineage = lineageTracker.lineage();
        long start = cpu();
        var found = storyTracker.stories(lineage);
        double seconds = (cpu() - start) / 1e9;
        Map<String, String> stories = new HashMap<>();
        found.forEach(story -> story.reports().forEach(report -> stories.put(report, story.id())));
        return new Grouped(stories, seconds);
    }

    /** How the rate changes as a pile of made-up reports grows. */
    private static void growth(StoryPeer peer) {
        double peerSeconds = 0;
        double ourSeconds = 0;
        int before = SIZES.getFirst();
        for (int size : SIZES) {
            List<Piles.Labelled> reports = synthetic(size);
            double times = Math.pow(size / (double) before, 2);
            if (peerSeconds * times <= LIMIT_SECONDS) {
                Grouped grouped = grouped(peer, StoryVectors.of(reports));
                peerSeconds = grouped.seconds();
                print(size + " made", "single pass", grouped, reports);
            }
            if (ourSeconds * times <= LIMIT_SECONDS) {
                Grouped grouped = ours(reports);
                ourSeconds = grouped.seconds();
                print(size + " made", "rapporteur", grouped, reports);
            }
            before = size;
        }
    }

    private static List<Piles.Labelled> synthetic(int size) {
        SyntheticStream stream = new SyntheticStream(size);
        List<Piles.Labelled> reports = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            var reading = stream.reading(i);
            reports.add(new Piles.Labelled(
                    reading.id(),
                    "made",
                    "story-" + stream.story(i),
                    reading.article().meta().published().value(),
                    null,
                    reading.text()));
        }
        return reports;
    }

    /** Time of this thread alone: the machine has other work. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
