package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeakersTest {
    @Test
    void descriptionsThatCanBeOneSourceAgree() {
        assertTrue(Speakers.descriptionsAgree("US official", "senior State Department official"));
        assertFalse(Speakers.descriptionsAgree("European diplomat", "Russian official"));
    }

    @Test
    void aWordMayStandTwiceInADescription() {
        assertTrue(Speakers.descriptionsAgree("dam-to-dam pipeline dam inspector", "dam inspector"));
    }
}
