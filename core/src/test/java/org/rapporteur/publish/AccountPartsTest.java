package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.story.Placement;
import org.rapporteur.story.Saga;
import org.rapporteur.story.Stories;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryLink;
import org.rapporteur.text.Span;

class AccountPartsTest {
    private static final PageAddresses ADDRESSES = PageAddresses.under("/");

    private final DamAccount dam = new DamAccount();

    /** Every page that a site makes of an account, by address: its fragments one after another. */
    private static Map<String, String> site(Account account) {
        AccountParts parts = new AccountParts(account, ADDRESSES);
        Map<String, String> pages = new LinkedHashMap<>();
        for (StoryAccount each : account.stories()) {
            String id = each.story().id();
            pages.put(ADDRESSES.story(id), parts.navigation(id) + parts.story(id));
        }
        account.readings().forEach(each -> pages.put(ADDRESSES.report(each.id()), parts.report(each.id())));
        pages.putAll(pairs(account, parts));
        return pages;
    }

    /** The same site, whose reports show all that was read in them. */
    private static Map<String, String> siteOfReadings(Account account) {
        AccountParts parts = new AccountParts(account, ADDRESSES);
        Map<String, String> pages = site(account);
        for (Reading each : account.readings()) {
            pages.put(
                    ADDRESSES.report(each.id()),
                    parts.origins(each.id())
                            + parts.reading(each.id(), List.of()).html());
        }
        return pages;
    }

    private static Map<String, String> pairs(Account account, AccountParts parts) {
        Map<String, String> pages = new LinkedHashMap<>();
        for (Edge edge : account.lineage().edges()) {
            parts.pair(edge.from(), edge.to())
                    .ifPresent(pair -> pages.put(ADDRESSES.pair(edge.from(), edge.to()), pair));
        }
        return pages;
    }

    private static Account examples() {
        ReportReader reader = ReportReader.byRules();
        List<Reading> readings = new ArrayList<>();
        new Ingestor()
                .read(
                        List.of(Path.of("..", "examples")),
                        InputStream.nullInputStream(),
                        raw -> readings.add(reader.read(raw)),
                        problem -> assertEquals("", problem.message()));
        return new Accountant().account(readings, List.of(), AccountOptions.ALL);
    }

    /** Two stories of one saga, told in two languages, with an edge and a placement across them. */
    private Account tied() {
        Account apart = dam.twoStories();
        List<Story> stories = apart.stories().stream().map(StoryAccount::story).toList();
        List<Edge> edges = new ArrayList<>(apart.lineage().edges());
        edges.add(new Edge(
                "mill",
                "harbour-wire",
                Edge.Relation.SHARED_SOURCE,
                .2,
                .1,
                List.of(),
                List.of(),
                List.of("both name it")));
        Placement placement = new Placement(
                "mill",
                "mill",
                Placement.Rule.ALIKE,
                .4,
                List.of("Brandt"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Placement.Near("osel-courier", .4)),
                new Placement.RunnerUp("dam", .3));
        return new Account(
                apart.asOf(),
                apart.since(),
                apart.version(),
                apart.readings(),
                new Lineage(edges, apart.lineage().origins()),
                apart.stories(),
                new Stories(
                        stories,
                        List.of(Saga.of(stories)),
                        Map.of("mill", placement, "osel-courier", placement),
                        List.of(new StoryLink(
                                stories.get(0).id(), stories.get(1).id(), .4, OptionalLong.empty(), List.of()))),
                apart.problems());
    }

    private List<Map<String, String>> sites() {
        List<Map<String, String>> sites = new ArrayList<>();
        for (Account account : List.of(dam.account(), tied(), Poisoned.copy(tied()), examples())) {
            sites.add(site(account));
            sites.add(siteOfReadings(account));
        }
        return sites;
    }

    private static Document expect(Map<String, String> site, String address) {
        return Jsoup.parseBodyFragment(Objects.requireNonNull(site.get(address), address));
    }

    @Test
    void everyLinkArrives() {
        for (Map<String, String> site : sites()) {
            Map<String, Set<String>> anchors = new LinkedHashMap<>();
            site.forEach((address, page) -> {
                Set<String> ids = new HashSet<>();
                Jsoup.parseBodyFragment(page)
                        .select("[id]")
                        .forEach(
                                each -> assertTrue(ids.add(each.id()), () -> "twice in " + address + ": " + each.id()));
                anchors.put(address, ids);
            });
            Set<String> lost = new TreeSet<>();
            int followed = 0;
            for (String address : site.keySet()) {
                for (Element link : expect(site, address).select("a[href]:not([rel])")) {
                    String[] href = link.attr("href").split("#", 2);
                    Set<String> there = anchors.get(href[0].isEmpty() ? address : href[0]);
                    if (there == null || href.length == 2 && !there.contains(href[1])) {
                        lost.add(address + " -> " + link.attr("href"));
                    }
                    followed++;
                }
            }
            assertEquals(Set.of(), lost);
            assertTrue(followed > 50, "followed " + followed);
        }
    }

