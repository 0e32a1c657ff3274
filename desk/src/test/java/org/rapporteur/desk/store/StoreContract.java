package org.rapporteur.desk.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.Edge;
import org.rapporteur.story.Redirect;
import org.rapporteur.text.Span;

/** What the store promises, whatever database keeps it; run on each. */
abstract class StoreContract {
    static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final ReportReader READER = ReportReader.byRules();

    @TempDir
    Path folder;

    Store store;
    private @Nullable String url;

    /** A database of its own for each test, or null for one in the folder. */
    abstract @Nullable String freshUrl() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = freshUrl();
        store = another();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** As a second process would open it. */
    Store another() throws IOException {
        return Store.open(folder, url, CLOCK);
    }

    // --- inputs ---

    @Test
    void anInputIsFollowedUntilItIsDropped() {
        Input feed = input("https://example.org/feed");
        assertEquals(feed, input("https://example.org/feed"));
        Input renamed =
                new Input(feed.id(), feed.kind(), "https://example.org/new", "Courier", false, true, NOON, "desk");
        store.update(t -> t.inputs().update(renamed));
        assertEquals(List.of(renamed), store.read(t -> t.inputs().all()));
        store.update(t -> t.inputs().remove(feed.id()));
        assertEquals(List.of(), store.read(t -> t.inputs().all()));
        assertEquals(Optional.of(renamed), store.read(t -> t.inputs().find(feed.id())));
        assertEquals(renamed, input("https://example.org/new"));
        assertEquals(List.of(renamed), store.read(t -> t.inputs().all()));
        // By the address that it had before it moved.
        assertEquals(renamed, input("https://example.org/feed"));
        assertEquals(List.of(renamed), store.read(t -> t.inputs().all()));
    }

    @Test
    void positionsAreRememberedOneByOneAndForgotten() {
        store.update(t -> t.inputs().move("i", Map.of("etag", "1", "done:a", "7")));
        store.update(t -> t.inputs().move("i", Map.of("etag", "2", "done:a", "")));
        store.update(t -> t.inputs().move("j", Map.of("etag", "3")));
        assertEquals(Map.of("etag", "2"), store.read(t -> t.inputs().positions("i")));
        assertEquals(Map.of("etag", "3"), store.read(t -> t.inputs().positions("j")));
    }

    @Test
    void theLastWordOnHowAnInputFaresIsKept() {
        InputStatus bad = new InputStatus("i", InputStatus.State.FAILING, NOON, null, NOON, 3, "no answer");
        InputStatus good = new InputStatus("i", InputStatus.State.WELL, NOON, NOON, null, 0, null);
        store.update(t -> t.inputs().report(bad));
        assertEquals(Map.of("i", bad), store.read(t -> t.inputs().statuses()));
        store.update(t -> t.inputs().report(good));
        assertEquals(Map.of("i", good), store.read(t -> t.inputs().statuses()));
    }

    @Test
    void theSameComplaintIsKeptOnceAndComesFirst() {
        complain("i", "a", "gone");
        complain("i", "b", "gone");
        complain(null, "a", "gone");
        assertEquals(
                List.of(
                        new Inputs.Fault(3, null, "a", "bad", "gone", NOON),
                        new Inputs.Fault(2, "i", "b", "bad", "gone", NOON)),
                store.read(t -> t.inputs().faults(9)));
        assertEquals(1, store.read(t -> t.inputs().faults(1)).size());
    }

    private void complain(@Nullable String input, String path, String message) {
        store.update(t -> t.inputs().complain(input, new InputProblem(path, "bad", message)));
    }

    // --- reports ---

