package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.LineageTrackerTest.FLOWERS;
import static org.rapporteur.lineage.LineageTrackerTest.WIRE;
import static org.rapporteur.lineage.Piles.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;

/** A tracker of a stream keeps sketches only, answers at once, and says of the same reports the same as any other would. */
class LineageStreamTest {
    private static final int WEEK = 7;

    private final Map<String, Reading> archive = new TreeMap<>();

    private LineageTracker stream() {
        return LineageTracker.ofStream(WEEK, id -> LineageReport.of(Objects.requireNonNull(archive.get(id))));
    }

    private void observe(LineageTracker tracker, Reading... readings) {
        for (Reading reading : readings) {
            archive.put(reading.id(), reading);
            tracker.observe(reading);
        }
    }

    private static Reading original() {
        return report("original", "2031-03-17T08:00", "Marovia moves troops", WIRE);
    }

    private static Reading copy() {
        return report("copy", "2031-03-19", "Another headline", WIRE);
    }

    private static Reading[] shuffledPile(int seed) {
        List<Reading> pile = LineageTrackerTest.pile();
        Collections.shuffle(pile, new Random(seed));
        return pile.toArray(new Reading[0]);
    }

    private static String ends(List<Edge> edges) {
        return edges.stream()
                .map(edge -> edge.from() + " " + edge.relation() + " " + edge.to())
                .collect(Collectors.joining("; "));
    }

    @Test
    void answersAtOnceWhicheverComesFirst() {
        LineageTracker tracker = stream();
        observe(tracker, original());
        assertEquals("", ends(tracker.edges("original")));
        observe(tracker, copy());
        assertEquals("copy COPY original", ends(tracker.edges("copy")));
        LineageTracker late = stream();
        observe(late, copy(), original());
        assertEquals("copy COPY original", ends(late.edges("original")));
    }

    @Test
    void saysTheSameOfTheSameReportsInAnyOrder() {
        LineageTracker first = stream();
        observe(first, shuffledPile(0));
        for (int seed = 1; seed < 20; seed++) {
            LineageTracker other = stream();
            for (Reading reading : shuffledPile(seed)) {
                observe(other, reading);
                other.edges(reading.id());
            }
            assertEquals(first.lineage(), other.lineage());
        }
    }

    @Test
    void findsWhatATrackerOfAPileFinds() {
        LineageTracker tracker = stream();
        observe(tracker, shuffledPile(3));
        LineageTracker ofPile = new LineageTracker();
        LineageTrackerTest.pile().forEach(ofPile::observe);
        assertEquals(ofPile.lineage(), tracker.lineage());
    }

    @Test
    void looksNoFurtherThanItsWindow() {
        LineageTracker tracker = stream();
        observe(
                tracker,
                original(),
                report("week-later", "2031-03-24", "Again", WIRE),
                report("later", "2031-03-25", "And again", WIRE),
                report("undated", null, "When?", WIRE));
        assertEquals(Set.of("week-later", "undated"), Set.copyOf(tracker.candidates("original")));
        assertEquals(Set.of("original", "week-later", "later"), Set.copyOf(tracker.candidates("undated")));
    }

    @Test
    void goesOnAfterARestartAsIfNothingHadHappened() throws IOException {
        LineageTracker tracker = stream();
        observe(tracker, shuffledPile(1));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        tracker.writeTo(file);
        LineageTracker again = LineageTracker.readFrom(
                new ByteArrayInputStream(file.toByteArray()),
                id -> LineageReport.of(Objects.requireNonNull(archive.get(id))));
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        again.writeTo(second);
        assertAll(
                () -> assertTrue(Arrays.equals(file.toByteArray(), second.toByteArray())),
                () -> assertEquals(tracker.lineage(), again.lineage()),
                () -> assertEquals(tracker.size(), again.size()));
        observe(again, report("more", "2031-03-20", "More", WIRE));
        assertTrue(ends(again.edges("more")).contains("more COPY wire"), ends(again.edges("more")));
    }

    @Test
    void refusesAStateCutAtAnyByteAndThatOfAnotherVersion() throws IOException {
        LineageTracker tracker = stream();
        observe(tracker, original(), copy());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tracker.writeTo(out);
        byte[] file = out.toByteArray();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            IOException e = assertThrows(IOException.class, () -> read(cut));
            assertEquals("the state breaks off", e.getMessage());
        }
        byte[] older = file.clone();
        older[7] = 99;
        assertEquals(
                "state of version 99, this program reads version 3: observe the reports again",
                assertThrows(IOException.class, () -> read(older)).getMessage());
        byte[] other = "{\"reports\": []}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(
                "this is no state of a lineage tracker",
                assertThrows(IOException.class, () -> read(other)).getMessage());
    }

    private static void read(byte[] file) throws IOException {
        LineageTracker.readFrom(new ByteArrayInputStream(file), id -> {
            throw new AssertionError(id);
        });
    }

    @Test
    void forgetsByDayAndById() {
        LineageTracker tracker = stream();
        observe(tracker, original(), copy(), report("undated", null, "When?", WIRE));
        tracker.forgetBefore(LocalDate.of(2031, 3, 18));
        assertEquals(List.of("undated"), tracker.candidates("copy"));
        tracker.forget("undated");
        tracker.forget("never seen");
        assertEquals(List.of(), tracker.candidates("copy"));
        assertThrows(IllegalArgumentException.class, () -> tracker.edges("original"));
    }

    @Test
    void takesTheNewTextOfAReportThatComesAgain() {
        LineageTracker tracker = stream();
        observe(tracker, original(), copy());
        tracker.edges("copy");
        observe(tracker, report("copy", "2031-03-19", "Flowers", FLOWERS));
        assertEquals(List.of(), tracker.edges("copy"));
    }

    @Test
    void isNotMisledByAnArchiveThatGivesAnotherReport() {
        LineageTracker tracker = LineageTracker.ofStream(WEEK, id -> LineageReport.of(copy()));
        List<Reading> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(report("r" + i, "2031-03-17", "No " + i, i == 0 ? WIRE : FLOWERS + " Entry " + i + "."));
        }
        many.forEach(tracker::observe);
        tracker.observe(copy());
        assertThrows(IllegalArgumentException.class, () -> tracker.edges("copy"));
        assertEquals(Set.of("r0"), Set.copyOf(tracker.candidates("copy")));
    }

    @Test
    void isNotSlowedDownByAbsurdDates() {
        LineageTracker tracker =
                LineageTracker.ofStream(1, id -> LineageReport.of(Objects.requireNonNull(archive.get(id))));
        observe(
                tracker,
                report("a", "0001-01-01", "Marovia moves troops", WIRE),
                report("b", "9999-12-31", "Marovia moves troops", WIRE));
        for (int i = 0; i < 200; i++) {
            observe(tracker, report("undated-" + i, null, "No " + i, FLOWERS + i));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), tracker::lineage);
    }

    @Test
    void writesIdsOfAnyLength() throws IOException {
        LineageTracker tracker = stream();
        String id = "x".repeat(70_000);
        observe(tracker, report(id, "2031-03-17", "Long", WIRE));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tracker.writeTo(out);
        assertEquals(
                1,
                LineageTracker.readFrom(new ByteArrayInputStream(out.toByteArray()), any -> LineageReport.of(copy()))
                        .size());
    }

    @Test
    void keepsNoStateOfAPile() {
        assertThrows(IllegalStateException.class, () -> new LineageTracker().writeTo(new ByteArrayOutputStream()));
        assertThrows(IllegalArgumentException.class, () -> LineageTracker.ofStream(-1, id -> LineageReport.of(copy())));
    }
}
