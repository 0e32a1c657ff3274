package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryTracker;

/** Measures stories on stories-union by B-cubed F1. Argument: the data directory. */
public final class StoriesEval {
    private StoriesEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Piles.Labelled> all = Piles.storiesUnion(Path.of(arguments[0]));
        Predicate<Piles.Labelled> ecb = report -> report.set().equals("ecb+");
        measure("without ecb+", all.stream().filter(ecb.negate()).toList());
        measure(
                "without ecb+, tuning half",
                all.stream().filter(ecb.negate().and(StoriesEval::tuning)).toList());
        measure(
                "without ecb+, other half",
                all.stream().filter(ecb.negate().and(r -> !tuning(r))).toList());
        measure("ecb+", all.stream().filter(ecb).toList());
        measure(
                "ecb+, tuning half",
                all.stream().filter(ecb.and(StoriesEval::tuning)).toList());
        measure(
                "ecb+, other half",
                all.stream().filter(ecb.and(r -> !tuning(r))).toList());
        List<Piles.Labelled> shuffled = new ArrayList<>(all);
        measure("all", all);
        Collections.shuffle(shuffled, new Random(1));
        measure("all, shuffled", shuffled);
    }

    /** Half of the stories, by the hash of their names. */
    static boolean tuning(Piles.Labelled report) {
        return (report.story().hashCode() * 0x9E3779B9 >>> 31) == 0;
    }

    /** Time of this thread alone: the machine has other work. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void measure(String what, List<Piles.Labelled> reports) {
        long start = cpu();
        LineageTracker lineageTracker = new LineageTracker();
        StoryTracker storyTracker = new StoryTracker();
        Map<String, String> gold = new HashMap<>();
        for (Piles.Labelled report : reports) {
            var reading = report.reading();
            lineageTracker.observe(reading);
            storyTracker.observe(reading);
            gold.put(report.id(), report.story());
        }
        long observed = cpu();
        Lineage lineage = lineageTracker.lineage();
        long traced = cpu();
        List<Story> stories = storyTracker.stories(lineage);
        long done = cpu();
        Map<String, String> found = new HashMap<>();
        stories.forEach(story -> story.reports().forEach(report -> found.put(report, story.id())));
        System.out.printf(
                Locale.ROOT,
                "%-28s %4d reports, %3d stories, found %3d: %s; observe %d, lineage %d, stories %d CPU ms%n",
                what,
                reports.size(),
                gold.values().stream().distinct().count(),
                stories.size(),
                BCubed.of(gold, found),
                (observed - start) / 1_000_000,
                (traced - observed) / 1_000_000,
                (done - traced) / 1_000_000);
    }
}