    @Test
    void aReportIsThereWithItsPositionAfterOpeningAgain() throws IOException {
        Arrival arrival = arrival("https://example.org/a", "Talks begin.");
        StoredReport stored = store.write(t -> {
            t.inputs().move("i", Map.of("etag", "\"1\""));
            return t.reports().store("i", arrival, read(arrival)).orElseThrow();
        });
        store.close();
        store = another();
        assertEquals(
                new StoredReport(
                        Reports.idOf("https://example.org/a"),
                        "https://example.org/a",
                        1,
                        1,
                        "i",
                        new StoredReport.Head(
                                "a.txt",
                                null,
                                "Talks",
                                "Courier",
                                "und",
                                "2031-03-03",
                                LocalDate.parse("2031-03-03"),
                                false),
                        StoredReport.Ties.NONE,
                        NOON,
                        NOON),
                stored);
        assertEquals(Optional.of(stored), store.read(t -> t.reports().find(stored.id())));
        assertEquals(Optional.of(arrival.raw()), store.read(t -> t.reports().raw(stored.id(), 1)));
        assertEquals(Optional.of(read(arrival)), store.read(t -> t.reports().reading(stored.id())));
        assertEquals(Map.of("etag", "\"1\""), store.read(t -> t.inputs().positions("i")));
        assertEquals(Map.of("i", 1), store.read(t -> t.inputs().reportCounts()));
    }

    @Test
    void theSameAgainIsNothingNewAndOtherContentIsANewVersion() {
        StoredReport first = put("a", "Talks begin.").orElseThrow();
        assertEquals(Optional.empty(), put("a", "Talks begin."));
        put("b", "A storm comes.");
        store.update(t -> t.reports().tie("a", new StoredReport.Ties("b", "copy", "s")));
        StoredReport changed = put("a", "Talks go on.").orElseThrow();
        assertEquals(
                new StoredReport(
                        "a", "a", 3, 2, "i", first.head(), new StoredReport.Ties("b", "copy", "s"), NOON, NOON),
                changed);
        assertEquals(Optional.empty(), put("a", "Talks go on."));
        assertTrue(put("a", "Talks begin.").isPresent());
        assertEquals(
                List.of(
                        new Reports.Version("a", 1, 1, NOON, "Talks"),
                        new Reports.Version("a", 2, 3, NOON, "Talks"),
                        new Reports.Version("a", 3, 4, NOON, "Talks")),
                store.read(t -> t.reports().versions("a")));
        assertEquals(List.of("a", "b"), store.read(t -> t.reports().keys().toList()));
        assertEquals(Integer.valueOf(2), store.read(t -> t.reports().count()));
        assertEquals(Long.valueOf(4), store.read(t -> t.reports().lastNumber()));
        assertEquals(
                "Talks begin.",
                store.read(t -> t.reports().reading("a", 1)).orElseThrow().text());
        assertEquals(Optional.empty(), store.read(t -> t.reports().reading("a", 9)));
        assertEquals(Optional.empty(), store.read(t -> t.reports().raw("none", 1)));
    }

    @Test
    void reportsArePagedByArrival() {
        for (String id : List.of("c", "a", "b")) {
            put(id, "Report " + id + ".");
        }
        put("a", "Report again.");
        assertEquals(List.of("a", "b"), ids(store.read(t -> t.reports().latest(Long.MAX_VALUE, 2))));
        assertEquals(List.of("c"), ids(store.read(t -> t.reports().latest(3, 2))));
        assertEquals(List.of("c", "b"), ids(store.read(t -> t.reports().after(0, 2))));
        assertEquals(List.of("a"), ids(store.read(t -> t.reports().after(3, 2))));
        assertEquals(
                List.of(2L, 3L),
                store.read(t -> t.reports().arrivalsAfter(1, 2)).stream()
                        .map(Reports.Version::number)
                        .toList());
        assertEquals(List.of("a", "c"), ids(store.read(t -> t.reports().all(List.of("c", "none", "a")))));
        assertEquals(List.of(), store.read(t -> t.reports().all(List.of())));
    }

    @Test
    void aStorysReportsComeInTheOrderOfPublication() {
        put("a", "One.", "2031-03-03");
        put("b", "Two.", null);
        put("c", "Three.", "2031-03-01");
        put("d", "Four.", "2031-03-03");
        put("e", "Five.", "2031-03-01");
        for (String id : List.of("a", "b", "c", "d")) {
            store.update(t -> t.reports().place(id, "s"));
        }
        assertEquals(
                List.of("c", "a", "d", "b"), ids(store.read(t -> t.reports().ofStory("s"))));
        assertEquals(List.of("a", "b", "c", "d"), store.read(t -> t.reports().idsOf("s")));
        assertEquals(Optional.of("a"), store.read(t -> t.reports().anyOf("s")));
        assertEquals(Optional.empty(), store.read(t -> t.reports().anyOf("none")));
        assertEquals(
                List.of("Three.", "One.", "Four.", "Two."),
                store.read(t -> t.reports().readings("s")).stream()
                        .map(Reading::text)
                        .toList());
    }

