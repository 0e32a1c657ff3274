package org.rapporteur.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Ties.Tie;

class TiesTest {
    private final Ties<String> ties = new Ties<>(List.of("a", "b", "c", "d"));

    @Test
    void whatIsSaidLaterHoldsThoughItCameFirstByWayOfAThird() {
        ties.part(List.of("a"), List.of("c"));
        ties.join(List.of("b", "c"));
        ties.join(List.of("a", "b"));
        assertEquals(List.of(new Tie<>("a", "c", false), new Tie<>("b", "c", true)), ties.all());
        assertTrue(ties.areApart("a", "b"));
        assertFalse(ties.areApart("a", "d"));
    }

    @Test
    void keepsWhatIsLeftOfAWordThatIsContradictedInPart() {
        ties.part(List.of("a"), List.of("b"));
        ties.join(List.of("a", "b", "c", "d"));
        assertEquals(
                List.of(new Tie<>("a", "b", false), new Tie<>("a", "c", true), new Tie<>("a", "d", true)), ties.all());
    }
}
