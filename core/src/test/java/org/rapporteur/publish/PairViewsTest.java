package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Differing;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.lineage.SideBySide;
import org.rapporteur.text.Span;

class PairViewsTest {
    private static final Reading WIRE = report("wire", "2031-03-17", "Troops at the border", """
            Marovia sent 4,000 soldiers to its border with Tessany on Monday, a day after talks on water rights broke down.

            Defence Minister Ilka Brandt said the troops would stay until Tessany reopened the sluices at Karsholm.

            President Oswin Tarr of Tessany called the deployment a threat to the whole valley and its mills.

            About 12,000 people have left villages near Karsholm since the weekend, according to the Tessany Red Crescent.
            """);

    private static final Reading COPY = report("copy", "2031-03-18", "Soldiers sent", """
            Marovia sent 9,000 soldiers to its border with Tessany on Monday, a day after talks on water rights broke down.

            Defence Minister Ilka Brandt said the troops would stay until Tessany reopened the sluices at Karsholm.

            The price of <b>bread</b> has doubled in both capitals, where bakers wait for flour from abroad.

            About 12,000 people have left villages near Karsholm since the weekend, according to the Tessany Red Crescent.
            """);

    private static Document page(List<Reading> readings, List<Edge> edges) throws IOException {
        StringBuilder out = new StringBuilder();
        Html html = new Html(out);
        Kinship kinship = new Kinship(new Lineage(edges, List.of()));
        PairViews views = new PairViews(html, kinship, new Sources(readings), edges);
        views.write(views.of(readings.stream().map(Reading::id).toList()));
        assertTrue(html.isComplete());
        return Jsoup.parse(out.toString());
    }

    private static List<Edge> edges(Reading... readings) {
        LineageTracker tracker = new LineageTracker();
        for (Reading reading : readings) {
            tracker.observe(reading);
        }
        return tracker.lineage().edges();
    }

    private static List<String> cells(Document page) {
        return page.select("table.sides tbody tr").stream()
                .map(row -> row.select("td").stream().map(Element::text).collect(Collectors.joining(" | ")))
                .toList();
    }

    @Test
    void laysTheTwoTextsSideBySide() throws IOException {
        Document page = page(List.of(WIRE, COPY), edges(WIRE, COPY));

        assertEquals(
                List.of(
                        "Marovia sent 9,000 soldiers to its border with Tessany on Monday, a day after talks on water rights broke"
                                + " down. | Marovia sent 4,000 soldiers to its border with Tessany on Monday, a day after talks on"
                                + " water rights broke down.",
                        "Defence Minister Ilka Brandt said the troops would stay until Tessany reopened the sluices at Karsholm."
                                + " | Defence Minister Ilka Brandt said the troops would stay until Tessany reopened the sluices"
                                + " at Karsholm.",
                        "The price of <b>bread</b> has doubled in both capitals, where bakers wait for flour from abroad. | not"
                                + " here",
                        "not here | President Oswin Tarr of Tessany called the deployment a threat to the whole valley and its"
                                + " mills.",
                        "About 12,000 people have left villages near Karsholm since the weekend, according to the Tessany Red"
                                + " Crescent. | About 12,000 people have left villages near Karsholm since the weekend, according"
                                + " to the Tessany Red Crescent."),
                cells(page));
        assertTrue(page.select("table b").isEmpty(), "text of a report never becomes markup");
    }

    @Test
    void putsTheFactsThatDifferOnTopAndLeadsToThem() throws IOException {
        Document page = page(List.of(WIRE, COPY), edges(WIRE, COPY));

        Element fact = page.select(".differs li").first();
        assertEquals("number 9,000 on the left, 4,000 on the right", fact == null ? "" : fact.text());
        Element place =
                page.getElementById(page.select(".differs a").attr("href").substring(1));
        assertEquals("9,000", place == null ? "" : place.text());
        assertEquals(List.of("9,000", "4,000"), page.select("mark.fact").eachText());
        assertTrue(page.select("dd").text().contains("the left is taken for the later one: published 1 day later"));
    }

    @Test
    void tellsWhatItHasNoRoomFor() throws IOException {
        List<Reading> readings = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        String text = (WIRE.text() + "\n").repeat(600);
        for (int i = 0; i < 6; i++) {
            readings.add(report("r" + i, null, "Report " + i, text));
            if (i > 0) {
                edges.add(new Edge("r" + i, "r0", Edge.Relation.COPY, 1, 1, List.of(), List.of(), List.of()));
            }
        }

        Document page = page(readings, edges);

        assertEquals(2, page.select("details.pair").size());
        assertTrue(page.text().contains("3 more pairs not laid side by side here"), page.text());
        assertTrue(page.select("details.pair table tr").size() < 400);
    }

