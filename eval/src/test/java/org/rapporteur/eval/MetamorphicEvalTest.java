package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

class MetamorphicEvalTest {
    private static RawReport report(String id, String date, String text) {
        return MetamorphicEval.raw(id, text, new Given(null, null, null, List.of(), date, null));
    }

    @Test
    void findsNothingBrokenInASmallPile() throws IOException {
        List<RawReport> pile = List.of(
                report("a", "2024-03-10", """
                        The ferry to Port Aster stopped on Monday after a crack was found in its hull.

                        "We will repair it in nine days," harbour master Ole Brandt said.
                        """),
                report("b", "2024-03-11", """
                        Port Aster has no ferry: a crack in the hull keeps it in the dock.

                        "We will repair it in nine days," said Ole Brandt, the harbour master. He will meet the mayor on Thursday.
                        """),
                report(
                        "c",
                        "2024-03-12",
                        "The mayor of Port Aster said the repair of the ferry would take three weeks."));

        assertEquals(List.of(), new MetamorphicEval().broken(pile));
    }
}
