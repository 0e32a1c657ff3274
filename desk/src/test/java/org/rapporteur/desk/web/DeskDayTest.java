package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.watch.Input;

/** A day at the desk: reports come while somebody reads, looks back, corrects and is refused. */
class DeskDayTest {
    @TempDir
    Path folder;

    private Path reports;
    private DeskOnExamples served;

    @BeforeEach
    void open() throws Exception {
        reports = Files.createDirectories(folder.resolve("reports"));
        copy("01", "02", "03");
        served = DeskOnExamples.in(folder, reports);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private void copy(String... beginnings) throws Exception {
        for (String beginning : beginnings) {
            try (Stream<Path> files = Files.list(DeskOnExamples.EXAMPLES)) {
                Path file = files.filter(each -> each.getFileName().toString().startsWith(beginning))
                        .findFirst()
                        .orElseThrow();
                Files.copy(file, reports.resolve(file.getFileName()));
            }
        }
    }

    private void come(int all, String... beginnings) throws Exception {
        copy(beginnings);
        await(() -> served.desk.store().read(t -> t.reports().count()) == all);
        served.settle();
    }

    private static void await(BooleanSupplier done) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited a minute");
            Thread.sleep(20);
        }
    }

    private StoredStory story() {
        return stories().getFirst();
    }

    private List<StoredStory> stories() {
        return served.desk.store().read(t -> t.stories().latest(Long.MAX_VALUE, 1, 10));
    }

    private static Document page(Served.Browser browser, String path) throws Exception {
        HttpResponse<String> answer = browser.get(path);
        assertEquals(200, answer.statusCode(), path + ": " + answer.body());
        return Jsoup.parse(answer.body());
    }

    @Test
    void saysWhatIsNewSinceSomebodyLastLookedAndOnlyOnce() throws Exception {
        Served.Browser browser = served.browser();
        String story = Say.story(story().id());
        assertTrue(page(browser, "/").text().contains("You have not looked at it yet"));
        page(browser, story);
        assertFalse(page(browser, "/").text().contains("new since you last looked"));
        come(4, "07");
        Document list = page(browser, "/");
        assertTrue(list.text().contains("new since you last looked"), list.text());
        assertTrue(list.select(".stories .changes li").size() <= 3);
        Document seen = page(browser, story);
        assertTrue(
                seen.select("#new h2").text().startsWith("New since you last looked"),
                seen.select("#new").text());
        assertTrue(page(browser, story).select("#new h2").isEmpty(), "read once, it is new no longer");
        assertFalse(page(browser, "/").text().contains("new since you last looked"));
    }

    @Test
    void tellsAnOpenPageThatItsAccountWasRenewed() throws Exception {
        Served.Browser browser = served.browser();
        Document before = page(browser, Say.story(story().id()));
        String news = before.select("#new").attr("hx-get");
        assertEquals("", page(browser, news).text());
        come(4, "07");
        Document after = page(browser, news);
        assertTrue(after.text().contains("The account was renewed"), after.text());
        String events = before.body().attr("data-events");
        assertTrue(events.startsWith("/events?after=") && events.contains("topic=story%3A"), events);
    }

    @Test
    void showsAStoryAsItWasKnownOnADay() throws Exception {
        come(5, "07", "10");
        Served.Browser browser = served.browser();
        String story = Say.story(story().id());
        Document now = page(browser, story);
        Document then = page(browser, story + "?asOf=2024-03-12");
        assertTrue(then.select(".kicker").text().contains("As it was known on 12 Mar 2024"));
        assertTrue(then.select(".account .headline").text().contains("reports"));
        assertFalse(then.select(".account .headline")
                .text()
                .equals(now.select(".account .headline").text()));
        assertTrue(page(browser, story + "?since=2024-03-12")
                .select(".account")
                .text()
                .contains("What changed"));
        assertTrue(page(browser, story + "?asOf=2001-01-01").text().contains("Nothing of this story was published"));
        assertEquals(400, browser.get(story + "?asOf=yesterday").statusCode());
    }

    @Test
    void aReportIsTakenOutOfItsStoryAndPutBack() throws Exception {
        come(4, "07");
        Served.Browser browser = served.browser();
        String story = story().id();
        StoredReport report = served.desk.store().read(t -> t.reports().ofStory(story)).stream()
                .filter(each -> each.head().path().contains("07-"))
                .findFirst()
                .orElseThrow();
        String page = Say.report(report.id());
        assertEquals(
                303,
                browser.submit(page + "/apart", Map.of("why", "another river")).statusCode());
        await(() -> stories().size() == 2);
        served.settle();
        assertTrue(page(browser, page).select("#said").text().contains("tells another story than"));
        Document corrections = page(browser, "/corrections");
        assertTrue(corrections.text().contains("because: another river"), corrections.text());
        String undo = corrections.select("form[action$=/undo]").attr("action");
        assertEquals(303, browser.submit(undo, Map.of()).statusCode());
        await(() -> stories().size() == 1);
        served.settle();
        assertTrue(page(browser, "/corrections").text().contains("taken back by desk"));
        assertEquals(404, browser.submit(undo, Map.of()).statusCode());
    }

    @Test
    void aMergedStoryLeadsToTheOneItBecamePartOf() throws Exception {
        Files.writeString(
                reports.resolve("harbour.txt"),
                "Harbour strike ends in Sollin\n\nSOLLIN, March 13 (Mirva Watch) - Dockers in Sollin went back to work on Wednesday after"
                        + " the port authority promised them new gloves.\n\n\"We have warm hands now,\" said Oskar Lind, who speaks for the"
                        + " dockers.\n\nThe port authority said the ferry to Lindmark would sail again on Friday.\n");
        await(() -> stories().size() == 2);
        served.settle();
        Served.Browser browser = served.browser();
        StoredStory one = stories().get(0);
        StoredStory other = stories().get(1);
        HttpResponse<String> merged = browser.submit(
                Say.story(one.id()) + "/merge",
                Map.of("with", "http://127.0.0.1:1/stories/" + other.id() + "?asOf=2024-03-13#x", "why", "one river"));
        assertEquals(303, merged.statusCode(), merged.body());
        await(() -> stories().size() == 1);
        served.settle();
        String left = story().id();
        String gone = left.equals(one.id()) ? other.id() : one.id();
        HttpResponse<String> old = browser.get(Say.story(gone));
        assertEquals(
                List.of("301", Say.story(left)),
                List.of(
                        String.valueOf(old.statusCode()),
                        old.headers().firstValue("Location").orElse("")));
        assertTrue(page(browser, Say.story(left)).select("#past").text().contains("Took in"));
        assertEquals(
                422,
                browser.submit(Say.story(left) + "/merge", Map.of("with", "no-such-story"))
                        .statusCode());
        assertEquals(
                422,
                browser.submit(Say.story(left) + "/merge", Map.of("with", left)).statusCode());
    }

    @Test
    void twoNamesAndTwoEventsBecomeOne() throws Exception {
        come(7, "07", "09", "10");
        Served.Browser browser = served.browser();
        Document speakers = page(browser, "/speakers");
        List<String> pages = speakers.select("main table a").eachAttr("href");
        assertTrue(pages.size() > 1, pages.toString());
        assertEquals(
                303,
                browser.submit(pages.get(0) + "/verdict", Map.of("with", pages.get(1), "verdict", "same"))
                        .statusCode());
        Document calendar = page(browser, "/calendar?from=2024-01-01");
        List<String> events = calendar.select("input[name=event]").eachAttr("value");
        assertTrue(events.size() > 1, calendar.text());
        assertEquals(422, say(browser, "event=" + events.get(0)).statusCode(), "one event is not two");
        assertEquals(
                422, say(browser, "event=" + events.get(0) + "&event=0-1-none").statusCode());
        assertEquals(
                303,
                say(browser, "event=" + events.get(0) + "&event=" + events.get(1))
                        .statusCode());
        served.settle();
        Document corrections = page(browser, "/corrections");
        assertTrue(corrections.text().contains("is the same as"), corrections.text());
        assertTrue(corrections.text().contains("is the same event as"), corrections.text());
        await(() -> served.desk.store().read(t -> t.corrections().pending()).isEmpty());
        served.settle();
        assertTrue(page(browser, Say.story(story().id())).select("#said").text().contains("is the same as"));
        List<String> fewer = page(browser, "/speakers").select("main table a").eachAttr("href");
        assertEquals(pages.size() - 1, fewer.size(), fewer.toString());
    }

    private static HttpResponse<String> say(Served.Browser browser, String events) throws Exception {
        return browser.send(
                "/calendar/verdict",
                "POST",
                HttpRequest.BodyPublishers.ofString("verdict=same&csrf=" + browser.formToken() + "&" + events),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void showsWhatChangedBetweenTheVersionsOfAReport() throws Exception {
        Path file = reports.resolve("flood.txt");
        String first =
                "Water falls in Karsk\n\nKARSK, March 13 - The water fell by two metres on Wednesday, the mayor said.\n\nNobody was hurt.\n";
        Files.writeString(file, first);
        await(() -> served.desk.store().read(t -> t.reports().count()) == 4);
        Files.writeString(file, first.replace("two metres", "three metres").replace("Water falls", "Water falls fast"));
        await(() -> served.desk
                        .store()
                        .read(t -> t.reports().latest(Long.MAX_VALUE, 1))
                        .getFirst()
                        .version()
                == 2);
        StoredReport report = served.desk
                .store()
                .read(t -> t.reports().latest(Long.MAX_VALUE, 1))
                .getFirst();
        Document versions = page(served.browser(), Say.report(report.id()) + "/versions");
        assertEquals(List.of("two", "three"), versions.select(".sides .other").eachText());
        assertEquals(2, versions.select("main ol.index > li").size());
        assertTrue(page(served.browser(), Say.report(report.id()) + "/raw?version=1")
                .select("pre.raw")
                .text()
                .contains("two metres"));
        assertEquals(
                404,
                served.browser().get(Say.report(report.id()) + "/raw?version=3").statusCode());
    }

    @Test
    void answersWhatIsNotThereWithAPageThatSaysSo() throws Exception {
        Served.Browser browser = served.browser();
        String report =
                served.desk.store().read(t -> t.reports().idsOf(story().id())).getFirst();
        for (String path : List.of(
                "/stories/none",
                "/stories/..%2f..",
                "/reports/none",
                "/reports/none/raw",
                "/reports/none/versions",
                "/reports/none/marks.css",
                "/pairs/none/none2",
                "/pairs/" + report + "/" + report,
                "/speakers/nobody")) {
            HttpResponse<String> answer = browser.get(path);
            assertTrue(List.of(400, 404).contains(answer.statusCode()), path + " " + answer.statusCode());
            assertFalse(answer.body().contains("Exception"), path);
        }
        for (String path : List.of(
                "/search?from=soon", "/search?after=nonsense", "/search?kind=cake", "/?before=x", "/calendar?from=1")) {
            assertEquals(400, browser.get(path).statusCode(), path);
        }
        assertEquals(
                200,
                browser.get("/reports/" + report + "?at=9999999-99999999&at=5-1&at=x&q=*(")
                        .statusCode());
    }

    @Test
    void readersReadAnalystsCorrectAdminsNameFolders() throws Exception {
        served.withMembers();
        String story = Say.story(story().id());
        Served.Browser nobody = served.browser();
        assertEquals(302, nobody.get(story).statusCode());
        Served.Browser cleo = served.browser();
        cleo.logIn("cleo", Served.PASSWORD);
        Document read = page(cleo, story);
        assertTrue(read.select("main form[method=post]").isEmpty(), "a reader is offered no correction");
        assertTrue(page(cleo, "/inputs").select("main form[method=post]").isEmpty());
        for (String path : List.of(
                story + "/merge",
                "/inputs",
                "/corrections/1/undo",
                "/calendar/verdict",
                "/speakers/mirela-vasko/verdict")) {
            assertEquals(403, cleo.submit(path, Map.of("with", "x")).statusCode(), path);
        }
        Served.Browser ben = served.browser();
        ben.logIn("ben", Served.PASSWORD);
        assertEquals(
                403,
                ben.post("/inputs", Map.of("kind", "feed", "address", "https://a.example/"))
                        .statusCode(),
                "no token");
        assertEquals(
                303,
                ben.submit("/inputs", Map.of("kind", "feed", "address", "https://a.invalid/feed"))
                        .statusCode());
        assertEquals(
                422,
                ben.submit("/inputs", Map.of("kind", "folder", "address", "/tmp"))
                        .statusCode());
        assertEquals(
                422,
                ben.submit("/inputs", Map.of("kind", "feed", "address", "file:///etc/passwd"))
                        .statusCode());
        Served.Browser ada = served.browser();
        ada.logIn("ada", Served.PASSWORD);
        assertEquals(
                422,
                ada.submit("/inputs", Map.of("kind", "folder", "address", folder + "/none"))
                        .statusCode());
        Path more = Files.createDirectories(folder.resolve("more"));
        assertEquals(
                303,
                ada.submit("/inputs", Map.of("kind", "folder", "address", more.toString()))
                        .statusCode());
        Input feed = served.desk.store().read(t -> t.inputs().all()).stream()
                .filter(each -> each.address().contains("a.invalid"))
                .findFirst()
                .orElseThrow();
        assertEquals("ben", feed.addedBy());
        assertEquals(
                303, ben.submit("/inputs/" + feed.id() + "/pause", Map.of()).statusCode());
        assertTrue(served.desk
                .store()
                .read(t -> t.inputs().find(feed.id()))
                .orElseThrow()
                .paused());
        String dropped = served.desk.store().read(t -> t.inputs().all()).stream()
                .filter(each -> each.address().equals(more.toString()))
                .findFirst()
                .orElseThrow()
                .id();
        for (String what : List.of("/pause", "/resume", "/remove")) {
            assertEquals(
                    403,
                    ben.submit("/inputs/" + dropped + what, Map.of()).statusCode(),
                    what + " of a folder is an admin's");
        }
        assertFalse(page(ben, "/inputs").html().contains("remove-" + dropped));
        assertEquals(
                303, ben.submit("/inputs/" + feed.id() + "/remove", Map.of()).statusCode());
        assertFalse(page(ada, "/inputs").text().contains("a.invalid"));
        assertEquals(303, ada.submit("/inputs/" + dropped + "/remove", Map.of()).statusCode());
        assertFalse(page(ada, "/inputs").text().contains(more.toString()));
    }
}
