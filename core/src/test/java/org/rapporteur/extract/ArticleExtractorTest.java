package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.Article.Paragraph.Kind;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

class ArticleExtractorTest {
    private static final String FIRST =
            "The foreign ministers of Aland and Borland will meet in Port Celeste on Friday to talk about the closed strait, officials said.";
    private static final String SECOND =
            "A senior Aland official said the ferry would sail again \"as soon as the mines are gone\", and not a day before that.";
    private static final String THIRD =
            "The strait was closed in May after two trawlers were damaged, and neither side has said who laid the mines there.";
    private static final String BODY = FIRST + "\n\n" + SECOND + "\n\n" + THIRD;

    private final ArticleExtractor extractor = new ArticleExtractor();

    private Article text(String content) {
        return article(Format.TEXT, content, Given.NOTHING);
    }

    private Article markdown(String content) {
        return article(Format.MARKDOWN, content, Given.NOTHING);
    }

    private Article html(String content) {
        return article(Format.HTML, content, Given.NOTHING);
    }

    private Article article(Format format, String content, Given given) {
        Article article = extractor.extract(new RawReport("r", "r.txt", format, content, given, List.of()));
        assertWellFormed(article, content);
        return article;
    }

    @Test
    void readsADateInAnAddressAndLeavesOtherNumbersThere() {
        assertEquals("2021-03-04", dateOf("https://example.org/world/2021/mar/04/harbour-talks"));
        assertEquals("2021-03-04", dateOf("https://example.org/20210304/harbour-talks"));
        assertNull(dateOf("https://example.org/world/harbour-talks-idn5226509"));
    }

    private @Nullable String dateOf(String url) {
        Article article = article(
                Format.TEXT,
                "Harbour talks end\n\nThe two harbour towns ended their talks without a word to the fishermen who waited.\n",
                new Given(url, null, null, List.of(), null, null));
        assertTrue(
                article.problems().stream().noneMatch(problem -> problem.kind().startsWith("date-")));
        return article.meta().published().value();
    }

    /** Paragraphs cover the text but for the breaks; every character leads into the input, in order. */
    private static void assertWellFormed(Article article, String content) {
        int at = 0;
        for (Article.Paragraph p : article.paragraphs()) {
            assertEquals(at, p.span().start());
            assertTrue(p.span().length() > 0);
            at = p.span().end() + 2;
        }
        assertEquals(article.text().length(), Math.max(0, at - 2));
        int last = 0;
        for (int i = 0; i < article.text().length(); i++) {
            Span raw = article.body().originalOf(new Span(i, i + 1));
            assertTrue(last <= raw.start() && raw.end() <= content.length());
            last = raw.start();
            char c = article.text().charAt(i);
            if (raw.length() == 1 && c != '\n' && c != ' ') {
                assertEquals(content.charAt(raw.start()), c);
            }
        }
        for (Credit credit : article.credits()) {
            assertTrue(credit.rawSpan().end() <= content.length());
        }
    }

    private static List<String> kinds(Article article) {
        return article.problems().stream().map(Problem::kind).toList();
    }

    private static List<String> credits(Article article) {
        return article.credits().stream().map(c -> c.kind() + " " + c.value()).toList();
    }

    @Test
    void readsAPastedPage() {
        Article article = text("""
                Ministers to meet over the strait – Coast Herald

                3 weeks ago 41
                Tide Feed

                World|Ministers To Meet Over Strait

                A grey ferry lies at the quay of the old port.
                Credit...Pool photo by Ann Roe

                Carla MendezBoris Palm

                June 4, 2021, 1:15 p.m. ET

                %s

                A closer look at the strait

                Card 1 of 4

                Carla Mendez reported from Port Celeste, and Boris Palm from Aland City.

                Read Entire Article
                """.formatted(BODY));
        assertEquals(BODY, article.text());
        assertEquals(
                new Article.Meta(
                        null,
                        "Ministers to meet over the strait",
                        List.of("Carla Mendez", "Boris Palm"),
                        "Coast Herald",
                        "en",
                        new Published("2021-06-04T13:15-04:00", "visible line: June 4, 2021, 1:15 p.m. ET")),
                article.meta());
        assertEquals(
                List.of(
                        "AGE 3 weeks ago",
                        "REPUBLISHER Tide Feed",
                        "REPORTER Carla Mendez",
                        "REPORTER Boris Palm",
                        "CONTINUED_ELSEWHERE Read Entire Article",
                        "REPUBLISHER Coast Herald"),
                credits(article));
        assertEquals(List.of(), article.problems());
    }

