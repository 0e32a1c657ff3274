package org.rapporteur.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Correction.Name;

class NameTest {
    @Test
    void accentsCaseAndBlanksMakeNoDifference() {
        assertEquals(Name.key("rene  roe"), Name.key(" René Roe"));
        assertEquals(Name.key("Lech Walesa"), Name.key("Lech Wałęsa"));
        assertEquals(Name.key("Soren Dokic"), Name.key("Søren Đokić"));
        assertNotEquals(Name.key("René Roe"), Name.key("Renée Roe"));
    }
}
