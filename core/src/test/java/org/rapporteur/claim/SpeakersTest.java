package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** Whose words they are, for sources that any finder of quotes may mark; about an invented harbour crisis. */
class SpeakersTest {
    /** A text and the one who is asked about it. */
    private static final class Asked {

        private final String text;
        private final Speakers speakers;

        Asked(String text) {
            this.text = text;
            List<Article.Paragraph> paragraphs = new ArrayList<>();
            int start = 0;
            for (String paragraph : text.split("\n\n")) {
                if (!paragraph.isEmpty()) {
                    Span span = new Span(start, start + paragraph.length());
                    paragraphs.add(new Article.Paragraph(span, Article.Paragraph.Kind.TEXT));
                }
                start += paragraph.length() + 2;
            }
            Annotation annotation = new Annotator()
                    .annotate(new Article(
                            "a",
                            "a.txt",
                            new Article.Meta(null, null, List.of(), null, "en", Published.UNKNOWN),
                            AlignedText.identity(text),
                            paragraphs,
                            List.of(),
                            List.of()));
            speakers = new Speakers(text, annotation, new SpeechLexicon());
        }

        private Span span(String words) {
            int at = text.indexOf(words);
            assertTrue(at >= 0, words);
            return new Span(at, at + words.length());
        }

        private Speakers.Speaker says(@Nullable String source, String content) {
            return speakers.of(source == null ? null : span(source), span(content));
        }

        private String who(@Nullable String source, String content) {
            Speakers.Speaker speaker = says(source, content);
            return speaker.entity() + " " + speaker.anonymity();
        }
    }

    /** The speaker where the text holds one quote only: its content is the last word of the text. */
    private static String source(String text, String source) {
        Asked test = new Asked(text);
        int end = text.length() - 1;
        Speakers.Speaker speaker = test.speakers.of(test.span(source), new Span(text.lastIndexOf(' ', end) + 1, end));
        return speaker.entity() + " " + speaker.anonymity();
    }

    @Test
    void anOfficeNotSpokenOfBeforeIsTheOneJustNamedInOtherWords() {
        String one = """
                Carlo Bruni announced his plan in Velgrad. "I am for the dam," says Bruni.

                "The valley will drown," the Lindmark senator continues. "Nobody cares."
                """;
        assertEquals("carlo-bruni NAMED", new Asked(one).who("the Lindmark senator", "The valley will drown"));
        String two = """
                Carlo Bruni met Anders Brandt in Velgrad.

                "The valley will drown," the Lindmark senator continues. "Nobody cares."
                """;
        assertEquals("lindmark-senator UNNAMED", new Asked(two).who("the Lindmark senator", "The valley will drown"));
        String before = """
                A Lindmark senator came to Velgrad.

                Carlo Bruni announced his plan.

                "The valley will drown," the Lindmark senator said.
                """;
        assertEquals(
                "lindmark-senator UNNAMED", new Asked(before).who("the Lindmark senator", "The valley will drown"));
        String official = """
                Carlo Bruni announced his plan in Velgrad.

                "The valley will drown," the Lindmark official said.
                """;
        assertEquals(
                "lindmark-official UNNAMED", new Asked(official).who("the Lindmark official", "The valley will drown"));
    }

    @Test
    void namesWithAllThatStandsAroundThem() {
        String text =
                "Norwegian Foreign Minister Henrik Nordmann, who was in Oslo, said the quay of the old port is shut.";
        assertEquals(
                "henrik-nordmann NAMED", source(text, "Norwegian Foreign Minister Henrik Nordmann, who was in Oslo,"));
        assertEquals("henrik-nordmann NAMED", source(text, "Henrik Nordmann"));
        assertEquals("henrik-nordmann NAMED", source(text, "who"));
        String before = "The harbour minister, Henrik Nordmann, said the quay is shut.";
        assertEquals("henrik-nordmann NAMED", source(before, "The harbour minister, Henrik Nordmann,"));
    }

    @Test
    void somebodysAideIsNotSomebody() {
        String text =
                "Henrik Nordmann was ill. An adviser to Henrik Nordmann, who gave no name, said the quay is shut.";
        assertEquals("UNNAMED", source(text, "An adviser to Henrik Nordmann").split(" ")[1]);
        assertTrue(!source(text, "who").startsWith("henrik-nordmann"));
        String owned = "Henrik Nordmann was ill. Nordmann's spokeswoman said the quay is shut.";
        assertEquals("nordmann-s-spokeswoman UNNAMED", source(owned, "Nordmann's spokeswoman"));
    }

    @Test
    void pluralAndCountedSourcesStayUnnamed() {
        assertEquals("port-officials UNNAMED", source("Port officials said the quay is shut.", "Port officials"));
        assertEquals("analysts UNNAMED", source("The quay is old. Analysts said it is shut.", "Analysts"));
        assertEquals("null UNNAMED", source("Several Norwegians said the quay is shut.", "Several Norwegians"));
        assertEquals("null UNATTRIBUTED", source("Some of them said the quay is shut.", "Some of them"));
    }

    @Test
    void anOfficialsWordsNeverGetAName() {
        String text = "Defence official Anders Brandt left. The official said the quay is shut.";
        assertTrue(!source(text, "The official").startsWith("anders-brandt"));
    }

