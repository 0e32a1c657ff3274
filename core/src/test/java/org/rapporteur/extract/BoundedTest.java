package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapporteur.WellFormed;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

/** Pages made to take long or much: each is read in seconds, and keeps the article where there is one. */
class BoundedTest {
    private static final String FIRST =
            "The harbour of Haven opened again on Thursday after eleven weeks, and the first ferry left before noon.";
    private static final String ARTICLE = "<article><p>" + FIRST + "</p><p>" + FIRST.replace("Haven", "Port Celeste")
            + "</p><p>" + FIRST.replace("ferry", "trawler") + "</p></article>";

    private final ArticleExtractor extractor = new ArticleExtractor();

    /** A quiet machine needs one to five seconds for each. */
    private Article read(String page) {
        Article article = assertTimeoutPreemptively(
                Duration.ofSeconds(120),
                () -> extractor.extract(new RawReport("r", "r", Format.HTML, page, Given.NOTHING, List.of())));
        WellFormed.assertWellFormed(article, page);
        return article;
    }

    private static List<String> kinds(Article article) {
        return article.problems().stream().map(Problem::kind).toList();
    }

    @Test
    void aMillionNestedTags() {
        Article article = read(ARTICLE + "<div>".repeat(1_000_000));
        assertTrue(article.text().contains(FIRST));
        assertTrue(
                kinds(article).containsAll(List.of("too-many-tags", "nested-too-deep")),
                kinds(article).toString());
    }

    @Test
    void aTitleOfManyParts() {
        String title = "Dam holds" + " | Herald".repeat(50_000);
        assertTrue(read("<meta property=\"og:site_name\" content=\"Herald\"><meta property=\"og:title\" content=\""
                        + title + "\">" + ARTICLE)
                .text()
                .contains(FIRST));
    }

    @Test
    void aPageWithinManyElementsNamedForAuthorsAndDates() {
        String text = ("<p>" + FIRST + "</p>").repeat(20_000);
        assertTrue(
                read("<div class=author data-time=1>".repeat(200) + text).text().contains(FIRST));
    }

    @Test
    void twoMillionTinyElements() {
        Article article = read(ARTICLE + "<i>a</i>".repeat(2_000_000));
        assertTrue(article.text().contains(FIRST));
        assertTrue(kinds(article).contains("too-many-tags"));
    }

    @Test
    void aMillionAttributes() {
        String attributes =
                IntStream.range(0, 1_000_000).mapToObj(i -> "a" + i + "=b").collect(Collectors.joining(" "));
        assertTrue(read("<div " + attributes + ">" + ARTICLE + "</div>").text().contains(FIRST));
    }

    @Test
    void anAttributeOfFiveMegabytes() {
        String names = "comments sidebar ".repeat(300_000);
        assertTrue(
                read("<div class=\"" + names + "\" style=\"" + names + "\" title='" + names + "'>" + ARTICLE + "</div>")
                        .text()
                        .contains(FIRST));
    }

    @Test
    void aLineOfTenMegabytes() {
        Article article = read("<p>" + "The ferry sails. ".repeat(600_000) + "</p>");
        assertEquals(List.of("no-line-breaks"), kinds(article));
        assertTrue(article.text().length() > 10_000_000);
    }

    @Test
    void aTextThatStructuredDataContradictFromBeginningToEnd() {
        StringBuilder body = new StringBuilder();
        StringBuilder paragraphs = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            body.append("Sentence number ").append(i).append(" of a long text follows here. ");
            paragraphs.append("<p>Paragraph ").append(i).append(" says something else, and at some length.</p>");
        }
        Article article = read("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + body
                + "\"}</script>" + paragraphs);
        assertTrue(article.text().contains("Paragraph 39999 says"));
    }

    @Test
    void structuredDataNestedBeyondReason() {
        String deep = "{\"@type\":\"NewsArticle\",\"author\":".repeat(100_000);
        assertTrue(read("<script type=application/ld+json>" + deep + "</script>" + ARTICLE)
                .text()
                .contains(FIRST));
    }

    @Test
    void aHundredThousandDatesAuthorsAndHeadlines() {
        Article article = read("<head>" + "<meta name=author content='Ann Roe'>".repeat(20_000) + "</head>"
                + "<time datetime=2021-03-04>4 March 2021</time>".repeat(20_000)
                + "<h1>Haven reopens its harbour</h1>".repeat(20_000)
                + "<div class=byline>By Ann Roe</div>".repeat(20_000) + ARTICLE);
        assertTrue(article.text().contains(FIRST));
    }

    private Article readSoon(String page) {
        return assertTimeoutPreemptively(Duration.ofSeconds(15), () -> read(page));
    }

    @Test
    void aTextInTheDataThatIsOneLetterAllAlong() {
        String page = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + "a".repeat(200_000) + "\"}</script><p>" + "a".repeat(60_000) + "b</p>";
        assertTrue(readSoon(page).text().endsWith("ab"));
    }

    @Test
    void eightyThousandHeadingsOfComments() {
        assertTrue(
                readSoon(ARTICLE + "<h3>27 comments</h3>".repeat(80_000)).text().contains(FIRST));
        assertTrue(readSoon(ARTICLE + "<h3>Comments</h3>".repeat(80_000)).text().contains(FIRST));
    }

    @Test
    void twentyThousandElementsOfTheSameMakeAsTheArticles() {
        String kin = "<div><div class=col><p class=par>The ferry left Haven before noon on Friday.</p></div></div>";
        assertTrue(readSoon("<div class=col>" + ("<p class=par>" + (FIRST + " ").repeat(8) + "</p>").repeat(3_000)
                        + "</div>" + kin.repeat(20_000))
                .text()
                .contains(FIRST));
    }
}