    @Test
    void theAccountsPlacesInAReportAreKept() {
        put("a", "Talks begin.");
        assertEquals(List.of(), store.read(t -> t.reports().places("a")));
        store.update(t -> t.reports().mark("a", List.of(new Span(0, 5), new Span(6, 12))));
        assertEquals(List.of(new Span(0, 5), new Span(6, 12)), store.read(t -> t.reports()
                .places("a")));
        assertEquals(List.of(), store.read(t -> t.reports().places("none")));
    }

    @Test
    void aVersionIsReadAnew() {
        put("a", "Talks begin.");
        Reading other = read(arrival("a", "Talks have begun."));
        store.update(t -> t.reports().reread("a", 1, other));
        assertEquals(Optional.of(other), store.read(t -> t.reports().reading("a")));
    }

    @Test
    void edgesOfAReportAreReplacedTogether() {
        Edge ab = edge("a", "b", 0.5);
        Edge bc = edge("b", "c", 0.7);
        store.update(t -> t.reports().link("a", List.of(ab)));
        store.update(t -> t.reports().link("c", List.of(bc)));
        assertEquals(List.of(ab, bc), store.read(t -> t.reports().edges("b")));
        Edge closer = edge("a", "b", 0.9);
        store.update(t -> t.reports().link("b", List.of(closer, closer)));
        assertEquals(List.of(closer), store.read(t -> t.reports().edges("b")));
        assertEquals(List.of(), store.read(t -> t.reports().edges("c")));
    }

    // --- stories ---

    @Test
    void aStoryIsAsItsReportsAreUntilItsAccountIsMade() {
        put("a", "One.", "2031-03-03");
        put("b", "Two.", "2031-03-01");
        put("c", "Drei Minister haben heute über den Hafen gesprochen und nichts ist dabei herausgekommen.", null);
        store.update(t -> {
            t.reports().tie("a", new StoredReport.Ties("b", "copy", "s"));
            t.reports().place("b", "s");
            t.reports().place("c", "s");
            t.stories().put("s", "Talks", 5);
        });
        StoredStory told = new StoredStory(
                "s",
                "Talks",
                NOON,
                NOON,
                5,
                new StoredStory.Extent(
                        new Weight(3, 2), LocalDate.parse("2031-03-01"), LocalDate.parse("2031-03-03"), "und"),
                null,
                true);
        assertEquals(Optional.of(told), store.read(t -> t.stories().find("s")));
        store.update(t -> t.stories().accounted("s", new Weight(3, 1), 6, false));
        assertEquals(
                Optional.of(new StoredStory(
                        "s",
                        "Talks",
                        NOON,
                        NOON,
                        6,
                        new StoredStory.Extent(
                                new Weight(3, 1), LocalDate.parse("2031-03-01"), LocalDate.parse("2031-03-03"), "und"),
                        null,
                        false)),
                store.read(t -> t.stories().find("s")));
        store.update(t -> t.stories().put("none", "Empty", 7));
        assertEquals(
                new StoredStory.Extent(new Weight(0, 0), null, null, "und"),
                store.read(t -> t.stories().find("none")).orElseThrow().extent());
    }

    @Test
    void storiesArePagedByTheirLastChange() {
        List<String> stories = List.of("d", "b", "c", "a");
        for (int i = 0; i < stories.size(); i++) {
            int change = i + 1;
            store.update(t -> {
                t.stories().put(stories.get(change - 1), "A story", change);
                t.stories().accounted(stories.get(change - 1), new Weight(3, change), change, false);
            });
        }
        assertEquals(List.of("a", "c"), storyIds(store.read(t -> t.stories().latest(Long.MAX_VALUE, 0, 2))));
        assertEquals(List.of("b", "d"), storyIds(store.read(t -> t.stories().latest(3, 0, 2))));
        assertEquals(List.of("a", "c"), storyIds(store.read(t -> t.stories().latest(Long.MAX_VALUE, 3, 9))));
        store.update(t -> t.stories().replace("c", "a", 9));
        assertEquals(
                List.of("a", "b", "d"), storyIds(store.read(t -> t.stories().latest(Long.MAX_VALUE, 0, 9))));
        assertEquals(List.of("b", "c"), store.read(t -> t.stories().ids("a", 2)));
        assertEquals(Integer.valueOf(3), store.read(t -> t.stories().count()));
    }

