package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.StoryPile;

/**
 * Measures who brings the reports of one story together, and how fast: our stories, and on the same vectors in the same run
 * single-pass clustering by centroids, and HDBSCAN and Louvain of libraries. Argument: the data directory.
 *
 * <p>Each peer gets the setting of its knobs with the best F1 on the half of the stories that is looked at; all reports are
 * grouped, and those of one half are scored. Ours are what they are, lineage and all. All run in one thread. The vectors
 * are those that ours makes; a peer is given them, while ours makes them in its own time, that of its lineage aside.
 * {@code -Dsettings=true} prints what every setting does on that half.
 */
public final class StoryPeersEval {
    private static final int[] SIZES = {2_000, 10_000, 50_000};
    /** CPU time after which single pass is stopped; the reports that it placed by then count. */
    private static final double LIMIT_SECONDS = 60;
    /** The fastest of so many runs counts: a few tenths of a second are easily disturbed. */
    private static final int RUNS = 3;

    private StoryPeersEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Piles.Labelled> all = Piles.storiesUnion(Path.of(arguments[0]));
        Predicate<Piles.Labelled> ecb = report -> report.set().equals("ecb+");
        pile("ecb+", all.stream().filter(ecb).toList());
        StoryPeer.SinglePass tuned =
                pile("without ecb+", all.stream().filter(ecb.negate()).toList());
        for (int size : SIZES) {
            growth(size, tuned);
        }
    }

    /** Groups, and the seconds that it took to make them. */
    private record Grouped(Map<String, String> stories, double seconds) {
        private String print(List<Piles.Labelled> reports) {
            return String.format(
                    Locale.ROOT,
                    "other half %s; all %s; %d groups; %.0f reports/s",
                    bCubed(reports, report -> !StoriesEval.tuning(report.story())),
                    bCubed(reports, any -> true),
                    groups(),
                    reports.size() / seconds);
        }

        private long groups() {
            return stories.values().stream().distinct().count();
        }

        private BCubed bCubed(List<Piles.Labelled> reports, Predicate<Piles.Labelled> scored) {
            Map<String, String> gold = new HashMap<>();
            reports.stream().filter(scored).forEach(report -> gold.put(report.id(), report.story()));
            return BCubed.of(gold, stories);
        }
    }

    /** Prints how everyone does, and says how single pass was tuned. */
    private static StoryPeer.SinglePass pile(String what, List<Piles.Labelled> reports) {
        StoryVectors vectors = StoryVectors.of(reports);
        StoryPeer.SinglePass singlePass = null;
        for (var entry : StoryPeer.settings().entrySet()) {
            StoryPeer best = tuned(entry.getValue(), vectors, reports);
            print(what, entry.getKey(), fastest(() -> grouped(best, vectors)), reports);
            System.out.println("    " + best);
            if (best instanceof StoryPeer.SinglePass found) {
                singlePass = found;
            }
        }
        print(what, "rapporteur", fastest(() -> ours(reports)), reports);
        return Objects.requireNonNull(singlePass);
    }

    /** The first of those that do best on the half that is looked at. */
    static StoryPeer tuned(List<StoryPeer> settings, StoryVectors vectors, List<Piles.Labelled> reports) {
        StoryPeer best = settings.getFirst();
        double bestF1 = -1;
        for (StoryPeer setting : settings) {
            Grouped grouped = grouped(setting, vectors);
            double f1 = grouped.bCubed(reports, report -> StoriesEval.tuning(report.story()))
                    .f1();
            if (Boolean.getBoolean("settings")) {
                System.out.printf(Locale.ROOT, "    %.3f %s%n", f1, setting);
            }
            if (f1 > bestF1) {
                bestF1 = f1;
                best = setting;
            }
        }
        return best;
    }

    private static Grouped fastest(Supplier<Grouped> run) {
        return Stream.generate(run)
                .limit(RUNS)
                .min(Comparator.comparingDouble(Grouped::seconds))
                .orElseThrow();
    }

    private static void print(String what, String name, Grouped grouped, List<Piles.Labelled> reports) {
        System.out.printf("%-12s %-11s %s%n", what, name, grouped.print(reports));
    }

    private static Grouped grouped(StoryPeer peer, StoryVectors vectors) {
        long start = Meter.cpu();
        int[] groups = peer.groups(vectors);
        double seconds = (Meter.cpu() - start) / 1e9;
        Map<String, String> stories = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            stories.put(vectors.ids().get(i), String.valueOf(groups[i]));
        }
        return new Grouped(stories, seconds);
    }

    /** Ours, from the reports; taking note of them and tracing their lineage is not counted. */
    private static Grouped ours(List<Piles.Labelled> reports) {
        LineageTracker lineageTracker = new LineageTracker();
        StoryPile storyPile = new StoryPile();
        for (Piles.Labelled report : reports) {
            var reading = report.reading();
            lineageTracker.observe(reading);
            storyPile.observe(reading);
        }
        Lineage lineage = lineageTracker.lineage();
        long start = Meter.cpu();
        var found = storyPile.stories(lineage).stories();
        double seconds = (Meter.cpu() - start) / 1e9;
        Map<String, String> stories = new HashMap<>();
        found.forEach(story -> story.reports().forEach(report -> stories.put(report, story.id())));
        return new Grouped(stories, seconds);
    }

    /** Prints the rate of single pass and of ours on a pile of made-up reports, what is found there beside the point. */
    private static void growth(int size, StoryPeer.SinglePass peer) {
        List<Piles.Labelled> reports = synthetic(size);
        StoryVectors vectors = StoryVectors.of(reports);
        long start = Meter.cpu();
        int[] groups = peer.groups(vectors, () -> Meter.cpu() - start < LIMIT_SECONDS * 1e9);
        double peerSeconds = (Meter.cpu() - start) / 1e9;
        rate(
                size,
                "single pass",
                groups.length,
                Arrays.stream(groups).distinct().count(),
                peerSeconds);
        Grouped ours = ours(reports);
        rate(size, "rapporteur", size, ours.groups(), ours.seconds());
        System.out.printf(
                Locale.ROOT,
                "%5d made  rapporteur by single pass %.2f%n",
                size,
                size / ours.seconds() / (groups.length / peerSeconds));
    }

    private static void rate(int size, String name, int placed, long groups, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "%5d made  %-11s %5d placed in %d groups; %.0f reports/s%n",
                size,
                name,
                placed,
                groups,
                placed / seconds);
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
}
