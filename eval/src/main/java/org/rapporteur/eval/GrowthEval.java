package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.StoryPile;

/**
 * Measures how the time of lineage and stories grows with the pile: stories-union in parts, then with one hot story whose reports
 * are put together from the sentences of one real story. Argument: the data directory.
 */
public final class GrowthEval {
    private GrowthEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Piles.Labelled> all = Piles.storiesUnion(Path.of(arguments[0]));
        Collections.shuffle(all, new Random(1));
        measure("warm-up", all.subList(0, 500));
        for (int size : new int[] {200, 500, 1000, 2000}) {
            measure("stories-union", all.subList(0, size));
        }
        for (int size : new int[] {500, 1000, 2000, 4000}) {
            measure("hot story", hot(all, size));
        }
    }

    private static List<Piles.Labelled> hot(List<Piles.Labelled> all, int size) {
        List<String> sentences = new ArrayList<>();
        for (Piles.Labelled report : all) {
            if (report.story().equals("ecb-37-plus") || report.story().equals("ecb-28-plus")) {
                Collections.addAll(sentences, report.text().split("\n"));
            }
        }
        Random random = new Random(1);
        List<Piles.Labelled> reports = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            StringBuilder text = new StringBuilder();
            for (int s = 0; s < 12; s++) {
                text.append(sentences.get(random.nextInt(sentences.size()))).append('\n');
            }
            reports.add(new Piles.Labelled("hot-" + i, "hot", "hot", null, "A headline", text.toString()));
        }
        return reports;
    }

    private static void measure(String what, List<Piles.Labelled> reports) {
        LineageTracker lineageTracker = new LineageTracker();
        StoryPile storyPile = new StoryPile();
        long start = Meter.cpu();
        reports.forEach(report -> lineageTracker.observe(report.reading()));
        long read = Meter.cpu();
        Lineage lineage = lineageTracker.lineage();
        long traced = Meter.cpu();
        reports.forEach(report -> storyPile.observe(report.reading()));
        int stories = storyPile.stories(lineage).stories().size();
        long done = Meter.cpu();
        System.out.printf(
                Locale.ROOT,
                "%-14s %5d reports: CPU ms: lineage observe %d, lineage %d (%d edges), stories %d (%d stories)%n",
                what,
                reports.size(),
                (read - start) / 1_000_000,
                (traced - read) / 1_000_000,
                lineage.edges().size(),
                (done - traced) / 1_000_000,
                stories);
    }
}
