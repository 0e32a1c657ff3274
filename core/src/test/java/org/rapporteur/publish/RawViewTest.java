package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.publish.RawMarks.Mark;
import org.rapporteur.publish.RawMarks.Role;
import org.rapporteur.text.Span;

class RawViewTest {
    private static final String PAGE = """
            <html><head><title>Haven opens its dam | Coast Herald</title></head><body>
            <nav><a href="/">Harbour and weather</a></nav>
            <article><h1>Haven opens its dam</h1><p class="byline">By Ann Roe</p>
            <time datetime="2024-03-12">March 12, 2024</time>
            <p>HAVEN (Reuters) - The harbour office opened the <b>north gate</b> of the dam on Tuesday &amp; closed the road below it.</p>
            <h2>What comes next</h2>
            <p>Crews stay ashore until the river falls below four metres, harbour master Ole Brandt said on Tuesday evening.</p>
            <p>Share this</p></article>
            <div id="comments"><p>The gate was rusty last year and nobody in that office would listen to any of us.</p></div>
            </body></html>
            """;

    private final ArticleExtractor extractor = new ArticleExtractor();

    private static RawReport raw(String id, Format format, String content) {
        return new RawReport(id, id, format, content, Given.NOTHING, List.of());
    }

    private String view(RawReport raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RawView.write(raw, extractor.extract(raw), extractor.leftOut(raw), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertEveryLinkArrives(Document page) {
        Set<String> ids = new HashSet<>();
        page.select("[id]").forEach(each -> assertTrue(ids.add(each.id()), each.id()));
        for (Element link : page.select("a[href^=#]")) {
            assertTrue(ids.contains(link.attr("href").substring(1)), link::outerHtml);
        }
    }

    @Test
    void marksEachParagraphWhereItStands() throws IOException {
        Document view = Jsoup.parse(view(raw("dam", Format.HTML, PAGE)));

        assertEquals(
                List.of(
                        "1 HAVEN (Reuters) - The harbour office opened the north gate of the dam on Tuesday & closed the road below it.",
                        "2 What comes next",
                        "3 Crews stay ashore until the river falls below four metres, harbour master Ole Brandt said on Tuesday evening."),
                view.select("section.article p[id]").stream()
                        .map(p -> p.child(0).text() + " " + p.ownText().strip())
                        .toList());
        assertEquals("Reuters", view.select("pre mark.credit").text());
        assertEquals("2What comes next", view.select("pre mark.heading").text());
        assertEquals("1", view.select("pre mark#r1 a").text());
        assertEquals(
                List.of("Haven opens its dam", "Haven opens its dam"),
                view.select("pre mark.title").eachText());
        assertEquals("Ann Roe", view.select("pre mark.byline").text());
        assertEquals("2024-03-12", view.select("pre mark.date").text());
        assertTrue(
                view.select("pre mark.left-out").eachText().containsAll(List.of("Harbour and weather", "Share this")),
                view.select("pre mark.left-out").toString());
    }

    @Test
    void theSourceIsShownWhole() throws IOException {
        Document view = Jsoup.parse(view(raw("dam", Format.HTML, PAGE)));

        view.select("pre .n").remove();

        assertEquals(PAGE.strip(), view.select("pre").getFirst().wholeText().strip());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyCharacterOfTheArticleIsMarkedOnce(Format format) {
        RawReport raw = raw("dam", format, PAGE);
        Article article = extractor.extract(raw);

        List<Mark> marks = RawMarks.of(PAGE, article, extractor.leftOut(raw));

        int end = 0;
        List<Span> owned = new ArrayList<>();
        for (Mark mark : marks) {
            assertTrue(mark.span().start() >= end, mark::toString);
            end = mark.span().end();
            if (mark.paragraph() >= 0 || mark.role() == Role.CREDIT) {
                owned.add(mark.span());
            }
        }
        for (Article.Paragraph paragraph : article.paragraphs()) {
            for (int i = paragraph.span().start(); i < paragraph.span().end(); i++) {
                Span place = article.body().alignment().originalOf(i);
                assertTrue(
                        owned.stream().anyMatch(span -> span.start() <= place.start() && place.end() <= span.end()),
                        place::toString);
            }
        }
    }

    @Test
    void whatAReportSaysNeverBecomesMarkup() throws Exception {
        String payload = "</pre></style></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        Given given = new Given(
                "javascript:alert(1)",
                "Title " + payload,
                "Outlet " + payload,
                List.of("Ann Roe" + payload),
                "day " + payload,
                null);
        RawReport raw = new RawReport("x" + payload, "p" + payload, Format.HTML, PAGE + payload, given, List.of());

        String page = view(raw);
        Document view = Jsoup.parse(page);

        assertTrue(view.select("script, img, iframe, object, embed, link, base, form")
                .isEmpty());
        assertEquals(1, view.select("style").size());
        assertEquals(0, view.select("a[href^=javascript]").size());
        assertTrue(view.select("meta[http-equiv=Content-Security-Policy]")
                .attr("content")
                .startsWith("default-src 'none';"));
        assertEveryLinkArrives(view);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLargePageStaysBoundedAndSaysWhatIsNotShown() throws IOException {
        String script = "<script>" + "let a = 1; ".repeat(500_000) + "</script>";
        String small = view(raw("script", Format.HTML, PAGE.replace("<nav>", script + "<nav>")));
        String paragraphs = IntStream.range(0, 55_000)
                .mapToObj(i -> "<p>The river above Haven rose by a hand on day " + i
                        + ", the harbour office said, and fell.</p>\n")
                .collect(Collectors.joining());
        String large = view(raw("large", Format.HTML, "<article>" + paragraphs + "</article>"));
        String line = view(raw("line", Format.TEXT, "The river above Haven rose again by a hand. ".repeat(110_000)));

        assertTrue(small.length() < 30_000, () -> "length " + small.length());
        assertTrue(small.contains("characters …"));
        assertTrue(large.length() < 6_000_000, () -> "length " + large.length());
        assertTrue(large.contains("The article goes on"));
        assertTrue(line.length() < 3_000_000, () -> "length " + line.length());
        assertEveryLinkArrives(Jsoup.parse(small));
        assertEveryLinkArrives(Jsoup.parse(large));
        assertEveryLinkArrives(Jsoup.parse(line));
    }

    @Test
    void theArticleIsShownHoweverMuchIsLeftOutBeforeIt() throws IOException {
        String comment = "<p>" + "The gate was rusty last year and nobody listened to us. ".repeat(20_000) + "</p>";
        String many = "<p>The gate was rusty last year and nobody listened to us.</p>".repeat(15_000);
        for (String comments : List.of(comment, many)) {
            String page = PAGE.replace("<article>", "<div id=\"comments\">" + comments + "</div><article>");

            Document view = Jsoup.parse(view(raw("dam", Format.HTML, page)));

            assertEquals(3, view.select("section.article p[id]").size());
            assertEquals("", view.select("section.article p.none").text());
            assertEveryLinkArrives(view);
        }
        Document view = Jsoup.parse(view(raw(
                "dam", Format.HTML, PAGE.replace("<article>", "<div id=\"comments\">" + comment + "</div><article>"))));
        assertEquals("1", view.select("pre mark#r1 a").text());
    }

    @Test
    void manyReportsOfOneNameAreNamedInNoTime() {
        RawViews views = new RawViews(Path.of("new"));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100_000; i++) {
                views.name("dam");
            }
        });
        assertEquals("dam-100001.html", views.name("dam"));
        assertEquals("dam-7-2.html", views.name("dam-7"));
        assertEquals("DAM-100002.html", views.name("DAM"));
    }

    @Test
    void filesAreNamedAfterReportsAndNeverCollide(@TempDir Path dir) throws IOException {
        RawViews views = new RawViews(dir.resolve("new"));
        for (String id : List.of("a/b.html", "a/B.html", "../..", "crawl.warc#3", "x".repeat(300), "Über", "")) {
            RawReport raw = raw(id, Format.HTML, PAGE);
            views.write(raw, extractor.extract(raw), extractor.leftOut(raw));
        }

        try (Stream<Path> files = Files.list(dir.resolve("new"))) {
            assertEquals(
                    List.of(
                            "a-B.html-2.html",
                            "a-b.html.html",
                            "ber.html",
                            "crawl.warc-3.html",
                            "report-2.html",
                            "report.html",
                            "x".repeat(80) + ".html"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