    @Test
    void fragmentsAreWellFormedAndInert() throws Exception {
        for (Map<String, String> site : sites()) {
            for (String page : site.values()) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(("<div>" + page + "</div>").getBytes(StandardCharsets.UTF_8)));
                Document document = Jsoup.parseBodyFragment(page);
                assertTrue(document.select("script, style, img, iframe, object, embed, link, base, form, h1")
                        .isEmpty());
                for (Element each : document.getAllElements()) {
                    for (Attribute attribute : each.attributes()) {
                        assertFalse(attribute.getKey().startsWith("on"), each::outerHtml);
                        assertFalse(attribute.getKey().equals("style"), each::outerHtml);
                        assertFalse(attribute.getKey().equals("src"), each::outerHtml);
                    }
                }
            }
        }
    }

    @Test
    void aStoryLeadsToThePagesOfItsReports() {
        Map<String, String> site = site(dam.account());

        Element link = expect(site, "/stories/dam")
                .select("[id=quote:u-sluices] a.src")
                .get(2);
        String[] href = link.attr("href").split("#", 2);
        Element place = expect(site, href[0]).getElementById(href[1]);

        assertEquals("The Meridian, 5 Mar", link.text());
        assertEquals("/reports/meridian", href[0]);
        assertEquals("Tarvia could, at any hour, close the sluices", place == null ? null : place.text());
    }

    @Test
    void aReportLeadsBackToTheFactsOfItsStory() {
        Map<String, String> site = site(dam.account());

        List<String> facts = expect(site, "/reports/meridian").select(".uses a").eachAttr("href");

        assertTrue(facts.contains("/stories/dam#quote:u-sluices"), facts::toString);
    }

    @Test
    void aStoryListsItsReportsWithoutTheirTexts() {
        Document page = expect(site(dam.account()), "/stories/dam");

        assertEquals(
                List.of(
                        "/reports/harbour-wire",
                        "/reports/osel-courier",
                        "/reports/newsbot",
                        "/reports/meridian",
                        "/reports/blog",
                        "/reports/evening-post"),
                page.select("ol.index > li > span > a").eachAttr("href"));
        assertTrue(page.select(".body, .sides").isEmpty());
        assertEquals(
                "4 independent origins behind 6 reports",
                page.select(".headline").text());
        assertEquals(
                List.of("Osel Courier, 2031-03-04 · cut of Harbour Wire, 2031-03-04, 99 % side by side"),
                page.select("ol.index > li:nth-child(2) .meta").eachText());
    }

    @Test
    void theNavigationLeadsToWhatAStoryHas() {
        AccountParts parts = new AccountParts(dam.account(), ADDRESSES);
        Document navigation = Jsoup.parseBodyFragment(parts.navigation("dam"));
        Document story = Jsoup.parseBodyFragment(parts.story("dam"));

        assertEquals(
                List.of(
                        "Changes",
                        "Disputes",
                        "Calendar",
                        "Timeline",
                        "Quotes",
                        "Positions",
                        "Tracks",
                        "Figures",
                        "Norms",
                        "Reports"),
                navigation.select("a").eachText());
        navigation
                .select("a")
                .forEach(link ->
                        assertTrue(story.getElementById(link.attr("href").substring(1)) != null, link::outerHtml));
    }

    @Test
    void aReportThatIsNotAtHandIsNamedByItsIdAndStillLinked() {
        Account all = tied();
        Account one = new Account(
                all.asOf(),
                all.since(),
                all.version(),
                all.readings().stream().filter(r -> r.id().equals("mill")).toList(),
                all.lineage(),
                List.of(all.stories().get(1)),
                all.grouping(),
                List.of());
        AccountParts parts = new AccountParts(one, ADDRESSES);

        Document report = Jsoup.parseBodyFragment(parts.report("mill"));
        Document story = Jsoup.parseBodyFragment(parts.story("mill"));

        assertEquals(
                List.of(
                        "/reports/harbour-wire harbour-wire",
                        "/reports/osel-courier osel-courier",
                        "/stories/dam " + all.stories().getFirst().story().title()),
                report.select("dl a").stream()
                        .map(a -> a.attr("href") + " " + a.text())
                        .toList());
        assertEquals(List.of("/stories/dam"), story.select(".episodes a").eachAttr("href"));
        assertTrue(parts.pair("mill", "harbour-wire").isEmpty());
    }

    @Test
    void idsOfOneStoryDoNotDependOnItsNeighbours() {
        AccountParts alone = new AccountParts(dam.account(), ADDRESSES);
        String story = alone.story("dam");

        assertEquals(story, new AccountParts(dam.twoStories(), ADDRESSES).story("dam"));
    }

    @Test
    void placesAreThoseThatTheStoryLeadsTo() {
        AccountParts parts = new AccountParts(dam.account(), ADDRESSES);
        Set<String> led = new TreeSet<>(Jsoup.parseBodyFragment(parts.story("dam"))
                .select("a[href^=/reports/meridian#]")
                .eachAttr("href"));

        Set<String> places = new TreeSet<>();
        for (Span place : parts.places("meridian")) {
            places.add("/reports/meridian#" + ReadingPage.anchor("meridian", place));
        }

        assertEquals(led, places);
    }

    @Test
    void marksInPiecesLightUpTogether() {
        Account account = examples();
        AccountParts parts = new AccountParts(account, ADDRESSES);
        int rules = 0;
        for (Reading reading : account.readings()) {
            Document page = Jsoup.parseBodyFragment(parts.report(reading.id()));
            String css = parts.markRules(reading.id());
            for (String anchor : new TreeSet<>(page.select("mark[class]").eachAttr("class"))) {
                assertTrue(
                        css.contains(":root:has([id=\"" + anchor + "\"]:target) [class~=\"" + anchor + "\"]{"), anchor);
                rules++;
            }
        }
        assertTrue(rules > 0);
    }

    @Test
    void twoReportsStandSideBySideOnAPageOfTheirOwn() {
        Document page = expect(site(dam.account()), "/pairs/osel-courier/harbour-wire");

        assertEquals(
                List.of("/reports/osel-courier", "/reports/harbour-wire"),
                page.select(".sides th a").eachAttr("href"));
        assertEquals(
                "Osel Courier, 2031-03-04 beside Harbour Wire, 2031-03-04 cut",
                page.select("h2").text());
        AccountParts parts = new AccountParts(dam.account(), ADDRESSES);
        assertTrue(parts.pair("harbour-wire", "osel-courier").isEmpty());
        assertTrue(parts.pair("nobody", "harbour-wire").isEmpty());
    }

    @Test
    void whatTheAccountDoesNotHoldIsRefused() {
        AccountParts parts = new AccountParts(dam.account(), ADDRESSES);

        assertThrows(IllegalArgumentException.class, () -> parts.story("nobody"));
        assertThrows(IllegalArgumentException.class, () -> parts.navigation("nobody"));
        assertThrows(IllegalArgumentException.class, () -> parts.report("nobody"));
        assertThrows(IllegalArgumentException.class, () -> parts.markRules("nobody"));
        assertThrows(IllegalArgumentException.class, () -> parts.reading("nobody", List.of()));
    }

    @Test
    void aReportOfNoStoryIsShownWithoutFacts() {
        Account both = dam.twoStories();
        Account one = new Account(
                both.asOf(),
                both.since(),
                both.version(),
                both.readings(),
                both.lineage(),
                List.of(both.stories().getFirst()),
                both.grouping(),
                List.of());

        Document report = Jsoup.parseBodyFragment(new AccountParts(one, ADDRESSES).report("mill"));

        assertEquals(
                List.of("Dana Prell opened a mill in Brandt."),
                report.select(".body p").eachText());
        assertTrue(report.select("mark").isEmpty());
    }

    @Test
    void manyThreadsSeeTheSame() {
        Account account = dam.account();
        AccountParts parts = new AccountParts(account, ADDRESSES);
        Map<String, String> site = site(account);

        Set<Boolean> same = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> account.readings().get(i % account.readings().size()))
                .map(each -> parts.report(each.id()).equals(site.get(ADDRESSES.report(each.id()))))
                .collect(Collectors.toSet());

        assertEquals(Set.of(true), same);
    }

    @Test
    void idsFromOutsideStayOneSegmentOfAnAddress() {
        assertEquals(
                "/d/pairs/a%2Fb%3Fc%23d%20%25/%C3%BC%22%3C",
                PageAddresses.under("/d/").pair("a/b?c#d %", "ü\"<"));
    }

    @Test
    void anAddressThatIsNoPageIsRefused() {
        PageAddresses hostile = PageAddresses.under("javascript:");

        assertThrows(IllegalArgumentException.class, () -> new AccountParts(dam.account(), hostile).story("dam"));
    }

    @Test
    void theStylesheetIsSafeToServe() {
        String css = AccountParts.stylesheet();

        assertFalse(css.contains("url(") || css.contains("@import") || css.contains("<"));
        assertTrue(css.contains(".card") && css.contains("show-quotes"));
    }
}
