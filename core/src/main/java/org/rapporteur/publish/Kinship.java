package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;

/** The lineage, asked report by report. */
final class Kinship {
    private final Map<String, Origin> originByReport;
    private final Map<String, List<Edge>> edgesByReport = new HashMap<>();

    Kinship(Lineage lineage) {
        originByReport = lineage.originByReport();
        for (Edge edge : lineage.edges()) {
            edgesByReport.computeIfAbsent(edge.from(), r -> new ArrayList<>()).add(edge);
        }
    }

    @Nullable
    Origin findOrigin(String report) {
        return originByReport.get(report);
    }

    /** What this report was made from, or has a source in common with. */
    List<Edge> edgesFrom(String report) {
        return edgesByReport.getOrDefault(report, List.of());
    }
}
