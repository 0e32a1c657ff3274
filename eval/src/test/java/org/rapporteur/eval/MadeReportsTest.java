package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MadeReportsTest {
    private static final String TEXT =
            "Dr. Orla Venn has closed the tower. It leaned by two feet more than last year, and stones fell on the market. "
                    + "The mayor wants it propped up before the fair. Nobody was hurt when the stones came down. "
                    + "Masons from Harl will look at it on Friday.";

    @Test
    void cutsByWordsAndNotBySentences() {
        for (int seed = 0; seed < 20; seed++) {
            String cut = MadeReports.cut(TEXT, 0.3, new Random(seed));
            assertTrue(TEXT.contains(cut), cut);
            assertTrue(cut.split(" ").length >= 0.3 * TEXT.split(" ").length, cut);
        }
        assertEquals(TEXT, MadeReports.cut(TEXT, 1, new Random(0)));
    }

    @Test
    void knowsTwoVersionsOfOneText() {
        assertTrue(MadeReports.areVersions(TEXT, TEXT.substring(0, TEXT.indexOf("The mayor"))));
        assertFalse(MadeReports.areVersions(
                TEXT,
                "The tower at Venn leans and has been closed, and masons will come from Harl on Friday to look at it before "
                        + "the fair, said the mayor, who wants it propped up."));
    }
}
