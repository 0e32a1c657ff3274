package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {
    private final NameMatcher names = new NameMatcher();

    @ParameterizedTest
    @CsvSource({
        "Anthony Marsh, Tony Marsh",
        "Anthony J. Marsh, Anthony Marsh",
        "William Holt, Bill Holt",
        "Serhiy Dubovsky, Sergei Dubovskyy",
        "Dmitri Orlinskiy, Dmytro Orlinski",
        "Annika Lauterberg, Annika Lauterburg",
        "Jörg Krämer, Joerg Kraemer",
        "President Mara Voss, Mara Voss",
        "J. Okafor, Joyce Okafor",
        "Marsh, Anthony Marsh",
    })
    void takesTwoSpellingsForOnePerson(String a, String b) {
        assertTrue(names.canBeSame(a, b));
        assertTrue(names.canBeSame(b, a));
    }

    @ParameterizedTest
    @CsvSource({
        "Viktor Marin, Viktoria Marin",
        "Joe Calder, Hunter Calder",
        "Paul Renner, Paula Renner",
        "Anthony Marsh, Anthony Walsh",
        "George H. Bell, George W. Bell",
        "John Doyle Jr., John Doyle Sr.",
        "Mark Lind, Mark Lang",
    })
    void keepsTwoPeopleApart(String a, String b) {
        assertFalse(names.canBeSame(a, b));
        assertFalse(names.canBeSame(b, a));
    }
}
