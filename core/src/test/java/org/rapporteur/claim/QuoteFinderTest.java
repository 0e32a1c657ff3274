package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.WellFormed;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

class QuoteFinderTest {
    private static final ReportReader READER = ReportReader.byRules();

    /** Enough plain text around for the extractor to see an article. */
    private static final String LEAD =
            "The harbour of Velmar was closed on Monday after the sea wall broke, and ferries to the islands lay still.\n\n";

    private static Reading read(String text) {
        RawReport raw = new RawReport("r", "r.txt", RawReport.Format.TEXT, LEAD + text, Given.NOTHING, List.of());
        Reading reading = READER.read(raw);
        WellFormed.assertWellFormed(reading);
        return reading;
    }

    /** Each quote as {@code kind speaker: content}, pieces parted by a bar. */
    private static List<String> quotes(String text) {
        Reading reading = read(text);
        return reading.quotes().stream()
                .map(q -> q.kind() + " " + q.speaker() + ": " + words(reading, q.content()))
                .toList();
    }

    private static List<String> sources(String text) {
        Reading reading = read(text);
        return reading.quotes().stream()
                .map(q -> words(reading, q.source()) + " / " + words(reading, q.cue()))
                .toList();
    }

    private static String words(Reading reading, List<Span> spans) {
        return String.join(" | ", spans.stream().map(s -> s.in(reading.text())).toList());
    }

    @Test
    void partsThatShareACueAreOneAttribution() {
        assertEquals(
                List.of("DIRECT mara-dobrin: The wall will hold | Nobody has to leave."),
                quotes("“The wall will hold,” Mayor Mara Dobrin said on Tuesday. “Nobody has to leave.”"));
    }

    @Test
    void whoIsDescribedAgainIsTheSame() {
        assertEquals(
                List.of(
                        "INDIRECT rival-candidate: the wall was too weak",
                        "DIRECT rival-candidate: Nobody ever checked it"),
                quotes(
                        "A rival candidate said the wall was too weak.\n\n“Nobody ever checked it,” the rival candidate said."));
    }

    @Test
    void marksWithoutACueAreNobodysWords() {
        assertEquals(List.of(), quotes("Workers repaired the so-called “old gate” near the market on Tuesday."));
    }

    @Test
    void anOpeningCurlyMarkClosesStraight() {
        assertEquals(
                List.of("DIRECT mara-dobrin: We have enough boats for everybody"),
                quotes("“We have enough boats for everybody,\" Mayor Mara Dobrin told reporters."));
    }

    @Test
    void anApostropheIsNoMark() {
        assertEquals(
                List.of("DIRECT mara-dobrin: It's the ministers' fault, and we won't forget it"),
                quotes("'It's the ministers' fault, and we won't forget it,' Mayor Mara Dobrin said."));
    }

    @Test
    void aParagraphThatBeginsWithAMarkContinuesAnOpenQuotation() {
        assertEquals(
                List.of("DIRECT mara-dobrin: The water is rising. | We need sandbags tonight."),
                quotes(
                        "Mayor Mara Dobrin said: “The water is rising.\n\n“We need sandbags tonight.”\n\nShips were waiting outside."));
    }

    @Test
    void aParagraphOfNothingButAQuotationGoesOnWithTheOneBefore() {
        assertEquals(
                List.of("DIRECT mara-dobrin: The water is rising | We need sandbags tonight."),
                quotes("“The water is rising,” Mayor Mara Dobrin said.\n\n“We need sandbags tonight.”"));
    }

    @Test
    void aQuotationAloneBelongsToWhomTheSentenceBeforeMakesAnswer() {
        assertEquals(
                List.of("DIRECT harbour-official: We never gave that order."),
                quotes("Asked about the leak, a harbour official hit back.\n\n“We never gave that order.”"));
    }

    @Test
    void anUnnamedOfficialsWordsNeverGetAName() {
        Reading reading = read("Mayor Mara Dobrin met engineers on Tuesday.\n\n"
                + "“The wall was never inspected,” a senior Transport Ministry official said.\n\n"
                + "“It is a disgrace,” the official added.");
        for (Quote quote : reading.quotes()) {
            assertEquals(Quote.Anonymity.UNNAMED, quote.anonymity());
            assertNotEquals("mara-dobrin", quote.speaker());
        }
        assertEquals(2, reading.quotes().size());
    }

    @Test
    void aPronounMeansTheLastSpeaker() {
        assertEquals(
                List.of("DIRECT mara-dobrin: The wall will hold", "DIRECT mara-dobrin: Nobody has to leave"),
                quotes("“The wall will hold,” Mayor Mara Dobrin said.\n\n“Nobody has to leave,” she said."));
    }

    @Test
    void wordsInMarksInsideASentenceAreAMixedQuote() {
        assertEquals(
                List.of("MIXED mara-dobrin: the repair as “hopelessly late”"),
                quotes("Mayor Mara Dobrin described the repair as “hopelessly late”."));
    }

