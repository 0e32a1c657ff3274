package org.rapporteur.desk.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.desk.store.Accounts;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.Inputs;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredAccount;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.desk.store.Weight;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

class SearchIndexTest {
    private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
    private static final ReportReader READER = ReportReader.byRules();
    private static final String TALKS =
            "Ministers talked for hours in Ashport. \"We will reopen the port,\" said Lena Vög on Monday. Nobody left.";

    @TempDir
    Path folder;

    private Store store;
    private SearchIndex index;

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder, null, Clock.fixed(NOON, ZoneOffset.UTC));
        index = SearchIndex.writing(folder, store);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        store.close();
    }

    @Test
    void findsAReportByItsWordsAndLeadsToTheirPlace() throws IOException {
        report("a", "Port talks", TALKS, "Harbour Courier", "2031-03-03");
        Found found = only("reopening ports");
        int match = TALKS.indexOf("reopen");
        int port = TALKS.indexOf("port,");
        int sentence = TALKS.indexOf("\"We");
        String whole = TALKS.substring(sentence, TALKS.indexOf(" Nobody"));
        assertEquals(
                new Found(
                        SearchQuery.Kind.REPORT,
                        "a",
                        null,
                        new Found.Told("a", "Harbour Courier", LocalDate.parse("2031-03-03"), "en", null, null),
                        List.of(new Found.Piece("Port", true), new Found.Piece(" talks", false)),
                        List.of(new Found.Fragment(
                                new Place("a", sentence, sentence + whole.length()),
                                List.of(
                                        new Found.Piece("\"We will ", false),
                                        new Found.Piece("reopen", true),
                                        new Found.Piece(" the ", false),
                                        new Found.Piece("port", true),
                                        new Found.Piece(whole.substring(whole.indexOf(",\"")), false)),
                                List.of(new Place("a", match, match + 6), new Place("a", port, port + 4)))),
                        new Weight(1, 1),
                        found.score()),
                found);
    }

    @Test
    void forgetsTheRoomOfAStoryWithoutFacts() throws IOException {
        store.update(t -> t.stories()
                .put(
                        "s",
                        "Quiet",
                        t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.STORY, "s", "s", null, "Quiet")));
        index.catchUp();
        // Lucene counts itself what it has left, in tests.
        index.close();
        assertEquals(1, store.read(t -> t.changes().last()).intValue());
    }

    @Test
    void understandsWhatIsTyped() throws IOException {
        report("a", "Port talks", "The harbour of Ashport was closed by storms.", "Courier", "2031-03-01");
        report("b", "Storm over Norvik", "A storm closed the airport. Çelik's party met.", "Lantern", "2031-03-02");
        report("c", "Выборы", "В Норвике прошли выборы.", "Vesti", "2031-03-03");
        assertEquals(List.of("b", "a"), ids("storms", SearchQuery.Order.DAY));
        assertEquals(List.of("a"), ids("storm harbour"));
        assertEquals(List.of("b"), ids("storm -harbour"));
        assertEquals(List.of("b"), ids("storm NOT harbour"));
        assertEquals(List.of("b", "a"), ids("harbour OR airport", SearchQuery.Order.DAY));
        assertEquals(List.of("b"), ids("\"closed the airport\""));
        assertEquals(List.of(), ids("\"airport closed\""));
        assertEquals(List.of("b"), ids("\u201cclosed the airport\u201d"));
        assertEquals(List.of("b"), ids("celik"));
        assertEquals(List.of("b"), ids("parties"));
        assertEquals(List.of("c"), ids("ВЫБОРЫ"));
        assertEquals(List.of("a"), ids("Ashp*"));
        assertEquals(List.of("a"), ids("lantern OR courier harbour"));
        assertEquals(List.of("c", "b", "a"), ids("", SearchQuery.Order.DAY));
        assertEquals(List.of("c", "a"), ids("-airport", SearchQuery.Order.DAY));
        assertEquals(List.of("a"), ids("Ashport - harbour"));
    }

    @Test
    void nothingThatIsTypedIsAnError() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-03-01");
        for (String typed : List.of(
                "\"",
                "\"\"",
                "-",
                "--",
                "- -",
                "*",
                "**",
                "OR",
                "OR OR",
                "a OR",
                "OR a",
                "NOT",
                "AND",
                "(",
                ")(",
                "\\",
                "/",
                "[a TO",
                "title:",
                "a:b",
                "~",
                "a~2",
                "^",
                "&&",
                "||",
                "|",
                "+",
                "\ud800",
                "\u0000",
                "\t\n",
                "a\"b",
                "\"a -\"",
                "-\"a",
                "port*talks*",
                "x".repeat(5_000),
                "word ".repeat(2_000),
                "?",
                "'s",
                "’",
                "😀",
                "<b>")) {
            Results results = index.search(SearchQuery.of(typed));
            assertTrue(results.total() <= 1, typed);
        }
    }

    @Test
    void filtersByWhatAFactIsAndWhoTellsIt() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-03-01");
        report("b", "Storm", "A storm came.", "Lantern", "2031-03-02");
        account("s", 3, "a");
        assertEquals(
                List.of("u1"),
                ids(fact(new SearchQuery.Fact("LENA VOG", null, null, null))).stream()
                        .filter(id -> id.startsWith("u"))
                        .toList());
        assertEquals(List.of("u1"), ids(fact(new SearchQuery.Fact("p-vog", null, null, null))));
        assertEquals(List.of("e1"), ids(fact(new SearchQuery.Fact(null, "city of ashport", null, null))));
        assertEquals(List.of("e1"), ids(fact(new SearchQuery.Fact(null, null, "AGREE", null))));
        assertEquals(List.of("e1"), ids(fact(new SearchQuery.Fact(null, null, null, "planned"))));
        assertEquals(List.of(), ids(fact(new SearchQuery.Fact(null, null, null, "denied"))));
        assertEquals(List.of("b"), ids(filters(null, new SearchQuery.Told("LANTERN", null), null, null, null, 0)));
        assertEquals(List.of(), ids(filters(null, new SearchQuery.Told(null, "de"), null, null, null, 0)));
        assertEquals(List.of("e1"), ids(filters(null, SearchQuery.Told.ANYWHERE, "2031-03-09", null, null, 0)));
        assertEquals(List.of("u1", "a"), ids(filters(null, SearchQuery.Told.ANYWHERE, null, "2031-03-01", null, 0)));
        assertEquals(List.of("e1", "u1", "a"), ids(filters(null, SearchQuery.Told.ANYWHERE, null, null, "s", 0)));
        assertEquals(List.of("a"), ids(filters(null, SearchQuery.Told.ANYWHERE, null, null, null, 3)));
        assertEquals(
                List.of("u1"), ids(filters(SearchQuery.Kind.QUOTE, SearchQuery.Told.ANYWHERE, null, null, null, 0)));
    }

    @Test
    void aQuoteLeadsToItsPlaceInTheReport() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-03-01");
        account("s", 3, "a");
        Found found = index.search(new SearchQuery(
                        "reopen",
                        filters(SearchQuery.Kind.QUOTE, SearchQuery.Told.ANYWHERE, null, null, null, 0),
                        SearchQuery.Order.RELEVANCE,
                        5,
                        null))
                .found()
                .getFirst();
        int start = TALKS.indexOf("We will");
        assertEquals(
                new Found(
                        SearchQuery.Kind.QUOTE,
                        "u1",
                        "s",
                        new Found.Told(
                                "a",
                                "Courier",
                                LocalDate.parse("2031-03-01"),
                                "en",
                                new Found.Speaker("p-vog", "Lena Vög"),
                                null),
                        List.of(new Found.Piece("Port talks", false)),
                        List.of(new Found.Fragment(
                                new Place("a", start, start + "We will reopen the port".length()),
                                List.of(
                                        new Found.Piece("We will ", false),
                                        new Found.Piece("reopen", true),
                                        new Found.Piece(" the port", false)),
                                List.of(new Place("a", start + 8, start + 14)))),
                        new Weight(2, 2),
                        found.score()),
                found);
    }

    @Test
    void countsValuesOfAllPages() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-02-28");
        report("b", "Storm", "A storm came.", "Lantern", "2031-03-02");
        report("c", "Storm again", "Another storm came.", "Lantern", "2031-03-03");
        account("s", 3, "a");
        SearchQuery query = new SearchQuery("", SearchQuery.Filters.NONE, SearchQuery.Order.DAY, 1, null);
        assertEquals(
                new Results.Facets(
                        List.of(new Results.Count("Courier", 3), new Results.Count("Lantern", 2)),
                        List.of(new Results.Count("Lena Vög", 2)),
                        List.of(
                                new Results.Count("report", 3),
                                new Results.Count("event", 1),
                                new Results.Count("quote", 1)),
                        List.of(new Results.Count("2031-03", 4), new Results.Count("2031-02", 1))),
                index.search(query).facets());
    }

    @Test
    void pagesShowEachResultOnce() throws IOException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String id = "r" + (10 + i);
            all.add(id);
            report(id, "Storm", "A storm came.", "Lantern", i % 3 == 0 ? null : "2031-03-02");
        }
        for (SearchQuery.Order order : SearchQuery.Order.values()) {
            List<String> seen = new ArrayList<>();
            String after = null;
            do {
                Results page = index.search(new SearchQuery("storm", SearchQuery.Filters.NONE, order, 4, after));
                assertEquals(25, page.total());
                page.found().forEach(found -> seen.add(found.id()));
                after = page.next();
                index.catchUp();
            } while (after != null);
            assertEquals(25, seen.size());
            assertEquals(all, seen.stream().sorted().toList());
        }
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() throws IOException {
        report("a", "Storm", "A storm came.", "Lantern", "2031-03-02");
        report("b", "Storm", "A storm came.", "Lantern", "2031-03-02");
        String next = index.search(new SearchQuery("storm", SearchQuery.Filters.NONE, SearchQuery.Order.DAY, 1, null))
                .next();
        for (String wrong : List.of("", "x", "%%%", String.valueOf(next).substring(1), "bm9uZQ")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> index.search(
                            new SearchQuery("storm", SearchQuery.Filters.NONE, SearchQuery.Order.DAY, 1, wrong)));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> index.search(new SearchQuery("other", SearchQuery.Filters.NONE, SearchQuery.Order.DAY, 1, next)));
    }

    @Test
    void followsWhatChanges() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-03-01");
        account("s", 3, "a");
        report("a", "Port talks", "All was quiet.", "Courier", "2031-03-01");
        assertEquals(List.of("a"), ids("quiet"));
        assertEquals(List.of("u1"), ids("reopen"));
        store.update(t -> {
            t.stories().put("s2", "Quiet", 8);
            t.reports().place("a", "s2");
            t.accounts().remove("s");
            t.stories().replace("s", "s2", 9);
            t.changes().add(ChangeLog.Kind.REMOVED, ChangeLog.Type.STORY, "s", "s", "s2", null);
        });
        index.catchUp();
        assertEquals(List.of(), ids("reopen"));
        assertEquals("s2", only("quiet").story());
    }

    @Test
    void goesOnWhereItWas() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-03-01");
        index.close();
        store.update(t -> report(t, "b", "Storm", "A storm came.", "Lantern", "2031-03-02"));
        index = SearchIndex.writing(folder, store);
        assertEquals(1, index.catchUp());
        assertEquals(List.of("b", "a"), ids("", SearchQuery.Order.DAY));
    }

    @Test
    void aDamagedIndexIsMovedAsideMadeAgainAndComplainedOf() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-03-01");
        account("s", 3, "a");
        index.close();
        Path broken = Files.list(folder.resolve("index"))
                .filter(file -> file.toString().endsWith(".cfs"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(broken);
        bytes[bytes.length / 2] ^= 1;
        Files.write(broken, bytes);
        index = SearchIndex.writing(folder, store);
        index.catchUp();
        assertEquals(List.of("e1", "u1", "a"), ids("", SearchQuery.Order.DAY));
        Inputs.Fault fault = store.read(t -> t.inputs().faults(10)).getFirst();
        assertEquals("index-damaged", fault.kind());
        assertEquals(folder.resolve("index").toString(), fault.path());
        assertTrue(Files.exists(folder.resolve("index.damaged")));
    }

    @Test
    void aMissingIndexIsMadeAgain() throws IOException {
        report("a", "Port talks", TALKS, "Courier", "2031-03-01");
        account("s", 3, "a");
        index.close();
        try (Stream<Path> files = Files.list(folder.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        index = SearchIndex.writing(folder, store);
        index.catchUp();
        assertEquals(List.of("e1", "u1", "a"), ids("", SearchQuery.Order.DAY));
        index.reindex();
        assertEquals(List.of("e1", "u1", "a"), ids("", SearchQuery.Order.DAY));
    }

    @Test
    void anotherProcessSeesWhatWasWrittenAlsoAfterTheIndexIsMadeAgain() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        try (SearchIndex reader = SearchIndex.reading(empty, Clock.systemUTC())) {
            assertEquals(0, reader.search(SearchQuery.of("")).total());
        }
        Ticking clock = new Ticking();
        try (SearchIndex reader = SearchIndex.reading(folder, clock)) {
            report("a", "Port talks", TALKS, "Courier", "2031-03-01");
            index.reindex();
            clock.seconds += 2;
            assertEquals(1, reader.search(SearchQuery.of("port")).total());
            report("b", "Port", TALKS, "Courier", "2031-03-01");
            index.reindex();
            clock.seconds += 2;
            assertEquals(2, reader.search(SearchQuery.of("port")).total());
            index.close();
            try (Stream<Path> files = Files.list(folder.resolve("index"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            report(store, "c");
            index = SearchIndex.writing(folder, store);
            index.reindex();
            clock.seconds += 2;
            assertEquals(3, reader.search(SearchQuery.of("port")).total());
        }
    }

    private static final class Ticking extends Clock {
        private int seconds;

        @Override
        public Instant instant() {
            return NOON.plusSeconds(seconds);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    private static void report(Store store, String id) {
        store.update(t -> report(t, id, "Port", TALKS, "Courier", "2031-03-01"));
    }

    private void report(String id, String title, String text, String outlet, @Nullable String day) throws IOException {
        store.update(t -> report(t, id, title, text, outlet, day));
        index.catchUp();
    }

    private static void report(
            Transaction t, String id, String title, String text, String outlet, @Nullable String day) {
        RawReport raw = new RawReport(
                id, id, RawReport.Format.TEXT, text, new Given(null, title, outlet, List.of(), day, null), List.of());
        assertTrue(t.reports()
                .store("i", new Arrival(id, raw, NOON), READER.read(raw))
                .isPresent());
        t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.REPORT, Reports.idOf(id), null, null, title);
    }

    /** Places a report in a story and gives that an account with one quote and one event. */
    private void account(String story, int origins, String report) throws IOException {
        int said = TALKS.indexOf("We will");
        String words = "We will reopen the port";
        Place place = new Place(report, said, said + words.length());
        store.update(t -> {
            t.reports().place(report, story);
            t.stories().put(story, "Port talks", 1);
            t.stories().accounted(story, new Weight(3, origins), 2, false);
            t.accounts()
                    .put(
                            new StoredAccount(story, 1, NOON, List.of(1L), "{}", "", ""),
                            new Accounts.FactRows(
                                    List.of(new Said(
                                            story,
                                            "u1",
                                            new Said.Speaker("p-vog", "Lena Vög", true),
                                            words,
                                            "q1",
                                            place,
                                            LocalDate.parse("2031-03-01"),
                                            new Weight(2, 2),
                                            1,
                                            false)),
                                    List.of(),
                                    List.of(new Happening(
                                            story,
                                            "e1",
                                            new Happening.What(
                                                    "AGREE", "planned", "Ashport", List.of("City of Ashport")),
                                            null,
                                            LocalDate.parse("2031-03-09"),
                                            "The port is opened.",
                                            place,
                                            new Weight(1, 1),
                                            true,
                                            false)),
                                    List.of()));
            t.changes().add(ChangeLog.Kind.CHANGED, ChangeLog.Type.STORY, story, story, null, null);
            t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.ACCOUNT, story, story, null, null);
        });
        index.catchUp();
    }

    private static SearchQuery.Filters fact(SearchQuery.Fact fact) {
        return new SearchQuery.Filters(null, fact, SearchQuery.Told.ANYWHERE, null, null, null, 0);
    }

    private static SearchQuery.Filters filters(
            SearchQuery.@Nullable Kind kind,
            SearchQuery.Told told,
            @Nullable String from,
            @Nullable String to,
            @Nullable String story,
            int origins) {
        return new SearchQuery.Filters(
                kind,
                SearchQuery.Fact.ANY,
                told,
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                story,
                origins);
    }

    private List<String> ids(SearchQuery.Filters filters) throws IOException {
        return index.search(new SearchQuery("", filters, SearchQuery.Order.DAY, 50, null)).found().stream()
                .map(Found::id)
                .toList();
    }

    private List<String> ids(String text) throws IOException {
        return ids(text, SearchQuery.Order.RELEVANCE);
    }

    private List<String> ids(String text, SearchQuery.Order order) throws IOException {
        return index.search(new SearchQuery(text, SearchQuery.Filters.NONE, order, 50, null)).found().stream()
                .map(Found::id)
                .toList();
    }

    private Found only(String text) throws IOException {
        List<Found> found = index.search(SearchQuery.of(text)).found();
        assertEquals(1, found.size());
        return found.getFirst();
    }
}
