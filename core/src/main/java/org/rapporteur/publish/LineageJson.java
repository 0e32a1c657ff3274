package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Lineage;

/** Who copies whom, as the JSON object that {@code rapporteur lineage} prints. */
public final class LineageJson {
    private LineageJson() {}

    /**
     * Writes {@code reports}, {@code origins} and {@code lineage}; leaves the stream open. No story is known here: each is null.
     *
     * @param rawOffsets true: every span counts in the decoded input that its report came from
     * @throws IOException if the stream does
     */
    public static void write(List<Reading> readings, Lineage lineage, boolean rawOffsets, OutputStream out)
            throws IOException {
        JsonWriter.document(
                out,
                json -> json.object(() -> {
                    ReportJson.reports(json, readings, lineage, Map.of(), Map.of());
                    ReportJson.lineage(json, readings, lineage, rawOffsets);
                }));
    }
}
