package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

class LeaningTest {
    // As the tagger tells words apart.
    private static final ReportReader READER = ReportReader.byRules();

    @Test
    void findsWhatTakesTheSentenceBeforeForKnown() {
        for (String sentence : new String[] {
            "For example, the ferry sailed late.",
            "As a result, the ferry sailed late.",
            "Among these are four that sail in winter.",
            "Voss issued the following comment on Friday.",
            "Haven and Ostra sent ferries; the latter are late.",
            "The 529 sailors were found guilty in Haven.",
            "Haven said the three men will be tried.",
            "The offer also hinges on the harbour.",
            "A year later Mara Voss joked about their harbour.",
            "Jon Holt, the mayor of Haven, has described them as pirates.",
        }) {
            assertTrue(leans(sentence), sentence);
        }
    }

    @Test
    void leavesWhatSaysItItselfAlone() {
        for (String sentence : new String[] {
            "As a result of the storm, the ferry sailed late.",
            "In response to the strikes the harbour was shut.",
            "For those who lost their homes Haven opened a school.",
            "Of those surveyed, 60 per cent want the ferry.",
            "In this afternoon's vote the treaty failed.",
            "Mara Voss, the former mayor of Haven, was charged.",
            "In the latter half of the year trade fell.",
            "Haven votes on the following Monday.",
            "Voss made the following demand: the harbour has to open.",
            "The 2024 election was held in Haven.",
            "The 7 October attacks were told in Haven.",
            "The 27 EU states have agreed.",
            "Norway and Italy met, and the two countries will sign.",
            "Haven bought the two ferries that are late.",
            "The three men who sank the ferry will be tried.",
            "The police said they would search the harbour.",
            "Mara Voss and Jon Holt said they would sail.",
            "Jens Holt also vowed that the harbour will open.",
        }) {
            assertFalse(leans(sentence), sentence);
        }
    }

    private static boolean leans(String text) {
        Reading reading = READER.read(new RawReport("a", "a", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        Sentence sentence = reading.annotation().sentences().getFirst();
        return Leaning.leans(reading, sentence, sentence.span());
    }
}
