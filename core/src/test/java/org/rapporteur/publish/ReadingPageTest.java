package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

class ReadingPageTest {
    private static final String TEXT = """
            “The sluices stay open,” spokeswoman Dana Prell said on Monday. “At least 300 farmers

            depend on them.”

            Tarvia will meet Lindmark in Lisse on 6 March.""";

    private final PileOfReports.Report report = new PileOfReports().report("wire #1", TEXT);

    private Quote quote(String id, Quote.Kind kind, List<Span> content, Quote.Manner manner) {
        return new Quote(
                id,
                kind,
                content,
                List.of(report.at("said")),
                List.of(report.at("spokeswoman Dana Prell")),
                "dana-prell",
                Quote.Anonymity.NAMED,
                .9,
                "test",
                manner);
    }

    private Reading reading() {
        report.entity("dana-prell", "Dana Prell", EntityType.PERSON, "spokeswoman", true)
                .entity("tarvia", "Tarvia", EntityType.PLACE, null, true)
                .entity("lindmark", "Lindmark", EntityType.PLACE, null, true);
        Span second = new Span(report.at("At least").start(), report.at("them.").end());
        report.quotes.add(quote(
                "q1", Quote.Kind.DIRECT, List.of(report.at("The sluices stay open"), second), Quote.Manner.STATED));
        TimeMention sixth = new TimeMention(
                report.at("6 March"),
                TimeMention.Type.DATE,
                "2031-03-06",
                LocalDate.parse("2031-03-06"),
                LocalDate.parse("2031-03-06"));
        report.times.add(sixth);
        report.quantities.add(new Quantity(
                report.at("At least 300 farmers"), new BigDecimal(300), null, "farmer", Quantity.Modifier.AT_LEAST));
        report.events.add(new Event(
                "e1",
                "CONSULT",
                report.at("meet"),
                List.of("tarvia"),
                List.of("lindmark"),
                null,
                sixth,
                Event.Status.PLANNED,
                .8,
                "test"));
        return report.reading();
    }

