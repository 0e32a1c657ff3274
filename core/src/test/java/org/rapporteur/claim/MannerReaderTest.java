package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

class MannerReaderTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NEGATED      | Dobrin | say     | Mayor Dobrin declined to say whether the wall would hold.
            NEGATED      | Dobrin | say     | Mayor Dobrin would not say when the port opens.
            NEGATED      | Dobrin | said    | Mayor Dobrin has not said who ordered the closure.
            HYPOTHETICAL | Dobrin | tell    | Mayor Dobrin will tell the council that the wall is safe.
            HYPOTHETICAL | Dobrin | announce| Mayor Dobrin is expected to announce that the port opens.
            STATED       | Dobrin | said    | Mayor Dobrin not only said that the wall had moved.
            NEGATED      | No ship | said    | No ship said that it had been hit.
            STATED       | Dobrin | said    | Mayor Dobrin said she would not go to the port.
            STATED       | Dobrin | denied  | Mayor Dobrin denied that the wall had broken.
            STATED       | Dobrin | told    | Mayor Dobrin told reporters that nobody will be moved.
            """)
    void aCueSaysWhetherSomethingWasSaid(Quote.Manner expected, String source, String cue, String text) {
        var article = new ArticleExtractor()
                .extract(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        Annotation annotation = ANNOTATOR.annotate(article);
        assertEquals(
                expected,
                new MannerReader(article.text(), annotation)
                        .of(
                                Quote.Kind.INDIRECT,
                                List.of(span(article.text(), cue)),
                                List.of(span(article.text(), source))));
    }

    private static Span span(String text, String words) {
        int at = text.indexOf(words);
        return new Span(at, at + words.length());
    }
}
