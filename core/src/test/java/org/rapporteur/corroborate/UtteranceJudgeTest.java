package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

class UtteranceJudgeTest {
    private final UtteranceJudge judge = new UtteranceJudge(new Lexicon());

    @Test
    void aSentenceInAnothersWordsIsOneUtterance() {
        assertTrue(chance(
                        "The quay at Ostra will stay shut until the ice on the river has gone",
                        "that the quay at Ostra would stay shut until the ice had gone from the river")
                > 0.6);
    }

    @Test
    void aPieceCutFromASentenceIsOneWithIt() {
        assertTrue(chance(
                        "Sadly nothing at all was signed in Ostra on that long night of talks between us",
                        "nothing at all was signed in Ostra")
                > 0.6);
    }

    @Test
    void twoSentencesOnOneThingAreTwo() {
        assertTrue(chance(
                        "The quay at Ostra will stay shut until the ice on the river has gone",
                        "Nobody asked the fishermen of Ostra whether a quay is what they need most this year")
                < 0.2);
        assertTrue(chance("the release of the whole ledger", "whether the ledger is to be burnt") < 0.4);
    }

    @Test
    void lettersAreCountedWhateverStandsBetweenWords() {
        LetterRuns a = LetterRuns.of("Shut -- the quay!", 5);
        LetterRuns b = LetterRuns.of("shut, the QUAY", 5);
        assertEquals(9, b.size());
        assertEquals(9, a.shared(b));
    }

    private double chance(String first, String second) {
        Reading a = Told.report("a", first).read();
        Reading b = Told.report("b", second).read();
        return judge.chance(judge.signs(a, new Span(0, first.length()), b, new Span(0, second.length())));
    }
}