    private static Document parse(ReadingPage page) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(("<div>" + page.html() + "</div>").getBytes(StandardCharsets.UTF_8)));
        return Jsoup.parseBodyFragment(page.html());
    }

    private static List<String> marked(Document page, String kind) {
        return page.select(".body mark." + kind).stream()
                .map(mark -> mark.text() + " | " + mark.attr("title"))
                .toList();
    }

    @Test
    void marksEachKind() throws Exception {
        Document page = parse(ReadingPage.of(reading()));

        assertEquals(
                List.of(
                        "The sluices stay open | Dana Prell, spokeswoman: direct quote",
                        "At least 300 farmers | Dana Prell, spokeswoman: direct quote",
                        "depend on them. | Dana Prell, spokeswoman: direct quote"),
                marked(page, "m-quote"));
        assertEquals(List.of("said | says it: Dana Prell, spokeswoman: direct quote"), marked(page, "m-cue"));
        assertEquals(
                List.of("spokeswoman Dana Prell | source: Dana Prell, spokeswoman: direct quote"),
                marked(page, "m-source"));
        assertEquals(List.of("Dana Prell | Dana Prell, spokeswoman (person)"), marked(page, "m-person"));
        assertEquals(List.of("Tarvia | Tarvia (place)", "Lindmark | Lindmark (place)"), marked(page, "m-place"));
        assertEquals(List.of("meet | CONSULT, planned, 2031-03-06: Tarvia – Lindmark"), marked(page, "m-planned"));
        assertEquals(List.of("6 March | date 2031-03-06"), marked(page, "m-time"));
        assertEquals(List.of("At least 300 farmers | at least 300 farmer"), marked(page, "m-quantity"));
    }

    @Test
    void aLinkLandsOnItsPlace() throws Exception {
        Span part = report.at("open,” spokeswoman");
        Document page = parse(ReadingPage.of(reading(), List.of(part, new Span(3, 100_000))));

        assertEquals("The sluices stay open", textAt(page, "q:q1"));
        assertEquals("meet", textAt(page, "e:e1"));
        assertEquals("6 March", textAt(page, ReadingPage.anchor("wire #1", report.at("6 March"))));
        assertNotNull(page.getElementById(ReadingPage.anchor("wire #1", part)));
        assertEquals(
                List.of("#q:q1 Dana Prell, spokeswoman: direct quote"),
                page.select(".uses a").stream()
                        .map(a -> a.attr("href") + " " + a.text())
                        .toList());
    }

    /** The words that light up if a link leads to an anchor: an anchor without words stands in the mark that it is of. */
    private static String textAt(Document page, String anchor) {
        Element target = page.getElementById(anchor);
        if (target != null && target.tagName().equals("a")) {
            target = target.parent();
        }
        return target == null ? "nothing at " + anchor : target.text();
    }

    @Test
    void allPiecesOfAQuoteLightUp() throws Exception {
        ReadingPage page = ReadingPage.of(reading());

        assertTrue(
                page.markRules().contains(":root:has([id=\"q:q1\"]:target) [class~=\"q:q1\"]{background:var(--mark)}"));
        assertEquals(2, parse(page).select("mark[class~=q:q1]").size());
    }

    @Test
    void theLegendTellsWhatIsMarkedAndHowOften() throws Exception {
        Document page = parse(ReadingPage.of(reading()));

        assertEquals(
                List.of(
                        "show-quotes quotes, who says so, the word for it (1)",
                        "show-names names: person, organisation, place, group, other (3)",
                        "show-events events (1)",
                        "show-times times (1)",
                        "show-quantities quantities (1)"),
                page.select("label").stream()
                        .map(label -> label.select("input[checked]").attr("id") + " " + label.text())
                        .toList());
        for (Element box : page.select("input")) {
            assertTrue(AccountParts.stylesheet().contains(":has(#" + box.id() + ":checked)"), box.id());
        }
    }

    @Test
    void keepsParagraphsAndTheirDirection() throws Exception {
        Document page = parse(ReadingPage.of(reading()));

        assertEquals(
                List.of(TEXT.split("\n\n")), page.select(".body p[dir=auto]").eachText());
    }

    @Test
    void tellsWhatWasNotSaid() throws Exception {
        report.quotes.add(
                quote("q9", Quote.Kind.INDIRECT, List.of(report.at("The sluices stay open")), Quote.Manner.NEGATED));

        assertEquals(
                List.of("The sluices stay open | somebody not told: reported speech, not said"),
                marked(parse(ReadingPage.of(report.reading())), "m-indirect"));
    }

    @Test
    void textNeverBecomesMarkup() throws Exception {
        ReadingPage page = ReadingPage.of(Poisoned.copy(reading()));

        Document document = parse(page);
        assertTrue(document.select("script, img, style, [style]").isEmpty());
        assertTrue(document.text().contains("<script>alert(1)</script>"));
        assertTrue(!page.markRules().contains("<"), page.markRules());
    }

    /** Any quotes, events and places at all: the text stays, and each place begins where its anchor stands. */
    @Test
    void keepsTheTextUnderAnyMarks() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            PileOfReports.Report any = new PileOfReports().report("any", TEXT);
            List<Span> places = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int start = random.nextInt(TEXT.length() - 1);
                Span span = new Span(start, start + 1 + random.nextInt(TEXT.length() - start));
                any.quotes.add(new Quote(
                        "q" + i,
                        Quote.Kind.MIXED,
                        List.of(span),
                        List.of(span),
                        List.of(),
                        null,
                        Quote.Anonymity.UNATTRIBUTED,
                        .5,
                        "test"));
                places.add(new Span(span.start(), span.start() + random.nextInt(2)));
            }

            Document page = parse(ReadingPage.of(any.reading(), places));

            page.select(".uses").remove();
            assertEquals(List.of(TEXT.split("\n\n")), page.select(".body p").eachText());
            for (Span place : places) {
                assertNotNull(page.getElementById(ReadingPage.anchor("any", place)), place::toString);
            }
            for (Quote quote : any.quotes) {
                assertNotNull(page.getElementById(ReadingPage.anchor(quote)), quote::toString);
            }
        }
    }
}
