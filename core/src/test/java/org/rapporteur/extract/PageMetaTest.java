package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

class PageMetaTest {
    private static final String BODY = "<p>"
            + "The foreign ministers of Aland and Borland will meet in Port Celeste on Friday to talk about the closed strait, officials said.</p><p>"
            + "A senior Aland official said the ferry would sail again as soon as the mines are gone, and not a day before that.</p><p>"
            + "The strait was closed in May after two trawlers were damaged, and neither side has said who laid the mines there.</p>";

    private final ArticleExtractor extractor = new ArticleExtractor();

    private Article extract(String page, @Nullable String url) {
        Given given = new Given(url, null, null, List.of(), null, null);
        return extractor.extract(new RawReport("r", "r.html", Format.HTML, page, given, List.of()));
    }

    private Article page(String head, String body) {
        return extract("<html><head>" + head + "</head><body>" + body + "</body></html>", null);
    }

    private @Nullable String title(String head, String body) {
        return page(head, body + BODY).meta().title();
    }

    private List<String> byline(String head, String aboveText, String underText) {
        return page(head, "<article><h1>Talks over the strait</h1>" + aboveText + BODY + underText + "</article>")
                .meta()
                .byline();
    }

    private Published published(String head, String aboveText, String underText) {
        return page(head, "<article><h1>Talks over the strait</h1>" + aboveText + BODY + underText + "</article>")
                .meta()
                .published();
    }

    private static String ld(String json) {
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }

    private static List<String> kinds(Article article) {
        return article.problems().stream().map(Problem::kind).toList();
    }

    @Test
    void aDayOfFetchingThatCannotBeTrueBoundsNothing() {
        Given given = new Given(null, null, null, List.of(), null, null, "1970-01-01T00:00:00Z", null);
        String page = "<html><head><meta property=\"article:published_time\" content=\"2021-03-03\"></head><body>"
                + BODY + "</body></html>";
        assertEquals(
                "2021-03-03",
                extractor
                        .extract(new RawReport("r", "r.html", Format.HTML, page, given, List.of()))
                        .meta()
                        .published()
                        .value());
    }

    @Test
    void aHeadlineMayBeginWithTheSitesOwnName() {
        assertEquals(
                "Haven dam holds",
                extract("<html><body><h1>Haven dam holds</h1>" + BODY + "</body></html>", "https://www.haven.example/a")
                        .meta()
                        .title());
        assertEquals(
                "Haven dam holds - Council meets on Monday",
                extract(
                                "<html><head><title>Haven dam holds - Council meets on Monday</title></head><body>"
                                        + BODY + "</body></html>",
                                "https://www.haven.example/a")
                        .meta()
                        .title());
    }

    @Test
    void readsAHeadlineWithQuotationMarksFromBrokenData() {
        String broken = ld("{\"@type\":\"NewsArticle\",\"headline\":\"He said \\\"stop\\\" to the crew\","
                + "\"datePublished\":\"2021-03-03\",}}");
        assertEquals("He said \"stop\" to the crew", title(broken, ""));
    }

    @Test
    void takesTheKickerOffAHeadline() {
        assertEquals(
                "Talks over the strait",
                title("", "<h1><span class=\"kicker\">Haven</span> Talks over the strait</h1>"));
        assertEquals(
                "Talks over the strait",
                title(
                        "<meta property=\"og:title\" content=\"Talks over the strait\">",
                        "<h1><a href=/haven>Haven</a> <span>Talks over the strait</span></h1>"));
        assertEquals(
                "Talks over the strait",
                title(
                        "",
                        "<h1><span>Haven</span><span aria-hidden=true>: </span><span>Talks over the strait</span></h1>"));
        assertEquals("Haven Talks over the strait", title("", "<h1>Haven <em>Talks</em> over the strait</h1>"));
    }

    @Test
    void takesTheSiteOffATitleAndLeavesASecondHalfThere() {
        String site = "<meta property=\"og:site_name\" content=\"Coast Herald\">";
        assertEquals("Talks over the strait", title(site + "<title>Talks over the strait - Coast Herald</title>", ""));
        assertEquals("Talks over the strait", title(site + "<title>Coast Herald » Talks over the strait</title>", ""));
        assertEquals(
                "Talks over the strait – again",
                title(site + "<title>Talks over the strait – again | Coast Herald</title>", ""));
        assertEquals(
                "Talks over the strait – until now",
                extract(
                                "<html><head><title>Talks over the strait – until now</title></head><body>" + BODY
                                        + "</body></html>",
                                "https://herald.example/talks-over-the-strait-until-now")
                        .meta()
                        .title());
    }