    @Test
    void accountsAreDueInTheOrderOfTheChanges() {
        store.update(t -> {
            t.stories().put("c", "C", 1);
            t.stories().put("a", "A", 2);
            t.stories().put("b", "B", 3);
        });
        assertEquals(List.of("c", "a"), store.read(t -> t.stories().due(2)));
        store.update(t -> {
            t.stories().leave("c");
            t.stories().accounted("a", new Weight(0, 0), 4, true);
            t.stories().replace("b", "a", 5);
        });
        assertEquals(List.of("a"), store.read(t -> t.stories().due(9)));
        store.update(t -> t.stories().makeDue(List.of("b", "c")));
        assertEquals(List.of("c", "a"), store.read(t -> t.stories().due(9)));
        store.update(t -> {
            t.stories().leave("a");
            t.stories().leave("c");
            t.stories().makeDue(List.of());
        });
        assertEquals(List.of(), store.read(t -> t.stories().due(9)));
        store.update(t -> t.stories().makeDue(null));
        assertEquals(List.of("c", "a"), store.read(t -> t.stories().due(9)));
    }

    @Test
    void anOldNameLeadsOnThroughAllMerges() {
        store.update(t -> {
            for (String story : List.of("a", "b", "c", "x", "y", "gone")) {
                t.stories().put(story, story, 1);
            }
            t.stories().replace("a", "b", 2);
            t.stories().replace("b", "c", 3);
            t.stories().replace("x", "y", 4);
            t.stories().replace("y", "x", 5);
            t.stories().replace("gone", null, 6);
        });
        assertEquals("c", resolved("a"));
        assertEquals("c", resolved("c"));
        assertEquals("x", resolved("x"));
        assertEquals("gone", resolved("gone"));
        assertEquals(Optional.empty(), store.read(t -> t.stories().resolve("none")));
        store.update(t -> t.stories().put("a", "Again", 7));
        assertEquals("a", resolved("a"));
    }

    private String resolved(String story) {
        return store.read(t -> t.stories().resolve(story)).orElseThrow().id();
    }

    @Test
    void whatBecameOfStoriesIsTakenDown() {
        Redirect merged = new Redirect(Redirect.Kind.MERGED, "a", "b", 3, "2031-03-01", "alike");
        Redirect split = new Redirect(Redirect.Kind.SPLIT, "b", "c", 1, null, "said so");
        store.update(t -> {
            t.stories().redirect(merged);
            t.stories().redirect(split);
        });
        assertEquals(List.of(merged, split), store.read(t -> t.stories().redirects("b")));
        assertEquals(List.of(split), store.read(t -> t.stories().redirects("c")));
    }

    // --- accounts ---

    @Test
    void anAccountIsReplacedWithItsFacts() {
        StoredAccount first = new StoredAccount("s", 1, NOON, List.of(1L, 3L), "{\"a\":1}", "<p>é</p>", "<a>");
        Said said = said("s", "u1", "p-vog", "Vog", "2031-03-01");
        Held held = held("s", "p1", "p-vog", "2031-03-02");
        Happening event = event("s", "e1", "2031-03-09", true);
        store.update(t -> t.accounts()
                .put(first, new Accounts.FactRows(List.of(said), List.of(held), List.of(event), List.of())));
        assertEquals(Optional.of(first), store.read(t -> t.accounts().find("s")));
        assertEquals(java.util.Set.of(1L, 3L), store.read(t -> t.accounts().heard("s")));
        assertEquals(Integer.valueOf(1), store.read(t -> t.accounts().version("s")));
        assertEquals(List.of(said), store.read(t -> t.accounts().saidIn("s")));
        assertEquals(List.of(held), store.read(t -> t.accounts().heldIn("s")));
        assertEquals(List.of(event), store.read(t -> t.accounts().happeningsIn("s")));
        StoredAccount second = new StoredAccount("s", 2, NOON, List.of(), "{}", "", "");
        Said unknown = new Said(
                "s",
                "u2",
                Said.Speaker.UNKNOWN,
                "Nobody knows.",
                "q2",
                new Place("b", 0, 5),
                null,
                new Weight(2, 1),
                2,
                true);
        store.update(t ->
                t.accounts().put(second, new Accounts.FactRows(List.of(unknown), List.of(), List.of(), List.of())));
        assertEquals(Optional.of(second), store.read(t -> t.accounts().find("s")));
        assertEquals(List.of(unknown), store.read(t -> t.accounts().saidIn("s")));
        assertEquals(List.of(), store.read(t -> t.accounts().happeningsIn("s")));
        store.update(t -> t.accounts().remove("s"));
        assertEquals(Optional.empty(), store.read(t -> t.accounts().find("s")));
        assertEquals(Integer.valueOf(0), store.read(t -> t.accounts().version("s")));
        assertEquals(List.of(), store.read(t -> t.accounts().saidIn("s")));
    }

