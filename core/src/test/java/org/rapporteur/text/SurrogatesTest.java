package org.rapporteur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurrogatesTest {
    @Test
    void aLoneHalfIsReplacedAndAWholeCharacterStays() {
        assertEquals("a\uFFFDb", Surrogates.repaired("a\uD800b"));
        assertEquals("\uFFFD", Surrogates.repaired("\uDC00"));
        assertEquals("\uD83D\uDE00", Surrogates.repaired("\uD83D\uDE00"));
    }
}
