package org.rapporteur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {
    @Test
    void leavesOutCommentsAndBlankLines() {
        assertEquals(List.of("spade", "größe\t2"), WordList.lines(WordListTest.class, "words-for-a-test.txt"));
    }

    @Test
    void aMissingListNamesItself() {
        IllegalStateException problem =
                assertThrows(IllegalStateException.class, () -> WordList.lines(WordListTest.class, "no-such-list.txt"));
        assertTrue(String.valueOf(problem.getMessage()).contains("no-such-list.txt"));
    }
}
