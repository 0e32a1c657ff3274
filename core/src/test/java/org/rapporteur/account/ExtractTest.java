package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.corroborate.Told.report;

import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Told;
import org.rapporteur.text.Span;

/** What an extract begins with, and whether it can be read alone. */
class ExtractTest {
    @Test
    void cutsDatelinesAndAgencyMarksFromTheFront() {
        for (String mark : new String[] {
            "(CoastNews.com) – ",
            "(Coast News) ",
            "HAVEN, Oct. 3 (Coast News) - ",
            "HAVEN/OSTRA (Coast News) - ",
            "Haven, Norland (CN) -- ",
            "HAVEN -- ",
            "UPDATE: ",
            "But ",
            "Meanwhile, ",
        }) {
            assertEquals(
                    "Talks on the ferry begin on Friday.", cut(mark + "Talks on the ferry begin on Friday."), mark);
        }
    }

    @Test
    void cutsTheEndOfALineThatWasWrittenOutTwice() {
        assertEquals("The harbour is shut.", cut("The harbour is shut. \\n"));
        assertEquals("", cut("\\n"));
    }

    @Test
    void leavesBracketsCapitalsAndDashesOfTheSentenceAlone() {
        for (String sentence : new String[] {
            "(The harbour is closed.)",
            "NATO - an alliance of 32 - met in Haven.",
            "Haven (pop. 300) is quiet.",
            "The ferry company (Coast Lines) said it would sail.",
            "A-levels begin in May.",
            "But the harbour is quiet.",
            "Still Waters won the harbour's prize.",
            "Yet Another Ferry opened on Friday.",
            "And Then Haven Slept is a film.",
        }) {
            assertEquals(sentence, cut(sentence));
        }
    }

    @Test
    void aSourceThatIsDescribedElsewhereIsAStranger() {
        Reading reading = Told.report(
                        "a", "A senior port official spoke on Monday.", "The official warned of a strike in Haven.")
                .described("senior port official", "The official")
                .read();
        Sentence second = reading.annotation().sentences().get(1);
        assertTrue(StandsAlone.faults(reading, second, second.span()) >= StandsAlone.HARD);
        Sentence first = reading.annotation().sentences().getFirst();
        assertEquals(0, StandsAlone.faults(reading, first, first.span()));
    }

    @Test
    void findsFaultWithWhatNeedsTheSentenceBefore() {
        for (String sentence : new String[] {
            "He then will go to Haven.",
            "But the talks about the ferry failed.",
            "It also closes the harbour.",
            "Can you tell us more about the ferry?",
            "Harrowing pictures from the harbour",
            "Photos: The ferry lies in the harbour.",
            "Ferries lie in the harbour of Haven, Friday, April 27, 2029.",
            "The ferry is late \\n The harbour is shut.",
            "We were running along the quay.",
            "For example, the ferry sailed late.",
            "Among these are four that sail in winter.",
            "Voss issued the following comment on Friday.",
            "The 529 sailors were found guilty in Haven.",
            "Haven said the three men will be tried.",
            "Posted by: harbourfan Ferries are late.",
            "Ferries are late June 3, 2031 at 12:56 am | Ferries lie still.",
        }) {
            assertTrue(faults(report("a", sentence).read()) > 0, sentence);
        }
    }

    @Test
    void findsNoFaultWithWhatStandsAlone() {
        for (String sentence : new String[] {
            "Before Marin sails she will meet the mayor.",
            "This week the ferry sails again.",
            "The US closed the harbour on Monday.",
            "Later on Monday the ferry sank.",
            "The three men who sank the ferry will be tried.",
            "The two sides of the harbour were flooded.",
            "Voss made the following demand: the harbour has to open.",
            "Three men were tried in Haven.",
            "After this week the ferry sails again.",
        }) {
            assertEquals(0, faults(report("a", sentence).read()), sentence);
        }
    }

    @Test
    void wordsInQuotationMarksNeedTheirSpeaker() {
        String words = "The treaty is a reckless gamble with our only harbour";
        assertTrue(faults(report("a", "“" + words + ".”").says(null, words).read()) >= StandsAlone.UNFIT);
        assertEquals(
                0,
                faults(report("a", "“" + words + ",” Mara Voss said.")
                        .person("Mara Voss")
                        .says("Mara Voss", words)
                        .read()));
    }

    @Test
    void findsFaultWithSomebodyWhomAnotherSentenceNames() {
        Reading stranger = report("a", "After the storm he sailed to Haven.", "Jon Holt is old.")
                .person("Jon Holt", "he")
                .read();
        assertTrue(faults(stranger) >= StandsAlone.HARD);
        Reading named = report("a", "After the storm Jon Holt said he would sail.")
                .person("Jon Holt", "he")
                .read();
        assertEquals(0, faults(named));
        Reading described = report("a", "After the storm the minister sailed to Haven.", "Jon Holt is old.")
                .person("Jon Holt", "the minister")
                .read();
        assertTrue(faults(described) >= StandsAlone.HARD);
        Reading unnamed = report("a", "After the storm the minister sailed to Haven.")
                .described("the minister")
                .read();
        assertEquals(0, faults(unnamed));
    }

    @Test
    void leavesTheFirstWordOfANameAlone() {
        String sentence = "But Haven won the harbour's prize.";
        assertEquals("Haven won the harbour's prize.", cut(sentence));
        assertEquals(sentence, cut(report("a", sentence).body("But Haven")));
    }

    @Test
    void leavesOutWhereAndWhenAPageWasPutUp() {
        assertEquals(
                "Tanks shelled the town on Wednesday.",
                cut("HAVEN | Wed Sep 28, 2031 1:14 pm EDT HAVEN (Coast News) - Tanks shelled the town on Wednesday."));
        assertEquals(
                "Tanks shelled the town on Wednesday .",
                cut("HAVEN -LRB- Coast News -RRB- - Tanks shelled the town on Wednesday ."));
        String sentence = "HAVEN | Wed we begin.";
        assertEquals(sentence, cut(sentence));
    }

    private static String cut(String sentence) {
        return cut(report("a", sentence));
    }

    private static String cut(Told told) {
        Reading reading = told.read();
        return Opening.cut(reading, new Span(0, reading.text().length())).in(reading.text());
    }

    private static int faults(Reading reading) {
        Sentence sentence = reading.annotation().sentences().getFirst();
        return StandsAlone.faults(reading, sentence, sentence.span());
    }
}
