package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;

/** The steps by themselves, in bands, find what the tracker finds in one place. */
final class LineageStepsTest {
    private static final int WINDOW = 7;
    private static final int REPORTS = 400;

    /** Texts of rare words, every third a copy or a cut of an earlier one with a word changed; some without a date. */
    private static List<Reading> stream() {
        Random random = new Random(11);
        List<List<String>> texts = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            List<String> words = new ArrayList<>();
            if (i > 3 && random.nextInt(3) == 0) {
                List<String> source = texts.get(Math.max(0, i - 1 - random.nextInt(60)));
                words.addAll(source.subList(0, source.size() / (1 + random.nextInt(2))));
                words.set(random.nextInt(words.size()), "otherwise");
            } else {
                int length = 40 + random.nextInt(60);
                for (int w = 0; w < length; w++) {
                    words.add((w % 9 == 0 ? "Nam" : "wo")
                            + Integer.toString(random.nextInt(6000), 26)
                            + (w % 12 == 11 ? "." : ""));
                }
            }
            texts.add(words);
            String day = i % 17 == 5 ? null : "2031-05-%02d".formatted(1 + i * 28 / REPORTS);
            readings.add(Piles.report("report-" + i, day, "Title " + i, String.join(" ", words)));
        }
        return readings;
    }

    @Test
    void findsInBandsWhatTheTrackerFinds() throws IOException {
        List<Reading> stream = stream();
        Map<String, LineageReport> archive = new HashMap<>();
        LineageTracker tracker = LineageTracker.ofStream(WINDOW, id -> Objects.requireNonNull(archive.get(id)));
        LineageSteps steps = new LineageSteps();
        MarkIndex[] bands = new MarkIndex[LineageSteps.BANDS];
        Arrays.setAll(bands, any -> LineageSteps.index(WINDOW));
        int edges = 0;
        for (int i = 0; i < stream.size(); i++) {
            LineageReport report = again(LineageReport.of(stream.get(i)));
            archive.put(report.id(), report);
            tracker.observe(report);
            LineageSteps.Traced traced = steps.trace(report);
            int[] marks = LineageSteps.marks(traced);
            Shares all = new Shares();
            for (int band = 0; band < bands.length; band++) {
                int[] own = inBand(marks, band);
                Shares found = new Shares();
                bands[band].add(i, report.epochDay(), own);
                bands[band].find(report.epochDay(), own, found);
                for (int f = 0; f < found.size(); f++) {
                    all.add(found.number(f), found.wording(f), found.skeleton(f));
                }
            }
            List<Edge> found = new ArrayList<>();
            for (int number : all.best(LineageSteps.CANDIDATES_PER_KIND)) {
                if (number != i) {
                    LineageSteps.Traced other = steps.trace(again(LineageReport.of(stream.get(number))));
                    Edge edge = steps.edge(traced, other);
                    if (edge != null) {
                        found.add(edge);
                    }
                }
            }
            assertEquals(tracker.edges(report.id()), found, report.id());
            edges += found.size();
            if (i % 50 == 49) {
                for (int band = 0; band < bands.length; band++) {
                    bands[band] = again(bands[band]);
                }
            }
        }
        assertTrue(edges > REPORTS / 5, edges + " edges");
    }

    @Test
    void forgetsWhatIsOutOfReach() {
        MarkIndex index = LineageSteps.index(WINDOW);
        int[] marks = {1 << 8 | 1, 2 << 8 | 1};
        index.add(0, java.util.OptionalLong.of(700), marks);
        index.add(1, java.util.OptionalLong.empty(), marks);
        index.add(2, java.util.OptionalLong.of(707), marks);
        index.add(3, java.util.OptionalLong.empty(), marks);
        index.forgetBefore(707, 3);
        assertEquals(2, index.size());
        Shares found = new Shares();
        index.find(java.util.OptionalLong.of(707), marks, found);
        assertEquals(List.of(2, 3), List.of(found.number(1), found.number(0)));
    }

    private static int[] inBand(int[] marks, int band) {
        return Arrays.stream(marks)
                .filter(mark -> LineageSteps.band(mark) == band)
                .toArray();
    }

    private static LineageReport again(LineageReport report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.writeTo(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        LineageReport read = LineageReport.readFrom(in);
        assertEquals(-1, in.read());
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        read.writeTo(new DataOutputStream(twice));
        assertArrayEquals(bytes.toByteArray(), twice.toByteArray());
        return read;
    }

    private static MarkIndex again(MarkIndex index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        index.writeTo(new DataOutputStream(bytes));
        return MarkIndex.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