    @Test
    void whatSomebodySaidComesLatestFirstAndPositionsEarliestFirst() {
        facts(
                "s",
                List.of(said("s", "u1", "p", "P", "2031-03-01"), said("s", "u2", "p", "P", null)),
                List.of(held("s", "h1", "p", "2031-03-02"), held("s", "h2", "p", null)),
                List.of());
        facts(
                "r",
                List.of(said("r", "u1", "p", "P", "2031-03-03"), said("r", "u2", "q", "Q", "2031-03-04")),
                List.of(held("r", "h1", "p", "2031-03-01")),
                List.of());
        assertEquals(List.of("r/u1", "s/u1", "s/u2"), saidIds(store.read(t -> t.accounts()
                .saidBy("p", 9))));
        assertEquals(List.of("r/u1"), saidIds(store.read(t -> t.accounts().saidBy("p", 1))));
        assertEquals(
                List.of("s/u1", "s/u2"), saidIds(store.read(t -> t.accounts().saidIn("s"))));
        assertEquals(
                List.of("r/h1", "s/h1", "s/h2"),
                store.read(t -> t.accounts().heldBy("p", 9)).stream()
                        .map(each -> each.story() + "/" + each.id())
                        .toList());
    }

    @Test
    void theCalendarHoldsWhatIsAheadByDay() {
        facts(
                "s",
                List.of(),
                List.of(),
                List.of(
                        event("s", "e1", "2031-03-09", true),
                        event("s", "e2", "2031-03-05", true),
                        event("s", "e3", "2031-03-05", false),
                        event("s", "e4", null, true),
                        event("s", "e5", "2031-03-01", true)));
        facts("r", List.of(), List.of(), List.of(event("r", "e1", "2031-03-05", true)));
        List<Happening> calendar = store.read(t -> t.accounts().calendar(LocalDate.parse("2031-03-04"), 9));
        assertEquals(List.of("r/e1", "s/e2", "s/e1"), eventIds(calendar));
        assertEquals(
                List.of("r/e1"), eventIds(store.read(t -> t.accounts().calendar(LocalDate.parse("2031-03-04"), 1))));
        assertEquals(List.of("s/e5", "s/e2", "s/e3", "s/e1", "s/e4"), eventIds(store.read(t -> t.accounts()
                .happeningsIn("s"))));
    }

    @Test
    void speakersAreFoundByAnyPartOfTheirNameWhateverItsCase() {
        facts(
                "s",
                List.of(
                        said("s", "u1", "p-celik", "Ayla Çelik", "2031-03-01"),
                        said("s", "u2", "p-celik", "Ayla Çelik", "2031-03-02"),
                        said("s", "u3", "p-x", "100% Vog_", null),
                        new Said(
                                "s",
                                "u4",
                                new Said.Speaker("d-1", "an official", false),
                                "No.",
                                "q",
                                new Place("a", 0, 1),
                                null,
                                new Weight(1, 1),
                                1,
                                false)),
                List.of(),
                List.of());
        facts("r", List.of(said("r", "u1", "p-celik", "Ayla Çelik", null)), List.of(), List.of());
        Accounts.SpeakerLine celik =
                new Accounts.SpeakerLine("p-celik", "Ayla Çelik", 3, 2, LocalDate.parse("2031-03-02"));
        Accounts.SpeakerLine vog = new Accounts.SpeakerLine("p-x", "100% Vog_", 1, 1, null);
        assertEquals(List.of(celik, vog), store.read(t -> t.accounts().speakers("", 9)));
        assertEquals(List.of(celik), store.read(t -> t.accounts().speakers("", 1)));
        assertEquals(List.of(celik), store.read(t -> t.accounts().speakers("çEL", 9)));
        assertEquals(List.of(vog), store.read(t -> t.accounts().speakers("%", 9)));
        assertEquals(List.of(vog), store.read(t -> t.accounts().speakers("g_", 9)));
        assertEquals(List.of(), store.read(t -> t.accounts().speakers("\\", 9)));
    }

