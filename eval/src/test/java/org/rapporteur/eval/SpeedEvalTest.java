package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeedEvalTest {
    @Test
    void measuresAPileOfTheSizeAskedFor() throws IOException {
        List<String> lines = IntStream.range(0, 12)
                .mapToObj(i -> "{\"id\":\"r" + i + "\",\"date\":\"2024-03-" + (10 + i) + "\",\"title\":\"Ferry " + i
                        + " of Port Aster sails again\",\"text\":\"The ferry left Port Aster on Monday. \\\"We are glad\\\","
                        + " harbour master Ole Brandt said.\"}")
                .toList();

        SpeedEval.Measured measured = SpeedEval.measure(lines, 10, 2);

        assertEquals(10, measured.reports());
        assertTrue(measured.seconds() > 0 && measured.seconds() < 60, measured.toString());
        assertTrue(measured.heapMib() > 0, measured.toString());
    }
}
