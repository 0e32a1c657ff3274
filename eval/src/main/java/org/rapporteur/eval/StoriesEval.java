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
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private static final int FEWEST_REPORTS = 4;
    private static final int DRAWN_PILES = 150;

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
        for (boolean tuning : new boolean[] {true, false}) {
            smallPiles(
                    tuning ? "tuning half" : "other half",
                    all.stream()
                            .filter(ecb.negate().and(r -> tuning(r.story()) == tuning))
                            .toList());
        }
    }

    /** Piles as people give them: of one story of four reports or more, and of two to six stories, drawn with a fixed seed. */
    private static void smallPiles(String what, List<Labelled> reports) {
        Map<String, List<Labelled>> byStory =
                reports.stream().collect(Collectors.groupingBy(Labelled::story, TreeMap::new, Collectors.toList()));
        List<List<Labelled>> ofOne = byStory.values().stream()
                .filter(story -> story.size() >= FEWEST_REPORTS)
                .toList();
        List<List<Labelled>> ofSome = new ArrayList<>();
        List<String> names = new ArrayList<>(byStory.keySet());
        Random random = new Random(3);
        for (int i = 0; i < DRAWN_PILES; i++) {
            Collections.shuffle(names, random);
            ofSome.add(names.subList(0, 2 + random.nextInt(5)).stream()
                    .flatMap(name -> byStory.getOrDefault(name, List.of()).stream())
                    .toList());
        }
        measurePiles("piles of one story, " + what, ofOne);
        measurePiles("piles of some stories, " + what, ofSome);
    }

    private static void measurePiles(String what, List<List<Labelled>> piles) {
        double f1 = 0;
        int right = 0;
        for (List<Labelled> pile : piles) {
            Map<String, String> gold = new HashMap<>();
            pile.forEach(report -> gold.put(report.reading().id(), report.story()));
            Map<String, String> found = found(pile);
            f1 += BCubed.of(gold, found).f1();
            right += found.values().stream().distinct().count()
                            == gold.values().stream().distinct().count()
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-36s %3d piles, mean B-cubed F1 %.3f, as many stories as there are in %.2f%n",
                what,
                piles.size(),
                f1 / piles.size(),
                right / (double) piles.size());
    }

    private static Map<String, String> found(List<Labelled> pile) {
        LineageTracker lineage = new LineageTracker();
        StoryPile stories = new StoryPile();
        for (Labelled report : pile) {
            lineage.observe(report.reading());
            stories.observe(report.reading());
        }
        Map<String, String> found = new HashMap<>();
        stories.stories(lineage.lineage()).stories().forEach(story -> story.reports()
                .forEach(report -> found.put(report, story.id())));
        return found;
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