    @Test
    void dropsShareCountsCreditedCaptionsAndTheNameAboveTheByline() {
        Article article = text("""
                Ministers to meet over the strait

                3 weeks ago 41 shares 7 comments
                Share on Tide Feed
                Coast News

                Carla Mendez

                Ferry crews block the quay at Haven on Friday Reuters
                A pilot looks over the empty quay. REUTERS/Boris Palm

                %s
                """.formatted(BODY));
        assertEquals(BODY, article.text());
        assertEquals(List.of("AGE 3 weeks ago", "SOURCE Coast News"), credits(article));
        assertEquals(List.of("Carla Mendez"), article.meta().byline());
    }

    @Test
    void keepsALineThatTellsWhatAnAgencyWasTold() {
        String told = "The quay at Haven is open again, the mayor of the old town told Reuters";
        assertEquals(
                BODY + "\n\n" + told + "\n\n" + BODY,
                text("A quay\n\n" + BODY + "\n\n" + told + "\n\n" + BODY).text());
    }

    @Test
    void keepsASpeakerBehindTheTitleThatTheTextNames() {
        Article article = text("The strait will open – Ann Roe\n\n" + BODY
                + "\n\nMinister Ann Roe told the Senate so in the evening.");
        assertEquals("The strait will open – Ann Roe", article.meta().title());
        assertEquals(null, article.meta().outlet());
    }

    @Test
    void readsBylineAndDateInOneLineAndDropsRepeatedCaptions() {
        String caption = "Minister Boris Palm. (Photo by Ann Roe/Port Pictures/Getty Images)\n";
        Article article = text("Ministers to meet\n\nBy Carla Mendez | March 3, 2021 | 7:14pm EST\n" + caption + caption
                + "\n(coastnews.com) – " + BODY + "\n\nCoast Store");
        assertEquals("(coastnews.com) – " + BODY, article.text());
        assertEquals(List.of("Carla Mendez"), article.meta().byline());
        assertEquals("2021-03-03T19:14-05:00", article.meta().published().value());
        assertEquals("coastnews.com", article.meta().outlet());
        assertEquals(List.of("SOURCE coastnews.com"), credits(article));
    }

    @Test
    void readsOutletAndDateAboveATranslatedHeadline() {
        Article article = text("""
                The Courier.-07.01.2022

                Boris Palm

                Minister says the strait may still open

                Міністр каже, що протока ще може відкритися цього року

                <https://www.courier.example/world/2022/jan/07/strait-may-open>

                %s
                """.formatted(BODY));
        assertEquals(BODY, article.text());
        assertEquals(
                new Article.Meta(
                        "https://www.courier.example/world/2022/jan/07/strait-may-open",
                        "Minister says the strait may still open",
                        List.of("Boris Palm"),
                        "The Courier",
                        "en",
                        new Published("2022-01-07", "visible line: The Courier.-07.01.2022")),
                article.meta());
    }

    @Test
    void keepsTheArticleWhereALineOnlyLooksLikePageFurniture() {
        String body = BODY
                + "\n\n\"Read the entire article,\" she said.\n\nShare prices fell by two per cent in Aland City.\n\n"
                + "By Friday the talks had failed.\n\nFollow the money, he said, and it leads to the port.\n\n" + THIRD;
        assertEquals(body, text("Ministers to meet\n\n" + body).text());
    }

