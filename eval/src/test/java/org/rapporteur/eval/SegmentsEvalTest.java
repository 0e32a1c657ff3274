package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.rapporteur.eval.SegmentsEval.Tally;
import tools.jackson.databind.json.JsonMapper;

class SegmentsEvalTest {
    @Test
    void countsPiecesWhateverTheirWhiteSpace() {
        Tally tally = Tally.of(
                "The ferry\u00A0left\n\nPort Ce\u00ADleste. Share",
                JsonMapper.shared()
                        .readTree("{\"with\":[\"ferry left Port\\nCeleste\",\"the ferry\"],"
                                + "\"without\":[\"Share\",\"Imprint\",\"Menu\"]}"));

        assertEquals(new Tally(1, 1, 1, 2), tally);
        assertEquals("segments 2 + 3  P 0.500  R 0.500  accuracy 0.600  F1 0.500", tally.toString());
    }
}
