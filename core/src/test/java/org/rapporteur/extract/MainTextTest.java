package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Span;

/** What of a page is its article. Each page is made up; the kinds are those that real pages come in. */
class MainTextTest {
    private static final String LEAD =
            "Ann Roe, the harbour master of Port Celeste, says the ferry is to sail again on Friday.";
    private static final String FIRST =
            "The ferry between Haven and Port Celeste has been out of service since two trawlers were damaged in the strait in May.";
    private static final String SECOND =
            "A spokesman for the port said that the last of the mines had been found by divers on Tuesday, and blown up a day later.";
    private static final String THIRD =
            "Nobody has said who laid them, and the two towns on the strait have stopped asking, the mayor of Haven said on Sunday.";
    private static final String OTHER =
            "In other news the bakers of Haven have voted to keep the price of bread where it was in spring, and will vote again.";

    private final ArticleExtractor extractor = new ArticleExtractor();

    private List<String> paragraphs(String body) {
        Article article = extractor.extract(new RawReport(
                "r", "r.html", Format.HTML, "<html><body>" + body + "</body></html>", Given.NOTHING, List.of()));
        return article.paragraphs().stream()
                .map(p -> p.span().in(article.text()))
                .toList();
    }

    private static String p(String... texts) {
        return "<p>" + String.join("</p><p>", texts) + "</p>";
    }

    @Test
    void theStandfirstStandsUnderTheHeadlineWhereverTheTextStands() {
        String page = "<header><h1>Ferry to sail again</h1><div class=%s>" + LEAD
                + "</div><div class=share>Share this with your friends and with everybody else who has to cross.</div></header>"
                + "<div class=content>" + p(FIRST, SECOND, THIRD) + "</div>";
        assertEquals(List.of(LEAD, FIRST, SECOND, THIRD), paragraphs(page.formatted("intro")));
        // "teaser" names a box of another article elsewhere.
        assertEquals(List.of(LEAD, FIRST, SECOND, THIRD), paragraphs(page.formatted("teaser-text")));
        assertEquals(List.of(FIRST, SECOND, THIRD), paragraphs(page.formatted("newsletter")));
    }

    @Test
    void aTeaserBehindTheTextIsNoStandfirst() {
        assertEquals(
                List.of(FIRST, SECOND, THIRD),
                paragraphs("<h1>Ferry to sail again</h1><div class=content>" + p(FIRST, SECOND, THIRD)
                        + "</div><div class=teaser>" + OTHER + "</div>"));
    }

    @Test
    void aBodyDeclaredInPartsIsTakenWhole() {
        String parts = "<section itemprop=articleBody>" + p(FIRST) + "</section><div class=promo>" + p(OTHER)
                + "</div><section itemprop=articleBody>" + p(SECOND, THIRD) + "</section>";
        assertEquals(List.of(FIRST, SECOND, THIRD), paragraphs(parts));
        String paragraphs = "<div><p itemprop=articleBody>" + FIRST + "</p><h2>What next</h2><p itemprop=articleBody>"
                + SECOND + "</p><p itemprop=articleBody>" + THIRD + "</p></div>";
        assertEquals(List.of(FIRST, "What next", SECOND, THIRD), paragraphs(paragraphs));
    }

    @Test
    void aDeclaredBodyOfShortLinesIsAListAndStillTheBody() {
        assertEquals(
                List.of(
                        "Port Celeste: two ferries a day, from noon", "Haven: one ferry a day, but not on Sundays",
                        "Aland City: no ferry before the end of June", "Borland: a ferry whenever the tide allows it"),
                paragraphs("<p>" + OTHER
                        + "</p><div itemprop=articleBody><ul><li>Port Celeste: two ferries a day, from noon"
                        + "<li>Haven: one ferry a day, but not on Sundays<li>Aland City: no ferry before the end of June"
                        + "<li>Borland: a ferry whenever the tide allows it</ul></div>"));
    }

