package org.rapporteur.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryPile;

/** Measures stories on stories-union by B-cubed F1. Argument: the data directory. */
public final class StoriesEval {
    private StoriesEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Labelled> all = read(Path.of(arguments[0]));
        Predicate<Labelled> ecb = report -> report.set().equals("ecb+");
        measure("without ecb+", all.stream().filter(ecb.negate()).toList());
        measure(
                "without ecb+, tuning half",
                all.stream().filter(ecb.negate().and(r -> tuning(r.story()))).toList());
        measure(
                "without ecb+, other half",
                all.stream().filter(ecb.negate().and(r -> !tuning(r.story()))).toList());
        measure("ecb+", all.stream().filter(ecb).toList());
        measure(
                "ecb+, tuning half",
                all.stream().filter(ecb.and(r -> tuning(r.story()))).toList());
        measure(
                "ecb+, other half",
                all.stream().filter(ecb.and(r -> !tuning(r.story()))).toList());
        List<Labelled> shuffled = new ArrayList<>(all);
        measure("all", all);
        Collections.shuffle(shuffled, new Random(1));
        measure("all, shuffled", shuffled);
    }

    /** A report, read by rules as the program reads it, with what it is labelled. */
    record Labelled(Reading reading, String set, String story) {}

    /** The reports of stories-union in file order. */
    static List<Labelled> read(Path dataDirectory) throws IOException {
        List<Piles.Labelled> labels = Piles.storiesUnion(dataDirectory);
        List<RawReport> raws = new ArrayList<>();
        new Ingestor()
                .read(
                        List.of(dataDirectory.resolve("stories-union/stories_dev.jsonl")),
                        InputStream.nullInputStream(),
                        raws::add,
                        problem -> {});
        if (raws.size() != labels.size()) {
            throw new IllegalStateException(raws.size() + " reports of " + labels.size());
        }
        ReportReader reader = ReportReader.byRules();
        return IntStream.range(0, raws.size())
                .parallel()
                .mapToObj(i -> new Labelled(
                        reader.read(raws.get(i)),
                        labels.get(i).set(),
                        labels.get(i).story()))
                .toList();
    }

    /** Half of the stories, by the hash of their names. */
    static boolean tuning(String story) {
        return (story.hashCode() * 0x9E3779B9 >>> 31) == 0;
    }

    private static void measure(String what, List<Labelled> reports) {
        long start = Meter.cpu();
        LineageTracker lineageTracker = new LineageTracker();
        StoryPile storyPile = new StoryPile();
        Map<String, String> gold = new HashMap<>();
        for (Labelled report : reports) {
            Reading reading = report.reading();
            lineageTracker.observe(reading);
            storyPile.observe(reading);
            gold.put(reading.id(), report.story());
        }
        long observed = Meter.cpu();
        Lineage lineage = lineageTracker.lineage();
        long traced = Meter.cpu();
        List<Story> stories = storyPile.stories(lineage).stories();
        long done = Meter.cpu();
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
