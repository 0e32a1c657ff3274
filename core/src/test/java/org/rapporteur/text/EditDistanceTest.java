package org.rapporteur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EditDistanceTest {
    @Test
    void changedAddedAndMissingLettersCountOneEach() {
        assertEquals(0, EditDistance.of("harbour", "harbour", 2));
        assertEquals(1, EditDistance.of("harbour", "harbor", 2));
        assertEquals(1, EditDistance.of("harbor", "harbour", 2));
        assertEquals(1, EditDistance.of("lund", "lunt", 2));
        assertEquals(2, EditDistance.of("velmar", "vlemar", 2), "letters that changed places are two changes");
    }

    @Test
    void whatLiesTooFarApartOrIsNoWordIsBeyondTheLimit() {
        assertTrue(EditDistance.of("dam", "harbour", 2) > 2);
        assertTrue(EditDistance.of("velmar", "norway", 2) > 2);
        String long41 = "a".repeat(41);
        assertTrue(EditDistance.of(long41, long41, 2) > 2);
    }
}