    @Test
    void aClauseBehindTheCueIsIndirect() {
        assertEquals(
                List.of("INDIRECT mara-dobrin: the ferries will sail again"),
                quotes("Mayor Mara Dobrin said on Tuesday that the ferries will sail again."));
    }

    @Test
    void aClauseBeforeTheCueIsIndirect() {
        assertEquals(
                List.of("INDIRECT mara-dobrin: The ferries will sail again on Friday"),
                quotes("The ferries will sail again on Friday, Mayor Mara Dobrin said."));
    }

    @Test
    void whatIsNotSaidIsNoQuote() {
        assertEquals(List.of(), quotes("Mayor Mara Dobrin declined to say whether the wall was safe."));
        assertEquals(List.of(), quotes("Mayor Mara Dobrin would not say that the wall was safe."));
        assertEquals(List.of(), quotes("Mayor Mara Dobrin did not comment on the wall."));
    }

    @Test
    void relayedSpeechGivesOneAttributionForEachLayer() {
        assertEquals(
                List.of("The ministry / said", "Mara Dobrin / told"),
                sources("The ministry said Mara Dobrin told Petr Kalas that the gate had failed."));
    }

    @Test
    void aSecondMainClauseWithItsOwnCueEndsTheContent() {
        assertEquals(
                List.of("INDIRECT mara-dobrin: the wall was safe", "INDIRECT petr-kalas: it had never been inspected"),
                quotes(
                        "Mara Dobrin said that the wall was safe, but Petr Kalas warned that it had never been inspected."));
    }

    @Test
    void aSourceIsItsWholeNounPhrase() {
        assertEquals(
                List.of("a second senior Transport Ministry official / said"),
                sources("“The timing is bad,” a second senior Transport Ministry official said in a briefing."));
        assertEquals(
                List.of("Mara Dobrin, a spokeswoman for the port / said"),
                sources("“The timing is bad,” said Mara Dobrin, a spokeswoman for the port."));
    }

    @Test
    void accordingToGivesItsSource() {
        assertEquals(
                List.of("INDIRECT mara-dobrin: The wall broke before midnight"),
                quotes("The wall broke before midnight, according to Mara Dobrin."));
    }

    @Test
    void growsInStepWithoutASentenceEnd() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            findIn("Roe said that ", 30_000);
            findIn("Roe said , saying and said ", 20_000);
            findIn("of the Roe and ", 30_000);
            findIn("\" said Roe \" , ", 20_000);
            findIn("Roe , said ( ", 30_000);
        });
    }

    /** One sentence of up to 5 MB, each word tagged by its looks. */
    private static void findIn(String unit, int times) {
        String text = unit.repeat(times);
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            String word = text.substring(at, end);
            String tag =
                    switch (word) {
                        case "said", "saying" -> "VERB";
                        case "that" -> "SCONJ";
                        case "of" -> "ADP";
                        case "and" -> "CCONJ";
                        case "the" -> "DET";
                        case "Roe" -> "PROPN";
                        default -> "PUNCT";
                    };
            tokens.add(new Token(new Span(at, end), tag));
            at = end + 1;
        }
        Span whole = new Span(0, text.length());
        Article article = new Article(
                "r",
                "r",
                new Article.Meta(null, null, List.of(), null, "en", Published.UNKNOWN),
                AlignedText.identity(text),
                List.of(new Article.Paragraph(whole, Article.Paragraph.Kind.TEXT)),
                List.of(),
                List.of());
        Entity roe = new Entity(
                "roe",
                "Roe",
                EntityType.PERSON,
                null,
                true,
                tokens.stream()
                        .filter(t -> t.pos().equals("PROPN"))
                        .map(Token::span)
                        .toList());
        new QuoteFinder()
                .find(
                        article,
                        new Annotation(
                                List.of(new Sentence(whole, 0, tokens)),
                                List.of(roe),
                                List.of(),
                                List.of(),
                                new Fidelity(Fidelity.State.CLEAN, 1, List.of())),
                        null);
    }

    @Test
    void aSentenceMayFollowAQuestionInMarks() {
        assertEquals(
                List.of("DIRECT mara-dobrin: Who opened the gate?"),
                quotes("“Who opened the gate?” Mayor Mara Dobrin asked."));
    }

    @Test
    void aReducedRelativeClauseIsNobodysSentence() {
        assertEquals(
                List.of("MIXED mara-dobrin: the walls Velmar is demanding from the council were “out of reach”"),
                quotes("Mayor Mara Dobrin said the walls Velmar is demanding from the council were “out of reach”."));
        assertEquals(
                List.of("INDIRECT mara-dobrin: a new wall"),
                quotes("On Tuesday Mayor Mara Dobrin demanded a new wall."));
    }

    @Test
    void whatHappensSaysNothing() {
        assertEquals(List.of(), quotes("The deployment of boats signalled that the harbour would stay shut."));
        assertEquals(
                List.of("INDIRECT null: the harbour would stay shut"),
                quotes("The government signalled that the harbour would stay shut."));
    }
}
