package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void keepsTheFirstAndThoseThatTheBriefSpeaksOf() {
        Selection selection = new Selection(new DamAccount().story(), 1);

        assertEquals(
                List.of("x", "e-brandt", "u-fog"),
                selection.of(List.of("x", "y", "e-brandt", "u-fog", "z"), Function.identity()));
    }

    @Test
    void keepsAllOfAnOrdinaryPile() {
        Selection selection = new Selection(new DamAccount().story(), Integer.MAX_VALUE);

        assertEquals(List.of("x", "y"), selection.of(List.of("x", "y"), Function.identity()));
    }
}