    @Test
    void takesTheHeadingThatTheTitleRepeats() {
        String title = "<title>Talks over the strait | Coast Herald</title>";
        assertEquals(
                "Talks over the strait",
                title(title, "<h1><a href=\"/\">Coast Herald</a></h1><h2>Talks over the strait</h2>"));
        assertEquals(
                "Talks over the strait",
                title(title, "<h1>Press releases</h1><h1>Talks over the strait</h1><h1>Our newsletter is free</h1>"));
    }

    @Test
    void namesTheWritersThatAPageStatesOrShows() {
        assertEquals(
                List.of("Ann Roe", "Bob Poe"),
                byline(
                        ld(
                                "{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Roe\"},{\"name\":\"Bob Poe\"}]}"),
                        "",
                        ""));
        assertEquals(
                List.of("Ann Roe"),
                byline(
                        ld(
                                "{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#1\"}},{\"@type\":\"Person\",\"@id\":\"#1\",\"name\":\"Ann Roe\"}]}"),
                        "",
                        ""));
        assertEquals(List.of("Ann Roe"), byline("", "<p class=\"article__author\">von Ann Roe</p>", ""));
        assertEquals(List.of("Ann Roe"), byline("", "<p class=byline><span>By</span><a>Ann Roe</a></p>", ""));
        assertEquals(
                List.of("Ann Roe", "Bob Poe"),
                byline("", "<div class=author><span class=author-from>von</span> Ann Roe, Bob Poe</div>", ""));
        assertEquals(List.of("Ann Roe"), byline("", "<p>3 April 2021 - Ann Roe</p>", ""));
        assertEquals(List.of("Ann Roe"), byline("", "<h5>Autor:</h5> <span>Ann Roe</span>", ""));
        assertEquals(List.of("Ann Roe"), byline("", "", "<p>Text von Ann Roe</p>"));
        assertEquals(
                List.of("Ann Roe"),
                byline(
                        "<meta name=\"twitter:label1\" content=\"Written by\"><meta name=\"twitter:data1\" content=\"Ann Roe\">",
                        "",
                        ""));
    }

    @Test
    void keepsAStatedAuthorThatIsNoPersonAsItIsWritten() {
        assertEquals(List.of("harbourfan84"), byline("", "<p>Posted by <a rel=author>harbourfan84</a></p>", ""));
        assertEquals(
                List.of("Redaktion Hafenbote"),
                byline(
                        ld(
                                "{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"Redaktion Hafenbote\"}}"),
                        "",
                        ""));
        assertEquals(
                List.of("Ann Roe"),
                byline(
                        ld(
                                "{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"Redaktion Hafenbote\"}}"),
                        "<p>Von Ann Roe</p>",
                        ""));
        assertEquals(List.of(), byline("<meta name=author content=\"Staff\">", "", ""));
        assertEquals(List.of(), byline("", "<p class=byline>By Staff, and 3 others</p>", ""));
    }

