package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

/** How many were killed or captured, in sentences about an invented smugglers' war. */
class TollReaderTest {
    private static final ReportReader READER = ReportReader.byRules();
    private final TollReader tolls = new TollReader();

    private String read(String text) {
        Reading reading =
                READER.read(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        StringBuilder found = new StringBuilder();
        tolls.read(reading)
                .forEach(toll -> found.append(toll.fate().name().charAt(0)).append(toll.least()));
        return found.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K2C3 | The patrol killed two gunmen and detained several suspects near Velmar on Monday.",
                "C3   | A gang leader was arrested along with two associates in the port of Velmar.",
                "C1   | The coast guard arrested a suspected forger in the old town of Velmar.",
                "K1C4 | The patrol shot and killed one gunman. Numerous smugglers were detained after the fight.",
                "K3   | Several smugglers fired at the coast guard and were killed near the quay of Velmar.",
                "K9   | The fight in the marshes of Velmar resulted in nine gunmen killed and one wounded.",
                "C2   | Two smugglers were captured at the quay. The smugglers were captured without a shot.",
                "C11  | The coast guard detained more than 10 smugglers on the lower river of Tarvia.",
                "''   | The coast guard haven’t captured two smugglers.",
                "C2   | The coast guard arrested one smuggler. One other suspect was taken into custody.",
            })
    void countsWhoIsSaidToBeKilledOrCaptured(String expected, String text) {
        assertEquals(expected, read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The coast guard set out to capture a gang leader in the marshes of Velmar.",
                "No people were killed when the bridge of Velmar was closed on Monday.",
                "The smuggler is wanted for a bomb that killed four fishermen in the port of Velmar.",
                "The coast guard has detained 40 smugglers since the spring in the marshes of Velmar.",
                "The patrol captured a weapons cache and two boats in the marshes of Velmar.",
            })
    void leavesAlone(String text) {
        assertEquals("", read(text));
    }
}
