package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

class RoundtripEvalTest {
    @Test
    void readsAParagraphAgainThroughMarkupReferencesAndWhatIsNotShown() {
        String page =
                "<p>The ferry of <b>Haven&nbsp;&amp; Port</b> <i>\n </i><button>Share this</button> Ce&shy;leste<br>has "
                        + "&#128674; come <span style='display:none'>and gone</span> back\u0000 on Friday, Ann&#xA0;Roe said &lt;there&gt;."
                        + " It will sail to the island on <!-- not --> Monday and on every other day of the week.</p>";
        Article article = new ArticleExtractor()
                .extract(new RawReport("r", "r.html", RawReport.Format.HTML, page, Given.NOTHING, List.of()));
        Span all = new Span(0, article.text().length());

        assertEquals(
                "The ferry of Haven & Port Celeste has \uD83D\uDEA2 come back on Friday, Ann Roe said <there>."
                        + " It will sail to the island on Monday and on every other day of the week.",
                article.text());
        assertEquals(article.text(), RoundtripEval.again(article.body(), all, page));
    }

    @Test
    void noticesAPlaceThatIsNotThatOfItsCharacter() {
        AlignedText wrong = new AlignedText.Builder()
                .replace("ferry", 0, 4)
                .keep("left port", 4, 9)
                .build();
        assertEquals(
                "leftport",
                RoundtripEval.again(wrong, new Span(0, 10), "left port").replace(" ", ""));
    }
}