    @Test
    void whatIsNewIsPagedByItsNumber() {
        Development one = development("s", 1, "e1");
        Development two = development("r", 1, "e1");
        Development three = development("s", 2, "e2");
        for (Development each : List.of(one, two, three)) {
            store.update(t -> t.accounts()
                    .put(
                            new StoredAccount(each.story(), each.version(), NOON, List.of(), "", "", ""),
                            new Accounts.FactRows(List.of(), List.of(), List.of(), List.of(each))));
        }
        assertEquals(List.of(numbered(one, 1), numbered(three, 3)), store.read(t -> t.accounts()
                .developments("s", 0, 9)));
        assertEquals(List.of(numbered(three, 3)), store.read(t -> t.accounts().developments("s", 1, 9)));
        assertEquals(List.of(numbered(one, 1)), store.read(t -> t.accounts().developments("s", 0, 1)));
        assertEquals(List.of(numbered(three, 3), numbered(two, 2)), store.read(t -> t.accounts()
                .latest(null, 2)));
        assertEquals(List.of(numbered(two, 2)), store.read(t -> t.accounts().latest("r", 2)));
        assertEquals(
                Map.of("s", 3L, "r", 2L), store.read(t -> t.accounts().lastDevelopments(List.of("s", "r", "none"))));
        assertEquals(Map.of(), store.read(t -> t.accounts().lastDevelopments(List.of())));
    }

    // --- logs ---

