package org.rapporteur.desk.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.desk.newsroom.Scribe.Word;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

class ScribeTest {
    private static final Instant NOON = Instant.parse("2031-05-04T12:00:00Z");
    private static final ReportReader READER = ReportReader.byRules();

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder, null, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static RawReport raw(String id, String words) {
        return new RawReport(
                id,
                id,
                RawReport.Format.TEXT,
                "\"" + words + ",\" said Ann Roe, the harbour master of Port Celeste, on Sunday.",
                new Given(null, "Ferry at " + id, null, List.of(), "2031-05-04", "given: date"),
                List.of());
    }

    private static Word read(String id, String words) {
        return new Word.Read(raw(id, words), READER.read(raw(id, words)));
    }

    private static Word placed(String id, long revision, String story, @Nullable String madeFrom) {
        return new Word.Placed(id, revision, story, madeFrom, madeFrom == null ? null : "copy");
    }

    /** All that tells of reports and stories, and how long the log of changes is. */
    private List<Object> rows() {
        return store.read(t -> {
            List<Object> rows = new ArrayList<>();
            t.stories().ids("", 100).forEach(id -> {
                rows.add(t.stories().find(id));
                rows.add(t.reports().ofStory(id));
                t.reports().idsOf(id).forEach(report -> rows.add(t.reports().reading(report)));
            });
            rows.add(t.inputs().faults(100).stream().map(fault -> fault.path()).toList());
            rows.add(t.changes().last());
            return rows;
        });
    }

    private Map<String, List<String>> reportsByStory() {
        return store.read(t -> Map.of(
                "s-1",
                        t.reports().ofStory("s-1").stream()
                                .map(StoredReport::key)
                                .sorted()
                                .toList(),
                "s-2",
                        t.reports().ofStory("s-2").stream()
                                .map(StoredReport::key)
                                .sorted()
                                .toList()));
    }

    private static final List<Word> WORDS = List.of(
            read("a#1", "The ferry will leave at noon"),
            placed("a#1", 1, "s-1", null),
            read("b#1", "The ferry will leave at noon"),
            placed("b#1", 2, "s-2", "a#1"),
            new Word.Called("s-1", 1, "Ferry to leave"),
            new Word.Bad(new InputProblem("c#1", "empty", "there is no text in it")));

    @Test
    void aDeskShowsTheStoriesOfAClusterAndDecidesNone() throws Exception {
        new Scribe(store).write(WORDS);
        store.update(t -> t.inputs().add(Input.Kind.FOLDER, folder.toString(), null, false, null));
        try (Newsroom newsroom = new Newsroom(store, new Archive(READER::read), new NewsroomOptions(14, 1))) {
            newsroom.start();
            newsroom.awaitAccounts();
            // A desk by itself would find one story in these two.
            assertEquals(Map.of("s-1", List.of("a#1"), "s-2", List.of("b#1")), reportsByStory());
            assertEquals(
                    new StoredReport.Ties(Reports.idOf("a#1"), "copy", "s-2"),
                    store.read(t ->
                            t.reports().find(Reports.idOf("b#1")).orElseThrow().ties()));
            assertEquals(List.of("Ferry to leave", "Ferry at b#1"), store.read(t -> List.of("s-1", "s-2").stream()
                    .map(id -> t.stories().find(id).orElseThrow().title())
                    .toList()));
            String json = store.read(t -> t.accounts().find("s-1").orElseThrow().json());
            assertTrue(json.contains("The ferry will leave at noon"), json);
            assertEquals(
                    List.of("The ferry will leave at noon"),
                    store.read(t -> t.accounts().saidIn("s-1")).stream()
                            .map(Said::text)
                            .toList());
            assertEquals(List.of(), newsroom.inputs());
            assertEquals(
                    "A cluster reads the reports of this desk; its inputs are not followed.",
                    newsroom.health().fault());
        }
    }

