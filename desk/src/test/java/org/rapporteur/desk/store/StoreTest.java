package org.rapporteur.desk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.ingest.RawReport;

class StoreTest {
    static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");

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

    @Test
    void aReportIsThereWithItsPositionAfterOpeningAgain() throws IOException {
        Arrival arrival = arrival("https://example.org/a", 0);
        Input input = store.write(t -> t.inputs().add(Input.Kind.FEED, "https://example.org/feed", null, true, "desk"));
        StoredReport stored = store.write(t -> {
                    t.inputs().move(input.id(), Map.of("etag", "\"1\""));
                    return t.reports().store(input.id(), arrival, read(arrival));
                })
                .orElseThrow();
        store.close();
        open();
        assertEquals(Optional.of(stored), store.read(t -> t.reports().find(stored.id())));
        assertEquals(Optional.of(arrival.raw()), store.read(t -> t.reports().raw(stored.id(), 1)));
        assertEquals(Optional.of(read(arrival)), store.read(t -> t.reports().reading(stored.id())));
        assertEquals(Map.of("etag", "\"1\""), store.read(t -> t.inputs().positions(input.id())));
        assertEquals(List.of(input), store.read(t -> t.inputs().all()));
    }

    @Test
    void theSameAgainIsNothingNewAndOtherContentIsANewVersion() {
        Arrival first = arrival("https://example.org/a", 0);
        Arrival second = new Arrival(first.key(), arrival("x", 1).raw(), NOON);
        assertTrue(store(first).isPresent());
        assertFalse(store(first).isPresent());
        StoredReport changed = store(second).orElseThrow();
        assertEquals(2, changed.version());
        assertEquals(2, changed.number());
        assertFalse(store(second).isPresent());
        assertEquals(Integer.valueOf(1), store.read(t -> t.reports().count()));
        assertEquals(
                List.of(1, 2),
                store.read(t -> t.reports().versions(changed.id())).stream()
                        .map(Reports.Version::version)
                        .toList());
    }

    @Test
    void whatBreaksOffLeavesNothing() {
        try {
            store.update(t -> {
                t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.REPORT, "a", null, null, null);
                throw new IllegalStateException("broken off");
            });
        } catch (IllegalStateException e) {
            assertEquals("broken off", e.getMessage());
        }
        assertEquals(Long.valueOf(0), store.read(t -> t.changes().last()));
    }

    @Test
    void onlyOneIsTheNewsroom() throws IOException {
        Store.Newsroom first = store.claimNewsroom().orElseThrow();
        assertTrue(store.claimNewsroom().isEmpty());
        first.close();
        store.claimNewsroom().orElseThrow().close();
    }

    private Optional<StoredReport> store(Arrival arrival) {
        return store.write(t -> t.reports().store("i", arrival, read(arrival)));
    }

    static Arrival arrival(String key, int example) {
        RawReport raw = PackingTest.examples().get(example);
        return new Arrival(
                key,
                new RawReport(Reports.idOf(key), raw.path(), raw.format(), raw.content(), raw.given(), raw.problems()),
                NOON);
    }

    static org.rapporteur.claim.Reading read(Arrival arrival) {
        return ReportReader.byRules().read(arrival.raw());
    }
}
