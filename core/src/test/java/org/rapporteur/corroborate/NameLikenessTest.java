package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLikenessTest {
    private final NameLikeness names = new NameLikeness(new NameMatcher());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anthony Marsch | Anthony Marsh",
                "Korrin, Dmitri | Dmitri Korrin",
                "DmitriKorrin | Dmitri Korrin",
                "Дмитрий Коррин | Dmitri Korrin",
                "Dmitri Sergeyevich Korrin | Dmitri Korrin",
                "Jean Luc Perrault | Jean-Luc Perrault",
                "Wladimir Dubowsky | Vladimir Dubovsky",
            })
    void takesTwoSpellingsForOnePerson(String a, String b) {
        assertTrue(names.chance(a, b, true) > 0.5);
        assertEquals(names.chance(a, b, true), names.chance(b, a, true), 0.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anthony Marsh | Edward Marsh",
                "Anthony Marsh | Anthony Hollander",
                "Kim Sung Tae | Kim Sung Ho",
                "Hassan Omar Farid | Hassan Karim Farid",
            })
    void keepsTwoPeopleApart(String a, String b) {
        assertFalse(names.chance(a, b, true) > 0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Velgrad Steel Limited | Velgrad Steel Ltd.",
                "V.G.S. Aviation | VGS Aviation",
                "The Upper River Commission | Upper River Commission",
                "Mirva Power Aktiengesellschaft | Mirva Power AG",
                "Lindmark & Sons | Lindmark and Sons",
            })
    void takesTwoWritingsForOneBody(String a, String b) {
        assertTrue(names.chance(a, b, false) > 0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Velgrad Steel Ltd. | Velgrad Timber Ltd.",
                "Bank of Tarvia | Bank of Orlund",
            })
    void keepsTwoBodiesApart(String a, String b) {
        assertFalse(names.chance(a, b, false) > 0.5);
    }

    @Test
    void takesALegalFormForNoPartOfAName() {
        assertTrue(names.chance("Mirva GmbH", "Mirva Gesellschaft mit beschränkter Haftung", false) > 0.8);
    }
}