    @Test
    void leavesTheWritersOfCommentsAndTeasersAlone() {
        assertEquals(
                List.of(), byline("", "", "<div class=\"comments\"><p class=\"comment-author\">Ann Roe</p></div>"));
        assertEquals(List.of(), byline("", "", "<aside><a rel=author>Ann Roe</a></aside>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <time datetime="2021-04-03T10:00+02:00">Saturday</time>               | 2021-04-03T10:00+02:00
            <p>Veröffentlicht am 03.04.21</p>                                     | 2021-04-03
            <h4>Erschienen am:</h4><h5>3. April 2021</h5>                         | 2021-04-03
            <ul><li>3 avril 2021</li></ul>                                        | 2021-04-03
            <p><abbr class="published" title="2021-04-03T10:00Z">Sat</abbr></p>   | 2021-04-03T10:00Z
            <p>السبت، 03 أبريل 2021</p>                                           | 2021-04-03
            <p>03.04.2021.</p>                                                    | 2021-04-03
            <p>3. travnja 2021.</p>                                               | 2021-04-03
            <script>var page = {published_at: "2021-04-03T10:00:00"};</script>    | 2021-04-03T10:00
            <script>var page = {"pubDate": "1617444000"};</script>                |
            """)
    void findsTheDayAtTheHeadline(String aboveText, @Nullable String expected) {
        assertEquals(expected, published("", aboveText, "").value());
    }

    @Test
    void readsTheDateOfBrokenOrPageWideStructuredData() {
        assertEquals(
                "2021-04-03T10:00Z",
                published(
                                ld(
                                        "{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-04-03T10:00:00Z\",\"name\":\"a \"b\" c\"}"),
                                "",
                                "")
                        .value());
        assertEquals(
                "2021-04-03T10:00Z",
                published(
                                ld("{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2021-04-03T10:00:00Z\"}]}"),
                                "",
                                "")
                        .value());
        assertEquals(
                "2021-04-03T10:00Z",
                published("<meta property=\"article:published_time\" content=\"1617444000\">", "", "")
                        .value());
    }

    @Test
    void leavesTheDaysOfOtherArticlesAlone() {
        String teasers = "<aside><time datetime=\"2020-01-01\">1 January 2020</time></aside>";
        assertEquals(
                "2021-04-03",
                published("", teasers + "<p>3 April 2021</p>", teasers).value());
        String comments = "<div class=comments><p>Posted on 1 January 2022</p></div>";
        assertEquals(
                "2021-04-03", published("", "<p>3 April 2021</p>", comments).value());
    }

    @Test
    void tellsTheDayAtThePlaceOfPublication() {
        String head = "<meta property=\"article:published_time\" content=\"2021-04-04T02:30:00Z\">";
        assertEquals("2021-04-04T02:30Z", published(head, "", "").value());
        assertEquals(
                "2021-04-03T22:30-04:00",
                published(head, "<time datetime=\"2021-04-03T22:30:00-04:00\">Saturday</time>", "")
                        .value());
        Article shown = page(head, "<article><h1>Talks</h1><p>April 3, 2021</p>" + BODY + "</article>");
        assertEquals("2021-04-03", shown.meta().published().value());
        assertTrue(kinds(shown).isEmpty());
    }

    @Test
    void keepsPublicationAndUpdateApart() {
        Article.Meta meta = page(
                        ld(
                                        "{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-04-03T10:00:00+02:00\",\"dateModified\":\"2021-04-05T09:30:00+02:00\",\"articleSection\":[\"World\",\"Sea\"]}")
                                + "<link rel=canonical href=\"https://herald.example/talks\">",
                        "<article><h1>Talks</h1><p>Last updated: 4 April 2021</p>" + BODY + "</article>")
                .meta();
        assertEquals(
                new Published("2021-04-03T10:00+02:00", "JSON-LD datePublished: 2021-04-03T10:00:00+02:00"),
                meta.published());
        assertEquals(
                new Published("2021-04-05T09:30+02:00", "JSON-LD dateModified: 2021-04-05T09:30:00+02:00"),
                meta.updated());
        assertEquals("World", meta.section());
        assertEquals("https://herald.example/talks", meta.canonicalUrl());
        Article.Meta only = page(
                        "", "<article><h1>Talks</h1><p>3 April 2021, updated 4 April 2021</p>" + BODY + "</article>")
                .meta();
        assertEquals("2021-04-03", only.published().value());
        assertEquals("2021-04-04", only.updated().value());
        assertNull(page("", "<h1>Talks</h1><p>3 April 2021</p>" + BODY)
                .meta()
                .updated()
                .value());
    }

    @Test
    void saysThatTwoGoodDatesDisagree() {
        Article article = extract(
                "<html><head><meta property=\"article:published_time\" content=\"2021-06-10T10:00:00Z\"></head><body><h1>Talks</h1>"
                        + BODY + "</body></html>",
                "https://herald.example/2021/04/03/talks");
        assertEquals("2021-04-03", article.meta().published().value());
        assertEquals(
                List.of(
                        Problem.of(
                                "dates-disagree",
                                "the dates of publication disagree: 2021-04-03 is taken (URL: 2021/04/03), 2021-06-10T10:00Z is stated too (meta article:published_time: 2021-06-10T10:00:00Z)")),
                article.problems());
    }

    @Test
    void readsAnUpdateThatIsOlderThanThePublicationAsADisagreement() {
        Article article = page(
                ld("{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-04-03\",\"dateModified\":\"2020-01-01\"}"),
                "<h1>Talks</h1>" + BODY);
        assertEquals(Published.UNKNOWN, article.meta().updated());
        assertEquals(List.of("dates-disagree"), kinds(article));
    }

    @Test
    void readsTheDayFirstWhereThePageIsWrittenInAnotherEnglish() {
        String body = "<article><h1>Talks over the strait</h1><p>12/04/2021</p>" + BODY + "</article>";
        assertEquals("2021-12-04", page("", body).meta().published().value());
        assertEquals(
                "2021-12-04",
                extract("<html lang=en-US><body>" + body, null)
                        .meta()
                        .published()
                        .value());
        assertEquals(
                "2021-04-12",
                extract("<html lang=en-GB><body>" + body, null)
                        .meta()
                        .published()
                        .value());
        assertEquals(
                "2021-04-12",
                extract("<html><body>" + body, "https://herald.ie/talks")
                        .meta()
                        .published()
                        .value());
    }

    @Test
    void takesTheDayOfThePagesPictureWhereNothingElseIsThere() {
        String picture = "<meta property=\"og:image\" content=\"https://herald.example/media/2021/04/03/port.jpg\">";
        assertEquals("2021-04-03", published(picture, "", "").value());
        assertEquals("2021-04-05", published(picture, "<p>5 April 2021</p>", "").value());
        assertNull(published(picture.replace("/03/", "/"), "", "").value());
    }

    @Test
    void readsALongLineUnderTheTextThatNamesTheWeekday() {
        String line = "<p>This entry was posted on Saturday, the 3rd of April 2021 at 15:21 and is filed under "
                + "<a href=/tag>Port Celeste</a>, <a href=/tag>Haven</a>, <a href=/tag>ferries and trawlers and mines</a>, "
                + "<a href=/tag>talks of all the foreign ministers</a>, <a href=/tag>what the officials have said</a></p>";
        assertEquals("2021-04-03T15:21", published("", "", line).value());
    }

    @Test
    void takesTheDayThatAScriptShowsAndNotThatOfAChange() {
        assertEquals(
                "2021-04-03T01:43",
                published("", "<script>showDate(\"2021/04/03 01:43:09\")</script>", "")
                        .value());
        assertEquals(
                "2021-04-03T01:43",
                published(
                                "<script>a = {last_published_date: \"2021-06-03T01:43\"}; b = {publish_date: \"2021-04-03T01:43\"}</script>",
                                "",
                                "")
                        .value());
    }

    @Test
    void tellsTheDayOfTheReadersWhoseLanguageHasOneZone() {
        String german =
                "<p>Die Außenminister von Aland und Borland treffen sich am Freitag in Port Celeste, um über die gesperrte"
                        + " Meerenge zu reden, sagten Beamte. Die Fähre werde wieder fahren, sobald die Minen geräumt sind.</p>";
        String head = "<meta property=\"article:published_time\" content=\"2021-04-02T22:00:00Z\">";
        assertEquals(
                "2021-04-03T00:00+02:00",
                page(head, "<h1>Gespräche über die Meerenge</h1>" + german)
                        .meta()
                        .published()
                        .value());
        assertEquals("2021-04-02T22:00Z", published(head, "", "").value());
        assertEquals(
                "2021-04-02T22:00Z",
                page(head, "<h1>Gespräche über die Meerenge</h1><p>2. April 2021</p>" + german)
                        .meta()
                        .published()
                        .value());
    }

    @Test
    void takesAWholeTitleForNoSitesName() {
        assertEquals(
                "Talks over the strait",
                title(
                        "<title>Talks over the strait | Coast Herald</title><meta name=title content=\"Coast Herald\">"
                                + "<meta property=\"og:site_name\" content=\"Talks over the strait | Coast Herald\">",
                        "<h1>Talks over the strait</h1>"));
    }

    @Test
    void takesAHeadlineInTheHeadOfThePageIfTheTitleRepeatsIt() {
        String menu = "<nav>" + "<a href=/a>Ports</a>".repeat(15) + "</nav>";
        assertEquals(
                "Talks over the strait",
                title(
                        "<title>Talks over the strait - Harbour Fund</title>",
                        "<header class=header>" + menu + "<h1>Talks over the strait</h1></header>"));
        assertEquals(
                "Talks over the strait",
                title(
                        "<title>Harbour Fund - Talks over the strait</title>",
                        "<header class=header>" + menu
                                + "<h1>Harbour Fund</h1></header><h2>Talks over the strait</h2>"));
    }

    @Test
    void leavesSeveralHeadingsOfTheLayoutAlone() {
        assertEquals(
                "Coast Herald",
                title(
                        "<title>Coast Herald</title><meta property=\"og:site_name\" content=\"Coast Herald\">",
                        "<h1>Sections</h1><h1>About</h1>"));
    }
}
