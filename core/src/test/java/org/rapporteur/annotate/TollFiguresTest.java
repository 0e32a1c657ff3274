package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

/** Figures of dead and hurt that stand without what they count, or before whose they are. */
class TollFiguresTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            7 guard; 12 wounded | The ministry said seven of its border guards were killed and 12 wounded.
            3 dead              | Norland put the number of dead at three.
            23 dead             | The death toll has risen to 23 since Monday.
            8 dead              | The number of guards killed in the clash had risen to eight.
            27 dead             | One more died in the port, bringing the toll to at least 27.
            14 injured          | The number of injured climbed to 14 on Friday.
                                | Two of them fled.
            3412 null           | As the toll mounted, shares fell to 3,412.
                                | The bridge toll has risen to 12.
            26 person           | A fire at Pier 7 killed 26 people.
                                | The toll on the bridge rose. He went back to one.
                                | The number of dead is not known, and they drove to seven.
            """)
    void countsWhoStandsBeforeTheFigure(String expected, String text) {
        var article = new ArticleExtractor()
                .extract(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        String found = ANNOTATOR.annotate(article).quantities().stream()
                .map(quantity -> quantity.value().toPlainString() + " " + quantity.unit())
                .collect(Collectors.joining("; "));
        assertEquals(expected == null ? "" : expected, found);
    }
}
