package org.rapporteur.desk.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Development;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredAccount;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.desk.watch.Delivery;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.publish.AccountJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class NewsroomTest {
    private static final Instant NOON = Instant.parse("2024-03-14T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String INPUT = "i-1";
    private static final Function<RawReport, Reading> READER = ReportReader.byRules()::read;

    @TempDir
    Path folder;

    private final List<Newsroom> abandoned = new ArrayList<>();
    private Store store;
    private Newsroom newsroom;

    /** Done once, the next time that something asks what time it is. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder, null, new Interrupting());
        newsroom = new Newsroom(store, new Archive(READER), new NewsroomOptions(14, 2));
        newsroom.start();
    }

    @AfterEach
    void close() {
        abandoned.forEach(Newsroom::close);
        newsroom.close();
        store.close();
    }

    @Test
    void theAccountOfAStoryIsThatOfItsReports() throws Exception {
        deliver(examples(), Map.of("read", "12"));
        for (StoredStory story : stories()) {
            List<Reading> readings = store.read(t -> t.reports().readings(story.id()));
            Account alone =
                    new Accountant().account(readings, List.of(), AccountOptions.ALL.at(AccountOptions.Level.PILE));
            StoredAccount stored =
                    store.read(t -> t.accounts().find(story.id())).orElseThrow();
            assertEquals(facts(json(alone), alone.stories().getFirst().story().id()), facts(stored.json(), story.id()));
            assertTrue(readings.stream()
                    .anyMatch(r -> story.title().equals(r.article().meta().title())));
        }
        assertEquals(Map.of("read", "12"), store.read(t -> t.inputs().positions(INPUT)));
    }

    @Test
    void reportsInAnyOrderEndInTheSameStories() throws Exception {
        List<Arrival> shuffled = new ArrayList<>(examples());
        Collections.shuffle(shuffled, new Random(7));
        for (Arrival each : shuffled) {
            deliver(List.of(each), Map.of());
        }
        StoredStory story = stories().getFirst();
        assertEquals(12, story.extent().weight().reports());
        assertEquals(7, story.extent().weight().origins());
    }

    @Test
    void nothingIsLostOrDoubledByARestart() throws Exception {
        List<Arrival> all = examples();
        deliver(all.subList(0, 7), Map.of());
        close();
        open();
        deliver(all, Map.of());
        assertEquals(
                all.stream().map(Arrival::key).sorted().toList(),
                store.read(t -> t.reports().keys()).toList());
        List<StoredStory> after = stories();
        close();
        open();
        newsroom.awaitAccounts();
        assertEquals(after, stories());
        assertEquals(12, after.getFirst().extent().weight().reports());
    }

    @Test
    void whatALaterReportBringsIsADevelopment() throws Exception {
        List<Arrival> all = examples();
        deliver(all.subList(0, 8), Map.of());
        String story = stories().getFirst().id();
        long before = store.read(t -> t.accounts().latest(story, 1)).getFirst().number();
        deliver(all.subList(8, 12), Map.of());
        List<Development> developments = store.read(t -> t.accounts().developments(story, before, 100));
        assertTrue(developments.stream().anyMatch(each -> each.kind().equals("new")), developments.toString());
        for (Development each : developments) {
            Reading reading =
                    store.read(t -> t.reports().reading(each.place().report())).orElseThrow();
            assertTrue(each.place().end() <= reading.text().length());
            assertEquals(2, each.version());
        }
    }

    @Test
    void aCorrectionSplitsAStoryAndItsUndoingJoinsItAgain() throws Exception {
        deliver(examples(), Map.of());
        StoredStory whole = stories().getFirst();
        List<StoredReport> members = store.read(t -> t.reports().ofStory(whole.id()));
        String original = members.stream()
                .filter(r -> r.ties().original() == null)
                .reduce((a, b) -> b)
                .orElseThrow()
                .id();
        List<String> others = members.stream()
                .map(StoredReport::id)
                .filter(id -> !id.equals(original))
                .toList();
        long number = store.write(t -> t.corrections()
                .add(
                        CorrectionLine.write(new Correction.OfStories(
                                Correction.OfStories.Kind.APART,
                                List.of(original),
                                others,
                                "ana",
                                null,
                                "another matter")),
                        "another matter",
                        "ana"));
        await(() -> store.read(t -> t.corrections().pending()).isEmpty());
        newsroom.awaitAccounts();
        String apart =
                store.read(t -> t.reports().find(original)).orElseThrow().ties().story();
        assertNotEquals(whole.id().equals(apart) ? null : whole.id(), apart);
        assertEquals(2, stories().size());
        assertEquals(Boolean.TRUE, store.write(t -> t.corrections().undo(number, "ana")));
        await(() -> store.read(t -> t.corrections().pending()).isEmpty());
        newsroom.awaitAccounts();
        assertEquals(1, stories().size());
        assertEquals(12, stories().getFirst().extent().weight().reports());
        assertEquals(
                List.of(ChangeLog.Kind.ADDED, ChangeLog.Kind.REMOVED),
                store.read(t -> t.changes().since(0, 10_000)).stream()
                        .filter(change -> change.type() == ChangeLog.Type.CORRECTION)
                        .map(ChangeLog.Change::kind)
                        .toList());
    }

    @Test
    void aCorrectionHoldsThoughTheTrackersStateIsOfAnotherVersion() throws Exception {
        deliver(examples(), Map.of());
        List<StoredReport> members =
                store.read(t -> t.reports().ofStory(stories().getFirst().id()));
        String one = members.getFirst().id();
        List<String> others = members.stream().map(StoredReport::id).skip(1).toList();
        say(new Correction.OfStories(Correction.OfStories.Kind.APART, List.of(one), others, "ana", null, null));
        await(() -> store.read(t -> t.corrections().pending()).isEmpty());
        newsroom.awaitAccounts();
        Set<List<String>> before = reportsByStory();
        assertEquals(2, before.size());
        newsroom.close();
        store.update(t -> t.snapshots().put("stories", t.reports().lastNumber(), new byte[] {1, 2, 3}));
        close();
        open();
        await(() -> newsroom.health().state() == NewsroomHealth.State.RUNNING);
        assertEquals(before, reportsByStory());
    }

    @Test
    void aStoryIsDueAgainWhenACorrectionCameWhileItsAccountWasMade() throws Exception {
        deliver(examples(), Map.of());
        newsroom.close();
        String story = stories().getFirst().id();
        meanwhile.set(() -> store.update(t -> {
            long number = t.corrections().add(NAMES, null, "ana");
            t.corrections().applied(number);
            t.stories().makeDue(null);
        }));
        keeper().make(story);
        assertEquals(List.of(story), store.read(t -> t.stories().due(10)));
        keeper().make(story);
        assertEquals(List.of(), store.read(t -> t.stories().due(10)));
    }

    @Test
    void anAccountThatTheStoreDidNotTakeStaysDue() throws Exception {
        deliver(examples(), Map.of());
        newsroom.close();
        String story = stories().getFirst().id();
        store.update(t -> t.stories().makeDue(List.of(story)));
        try (AccountKeeper keeper = keeper()) {
            meanwhile.set(() -> {
                // The first question is what rests.
                meanwhile.set(() -> {
                    throw new UncheckedIOException(new IOException("the disk is full"));
                });
            });
            keeper.start();
            await(() -> keeper.fault() != null);
            assertEquals(List.of(story), store.read(t -> t.stories().due(10)));
        }
    }

    @Test
    void anAccountThatNeedsTooMuchMemoryHoldsUpNoOther() throws Exception {
        deliver(examples(), Map.of());
        newsroom.close();
        String story = stories().getFirst().id();
        store.update(t -> t.stories().makeDue(List.of(story)));
        try (AccountKeeper keeper = keeper()) {
            meanwhile.set(() -> meanwhile.set(() -> {
                throw new OutOfMemoryError("a large story");
            }));
            keeper.start();
            await(() -> keeper.fault() != null);
            await(() -> store.read(t -> t.stories().due(10)).isEmpty());
            store.update(t -> t.stories().makeDue(List.of(story)));
            await(() -> store.read(t -> t.stories().due(10)).isEmpty());
            assertEquals(2, store.read(t -> t.accounts().version(story)).intValue());
        }
    }

    @Test
    void aReportThatTheStoreRefusesHoldsUpNothing() throws Exception {
        List<Arrival> all = examples();
        RawReport raw = all.getFirst().raw();
        // Its id is the key of the other.
        Arrival first = new Arrival("https://news.example/a b", raw, NOON);
        deliver(List.of(first), Map.of());
        Arrival clash = new Arrival(Reports.idOf(first.key()), raw, NOON);
        deliver(List.of(clash, all.get(1)), Map.of("read", "2"));
        assertEquals(
                List.of(all.get(1).key(), first.key()).stream().sorted().toList(),
                store.read(t -> t.reports().keys()).toList());
        assertEquals(
                List.of(raw.path() + " report-unplaceable"),
                store.read(t -> t.inputs().faults(10)).stream()
                        .map(fault -> fault.path() + " " + fault.kind())
                        .toList());
        assertEquals(Map.of("read", "2"), store.read(t -> t.inputs().positions(INPUT)));
    }

    @Test
    void aCopyIsNoLongerACopyOfWhatBecameAnotherReport() throws Exception {
        List<Arrival> all = examples();
        deliver(all, Map.of());
        StoredReport copy = store.read(t -> t.reports().latest(Long.MAX_VALUE, 100)).stream()
                .filter(report -> "copy".equals(report.ties().relation()))
                .findFirst()
                .orElseThrow();
        String original = String.valueOf(copy.ties().original());
        Arrival before = all.stream()
                .filter(each -> Reports.idOf(each.key()).equals(original))
                .findFirst()
                .orElseThrow();
        RawReport raw = before.raw();
        deliver(
                List.of(new Arrival(
                        before.key(),
                        new RawReport(
                                raw.id(),
                                raw.path(),
                                RawReport.Format.TEXT,
                                "The bakers' choir of Ostrel sings on Sunday.\n\nThe hall opens at six, and bread is free.",
                                raw.given(),
                                List.of()),
                        NOON)),
                Map.of());
        assertNotEquals(
                original,
                store.read(t -> t.reports().find(copy.id()))
                        .orElseThrow()
                        .ties()
                        .original());
    }

    @Test
    void aReportThatBreaksTheReaderHoldsUpNothing() throws Exception {
        newsroom.close();
        newsroom = new Newsroom(
                store,
                new Archive(raw -> {
                    if (raw.path().contains("poison")) {
                        throw new IllegalStateException("poisoned");
                    }
                    return READER.apply(raw);
                }),
                new NewsroomOptions(14, 2));
        newsroom.start();
        List<Arrival> all = new ArrayList<>(examples().subList(0, 2));
        RawReport raw = all.getFirst().raw();
        all.add(
                1,
                new Arrival(
                        "poison",
                        new RawReport("x", "poison.txt", raw.format(), raw.content(), raw.given(), raw.problems()),
                        NOON));
        deliver(all, Map.of("read", "3"));
        assertEquals(2, store.read(t -> t.reports().count()).intValue());
        assertEquals(
                List.of("poison.txt report-unreadable"),
                store.read(t -> t.inputs().faults(10)).stream()
                        .map(fault -> fault.path() + " " + fault.kind())
                        .toList());
        assertEquals(Map.of("read", "3"), store.read(t -> t.inputs().positions(INPUT)));
    }

    private static final String NAMES = CorrectionLine.write(new Correction.OfEntities(
            Correction.Verdict.SAME,
            List.of(new Correction.Name("Mara Voss")),
            List.of(new Correction.Name("M. Voss")),
            "ana",
            null,
            null));

    private volatile Duration ahead = Duration.ZERO;

    private final class Interrupting extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            meanwhile.getAndSet(() -> {}).run();
            return Clock.systemUTC().instant().plus(ahead);
        }
    }

    private AccountKeeper keeper() {
        return new AccountKeeper(store, new StoryAccounts(store, new Archive(READER)), () -> false);
    }

    private void say(Correction correction) {
        store.update(t -> t.corrections().add(CorrectionLine.write(correction), null, "ana"));
    }

    private Set<List<String>> reportsByStory() {
        return store.read(t ->
                stories().stream().map(story -> t.reports().idsOf(story.id())).collect(Collectors.toSet()));
    }

    @Test
    void aReportThatTakesLongToBeReadHoldsUpItsOwnInputOnly() throws Exception {
        newsroom.close();
        CountDownLatch read = new CountDownLatch(1);
        newsroom = new Newsroom(
                store,
                new Archive(raw -> {
                    if (raw.path().contains("long")) {
                        awaitLatch(read);
                    }
                    return READER.apply(raw);
                }),
                new NewsroomOptions(14, 2));
        newsroom.start();
        List<Arrival> all = examples();
        RawReport raw = all.get(0).raw();
        Arrival slow = new Arrival(
                "slow", new RawReport("x", "long.txt", raw.format(), raw.content(), raw.given(), raw.problems()), NOON);
        newsroom.deliver(new Delivery("i-2", List.of(slow), List.of(), Map.of("read", "1")));
        newsroom.deliver(new Delivery("i-2", all.subList(1, 2), List.of(), Map.of("read", "2")));
        deliver(all.subList(2, 4), Map.of("read", "2"));
        assertEquals(2, store.read(t -> t.reports().count()).intValue());
        assertEquals(Map.of(), store.read(t -> t.inputs().positions("i-2")));
        ahead = Duration.ofMinutes(-1);
        assertEquals(List.of(), newsroom.health().slow());
        ahead = Duration.ofMinutes(1);
        assertEquals(
                List.of("long.txt"),
                newsroom.health().slow().stream()
                        .map(NewsroomHealth.BeingRead::path)
                        .toList());
        read.countDown();
        newsroom.settle("i-2");
        assertEquals(List.of(), newsroom.health().slow());
        assertEquals(4, store.read(t -> t.reports().count()).intValue());
        assertEquals(Map.of("read", "2"), store.read(t -> t.inputs().positions("i-2")));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        List<Arrival> all = examples();
        deliver(all.subList(0, 2), Map.of("read", "2"));
        int pages = store.writingJdbi().withHandle(handle -> handle.createQuery("PRAGMA page_count")
                .mapTo(Integer.class)
                .one());
        store.writingJdbi().useHandle(handle -> handle.execute("PRAGMA max_page_count = " + (pages + 2)));
        newsroom.deliver(new Delivery(INPUT, all.subList(2, 12), List.of(), Map.of("read", "12")));
        await(() -> newsroom.health().state() == NewsroomHealth.State.STUCK);
        assertTrue(
                String.valueOf(newsroom.health().fault()).contains("full"),
                newsroom.health().fault());
        assertEquals(2, store.read(t -> t.reports().count()).intValue());
        assertEquals(Map.of("read", "2"), store.read(t -> t.inputs().positions(INPUT)));
        store.writingJdbi().useHandle(handle -> handle.execute("PRAGMA max_page_count = 1000000"));
        newsroom.settle(INPUT);
        newsroom.awaitAccounts();
        await(() -> newsroom.health().state() == NewsroomHealth.State.RUNNING);
        assertEquals(12, stories().getFirst().extent().weight().reports());
        assertEquals(Map.of("read", "12"), store.read(t -> t.inputs().positions(INPUT)));
    }

    /** As after kill -9, with a state kept in the middle and a correction before and after it. */
    @Test
    void decidesAfterARestartWhatItDecidedWithout(@TempDir Path other) throws Exception {
        List<Arrival> all = examples();
        List<StoredReport> undisturbed = decided(all, false);
        close();
        folder = other;
        open();
        assertEquals(undisturbed, decided(all, true));
    }

    private List<StoredReport> decided(List<Arrival> all, boolean disturbed) throws Exception {
        deliver(all.subList(0, 4), Map.of());
        apart(all.get(0), all.get(1));
        if (disturbed) {
            newsroom.close();
            restart();
        }
        deliver(all.subList(4, 7), Map.of());
        if (disturbed) {
            restart();
        }
        apart(all.get(2), all.get(5));
        deliver(all.subList(7, 12), Map.of());
        if (disturbed) {
            restart();
        }
        // The same report again, changed: what was compared with it before stays as it was.
        RawReport raw = all.get(3).raw();
        Arrival changed = new Arrival(
                all.get(3).key(),
                new RawReport(
                        raw.id(),
                        raw.path(),
                        raw.format(),
                        raw.content() + " It was corrected later.",
                        raw.given(),
                        raw.problems()),
                NOON);
        deliver(List.of(changed), Map.of());
        if (disturbed) {
            restart();
        }
        return store.read(t -> t.reports().latest(Long.MAX_VALUE, 100));
    }

    /** Another newsroom takes over, as if this one had been killed: it has kept nothing since its last state. */
    private void restart() throws InterruptedException {
        Newsroom killed = newsroom;
        newsroom = new Newsroom(store, new Archive(READER), new NewsroomOptions(14, 2));
        newsroom.start();
        await(() -> newsroom.health().state() == NewsroomHealth.State.RUNNING);
        abandoned.add(killed);
    }

    private void apart(Arrival one, Arrival other) throws InterruptedException {
        store.write(t -> t.corrections()
                .add(
                        CorrectionLine.write(new Correction.OfStories(
                                Correction.OfStories.Kind.APART,
                                List.of(Reports.idOf(one.key())),
                                List.of(Reports.idOf(other.key())),
                                "ana",
                                null,
                                "another matter")),
                        "another matter",
                        "ana"));
        await(() -> store.read(t -> t.corrections().pending()).isEmpty());
        newsroom.awaitAccounts();
    }

    private List<StoredStory> stories() {
        return store.read(t -> t.stories().latest(Long.MAX_VALUE, 0, 100));
    }

    private void deliver(List<Arrival> arrivals, Map<String, String> positions) throws InterruptedException {
        newsroom.deliver(new Delivery(INPUT, arrivals, List.of(), positions));
        newsroom.settle(INPUT);
        newsroom.awaitAccounts();
    }

    private static void await(java.util.function.BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not done within 20 s");
            Thread.sleep(20);
        }
    }

    private static List<Arrival> examples() {
        List<RawReport> reports = new ArrayList<>();
        new Ingestor()
                .read(List.of(Path.of("../examples")), InputStream.nullInputStream(), reports::add, problem -> {});
        return reports.stream().map(raw -> new Arrival(raw.id(), raw, NOON)).toList();
    }

    /** But for the story's name, which a stream gives otherwise, and for why each report is in it, which only a pile says. */
    private static JsonNode facts(String json, String story) {
        JsonNode account = JSON.readTree(json.replace('"' + story + '"', "\"the story\""));
        account.path("reports").forEach(report -> ((ObjectNode) report).remove("placement"));
        // the stream chooses a title by what it knew of rare words when the reports came
        account.path("stories").forEach(each -> ((ObjectNode) each).remove(List.of("saga", "title")));
        ((ObjectNode) account).remove("sagas");
        return account;
    }

    private static String json(Account account) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccountJson.write(account, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