    @Test
    void aTextThatAnAdvertisementPartsInTwoIsOne() {
        String text = "<div class='row a'><div class=story-text><p class=par>" + FIRST
                + "</p></div></div><div class=ad>An offer</div><div class='row b'><div class=story-text><p class=par>"
                + SECOND + "</p><p class=par>" + THIRD + "</p><p class=par>" + LEAD + "</p></div></div>";
        assertEquals(List.of(FIRST, SECOND, THIRD, LEAD), paragraphs("<main>" + text + "</main>"));
        String another = "<div class=col><p>" + SECOND + "</p><p>" + THIRD + "</p><p>" + FIRST
                + "</p></div><div><div class=col><h2>Bread</h2><p>" + OTHER + "</p></div></div>";
        assertEquals(List.of(SECOND, THIRD, FIRST), paragraphs("<main>" + another + "</main>"));
    }

    @Test
    void nothingBehindTheHeadingOfTheCommentsIsTheArticle() {
        String comments = "<h3>%s</h3><div class=thread>" + p(OTHER.repeat(6), OTHER.repeat(7)) + "</div>";
        for (String heading : List.of(
                "27 comments",
                "Leave a reply",
                "3 Kommentare",
                "Schreibe einen Kommentar",
                "12 commentaires",
                "Comentarios",
                "Комментарии (4)",
                "评论")) {
            assertEquals(
                    List.of(FIRST, SECOND, THIRD),
                    paragraphs(
                            "<div><div>" + p(FIRST, SECOND, THIRD) + "</div>" + comments.formatted(heading) + "</div>"),
                    heading);
        }
    }

    @Test
    void aForumIsWhatItsReadersWrote() {
        assertEquals(
                List.of(FIRST, SECOND, THIRD),
                paragraphs("<h1>Ferry?</h1><div class=comment-list><div class=comment>" + p(FIRST)
                        + "</div><div class=comment>" + p(SECOND, THIRD) + "</div></div>"));
    }

    @Test
    void theEntriesOfARunningLogStayAndATeaserInTheArticleGoes() {
        String entry = "<article class=entry><h2>%s</h2><p>%s</p></article>";
        assertEquals(
                List.of("Divers are back", FIRST, "A second mine", SECOND, "The mayor speaks", THIRD),
                paragraphs("<article><h1>Live</h1>" + entry.formatted("Divers are back", FIRST)
                        + entry.formatted("A second mine", SECOND) + entry.formatted("The mayor speaks", THIRD)
                        + "</article>"));
        assertEquals(
                List.of(FIRST, SECOND, THIRD),
                paragraphs("<article>" + p(FIRST, SECOND) + entry.formatted("Bread", OTHER) + p(THIRD) + "</article>"));
    }

    @Test
    void aFormAroundTheWholePageIsNoForm() {
        assertEquals(
                List.of(FIRST, SECOND, THIRD), paragraphs("<form><div>" + p(FIRST, SECOND, THIRD) + "</div></form>"));
        assertEquals(
                List.of(FIRST, SECOND, THIRD),
                paragraphs("<div>" + p(FIRST, SECOND, THIRD) + "<form>" + p(OTHER) + "</form></div>"));
    }

    @Test
    void textWithoutParagraphElementsIsPartedByItsLineBreaks() {
        assertEquals(
                List.of("Ferry to sail again", FIRST, SECOND, THIRD),
                paragraphs("<table><tr><td><a href=/>Home</a><td><b>Ferry to sail again</b><br><br>" + FIRST
                        + "<br><br>" + SECOND + "<br>\n<br>" + THIRD + "<td><a href=/x>More</a></table>"));
    }

    @Test
    void aTextThatOnlyAScriptHoldsIsReadFromThereAndLeadsBackThroughItsEscapes() {
        String body = FIRST + "\\n\\nCe\\u00adleste \\u201cwaits\\u201d &amp; hopes, Ann Roe said. " + SECOND + "\\r\\n"
                + THIRD;
        String page =
                "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\","
                        + "\"articleBody\": \"" + body
                        + "\"}</script></head><body><div id=root><p>Please enable scripts.</p></div></body></html>";
        Article article = extractor.extract(new RawReport("r", "r.html", Format.HTML, page, Given.NOTHING, List.of()));
        assertEquals(
                FIRST + "\n\nCeleste \u201cwaits\u201d & hopes, Ann Roe said. " + SECOND + "\n\n" + THIRD,
                article.text());
        int at = article.text().indexOf("\u201cwaits\u201d & hopes");
        assertEquals(
                "\\u201cwaits\\u201d &amp; hopes",
                article.body()
                        .originalOf(new Span(at, at + "\u201cwaits\u201d & hopes".length()))
                        .in(page));
        assertEquals(
                List.of(),
                article.problems().stream()
                        .filter(p -> p.kind().equals("text-only-in-data"))
                        .toList());
    }

