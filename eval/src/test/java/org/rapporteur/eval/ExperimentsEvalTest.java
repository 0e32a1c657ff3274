package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ExperimentsEvalTest {
    private static boolean isSurprise(String output) {
        Properties experiment = new Properties();
        experiment.setProperty("figure.f1", "^people .* F1 ([.0-9]+)");
        experiment.setProperty("expect.f1", ".650 .01 .02");
        List<ExperimentsEval.Figure> figures = ExperimentsEval.figures(experiment, output);
        return figures.getFirst().isSurprise();
    }

    @Test
    void aFigureIsASurpriseOnlyOutsideItsTolerance() {
        assertEquals(false, isSurprise("all F1 .9\npeople P .8 F1 .640\n"));
        assertEquals(false, isSurprise("people P .8 F1 .670\n"));
        assertEquals(true, isSurprise("people P .8 F1 .639\n"));
        assertEquals(true, isSurprise("people P .8 F1 .671\n"));
        assertEquals(true, isSurprise("all F1 .650\n"));
    }
}