    @Test
    void aCorrectionOfStoriesIsToldToChangeNothing() throws Exception {
        new Scribe(store).write(WORDS);
        store.update(t -> t.corrections()
                .add(
                        CorrectionLine.write(new Correction.OfStories(
                                Correction.OfStories.Kind.SAME,
                                List.of(Reports.idOf("a#1")),
                                List.of(Reports.idOf("b#1")),
                                null,
                                null,
                                null)),
                        null,
                        "ann"));
        try (Newsroom newsroom = new Newsroom(store, new Archive(READER::read), new NewsroomOptions(14, 1))) {
            newsroom.start();
            while (!store.read(t -> t.corrections().pending()).isEmpty()) {
                Thread.onSpinWait();
            }
            assertEquals(Map.of("s-1", List.of("a#1"), "s-2", List.of("b#1")), reportsByStory());
            assertEquals(
                    List.of("correction-without-effect", "empty", "very-short", "very-short"),
                    store.read(t -> t.inputs().faults(10)).stream()
                            .map(fault -> fault.kind())
                            .toList());
        }
    }

    @Test
    void whatComesAgainChangesNothing() throws IOException {
        Scribe scribe = new Scribe(store);
        scribe.write(WORDS);
        scribe.write(List.of(placed("b#1", 3, "s-1", "a#1"), new Word.Called("s-1", 3, "Ferry at noon")));
        List<Object> before = rows();
        // As after a failure: from a checkpoint on, in another order, and by another scribe.
        new Scribe(store).write(WORDS.reversed());
        new Scribe(store).write(List.of(placed("b#1", 3, "s-1", "a#1"), new Word.Called("s-1", 3, "Ferry at noon")));
        assertEquals(before, rows());
    }

    @Test
    void aStoryWithoutReportsLeadsToWhereTheyWent() throws IOException {
        Scribe scribe = new Scribe(store);
        scribe.write(WORDS);
        scribe.write(List.of(placed("a#1", 3, "s-2", null)));
        assertEquals(
                "s-2",
                store.read(t -> t.stories().resolve("s-1")).map(StoredStory::id).orElseThrow());
        assertEquals(Map.of("s-1", List.of(), "s-2", List.of("a#1", "b#1")), reportsByStory());
        assertEquals(
                List.of("s-2"),
                store.read(t -> t.stories().latest(Long.MAX_VALUE, 0, 10)).stream()
                        .map(StoredStory::id)
                        .toList());
    }

    @Test
    void anotherReadingOfAReportMakesItsAccountDue() throws IOException {
        Scribe scribe = new Scribe(store);
        scribe.write(WORDS);
        store.update(t -> t.stories().leave("s-1"));
        RawReport raw = raw("a#1", "The ferry will leave at noon");
        Reading reading = READER.read(raw);
        Reading other =
                new Reading(reading.article(), reading.annotation(), List.of(), reading.events(), reading.positions());
        scribe.write(List.of(new Word.Read(raw, other)));
        assertEquals(
                List.of(),
                store.read(t -> t.reports().reading(Reports.idOf("a#1")))
                        .orElseThrow()
                        .quotes());
        assertTrue(store.read(t -> t.stories().find("s-1")).orElseThrow().due());
    }

    @Test
    void refusesAStoreWhereADeskDecidesByItself() throws IOException {
        try (Store.Newsroom running = store.claimNewsroom().orElseThrow()) {
            assertEquals(
                    "a desk runs on this store and decides by itself; end it, and begin again",
                    assertThrows(IOException.class, () -> new Scribe(store)).getMessage());
            assertTrue(running.isHeld());
        }
        RawReport raw = raw("a", "The ferry will leave at noon");
        store.update(t -> t.reports().store("i-1", new Arrival("a", raw, NOON), READER.read(raw)));
        assertEquals(
                "this store holds the reports of a desk that decides by itself; give the cluster a database of its own",
                assertThrows(IOException.class, () -> new Scribe(store)).getMessage());
    }
}
