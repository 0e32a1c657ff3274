package org.rapporteur.desk.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.desk.watch.FeedServer.Item;
import org.rapporteur.desk.watch.FeedServer.Reply;
import org.rapporteur.desk.watch.Input.Kind;
import org.rapporteur.desk.watch.InputStatus.State;
import org.rapporteur.text.Problem;

/** Feeds and sitemaps as servers give them, well and badly. */
class FeedWatchTest {
    private static final String TALKS =
            "Ministers of Aland and Borland met in Port Celeste on Monday to talk about the ferry, and parted late at night.";
    private static final String STRIKE =
            "Dockers in Port Celeste laid down their work on Tuesday and asked for more pay.";

    private final FeedServer server = new FeedServer();
    private final Notebook ledger = new Notebook();
    private Watchers watchers = watchers(WatchTests.options(server.host()));

    private Watchers watchers(WatchOptions options) {
        return new Watchers(ledger, options, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        watchers.close();
        server.close();
    }

    private void follow(String path, boolean fullText) {
        ledger.follow(input("a", Kind.FEED, server.url(path), fullText));
    }

    static Input input(String id, Kind kind, String address, boolean fullText) {
        return new Input(id, kind, address, null, fullText, false, Instant.EPOCH, null);
    }

    private InputStatus firstLook() {
        watchers.start();
        assertTrue(awaitQuiet());
        return ledger.statuses("a").getFirst();
    }

    private boolean awaitQuiet() {
        try {
            return watchers.awaitQuiet(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private InputStatus lookAgain() {
        int before = ledger.statuses("a").size();
        assertTrue(watchers.look("a"));
        return ledger.awaitLook("a", before + 1);
    }

    private static void assertSays(String words, InputStatus status) {
        String message = String.valueOf(status.message());
        assertTrue(message.contains(words), message);
    }

    @Test
    void handsOnEachEntryWithItsAddressWithoutTracking() {
        server.gives(
                "/feed",
                server.rss(
                        "The Herald",
                        new Item("/talks?utm_source=rss&id=7#top", "Talks begin", TALKS),
                        new Item("/strike", "Strike", STRIKE)));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.WELL, status.state());
        assertNull(status.message());
        assertEquals(List.of(server.url("/talks?id=7"), server.url("/strike")), ledger.keys());
        assertEquals(List.of(TALKS, STRIKE), ledger.texts());
        assertEquals("Talks begin", ledger.arrivals().getFirst().raw().given().title());
        assertEquals("The Herald", ledger.input("a").title());
    }

    @Test
    void asksWithTheEtagAndTakesNothingFromAnUnchangedFeed() {
        server.gives(
                "/feed",
                Reply.of("application/rss+xml", server.rss("The Herald", new Item("/talks", "Talks", TALKS)))
                        .with("ETag", "\"one\"")
                        .with("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT"));
        follow("/feed", false);
        firstLook();
        ledger.await(() -> "The Herald".equals(ledger.input("a").title()));
        InputStatus second = lookAgain();
        assertEquals(State.WELL, second.state());
        assertEquals(1, ledger.arrivals().size());
        FeedServer.Asked last = server.asked("/feed").getLast();
        assertEquals("\"one\"", last.headers().get("if-none-match"));
        assertEquals("Mon, 02 Mar 2026 10:00:00 GMT", last.headers().get("if-modified-since"));
        assertTrue(last.headers().getOrDefault("user-agent", "").startsWith("Rapporteur/"));
    }

    @Test
    void givesAnEntryThatIsTheSameOnlyOnceAlsoAfterARestart() {
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        follow("/feed", false);
        firstLook();
        lookAgain();
        watchers.close();
        watchers = watchers(WatchTests.options(server.host()));
        firstLook();
        assertEquals(1, ledger.arrivals().size());
    }

    @Test
    void givesAChangedHeadlineAsAVersionUnderTheSameKey() {
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks begin", TALKS)));
        follow("/feed", false);
        firstLook();
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks fail", TALKS)));
        lookAgain();
        assertEquals(List.of(server.url("/talks"), server.url("/talks")), ledger.keys());
        assertEquals(
                List.of("Talks begin", "Talks fail"),
                ledger.arrivals().stream().map(a -> a.raw().given().title()).toList());
    }

    @Test
    void remembersNoMoreThanTheFeedNames() {
        follow("/feed", false);
        for (int i = 0; i < 3; i++) {
            server.gives("/feed", server.rss("The Herald", new Item("/talks" + i, "Talks", TALKS + i)));
            if (i == 0) {
                firstLook();
            } else {
                lookAgain();
            }
        }
        assertEquals(3, ledger.arrivals().size());
        assertEquals(
                1,
                ledger.positions("a").keySet().stream()
                        .filter(name -> name.startsWith("entry:"))
                        .count());
    }

    @Test
    void tellsPostsOfALivePageApart() {
        server.gives(
                "/feed",
                server.rss("The Herald", new Item("/live#2", "Live", STRIKE), new Item("/live#1", "Live", TALKS)));
        follow("/feed", false);
        firstLook();
        lookAgain();
        assertEquals(List.of(server.url("/live#2"), server.url("/live#1")), ledger.keys());
    }

    @Test
    void followsAFeedThatMovedForGood() {
        server.gives("/old", Reply.redirect(301, "/newer"));
        server.gives("/newer", Reply.redirect(308, server.url("/newest")));
        server.gives("/newest", Reply.redirect(302, "/today"));
        server.gives("/today", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        follow("/old", false);
        assertEquals(State.WELL, firstLook().state());
        assertEquals(server.url("/newest"), ledger.input("a").address());
        assertEquals(1, ledger.arrivals().size());
    }

    @Test
    void stopsWhatIsGoneForGoodUntilSomebodyAsks() {
        server.gives("/feed", Reply.status(410));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.STOPPED, status.state());
        assertNull(status.nextAt());
        assertEquals(server.url("/feed") + ": the server says that it is gone for good (410).", status.message());
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        assertEquals(State.WELL, lookAgain().state());
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        server.gives("/feed", Reply.status(429).with("Retry-After", "7200"));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.FAILING, status.state());
        assertSays("asked too often (429) and wants to be left alone until", status);
        Duration waits = Duration.between(status.triedAt(), status.nextAt());
        assertTrue(waits.compareTo(Duration.ofHours(2)) >= 0 && waits.compareTo(Duration.ofHours(3)) < 0, "" + waits);
        int before = server.asked("/feed").size();
        assertSays("left alone", lookAgain());
        assertEquals(before, server.asked("/feed").size());
    }

    @Test
    void backsOffFurtherAfterEachFailure() {
        server.gives("/feed", Reply.status(500));
        follow("/feed", false);
        InputStatus first = firstLook();
        InputStatus second = lookAgain();
        InputStatus third = lookAgain();
        assertEquals(List.of(1, 2, 3), List.of(first.failures(), second.failures(), third.failures()));
        assertTrue(Duration.between(third.triedAt(), third.nextAt())
                        .compareTo(Duration.between(first.triedAt(), first.nextAt())
                                .multipliedBy(2))
                > 0);
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        assertEquals(0, lookAgain().failures());
    }

    @Test
    void asksForNothingThatRobotsTxtForbids() {
        server.gives("/robots.txt", Reply.of("text/plain", "User-agent: rapporteur\nDisallow: /feed\n"));
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.STOPPED, status.state());
        assertEquals(server.url("/feed") + " is not fetched: the site's robots.txt forbids it.", status.message());
        assertEquals(List.of("/robots.txt"), server.paths());
    }

    @Test
    void waitsWhileRobotsTxtCannotBeRead() {
        server.gives("/robots.txt", Reply.status(503));
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        follow("/feed", false);
        assertEquals(State.FAILING, firstLook().state());
        assertEquals(List.of("/robots.txt"), server.paths());
        server.gives("/robots.txt", Reply.status(404));
        assertEquals(State.WELL, lookAgain().state());
        lookAgain();
        assertEquals(2, server.asked("/robots.txt").size());
    }

    @Test
    void keepsTheCrawlDelayBetweenTwoRequests() {
        server.gives("/robots.txt", Reply.of("text/plain", "User-agent: *\nCrawl-delay: 0.3\n"));
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", "Talks began. Read more")));
        server.gives("/talks", Reply.html(page(TALKS)));
        follow("/feed", true);
        firstLook();
        long gap = server.asked("/talks").getFirst().nanoTime()
                - server.asked("/feed").getFirst().nanoTime();
        assertTrue(gap >= 290_000_000L, gap + " ns");
    }

    private static String page(String text) {
        return "<html><head><title>The page</title></head><body><article><h1>The talks</h1><p>" + text + "</p><p>"
                + text.replace("Monday", "Wednesday") + "</p></article></body></html>";
    }

    @Test
    void fetchesThePageOfATeaser() {
        server.gives(
                "/feed",
                server.rss(
                        "The Herald",
                        new Item("/talks", "Talks begin", "Ministers met…", "Mon, 02 Mar 2026 10:00:00 GMT")));
        server.gives("/talks", Reply.html(page(TALKS)));
        follow("/feed", true);
        firstLook();
        Arrival arrival = ledger.arrivals().getFirst();
        assertEquals(1, ledger.arrivals().size());
        assertEquals(page(TALKS), arrival.raw().content());
        assertEquals("Talks begin", arrival.raw().given().title());
        assertEquals("Mon, 02 Mar 2026 10:00:00 GMT", arrival.raw().given().date());
        assertEquals(server.url("/talks"), arrival.raw().given().url());
        lookAgain();
        assertEquals(1, server.asked("/talks").size());
    }

    @Test
    void givesTheTeaserWithAProblemWhereThePageCannotBeFetchedAndThePageLater() {
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks begin", "Ministers met…")));
        server.gives("/talks", Reply.status(500));
        follow("/feed", true);
        assertEquals(State.WELL, firstLook().state());
        assertEquals(List.of("Ministers met…"), ledger.texts());
        assertEquals(
                List.of("partial", "full-text-missing"),
                ledger.arrivals().getFirst().raw().problems().stream()
                        .map(Problem::kind)
                        .toList());
        lookAgain();
        assertEquals(1, ledger.arrivals().size());
        server.gives("/talks", Reply.html(page(TALKS)));
        lookAgain();
        assertEquals(List.of("Ministers met…", page(TALKS)), ledger.texts());
        assertEquals(1, Set.copyOf(ledger.keys()).size());
    }

    @Test
    void keepsTheTeaserWhereThePageHoldsNoMore() {
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        server.gives("/talks", Reply.html("<html><body><p>Subscribe to go on.</p></body></html>"));
        follow("/feed", true);
        firstLook();
        assertEquals(List.of(TALKS), ledger.texts());
    }

    @Test
    void goesOnWithOneFeedWhileAnotherServerHangs() {
        try (FeedServer slow = new FeedServer()) {
            slow.gives("/robots.txt", Reply.status(404));
            slow.gives("/feed", Reply.hanging());
            slow.gives("/drip", Reply.of("text/xml", TALKS).dripping(1, 100));
            server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
            watchers.close();
            watchers = watchers(WatchTests.options(server.host(), slow.host()));
            ledger.follow(input("slow", Kind.FEED, slow.url("/feed"), false));
            follow("/feed", false);
            watchers.start();
            ledger.awaitLook("a", 1);
            assertEquals(List.of(), ledger.statuses("slow"));
            assertEquals(1, ledger.arrivals().size());
            InputStatus status = ledger.awaitLook("slow", 1);
            assertEquals(State.FAILING, status.state());
            assertSays("did not begin to answer", status);
            ledger.follow(input("drip", Kind.FEED, slow.url("/drip"), false));
            InputStatus drip = ledger.awaitLook("drip", 1);
            assertEquals(State.FAILING, drip.state());
            assertSays("was not complete within", drip);
        }
    }

    @Test
    void refusesABombAndReadsTheNextFeed() {
        byte[] bomb = FeedServer.gzip(new byte[100 << 20]);
        server.gives("/feed", Reply.of("text/xml", bomb).with("Content-Encoding", "gzip"));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.FAILING, status.state());
        assertSays("grows more than", status);
        byte[] good = FeedServer.gzip(
                server.rss("The Herald", new Item("/talks", "Talks", TALKS)).getBytes(StandardCharsets.UTF_8));
        server.gives("/feed", Reply.of("text/xml", good).with("Content-Encoding", "gzip"));
        assertEquals(State.WELL, lookAgain().state());
        assertEquals(List.of(TALKS), ledger.texts());
    }