    /** Two reports of so many lines, each with a figure of its own in either. */
    private static Document pumps(int lines, List<Differing> more) {
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        List<Span> from = new ArrayList<>();
        List<Span> to = new ArrayList<>();
        List<SideBySide.Pair> pairs = new ArrayList<>();
        List<Differing> differs = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            Differing fact = new Differing(
                    Differing.Kind.NUMBER,
                    new Span(left.length() + 5, left.length() + 9),
                    new Span(right.length() + 5, right.length() + 9));
            differs.add(fact);
            left.append("Pump ").append(1000 + i).append(" stood still.");
            right.append("Pump ").append(5000 + i).append(" stood still.");
            from.add(new Span(fact.from().start() - 5, left.length()));
            to.add(new Span(fact.to().start() - 5, right.length()));
            pairs.add(new SideBySide.Pair(
                    from.getLast(), to.getLast(), 1, 0.75, List.of(fact.from()), List.of(fact.to())));
            left.append("\n\n");
            right.append("\n\n");
        }
        differs.addAll(more);
        Reading one = report("one", null, "One", left.toString());
        Reading other = report("other", null, "Other", right.toString());
        Edge edge = new Edge("one", "other", Edge.Relation.COPY, 1, 1, differs, List.of(), List.of());
        StringBuilder out = new StringBuilder();
        new PairView(new Html(out), Links.IN_ONE_PAGE, new Sources(List.of(one, other)), edge, one, other)
                .write(new SideBySide(from, to, pairs, List.of(), differs, false));
        return Jsoup.parse(out.toString());
    }

    private static void assertLinksLead(Document page) {
        for (Element link : page.select(".differs a")) {
            String place = link.attr("href").substring(1);
            Element mark = page.getElementById(place);
            assertEquals(link.text(), mark == null ? "nothing at " + place : mark.text());
        }
    }

    @Test
    void listsNoMoreFactsThanAReaderTakesIn() {
        Document page = pumps(200, List.of());

        assertLinksLead(page);
        assertEquals(20, page.select(".differs a").size());
        assertEquals(
                "180 more not listed here.",
                Objects.requireNonNull(page.select(".differs li").last()).text());
        assertEquals("50 more rows not shown.", page.select("p.none").text());
    }

    @Test
    void leadsToNoFactWithoutAMark() {
        // The last fact lies within the first.
        Differing within = new Differing(Differing.Kind.OTHER, new Span(6, 9), new Span(6, 9));
        Document page = pumps(2, List.of(within));

        assertLinksLead(page);
        assertEquals(
                List.of(
                        "number 1000 on the left, 5000 on the right",
                        "number 1001 on the left, 5001 on the right",
                        "other 000 on the left, 000 on the right"),
                page.select(".differs li").eachText());
        assertEquals(2, page.select(".differs a").size());
    }

    @Test
    void laysATranslationBesideItsOriginal() throws IOException {
        Reading spanish = report("es", "2031-03-18", "es", "Tropas en la frontera", """
                Marovia envió el lunes 4.000 soldados a su frontera con Tessany, un día después del fracaso de las conversaciones.

                La ministra de Defensa, Ilka Brandt, dijo que las tropas se quedarán hasta que Tessany reabra las compuertas. La presa está en Karsholm.

                El presidente Oswin Tarr, de Tessany, calificó el despliegue de amenaza para el valle y sus molinos.

                Unas 12.000 personas han abandonado las aldeas cercanas a Karsholm, según la Cruz Roja de Tessany.
                """);
        List<Edge> edges =
                List.of(new Edge("es", "wire", Edge.Relation.TRANSLATION, 1, 1, List.of(), List.of(), List.of()));

        Document page = page(List.of(WIRE, spanish), edges);

        List<String> cells = cells(page);
        assertEquals(5, cells.size(), cells::toString);
        assertTrue(cells.get(2).startsWith("La presa está en Karsholm. | Defence Minister"), cells.get(2));
        assertTrue(cells.getFirst().startsWith("Marovia envió el lunes 4.000 soldados"), cells.getFirst());
        assertTrue(cells.getFirst().contains(" | Marovia sent 4,000 soldiers"), cells.getFirst());
        assertTrue(cells.getLast().contains("según la Cruz Roja de Tessany. | About 12,000 people"), cells.getLast());
        assertFalse(page.text().contains("No fact found"), page.text());
        assertTrue(page.text().contains("The two are in different languages"), page.text());
    }

    @Test
    void isReachedFromTheTreeAndFromTheReport() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AccountPage(new DamAccount().account()).write(out);
        Document page = Jsoup.parse(out.toString(StandardCharsets.UTF_8));

        String anchor = "#" + Anchors.pair("osel-courier", "harbour-wire");
        assertEquals(
                List.of("side by side"),
                page.select("article a[href=" + anchor + "]").eachText());
        assertEquals(
                "cut 99 %: Osel Courier side by side with Harbour Wire",
                page.select("svg text a[href=" + anchor + "]").attr("aria-label"));
        assertFalse(page.select("svg a[href=" + anchor + "] path").isEmpty());
        assertEquals(
                "Osel Courier, 2031-03-04 beside Harbour Wire, 2031-03-04 cut",
                page.select("details.pair summary").last() == null
                        ? ""
                        : page.select("details.pair summary").last().text());
    }
}
