package org.rapporteur.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Edge.Relation;
import org.rapporteur.lineage.Lineage;

/**
 * Which reports of stories-union are versions of one text before anything is made of them: the pile holds agency reports as
 * several outlets printed them, and a copy of one is rightly linked to the others.
 */
final class Versions {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> roots = new HashMap<>();
    private final Set<String> edges = new HashSet<>();

    /**
     * @param base the pile
     * @param lineage what the pile is to itself
     */
    Versions(List<Piles.Labelled> base, Lineage lineage) {
        base.forEach(report -> texts.put(report.id(), report.text()));
        lineage.originByReport().forEach((report, origin) -> roots.put(report, origin.id()));
        for (Edge edge : lineage.edges()) {
            if (edge.relation() != Relation.SHARED_SOURCE) {
                edges.add(root(edge.from()) + "\t" + root(edge.to()));
                edges.add(root(edge.to()) + "\t" + root(edge.from()));
            }
        }
    }

    /**
     * Whether a report is the source, was made from it, or is a version of it: by the words they have in common, or by an edge
     * that was there before anything was made.
     *
     * @param byId the made reports
     */
    boolean isOf(String source, String other, Map<String, MadeReports.Made> byId) {
        MadeReports.Made made = byId.get(other);
        if (made != null) {
            return made.sources().stream().anyMatch(each -> isOf(source, each.id(), byId));
        }
        return other.equals(source)
                || root(source).equals(root(other))
                || edges.contains(root(source) + "\t" + root(other))
                || MadeReports.areVersions(text(source), text(other));
    }

    /** Whether an edge between a made report and another is right. */
    boolean isRight(MadeReports.Made made, String other, Map<String, MadeReports.Made> byId) {
        MadeReports.Made otherMade = byId.get(other);
        return made.sources().stream().anyMatch(source -> isOf(source.id(), other, byId))
                || MadeReports.areVersions(made.clean(), otherMade == null ? text(other) : otherMade.clean());
    }

    private String root(String report) {
        return Objects.requireNonNull(roots.get(report), report);
    }

    private String text(String report) {
        return Objects.requireNonNull(texts.get(report), report);
    }
}
