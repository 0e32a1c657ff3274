package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rapporteur.lineage.Piles.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;

class FamilyTreeTest {
    /** What is said of reports that are not drawn, of so many copies of one report and so many on their own. */
    private static List<String> leftOut(int copies, int alone) {
        List<Reading> readings = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        List<String> family = new ArrayList<>();
        for (int i = 0; i <= copies; i++) {
            String id = "copy" + i;
            readings.add(report(id, null, "Pumps", "The pumps of Velmar stood still."));
            family.add(id);
            if (i > 0) {
                edges.add(new Edge(id, "copy0", Edge.Relation.COPY, 1, 1, List.of(), List.of(), List.of()));
            }
        }
        origins.add(new Origin("family", family, Origin.Kind.REPORT, null));
        for (int i = 0; i < alone; i++) {
            String id = "alone" + i;
            readings.add(report(id, null, "Mills", "The mills of Karst stood still."));
            origins.add(new Origin(id, List.of(id), Origin.Kind.REPORT, null));
        }
        StringBuilder out = new StringBuilder();
        Html html = new Html(out);
        Kinship kinship = new Kinship(new Lineage(edges, origins));
        Sources sources = new Sources(readings);
        List<String> ids = readings.stream().map(Reading::id).toList();
        new FamilyTree(html, Links.IN_ONE_PAGE, kinship, edge -> Optional.empty(), sources, ids).write();
        return Jsoup.parse(out.toString()).select("p.none").eachText();
    }

    @Test
    void saysOfNoRelativeThatItHasNone() {
        assertEquals(List.of("10 reports with relatives for which there is no room not drawn."), leftOut(69, 0));
        assertEquals(
                List.of(
                        "10 reports with relatives for which there is no room not drawn.",
                        "3 reports without a relative in the pile not drawn."),
                leftOut(69, 3));
    }

    @Test
    void leavesThoseWithoutARelativeOutFirst() {
        assertEquals(List.of("50 reports without a relative in the pile not drawn."), leftOut(20, 50));
        assertEquals(List.of(), leftOut(20, 5));
    }
}
