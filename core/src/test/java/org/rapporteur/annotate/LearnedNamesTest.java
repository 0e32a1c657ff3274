package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

class LearnedNamesTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            Kari Roe        | Kari Roe; Kari Roe; Roe | Kari Roe came to Velmar. The port had hoped for Kari Roe. Then Roe left.
            Kari Roe        | Kari Roe                | Kari Roe came to Velmar. The old Roe Tower was lit.
            Ola Roe Jr.     | Ola Roe Jr.; Roe        | Ola Roe Jr. came to Velmar. Many waited for Roe there.
            Our             |                         | Our harbour is closed. They like Our harbour.
            WILL            | WILL                    | WILL left the port.
            -LRB- Kari Roe -RRB- | Kari Roe            | The mayor -LRB- Kari Roe -RRB- left.
            Brandt          | Brandt; Brandt          | Voters like Brandt. The port voted for Brandt.
            VELMAR - Brandt | Brandt                  | VELMAR - Brandt will leave the port.
            Brandt-Roe      | Brandt-Roe              | They like Brandt-Roe.
            """)
    void aMarkedPersonIsFoundWhereverTheReportNamesThem(String marked, String expected, String text) {
        var article = new ArticleExtractor()
                .extract(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        TokenIndex index = TokenIndex.of(article.text(), ANNOTATOR.annotate(article));
        int at = article.text().indexOf(marked);
        var mark = new Marks.Name(EntityType.PERSON, new Span(at, at + marked.length()), .95);
        List<String> found = new LearnedNames(index)
                .join(List.of(), List.of(mark)).stream()
                        .filter(name -> name.type == EntityType.PERSON)
                        .map(name -> index.span(name.first, name.end).in(article.text()))
                        .toList();
        assertEquals(expected == null ? "" : expected, String.join("; ", found));
    }
}
