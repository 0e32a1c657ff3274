package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

class MarkedSourcesTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Harbour authorities | Harbour authorities | Harbour authorities say the wall will hold until Friday.
            elderly monk        | An elderly monk     | An elderly monk told the paper that the bells had rung.
            source              | a source familiar with the tender | The tender failed, a source familiar with the tender said.
            -                   | The company         | Velmar Salt closed two pits. The company said that rain was to blame.
            -                   | A harbour video     | A harbour video showed that the wall had broken.
            -                   | He                  | Mayor Ole Brandt stayed. He said that the wall would hold.
            -                   | Mayor Ole Brandt    | Mayor Ole Brandt said that the wall would hold.
            -                   | a number of people  | In the end a number of people said that they had left.
            """)
    void whoeverSpeaksAndIsOnlyDescribedIsSomebody(String expected, String source, String text) {
        var article = new ArticleExtractor()
                .extract(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        Annotation annotation = ANNOTATOR.annotate(article);
        List<EntityLinker.Draft> drafts = new ArrayList<>();
        for (Entity entity : annotation.entities()) {
            EntityLinker.Draft draft = new EntityLinker.Draft();
            if (entity.named()) {
                entity.mentions().forEach(span -> draft.add(span, 0));
                drafts.add(draft);
            }
        }
        int at = article.text().indexOf(source);
        var said = new Marks.Said(List.of(new Span(0, 1)), new Span(at, at + source.length()), null, .9, .9, .9);
        List<String> found = new MarkedSources(TokenIndex.of(article.text(), annotation), drafts)
                .find(List.of(said)).stream().map(draft -> draft.name).toList();
        assertEquals(expected == null ? List.of() : List.of(expected), found);
    }
}
