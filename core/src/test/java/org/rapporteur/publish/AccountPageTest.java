package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.story.Saga;
import org.rapporteur.story.Stories;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryLink;
import org.rapporteur.text.Span;

class AccountPageTest {
    private final DamAccount dam = new DamAccount();

    private static String page(Account account) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AccountPage(account).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertEveryLinkArrives(Document page) {
        Set<String> ids = new HashSet<>();
        for (Element each : page.select("[id]")) {
            assertTrue(ids.add(each.id()), () -> "id twice: " + each.id());
        }
        TreeSet<String> lost = new TreeSet<>();
        for (Element link : page.select("a[href^=#]")) {
            if (!ids.contains(link.attr("href").substring(1))) {
                lost.add(link.attr("href") + " " + link.text());
            }
        }
        assertTrue(lost.isEmpty(), lost::toString);
    }

    @Test
    void everyLinkArrives() throws Exception {
        assertEveryLinkArrives(Jsoup.parse(page(dam.account())));
        assertEveryLinkArrives(Jsoup.parse(page(dam.twoStories())));
        assertEveryLinkArrives(Jsoup.parse(page(Poisoned.copy(dam.account()))));
    }

    @Test
    void isWellFormed() throws Exception {
        for (Account account : List.of(dam.account(), Poisoned.copy(dam.account()))) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(page(account).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void textOfReportsNeverBecomesMarkup() throws Exception {
        Document page = Jsoup.parse(page(Poisoned.copy(dam.account())));

        assertTrue(page.select("script, img, iframe, object, embed, link, base, form")
                .isEmpty());
        for (Element each : page.getAllElements()) {
            for (Attribute attribute : each.attributes()) {
                assertFalse(attribute.getKey().startsWith("on"), each::outerHtml);
            }
        }
        assertEquals(1, page.select("style").size());
        assertTrue(page.title().contains("<script>"), page.title());
    }

    @Test
    void onlyWebAddressesBecomeLinks() throws Exception {
        dam.pile.expect("meridian").url = "javascript:alert(1)";
        dam.pile.expect("newsbot").url = "data:text/html,<script>alert(1)</script>";

        Document page = Jsoup.parse(page(dam.account()));

        List<String> out = page.select("a[href]").eachAttr("href").stream()
                .filter(h -> !h.startsWith("#"))
                .toList();
        assertEquals(List.of("https://wire.example/dam?x=1&y=2"), out);
        assertEquals("noreferrer", page.select("a[href^=https]").attr("rel"));
    }

    @Test
    void nothingIsLoadedAndNothingMayRun() throws Exception {
        Document page = Jsoup.parse(page(dam.account()));

        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertTrue(policy.startsWith("default-src 'none';"), policy);
        assertTrue(page.select("[src], link").isEmpty());
        assertFalse(page.html().contains("url("));
        assertFalse(page.html().contains("@import"));
    }

    @Test
    void saysBehindALineOfTheBriefWhoIsMeantAndWhichDay() throws Exception {
        Elements glosses = Jsoup.parse(page(dam.account())).select(".glance .gloss");

        assertEquals(List.of("Vask: Oren Vask, Tarvian counterpart; Monday: 3 Mar 2031"), glosses.eachText());
        assertEquals(List.of("Oren Vask"), glosses.select("a").eachText());
    }

    @Test
    void saysWhenAndWhereWhatIsAheadWillBe() throws Exception {
        Document page = Jsoup.parse(page(dam.account()));
        assertEquals(
                List.of("Thu 6 Mar 2031, Lisse"),
                page.select("section.ahead p.day").eachText());
    }

    @Test
    void headsWithIndependentOriginsAndWhatTheyAre() throws Exception {
        Document page = Jsoup.parse(page(dam.account()));

        assertEquals(
                "4 independent origins behind 6 reports",
                page.select(".headline").text());
        assertEquals(
                "3 originals read · 1 original not in the pile (credited to North Sea Press) · 1 report of unknown origin, not"
                        + " counted",
                page.select(".parts").text());
    }

    @Test
    void aFactLeadsToItsWordsInTheReport() throws Exception {
        Document page = Jsoup.parse(page(dam.account()));

        Element link = page.select("[id=quote:u-sluices] a.src").get(2);
        Element place = page.getElementById(link.attr("href").substring(1));

        assertEquals("[The Meridian, 5 Mar]", "[" + link.text() + "]");
        assertEquals("Tarvia could, at any hour, close the sluices", place == null ? null : place.text());
    }

    @Test
    void marksAnAttributionConflictAndKeepsBothSpeakers() throws Exception {
        Document page = Jsoup.parse(page(dam.account()));

        assertEquals(
                "Given to Dana Prell, spokeswoman (3 reports) / senior Lindmark official unnamed (2 reports)",
                page.select("[id=quote:u-sluices] .speaker").text());
    }

    @Test
    void leavesADatelineOutOfAnExtract() {
        for (String dateline : List.of("HAVEN, March 3 (Coast News) - ", "(coastnews.com) – ", "PORT HAVEN — ")) {
            String text = dateline + "The strait was closed.";
            Span all = new Span(0, text.length());
            assertEquals(
                    "The strait was closed.",
                    StoryScope.withoutDateline(text, all, all).in(text));
            Span inDateline = new Span(1, 4);
            assertEquals(text, StoryScope.withoutDateline(text, all, inDateline).in(text));
        }
        String none = "NATO (the alliance) met in Haven - twice.";
        Span all = new Span(0, none.length());
        assertEquals(none, StoryScope.withoutDateline(none, all, all).in(none));
    }

    @Test
    void foldsAwayWhatOneReportCounts() throws Exception {
        Document page = Jsoup.parse(page(dam.account()));

        for (Element figure : page.select("ul.figures > li")) {
            boolean folded = figure.closest("details") != null;
            boolean told = figure.select("a.src").size() > 1
                    || !figure.select(".disputed").isEmpty();
            assertTrue(folded != told, figure::text);
        }
        assertFalse(page.select("ul.figures > li").isEmpty());
    }

    @Test
    void thePageIsTheSameInEveryLocaleAndZone() throws Exception {
        String here = page(dam.account());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Tongatapu"));
            assertEquals(here, page(dam.account()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aStoryNamesTheOtherEpisodesOfItsSaga() throws Exception {
        Account apart = dam.twoStories();
        List<Story> stories = apart.stories().stream().map(StoryAccount::story).toList();
        Account saga = new Account(
                apart.asOf(),
                apart.since(),
                apart.version(),
                apart.readings(),
                apart.lineage(),
                apart.stories(),
                new Stories(
                        stories,
                        List.of(Saga.of(stories)),
                        Map.of(),
                        List.of(new StoryLink(
                                stories.get(0).id(), stories.get(1).id(), .4, OptionalLong.empty(), List.of()))),
                apart.problems());

        Document page = Jsoup.parse(page(saga));

        assertEveryLinkArrives(page);
        assertEquals(
                List.of(stories.get(1).title(), stories.get(0).title()),
                page.select(".episodes a").eachText());
        assertEquals(2, page.select(".languages a").size());
        assertEquals(
                List.of(),
                Jsoup.parse(page(apart)).select(".episodes a, .languages a").eachText());
    }

    @Test
    void anEmptyPileIsAPageToo() throws Exception {
        Account empty = new Account(
                null,
                null,
                "0.1.0",
                List.of(),
                new Lineage(List.of(), List.of()),
                List.of(),
                new Stories(List.of(), List.of(), Map.of(), List.of()),
                dam.account().problems());

        Document page = Jsoup.parse(page(empty));

        assertEquals(
                "0 independent origins behind 0 reports",
                page.select(".headline").text());
        assertEquals(1, page.select(".problems li").size());
    }
}