    @Test
    void readsWhatIsWholeOfATruncatedFeedAndAsksForItAgain() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append(Integer.toHexString(i * 7919)).append(' ');
        }
        byte[] whole = FeedServer.gzip(server.rss(
                        "The Herald",
                        new Item("/talks", "Talks", TALKS),
                        new Item("/numbers", "Numbers", text.toString()))
                .getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        server.gives(
                "/feed",
                Reply.of("text/xml", half).with("Content-Encoding", "gzip").with("ETag", "\"one\""));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertTrue(String.valueOf(status.message()).contains("breaks off"), status.message());
        assertEquals(List.of(TALKS), ledger.texts());
        server.gives(
                "/feed",
                Reply.of("text/xml", whole).with("Content-Encoding", "gzip").with("ETag", "\"one\""));
        assertNull(lookAgain().message());
        assertEquals(2, ledger.arrivals().size());
    }

    @Test
    void readsAFeedWhoseCharsetChanges() {
        String feed = server.rss("Вестник", new Item("/talks", "Переговоры", "Министры встретились в порту."));
        server.gives(
                "/feed", Reply.of("text/xml; charset=windows-1251", feed.getBytes(Charset.forName("windows-1251"))));
        follow("/feed", false);
        firstLook();
        server.gives("/feed", Reply.of("text/xml; charset=utf-8", feed));
        lookAgain();
        assertEquals(List.of("Министры встретились в порту."), ledger.texts());
        assertEquals("Вестник", ledger.input("a").title());
    }

    @Test
    void saysWhatIsWrongWithWhatIsNoFeed() {
        server.gives("/feed", Reply.of("text/xml", "<rss><channel><item><title>Talks"));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.FAILING, status.state());
        assertSays(server.url("/feed") + ": the file is no well-formed feed", status);
        server.gives("/feed", Reply.html("<!DOCTYPE html><html><body>The Herald</body></html>"));
        assertEquals(
                server.url("/feed") + ": this is a web page and no feed.",
                lookAgain().message());
    }

    @Test
    void expandsNoEntities() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\">");
        for (char c = 'b'; c < 'z'; c++) {
            char before = (char) (c - 1);
            bomb.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + before + ";").repeat(10))
                    .append("\">");
        }
        server.gives("/feed", bomb + "]><rss version=\"2.0\"><channel><title>&y;</title></channel></rss>");
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.FAILING, status.state());
        assertSays("entities of its own", status);
    }

    @Test
    void givesUpAfterFiveRedirects() {
        server.gives("/feed", Reply.redirect(302, "/feed"));
        follow("/feed", false);
        InputStatus status = firstLook();
        assertEquals(State.FAILING, status.state());
        assertSays("leads on more than 5 times", status);
        assertEquals(6, server.asked("/feed").size());
    }

    @Test
    void followsNoRedirectToThisMachineItsNetworkOrItsFiles() {
        try (FeedServer inner = new FeedServer()) {
            for (String inside : List.of(
                    "http://169.254.169.254/latest/meta-data",
                    inner.url("/secret"),
                    "http://127.0.0.1/",
                    "http://[::1]/",
                    "http://[::ffff:127.0.0.1]/",
                    "http://[64:ff9b::7f00:1]/",
                    "http://2130706433/",
                    "http://localhost/",
                    "http://10.0.0.1/",
                    "file:///etc/passwd",
                    "ftp://127.0.0.1/x",
                    "http://user@127.0.0.1/")) {
                server.gives("/feed", Reply.redirect(302, inside));
                Notebook own = new Notebook().follow(input("a", Kind.FEED, server.url("/feed"), false));
                try (Watchers each = new Watchers(own, WatchTests.options(server.host()), Clock.systemUTC())) {
                    each.start();
                    InputStatus status = own.awaitLook("a", 1);
                    assertEquals(State.STOPPED, status.state(), inside + ": " + status.message());
                    assertSays("is not fetched", status);
                }
            }
            assertEquals(List.of(), inner.paths());
        }
    }

    @Test
    void fetchesNoPageInsideThoughAFeedNamesIt() {
        try (FeedServer inner = new FeedServer()) {
            server.gives(
                    "/feed",
                    server.rss("The Herald", new Item("/talks", "Talks", "Ministers met…"))
                            .replace(server.url("/talks"), inner.url("/secret")));
            follow("/feed", true);
            firstLook();
            assertEquals(List.of("Ministers met…"), ledger.texts());
            assertEquals(List.of(), inner.paths());
        }
    }

    @Test
    void readsJsonFeedAndAtom() {
        server.gives(
                "/feed",
                Reply.of(
                        "application/feed+json",
                        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"The Herald\",\"items\":[{\"id\":\"1\",\"url\":\""
                                + server.url("/talks") + "\",\"title\":\"Talks\",\"content_text\":\"" + TALKS
                                + "\"}]}"));
        follow("/feed", false);
        firstLook();
        server.gives(
                "/feed",
                Reply.of(
                        "application/atom+xml",
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Herald</title><entry><title>Strike</title><link href=\""
                                + server.url("/strike") + "\"/><content>" + STRIKE + "</content></entry></feed>"));
        lookAgain();
        assertEquals(List.of(TALKS, STRIKE), ledger.texts());
    }

    @Test
    void fetchesTheNewPagesOfANewsSitemap() {
        String now = Instant.now().toString();
        String old = Instant.now().minus(Duration.ofDays(5)).toString();
        server.gives(
                "/index.xml",
                Reply.of(
                        "text/xml",
                        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>"
                                + server.url("/old.xml")
                                + "</loc><lastmod>" + old + "</lastmod></sitemap><sitemap><loc>"
                                + server.url("/news.xml")
                                + "</loc><lastmod>" + now + "</lastmod></sitemap></sitemapindex>"));
        server.gives(
                "/news.xml",
                Reply.of(
                        "text/xml",
                        FeedServer.gzip(
                                ("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">"
                                                + "<url><loc>" + server.url("/talks")
                                                + "</loc><news:news><news:publication><news:name>The Herald</news:name>"
                                                + "<news:language>en</news:language></news:publication><news:publication_date>"
                                                + now
                                                + "</news:publication_date><news:title>Talks begin</news:title></news:news></url>"
                                                + "<url><loc>" + server.url("/past") + "</loc><lastmod>" + old
                                                + "</lastmod></url>"
                                                + "<url><loc>" + server.url("/gone") + "</loc><lastmod>" + now
                                                + "</lastmod></url></urlset>")
                                        .getBytes(StandardCharsets.UTF_8))));
        server.gives("/talks", Reply.html(page(TALKS)));
        ledger.follow(input("a", Kind.SITEMAP, server.url("/index.xml"), true));
        InputStatus status = firstLook();
        assertEquals(State.WELL, status.state(), status.message());
        assertEquals(List.of(server.url("/talks")), ledger.keys());
        assertEquals("The Herald", ledger.arrivals().getFirst().raw().given().outlet());
        assertEquals("Talks begin", ledger.arrivals().getFirst().raw().given().title());
        assertEquals(List.of("http-status"), ledger.problems());
        lookAgain();
        assertEquals(1, ledger.arrivals().size());
        assertEquals(1, server.asked("/talks").size());
        assertFalse(server.paths().contains("/past"));
        assertFalse(server.paths().contains("/old.xml"));
    }

    @Test
    void endsWithinSecondsWhileAServerHangs() {
        server.gives("/feed", Reply.hanging());
        follow("/feed", false);
        watchers.start();
        ledger.await(() -> server.paths().contains("/feed"));
        long begun = System.nanoTime();
        watchers.close();
        assertTrue(System.nanoTime() - begun < 3_000_000_000L);
        assertEquals(List.of(), ledger.statuses("a"));
    }

    @Test
    void asksNothingMoreOfAnInputThatWasDropped() {
        server.gives("/feed", server.rss("The Herald", new Item("/talks", "Talks", TALKS)));
        follow("/feed", false);
        firstLook();
        ledger.drop("a");
        ledger.await(() -> !watchers.look("a"));
        assertTrue(watchers.isQuiet());
    }
}
