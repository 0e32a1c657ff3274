package org.rapporteur.eval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.LineageTracker;

/**
 * Measures lineage on streams: what a stream finds of the edges that a pile finds, on the reports of stories-union, and on
 * synthetic reports, for streams of growing length, fingerprints and candidate search a second, memory of the state, pairs laid
 * side by side and edges found. Arguments: the data directory, the sizes.
 */
public final class LineageScaleEval {
    private static final int WINDOW_DAYS = 7;

    private LineageScaleEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        real(Piles.storiesUnion(Path.of(arguments[0])));
        search(5_000);
        double first = 0;
        double last = 0;
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            int size = Integer.parseInt(argument);
            last = search(size);
            first = first == 0 ? last : first;
            check(size);
        }
        System.out.printf(Locale.ROOT, "rate of the longest stream over that of the first: %.2f%n", last / first);
    }

    /** Real reports, among them few copies: what the small sketches of a stream miss. No window, since many have no date. */
    private static void real(List<Piles.Labelled> reports) {
        Map<String, Reading> readings = new HashMap<>();
        reports.forEach(report -> readings.put(report.id(), report.reading()));
        LineageTracker pile = new LineageTracker();
        LineageTracker stream =
                LineageTracker.ofStream(100_000, id -> LineageReport.of(Objects.requireNonNull(readings.get(id))));
        long nanos = 0;
        for (Piles.Labelled report : reports) {
            Reading reading = Objects.requireNonNull(readings.get(report.id()));
            pile.observe(reading);
            long start = Meter.cpu();
            stream.observe(reading);
            stream.candidates(reading.id());
            nanos += Meter.cpu() - start;
        }
        Map<Edge.Relation, int[]> counts = new TreeMap<>();
        Set<String> found = new HashSet<>();
        stream.lineage().edges().forEach(edge -> found.add(edge.from() + "\t" + edge.to()));
        for (Edge edge : pile.lineage().edges()) {
            int[] count = counts.computeIfAbsent(edge.relation(), any -> new int[2]);
            count[0]++;
            count[1] += found.contains(edge.from() + "\t" + edge.to()) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "stories-union: fingerprint and candidates %.0f reports/s a core; of the edges of a pile a stream finds",
                reports.size() / (nanos / 1e9));
        counts.forEach((relation, count) -> System.out.printf(" %s %d of %d", relation, count[1], count[0]));
        System.out.println();
    }

    /** Takes note of each report and asks for its candidates, as they come. */
    private static double search(int size) throws IOException {
        SyntheticStream stream = new SyntheticStream(size);
        LineageTracker tracker = LineageTracker.ofStream(
                WINDOW_DAYS, id -> LineageReport.of(stream.reading(SyntheticStream.number(id))));
        long before = Meter.usedBytes();
        long nanos = 0;
        long slowest = 0;
        long pairs = 0;
        int derived = 0;
        int found = 0;
        for (int i = 0; i < size; i++) {
            Reading reading = stream.reading(i);
            long start = Meter.cpu();
            tracker.observe(reading);
            List<String> candidates = tracker.candidates(reading.id());
            long took = Meter.cpu() - start;
            nanos += took;
            slowest = Math.max(slowest, took);
            pairs += candidates.size();
            if (stream.isWithin(WINDOW_DAYS, i)) {
                derived++;
                found += related(stream, i, candidates) ? 1 : 0;
            }
        }
        long state = Meter.usedBytes() - before;
        long start = Meter.cpu();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        tracker.writeTo(file);
        long written = Meter.cpu();
        LineageTracker.readFrom(new ByteArrayInputStream(file.toByteArray()), id -> {
            throw new IllegalArgumentException(id);
        });
        long read = Meter.cpu();
        System.out.printf(
                Locale.ROOT,
                "%,9d reports: fingerprint and candidates %.0f reports/s a core, slowest %.1f ms, candidate pairs %,d (%.2f a report),"
                        + " of those made from another within the window so many meet its family %.4f, state %.0f bytes a report in memory, %.0f in the file, written in %.2f s, read in %.2f s%n",
                size,
                size / (nanos / 1e9),
                slowest / 1e6,
                pairs,
                pairs / (double) size,
                found / (double) derived,
                state / (double) size,
                file.size() / (double) size,
                (written - start) / 1e9,
                (read - written) / 1e9);
        return size / (nanos / 1e9);
    }

    /** Whether one of the reports is the one that this was made from, or another made from it. */
    private static boolean related(SyntheticStream stream, int number, List<String> ids) {
        int parent = stream.parent(number);
        for (String id : ids) {
            int other = SyntheticStream.number(id);
            if (other == parent || stream.parent(other) == parent) {
                return true;
            }
        }
        return false;
    }

    /** The whole: candidates are laid side by side; time includes the writing of texts that are asked for again. */
    private static void check(int size) {
        SyntheticStream stream = new SyntheticStream(size);
        long[] asked = {0, 0};
        LineageTracker tracker = LineageTracker.ofStream(WINDOW_DAYS, id -> {
            long start = Meter.cpu();
            Reading reading = stream.reading(SyntheticStream.number(id));
            asked[0]++;
            asked[1] += Meter.cpu() - start;
            return LineageReport.of(reading);
        });
        long nanos = 0;
        int derived = 0;
        int found = 0;
        long edges = 0;
        long wrong = 0;
        for (int i = 0; i < size; i++) {
            Reading reading = stream.reading(i);
            long start = Meter.cpu();
            tracker.observe(reading);
            List<Edge> answer = tracker.edges(reading.id());
            nanos += Meter.cpu() - start;
            edges += answer.size();
            for (Edge edge : answer) {
                String other = edge.from().equals(reading.id()) ? edge.to() : edge.from();
                wrong += isRelated(stream, i, SyntheticStream.number(other)) ? 0 : 1;
            }
            if (stream.isWithin(WINDOW_DAYS, i)) {
                derived++;
                found += related(
                                stream,
                                i,
                                answer.stream()
                                        .filter(edge -> DERIVED.contains(edge.relation()))
                                        .map(edge -> edge.from().equals(reading.id()) ? edge.to() : edge.from())
                                        .toList())
                        ? 1
                        : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,9d reports: with verification %.0f reports/s a core (without the %.1f s of writing %,d texts again), edges %,d, between"
                        + " strangers %,d, of those made from another within the window so many found %.4f%n",
                size,
                size / ((nanos - asked[1]) / 1e9),
                asked[1] / 1e9,
                asked[0],
                edges,
                wrong,
                found / (double) derived);
    }

    private static final Set<Edge.Relation> DERIVED = Set.of(
            Edge.Relation.COPY,
            Edge.Relation.CUT,
            Edge.Relation.SPUN,
            Edge.Relation.TRANSLATION,
            Edge.Relation.REWRITE);

    private static boolean isRelated(SyntheticStream stream, int a, int b) {
        int rootOfA = stream.parent(a) < 0 ? a : stream.parent(a);
        int rootOfB = stream.parent(b) < 0 ? b : stream.parent(b);
        return rootOfA == rootOfB;
    }
}