    @Test
    void theyAndItAreThePluralSourceAndTheBodyThatSpokeLast() {
        Asked plural = new Asked("Port officials said the quay is shut. They said nobody was hurt.");
        assertEquals("port-officials UNNAMED", plural.who("Port officials", "the quay is shut"));
        assertEquals("port-officials UNNAMED", plural.who("They", "nobody was hurt"));
        Asked body = new Asked("The Baltic Harbour Agency said the quay is shut. It said nobody was hurt.");
        assertEquals("baltic-harbour-agency NAMED", body.who("The Baltic Harbour Agency", "the quay is shut"));
        assertEquals("baltic-harbour-agency NAMED", body.who("It", "nobody was hurt"));
        Asked person = new Asked("Henrik Nordmann said the quay is shut. It said nobody was hurt.");
        assertEquals("henrik-nordmann NAMED", person.who("Henrik Nordmann", "the quay is shut"));
        assertEquals("null UNATTRIBUTED", person.who("It", "nobody was hurt"));
    }

    @Test
    void theyAreWhoToldLastThoughNobodyTookThatForAQuote() {
        String told = "The quay is shut, port officials said.\n\n";
        assertEquals(
                "port-officials UNNAMED",
                new Asked(told + "They said nobody was hurt.").who("They", "nobody was hurt"));
        String between = told + "Henrik Nordmann said it was late. They said nobody was hurt.";
        assertEquals("null UNATTRIBUTED", new Asked(between).who("They", "nobody was hurt"));
        String object = "Henrik Nordmann blamed the port officials. They said nobody was hurt.";
        assertEquals("null UNATTRIBUTED", new Asked(object).who("They", "nobody was hurt"));
    }

    @Test
    void hisOwnSentenceSaysWhoHeIs() {
        assertEquals(
                "henrik-nordmann NAMED", source("Henrik Nordmann took back his claim that the quay is shut.", "his"));
        assertEquals(
                "null UNATTRIBUTED",
                source("Henrik Nordmann and Anders Brandt took back his claim that the quay is shut.", "his"));
    }

    @Test
    void aCapitalSpeaksForItsCountry() {
        String text = "Norway shut the quay. Oslo said the wall is broken.";
        assertEquals("norway NAMED", source(text, "Oslo"));
        assertEquals("bergen NAMED", source("Norway shut the quay. Bergen said the wall is broken.", "Bergen"));
    }

    @Test
    void aQuotationAloneGoesOnWithTheSpeakerOfTheParagraphBefore() {
        Asked test = new Asked("“The quay is shut,” Henrik Nordmann said. “Nobody leaves.”\n\n“We wait.”\n\n"
                + "The port lies north of Oslo.\n\n“Never again.”");
        assertEquals("henrik-nordmann NAMED", test.who("Henrik Nordmann", "The quay is shut"));
        assertEquals("henrik-nordmann NAMED", test.who(null, "Nobody leaves."));
        Speakers.Speaker next = test.says(null, "We wait.");
        assertEquals("henrik-nordmann", next.entity());
        assertEquals(.75, next.certainty());
        assertEquals("null UNATTRIBUTED", test.who(null, "Never again."));
    }

    @Test
    void wordsWithoutMarksAndSourceAreTheReports() {
        Asked test = new Asked("Henrik Nordmann said the quay is shut. The wall is broken.");
        assertEquals("henrik-nordmann NAMED", test.who("Henrik Nordmann", "the quay is shut"));
        assertEquals("null UNATTRIBUTED", test.who(null, "The wall is broken"));
    }

    @Test
    void aSpanOutsideTheTextsWordsIsOpen() {
        Asked test = new Asked("Henrik Nordmann said so.   ");
        assertEquals(null, test.speakers.of(new Span(21, 23), new Span(0, 3)).entity());
    }

    @Test
    void theCompanyIsTheOneJustNamed() {
        assertEquals(
                "goldman-sachs NAMED",
                source("Goldman Sachs closed two offices on Monday. The company said it regrets.", "The company"));
        assertEquals(
                "company UNNAMED",
                source(
                        "Goldman Sachs and Credit Suisse closed offices on Monday. The company said it regrets.",
                        "The company"));
        assertEquals(
                "null UNNAMED",
                source(
                        "Goldman Sachs closed two offices on Monday. The Haven company said it regrets.",
                        "The Haven company"));
        assertEquals(
                "court UNNAMED", source("Goldman Sachs was fined on Monday. The court said it regrets.", "The court"));
        assertEquals(
                "company UNNAMED",
                source("The Supreme Court closed the case on Monday. The company said it regrets.", "The company"));
        assertEquals(
                "company UNNAMED",
                source("The World Bank closed its office on Monday. The company said it regrets.", "The company"));
    }

    @Test
    void anOfficeWithItsHolderIsTheHolder() {
        assertEquals(
                "anna-weil NAMED",
                source("Secretary of State Anna Weil said the quay is shut.", "Secretary of State Anna Weil"));
        assertEquals(
                "anna-weil NAMED",
                source("One of the envoys, Anna Weil, said the quay is shut.", "One of the envoys, Anna Weil,"));
    }

    @Test
    void itIsTheOnlyBodyJustNamed() {
        assertEquals(
                "world-bank NAMED", source("The World Bank closed its office. It said the rain was to blame.", "It"));
        assertEquals(
                "null UNATTRIBUTED",
                source("The World Bank wrote to the United Nations. It said the rain was to blame.", "It"));
    }

    @Test
    void whichGoesOnWithTheBodyBeforeIt() {
        assertEquals(
                "world-bank NAMED",
                source("The loan came from the World Bank, which said that it was the last.", "which"));
    }
}