    @Test
    void dropsMarkupAndKeepsItsText() {
        Article article = markdown(
                "# Ministers *meet*\n\n" + FIRST.replace("Port Celeste", "[Port Celeste](https://example.org/port)")
                        + "\n\n## What **next**\n\n- one thing to do\n- another\n\n> " + SECOND
                        + "\n\n![a ferry](x.png)\n\n" + THIRD);
        assertEquals("Ministers meet", article.meta().title());
        assertEquals(
                FIRST + "\n\nWhat next\n\none thing to do\n\nanother\n\n" + SECOND + "\n\n" + THIRD, article.text());
        assertEquals(
                List.of(Kind.TEXT, Kind.HEADING, Kind.LIST_ITEM, Kind.LIST_ITEM, Kind.QUOTATION, Kind.TEXT),
                article.paragraphs().stream().map(Article.Paragraph::kind).toList());
        assertEquals("Port Celeste", originalOf(article, "Port Celeste"));
    }

    private String originalOf(Article article, String words) {
        int at = article.text().indexOf(words);
        Span raw = article.body().originalOf(new Span(at, at + words.length()));
        assertTrue(raw.length() >= words.length());
        return words;
    }

    @Test
    void joinsHardWrappedLines() {
        String wrapped =
                "Ministers to meet\n\n" + wrap(FIRST + " " + SECOND, 70) + "\n\n" + wrap(THIRD + " " + SECOND, 70);
        assertEquals(
                FIRST + " " + SECOND + "\n\n" + THIRD + " " + SECOND,
                text(wrapped).text());
    }

    @Test
    void keepsOneLineParagraphsApartAndJoinsABrokenSentence() {
        String lines = "Ministers to meet\n" + FIRST + "\n" + SECOND + "\n" + THIRD;
        assertEquals(BODY, text(lines).text());
        String broken = "Ministers to meet\n\n" + FIRST
                + "\n\nHe warned that in the event of another mine going off near the ferry,\n\nthere would be no talks at all. "
                + THIRD;
        assertTrue(text(broken).text().contains("near the ferry, there would be no talks"));
    }

