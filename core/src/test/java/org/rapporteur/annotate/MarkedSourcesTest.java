package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

class MarkedSourcesTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '~', textBlock = """
            Harbour authorities | Harbour authorities | Harbour authorities say the wall will hold until Friday.
            elderly monk        | An elderly monk     | An elderly monk told the paper that the bells had rung.
            source              | a source familiar with the tender | The tender failed, a source familiar with the tender said.
            company             | The company         | Two pits have been shut. The company said that rain was to blame.
            harbour video       | A harbour video     | A harbour video showed that the wall had broken.
            report by the board on the wall | A report by the board on the wall | A report by the board on the wall said it would hold.
            -                   | He                  | Mayor Ole Brandt stayed. He said that the wall would hold.
            -                   | Mayor Ole Brandt    | Mayor Ole Brandt said that the wall would hold.
            number of people    | a number of people  | In the end a number of people said that they had left.
            one of the survivors | one of the survivors | It was dark, one of the survivors told the paper.
            Brandt's supporters | Brandt's supporters | Mayor Ole Brandt stayed. Brandt's supporters said that he was right.
            miners' families    | The miners' families | The miners' families said that the pit was unsafe.
            their teacher       | their teacher       | The boys were safe, their teacher said.
            47 year old clerk   | The 47 year old clerk | The 47 year old clerk said that he would leave.
            Boatmen             | Boatmen             | Boatmen said that the wall had broken.
            -                   | Secretary of State Ole Brandt | Secretary of State Ole Brandt said that the wall would hold.
            -                   | the decision        | In the end the decision said it all.
            """)
    void whoeverSpeaksAndIsOnlyDescribedIsSomebody(String expected, String source, String text) {
        assertEquals(expected == null ? List.of() : List.of(expected), found(source, text, true));
    }

    @Test
    void whoMayBeSomebodyNamedIsLookedForLast() {
        String text = "Mayor Ole Brandt stayed. The singer said that the wall would hold.";
        assertEquals(List.of(), found("The singer", text, false));
        assertEquals(List.of("singer"), found("The singer", text, true));
    }

    @Test
    void aNameThatNoReaderOfNamesKnewStaysAName() {
        String text = "The wall broke, Velmar Observer reported.";
        var said = new Marks.Said(List.of(new Span(0, 1)), new Span(16, 31), null, .9, .9, .9);
        var found = new MarkedSources(TokenIndex.of(text, annotation(text)), List.of()).find(List.of(said));
        assertEquals(
                List.of("Velmar Observer"),
                found.stream().map(draft -> draft.name).toList());
        assertTrue(found.getFirst().named);
    }

    /** The kind behind a name says what it is: it is the same body. A union or a team of theirs is not. */
    @Test
    void aNewsAgencyIsTheOneNamedBeforeIt() {
        assertEquals(List.of("the Velmar Press news agency"), mentions("the Velmar Press news agency"));
        assertEquals(List.of(), mentions("the Velmar Press union"));
        assertEquals(List.of(), mentions("a Velmar Press agency"));
    }

    /** What a named body gets as further mentions where the source is {@code words}. */
    private static List<String> mentions(String words) {
        String text = "The wall broke, " + words + " said.";
        EntityLinker.Draft press = new EntityLinker.Draft();
        press.name = "Velmar Press";
        press.type = EntityType.ORGANISATION;
        int name = text.indexOf(press.name);
        press.add(new Span(name, name + press.name.length()), 0);
        int at = text.indexOf(words);
        var said = new Marks.Said(List.of(new Span(0, 1)), new Span(at, at + words.length()), null, .9, .9, .9);
        new MarkedSources(TokenIndex.of(text, annotation(text)), List.of(press)).find(List.of(said));
        return press.mentions.stream().skip(1).map(span -> span.in(text)).toList();
    }

    @Test
    void whoIsDescribedAgainInFewerWordsIsTheSame() {
        String text = "An elderly monk said that the bells rang. The monk said that all was well. The singer left.";
        var first = new Marks.Said(List.of(new Span(0, 1)), new Span(0, 15), null, .9, .9, .9);
        int at = text.indexOf("The monk");
        var second = new Marks.Said(List.of(new Span(0, 1)), new Span(at, at + 8), null, .9, .9, .9);
        var sources = new MarkedSources(TokenIndex.of(text, annotation(text)), List.of());
        var found = sources.find(List.of(first, second));
        assertEquals(
                List.of("elderly monk"), found.stream().map(draft -> draft.name).toList());
        assertEquals(2, found.getFirst().mentions.size());
        assertEquals(List.of(), sources.findRest(List.of(first, second)));
    }

    @Test
    void aHeadlineInCapitalsMakesNoNames() {
        String text = "Bus Crashes, Witnesses Say. Two witnesses said that it was dark.";
        int at = text.indexOf("Witnesses");
        var said = new Marks.Said(List.of(new Span(0, 1)), new Span(at, at + 9), null, .9, .9, .9);
        var found = new MarkedSources(TokenIndex.of(text, annotation(text)), List.of()).find(List.of(said));
        assertTrue(found.stream().noneMatch(draft -> draft.named), text);
    }

    private static Annotation annotation(String text) {
        return ANNOTATOR.annotate(article(text));
    }

    private static Article article(String text) {
        return new ArticleExtractor()
                .extract(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
    }

    /** The sources that are described, in the first look or with those that may point back. */
    private static List<String> found(String source, String text, boolean all) {
        Article article = article(text);
        Annotation annotation = ANNOTATOR.annotate(article);
        List<EntityLinker.Draft> drafts = new ArrayList<>();
        for (Entity entity : annotation.entities()) {
            EntityLinker.Draft draft = new EntityLinker.Draft();
            if (entity.named() && entity.type() != EntityType.OTHER) { // the rules take every capital for a name
                draft.type = entity.type();
                entity.mentions().forEach(span -> draft.add(span, 0));
                drafts.add(draft);
            }
        }
        int at = article.text().indexOf(source);
        var said = new Marks.Said(List.of(new Span(0, 1)), new Span(at, at + source.length()), null, .9, .9, .9);
        var sources = new MarkedSources(TokenIndex.of(article.text(), annotation), drafts);
        List<EntityLinker.Draft> found = new ArrayList<>(sources.find(List.of(said)));
        if (all) {
            found.addAll(sources.findRest(List.of(said)));
        }
        return found.stream().map(draft -> draft.name).toList();
    }
}