    @Test
    void changesComeInOneOrder() {
        long first =
                store.write(t -> t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.REPORT, "a", "s", null, "Talks"));
        long second =
                store.write(t -> t.changes().add(ChangeLog.Kind.REMOVED, ChangeLog.Type.STORY, "r", "r", "s", null));
        ChangeLog.Change added =
                new ChangeLog.Change(first, NOON, ChangeLog.Kind.ADDED, ChangeLog.Type.REPORT, "a", "s", null, "Talks");
        ChangeLog.Change removed =
                new ChangeLog.Change(second, NOON, ChangeLog.Kind.REMOVED, ChangeLog.Type.STORY, "r", "r", "s", null);
        assertEquals(List.of(added, removed), store.read(t -> t.changes().since(0, 9)));
        assertEquals(List.of(added), store.read(t -> t.changes().since(0, 1)));
        assertEquals(List.of(removed), store.read(t -> t.changes().since(first, 9)));
        assertEquals(List.of(removed), store.read(t -> t.changes().since(0, "r", 9)));
        assertEquals(Long.valueOf(second), store.read(t -> t.changes().last()));
    }

    @Test
    void aCorrectionIsAppliedAndTakenBack() {
        long one = store.write(t -> t.corrections().add("same a b", "one story", "desk"));
        long two = store.write(t -> t.corrections().add("apart a c", null, "desk"));
        store.update(t -> t.corrections().applied(one));
        assertEquals(List.of(two), numbers(store.read(t -> t.corrections().pending())));
        assertEquals(Boolean.TRUE, store.write(t -> t.corrections().undo(one, "chief")));
        assertEquals(Boolean.FALSE, store.write(t -> t.corrections().undo(one, "chief")));
        assertEquals(Boolean.FALSE, store.write(t -> t.corrections().undo(99, "chief")));
        CorrectionLog.Entry undone =
                new CorrectionLog.Entry(one, "same a b", "one story", "desk", NOON, "chief", NOON, false);
        CorrectionLog.Entry open = new CorrectionLog.Entry(two, "apart a c", null, "desk", NOON, null, null, false);
        assertEquals(List.of(open, undone), store.read(t -> t.corrections().all()));
        assertEquals(List.of(open), store.read(t -> t.corrections().inForce()));
        assertEquals(List.of(undone, open), store.read(t -> t.corrections().pending()));
        assertEquals(Optional.of(undone), store.read(t -> t.corrections().find(one)));
        assertEquals(Optional.empty(), store.read(t -> t.corrections().find(99)));
    }

    @Test
    void theLastSnapshotAndTheFurthestPlaceAreKept() {
        store.update(t -> t.snapshots().put("stories", 1, new byte[] {1}));
        store.update(t -> t.snapshots().put("stories", 2, new byte[] {2, 3}));
        assertEquals(OptionalLong.of(2), store.read(t -> t.snapshots().number("stories")));
        assertArrayEquals(
                new byte[] {2, 3}, store.read(t -> t.snapshots().open("stories").readAllBytes()));
        assertEquals(OptionalLong.empty(), store.read(t -> t.snapshots().number("none")));
        store.update(t -> {
            t.viewers().sawUpTo("v", "s", 5);
            t.viewers().sawUpTo("v", "s", 3);
            t.viewers().sawUpTo("v", "r", 1);
            t.viewers().sawUpTo("w", "s", 9);
        });
        assertEquals(Map.of("s", 5L, "r", 1L), store.read(t -> t.viewers().seen("v")));
    }

    // --- transactions ---

    @Test
    void whatBreaksOffLeavesNothingAndTheNextGoesOn() {
        IllegalStateException broken = assertThrows(
                IllegalStateException.class,
                () -> store.update(t -> {
                    t.inputs().move("i", Map.of("etag", "1"));
                    t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.REPORT, "a", null, null, null);
                    throw new IllegalStateException("broken off");
                }));
        assertEquals("broken off", broken.getMessage());
        assertEquals(Map.of(), store.read(t -> t.inputs().positions("i")));
        assertEquals(Long.valueOf(0), store.read(t -> t.changes().last()));
        put("a", "Talks begin.");
        assertEquals(Integer.valueOf(1), store.read(t -> t.reports().count()));
    }

    @Test
    void twoThatWriteAtOnceLoseNothing() throws Exception {
        int each = 40;
        try (Store other = another();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (Store one : List.of(store, other)) {
                for (int i = 0; i < each; i++) {
                    String id = (one == store ? "a" : "b") + i;
                    Arrival arrival = arrival(id, "Report " + id + ".");
                    Reading reading = read(arrival);
                    writers.add(threads.submit(() -> one.update(t -> {
                        t.reports().store("i", arrival, reading);
                        t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.REPORT, id, null, null, null);
                    })));
                }
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            assertEquals(Integer.valueOf(2 * each), other.read(t -> t.reports().count()));
            assertEquals(Long.valueOf(2 * each), store.read(t -> t.reports().lastNumber()));
            assertEquals(2 * each, store.read(t -> t.changes().since(0, 1_000)).size());
        }
    }

    @Test
    void whoReadsSeesOneStateAndHoldsUpNobody() throws Exception {
        put("a", "Talks begin.");
        try (Store other = another();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch written = new CountDownLatch(1);
            Future<List<Integer>> reader = threads.submit(() -> other.read(t -> {
                int before = t.reports().count();
                begun.countDown();
                await(written);
                return List.of(before, t.reports().count());
            }));
            await(begun);
            put("b", "A storm comes.");
            written.countDown();
            assertEquals(List.of(1, 1), reader.get(60, TimeUnit.SECONDS));
            assertEquals(Integer.valueOf(2), other.read(t -> t.reports().count()));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStoreThatManyOpenAtOnceIsMadeOnce() throws Exception {
        store.close();
        String fresh = freshUrl();
        Path place = folder.resolve("many");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Store>> opening = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opening.add(threads.submit(() -> Store.open(place, fresh, CLOCK)));
            }
            for (Future<Store> each : opening) {
                try (Store opened = each.get(60, TimeUnit.SECONDS)) {
                    assertEquals(
                            Integer.valueOf(0), opened.read(t -> t.reports().count()));
                } catch (ExecutionException e) {
                    throw new AssertionError(e);
                }
            }
        }
        store = another();
    }

    @Test
    void onlyOneIsTheNewsroom() throws IOException {
        try (Store other = another()) {
            Store.Newsroom first = store.claimNewsroom().orElseThrow();
            assertTrue(store.claimNewsroom().isEmpty());
            assertTrue(other.claimNewsroom().isEmpty());
            first.close();
            other.claimNewsroom().orElseThrow().close();
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws IOException {
        store.writingJdbi()
                .useHandle(handle ->
                        handle.execute("INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\","
                                + " \"description\", \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\","
                                + " \"success\") VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, "
                                + (url == null ? "1" : "TRUE") + ")"));
        IOException refused = assertThrows(IOException.class, this::another);
        String message = String.valueOf(refused.getMessage());
        assertTrue(
                message.endsWith("cannot be opened: it was made by a newer version of the program (its form is 99)"),
                message);
    }

    // --- made-up rows ---

    private Input input(String address) {
        return store.write(t -> t.inputs().add(Input.Kind.FEED, address, null, true, "desk"));
    }

    Optional<StoredReport> put(String key, String text) {
        return put(key, text, "2031-03-03");
    }

    private Optional<StoredReport> put(String key, String text, @Nullable String day) {
        Arrival arrival = arrival(key, text, day);
        Reading reading = read(arrival);
        return store.write(t -> t.reports().store("i", arrival, reading));
    }

    static Arrival arrival(String key, String text) {
        return arrival(key, text, "2031-03-03");
    }

    private static Arrival arrival(String key, String text, @Nullable String day) {
        return new Arrival(
                key,
                new RawReport(
                        Reports.idOf(key),
                        "a.txt",
                        RawReport.Format.TEXT,
                        text,
                        new Given(null, "Talks", "Courier", List.of(), day, null),
                        List.of()),
                NOON);
    }

    static Reading read(Arrival arrival) {
        return READER.read(arrival.raw());
    }

    private static Edge edge(String from, String to, double coverage) {
        return new Edge(from, to, Edge.Relation.COPY, coverage, coverage, List.of(), List.of("later"), List.of("same"));
    }

    private void facts(String story, List<Said> said, List<Held> held, List<Happening> events) {
        store.update(t -> t.accounts()
                .put(
                        new StoredAccount(story, 1, NOON, List.of(), "", "", ""),
                        new Accounts.FactRows(said, held, events, List.of())));
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    private static Said said(String story, String id, String speaker, String name, @Nullable String day) {
        return new Said(
                story,
                id,
                new Said.Speaker(speaker, name, true),
                "We talk.",
                "q1",
                new Place("a", 3, 11),
                day(day),
                new Weight(2, 1),
                1,
                false);
    }

    private static Held held(String story, String id, String holder, @Nullable String day) {
        return new Held(
                story,
                id,
                new Said.Speaker(holder, "Vog", true),
                "demands",
                null,
                "talks",
                new Place("a", 1, 2),
                day(day),
                new Weight(1, 1));
    }

    private static Happening event(String story, String id, @Nullable String day, boolean ahead) {
        return new Happening(
                story,
                id,
                new Happening.What("AGREE", "planned", "Ashport", List.of("Vog", "City of Ashport")),
                day,
                day(day),
                "They agree.",
                new Place("a", 0, 4),
                new Weight(1, 1),
                ahead,
                true);
    }

    private static Development development(String story, int version, String fact) {
        return new Development(
                0, story, version, NOON, "new", "event", fact, "They agree.", new Place("a", 0, 4), new Weight(1, 1));
    }

    private static Development numbered(Development d, long number) {
        return new Development(
                number,
                d.story(),
                d.version(),
                d.at(),
                d.kind(),
                d.factKind(),
                d.fact(),
                d.text(),
                d.place(),
                d.weight());
    }

    private static List<String> ids(List<StoredReport> reports) {
        return reports.stream().map(StoredReport::id).toList();
    }

    private static List<String> storyIds(List<StoredStory> stories) {
        return stories.stream().map(StoredStory::id).toList();
    }

    private static List<String> saidIds(List<Said> said) {
        return said.stream().map(each -> each.story() + "/" + each.id()).toList();
    }

    private static List<String> eventIds(List<Happening> events) {
        return events.stream().map(each -> each.story() + "/" + each.id()).toList();
    }

    private static List<Long> numbers(List<CorrectionLog.Entry> entries) {
        return entries.stream().map(CorrectionLog.Entry::number).toList();
    }
}