    private static String wrap(String text, int width) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column + word.length() + 1 > width) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }

    @Test
    void findsTheArticleOfAPage() {
        String page = "<!doctype html><html><head><title>Ministers meet | Port Post</title>"
                + "<meta property=\"og:site_name\" content=\"Port Post\"><link rel=canonical href=\"https://post.example/a\">"
                + "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ministers meet\",\"datePublished\":\"2021-06-04T13:15:00-04:00\",\"author\":[{\"name\":\"Carla Mendez\"}]}</script></head>"
                + "<body><nav><a href=/>Home</a> <a href=/w>World</a></nav><main><h1>Ministers meet</h1><p class=byline>By Carla Mendez</p>"
                + "<figure><img><figcaption>A ferry that lies at the quay of the old port this morning.</figcaption></figure>"
                + "<p>" + FIRST.replace("Port Celeste", "<a href=x>Port&nbsp;&#67;eleste</a>") + "</p>\n<p>"
                + SECOND.replace("\"", "&quot;")
                + "</p><aside><p>" + THIRD + " And more of it in this box.</p></aside><div class=\"related-links\"><p>"
                + THIRD
                + "</p></div><p>" + THIRD
                + "</p></main><footer>© Port Post</footer><script>alert(1)</script></body></html>";
        Article article = html(page);
        assertEquals(BODY, article.text());
        assertEquals(
                new Article.Meta(
                        "https://post.example/a",
                        "Ministers meet",
                        List.of("Carla Mendez"),
                        "Port Post",
                        "en",
                        new Published("2021-06-04T13:15-04:00", "JSON-LD datePublished: 2021-06-04T13:15:00-04:00"),
                        Published.UNKNOWN,
                        null,
                        "https://post.example/a"),
                article.meta());
        int at = article.text().indexOf("Port Celeste");
        Span raw = article.body().originalOf(new Span(at, at + "Port Celeste".length()));
        assertEquals("Port&nbsp;&#67;eleste", raw.in(page));
        at = article.text().indexOf("\"as soon");
        assertEquals("&quot;as", article.body().originalOf(new Span(at, at + 3)).in(page));
    }

    @Test
    void whatIsGivenWins() {
        Article article = article(
                Format.TEXT,
                "Ministers to meet\n\nBy Carla Mendez | March 3, 2021\n\n" + BODY,
                new Given(
                        "https://other.example/x",
                        "Given title",
                        "Given Post",
                        List.of("By Ann Roe and Boris Palm"),
                        "2020-01-02",
                        "given: date"));
        assertEquals(
                new Article.Meta(
                        "https://other.example/x",
                        "Given title",
                        List.of("Ann Roe", "Boris Palm"),
                        "Given Post",
                        "en",
                        new Published("2020-01-02", "given: date: 2020-01-02")),
                article.meta());
    }

    @Test
    void aGivenDateIsAsOldAsNewspapersAreButNoZeroOfAClock() {
        assertEquals("1987-10-19", givenOn("1987-10-19").meta().published().value());
        assertEquals("1755-11-22", givenOn("1755-11-22").meta().published().value());
        for (String slip : List.of("1970-01-01", "1601-01-01", "2099-03-03")) {
            Article article = givenOn(slip);
            assertNull(article.meta().published().value(), slip);
            assertEquals(List.of("date-implausible"), kinds(article), slip);
        }
    }

    private Article givenOn(String date) {
        return article(
                Format.TEXT,
                FIRST + "\n\n" + SECOND,
                new Given(null, "Ministers to meet", null, List.of(), date, "given: date"));
    }

    @Test
    void aDateThatCannotBeTrueIsAProblemAndNotTaken() {
        Article article = text("Ministers to meet\n\nPublished: March 3, 2099\n\n" + BODY);
        assertEquals(Published.UNKNOWN, article.meta().published());
        assertEquals(List.of("date-implausible"), kinds(article));
        assertTrue(article.problems().getFirst().message().contains("2099-03-03"));
    }

    @Test
    void anAmbiguousDateIsReportedUnlessTheAddressDecides() {
        Article article = text("Ministers to meet\n\nPublished 03/04/2021\n\n" + BODY);
        assertEquals("2021-03-04", article.meta().published().value());
        assertEquals(List.of("date-ambiguous"), kinds(article));
        Article decided =
                text("Ministers to meet\n\nPublished 03/04/2021\n\nhttps://post.example/2021/04/03/x\n\n" + BODY);
        assertEquals("2021-04-03", decided.meta().published().value());
        assertEquals(List.of(), kinds(decided));
    }

    @Test
    void creditsTheAgencyOfADateline() {
        assertEquals(
                List.of("SOURCE Reuters"),
                credits(text("Ministers to meet\n\nPORT CELESTE, June 4 (Reuters) - " + BODY)));
        assertEquals(List.of(), credits(text("Ministers to meet\n\nThe strait (closed in May) - is to open. " + BODY)));
        assertEquals(
                List.of("SOURCE Port Post"),
                credits(text("Ministers to meet\n\n" + BODY
                        + "\n\nThe post Ministers to meet appeared first on Port Post.")));
        assertEquals(
                List.of("MACHINE_TRANSLATION Powered by automated translation"),
                credits(text("Ministers to meet\n\nPowered by automated translation\n\n" + BODY)));
    }

    @Test
    void tellsTheLanguage() {
        assertEquals(
                "de",
                text("Treffen der Minister\n\nDie Außenminister von Aland und Borland treffen sich am Freitag in Port Celeste, um über die gesperrte Meerenge zu sprechen, teilten Beamte mit.")
                        .meta()
                        .language());
        assertEquals("und", text("Hm.").meta().language());
    }

    @Test
    void nothingButAProblemComesOfAnEmptyPage() {
        assertEquals(List.of("no-article"), kinds(html("<html><body><script>x</script></body></html>")));
        assertEquals(List.of("very-short"), kinds(text("One short line here.")));
    }

    @Test
    void scriptsNeverReachTheTextOrTheTitle() {
        Article article = html(
                "<html><head><title>Ministers <script>alert(1)</script> meet in the port today</title></head><body><p>"
                        + FIRST + "<script>alert(2)</script></p><p>" + SECOND + "</p></body></html>");
        assertFalse(article.text().contains("alert"));
    }

    @Test
    void survivesDepthLengthAndEveryCut() {
        Article deep = html("<div><b>".repeat(100_000) + FIRST);
        assertFalse(deep.text().isEmpty() && deep.problems().isEmpty());
        String line = "Ships sail at noon and ".repeat(100_000);
        assertEquals(line.strip(), text(line).text());
        assertFalse(
                html("<p>" + "&".repeat(200_000) + "<b>".repeat(1000)).text().isEmpty());
        assertFalse(text("[".repeat(200_000) + "]( ".repeat(1000) + "*_".repeat(1000))
                .text()
                .isEmpty());
        String page =
                "<html><head><title>Ministers meet</title><script type='application/ld+json'>{\"@type\":\"Article\"}</script></head>"
                        + "<body><article><h1>Ministers &amp; more</h1><p>" + FIRST
                        + "</p><ul><li>Zo&euml;</li></ul></article></body></html>";
        for (int n = 0; n <= page.length(); n++) {
            Article cut = html(page.substring(0, n));
            assertFalse(cut.text().isEmpty() && cut.problems().isEmpty(), "cut at " + n);
        }
        String pasted =
                "Ministers – Post\n\nBy Ann Roe | March 3, 2021\n\n[Port](x) " + FIRST + "\n\n5 days ago 3\nTide";
        for (int n = 0; n <= pasted.length(); n++) {
            Article cut = text(pasted.substring(0, n));
            assertFalse(cut.text().isEmpty() && cut.problems().isEmpty(), "cut at " + n);
        }
    }

    @Test
    void leadsHomeInOrderAlsoWhereTextStandsInTheWrongPlaceOfATable() {
        Article article = html("<table><tr><td>" + FIRST + "</td></tr>" + SECOND + "<b><tr><td>" + THIRD
                + "</td></tr>Two</b> words more.</table>");
        assertEquals(BODY, article.text().substring(0, BODY.length()));
    }

    @Test
    void theDayAPageWasFetchedIsABoundAndNoDate() {
        Given fetched = new Given(null, null, null, List.of(), null, null, "2021-03-04T10:00:00Z", null);
        Article undated = article(Format.HTML, "<p>" + FIRST + "</p><p>" + SECOND + "</p>", fetched);
        assertNull(undated.meta().published().value());
        assertEquals(List.of("date-bound"), kinds(undated));
        String page = "<meta property=article:published_time content=%s><p>" + FIRST + "</p><p>" + SECOND + "</p>";
        Article dated = article(Format.HTML, page.replace("%s", "2021-03-05"), fetched);
        assertEquals("2021-03-05", dated.meta().published().value());
        Article ahead = article(Format.HTML, page.replace("%s", "2021-05-05"), fetched);
        assertNull(ahead.meta().published().value());
        assertEquals(List.of("date-implausible", "date-bound"), kinds(ahead));
    }

    @Test
    void whoAnEntryIsCreditedToIsItsSource() {
        Given given = new Given(null, null, "Port Post", List.of(), null, null, null, "Coastal Wire");
        assertEquals(List.of("SOURCE Coastal Wire"), credits(article(Format.HTML, "<p>" + FIRST + "</p>", given)));
    }
}