    @Test
    void aScriptMayHoldTheTextWithItsMarkup() {
        String body = "<p>" + FIRST + "<\\/p>\\n<h2>What next<\\/h2>\\u003cp class=\\\"x\\\">" + SECOND + " <b>" + THIRD
                + "<\\/b><\\/p>";
        assertEquals(
                List.of(FIRST, "What next", SECOND + " " + THIRD),
                paragraphs("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + body
                        + "\"}</script>"));
    }

    @Test
    void aTextInDataWhosePlaceIsNotFoundIsAProblem() {
        String page = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"article\\u0042ody\":\"" + FIRST
                + SECOND + THIRD + OTHER + "\"}</script><p>Please enable scripts.</p>";
        Article article = extractor.extract(new RawReport("r", "r.html", Format.HTML, page, Given.NOTHING, List.of()));
        assertEquals(
                1,
                article.problems().stream()
                        .filter(p -> p.kind().equals("text-only-in-data"))
                        .count());
    }

    @Test
    void headingsStayAmongParagraphsThatTheDataRepeat() {
        String page = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + FIRST + " "
                + SECOND
                + " " + THIRD + "\"}</script><main><div class=content><p>" + FIRST + "</p><h2>What next</h2>"
                + p(SECOND, THIRD)
                + "<div><p>" + OTHER + "</p></div></div></main>";
        assertEquals(List.of(FIRST, "What next", SECOND, THIRD), paragraphs(page));
    }

    private static String described(String headline, String body) {
        return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"" + headline + "\""
                + (body.isEmpty() ? "" : ",\"articleBody\":\"" + body + "\"") + "}</script>";
    }

    @Test
    void theTextOfAnotherArticleInTheDataReplacesNoShortItem() {
        String item = "<title>Ferry to sail again</title><h1>Ferry to sail again</h1>" + p(FIRST, SECOND, THIRD);
        String other = described("Bakers vote on bread", OTHER.repeat(20));
        List<String> shown = List.of(FIRST, SECOND, THIRD);
        assertEquals(shown, paragraphs(described("Ferry to sail again", "") + other + item));
        assertEquals(shown, paragraphs(described("Ferry to sail again", FIRST) + other + item));
        assertEquals(shown, paragraphs(other + item));
    }

    @Test
    void theTextOfTheWorkWithThePagesTitleIsTakenWhateverIsLongerInTheData() {
        String whole = FIRST + "\\n" + SECOND + "\\n" + THIRD + "\\n" + LEAD;
        assertEquals(
                List.of(FIRST, SECOND, THIRD, LEAD),
                paragraphs(described("Bakers vote on bread", OTHER.repeat(20))
                        + described("Ferry to sail again", whole)
                        + "<title>Ferry to sail again</title><h1>Ferry to sail"
                        + " again</h1><p>" + FIRST + "</p>"));
    }

    @Test
    void anOrdinarySubheadingDoesNotEndTheArticle() {
        for (String heading :
                List.of("Réactions", "Discussion", "Responses", "Antworten", "Diskussion", "Comments", "Comentarios")) {
            // A line that is a button's as well goes, but not what follows it.
            List<String> whole = heading.startsWith("Com")
                    ? List.of(FIRST, SECOND, THIRD, LEAD)
                    : List.of(FIRST, SECOND, heading, THIRD, LEAD);
            String subheading = "<h2>" + heading + "</h2>";
            String flow = p(FIRST, SECOND) + subheading + p(THIRD, LEAD);
            assertEquals(whole, paragraphs("<article>" + flow + "</article>"), heading);
            assertEquals(whole, paragraphs("<div class=text>" + flow + "</div>"), heading);
            assertEquals(
                    whole,
                    paragraphs("<main><div class=part>" + p(FIRST, SECOND) + "</div>" + subheading + "<div class=part>"
                            + p(THIRD, LEAD) + "</div></main>"),
                    heading);
        }
    }
}
