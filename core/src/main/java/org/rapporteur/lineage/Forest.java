package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Grows family trees of reports: each report under the one report that it was most likely made from.
 *
 * <p>Reports must come originals first. A chain is as good as its links: every link was checked by itself.
 */
final class Forest {
    /** A copy of a cut is told by the cut, though all of it stands in the full text too. */
    private static final Comparator<Edge> CLOSEST_FIRST = Comparator.comparing(
                    (Edge edge) -> edge.relation() != Edge.Relation.COPY)
            .thenComparing(Edge::coverage, Comparator.reverseOrder());
    /** From this share of its words taken from another, a rewrite is no independent witness. */
    private static final double MOSTLY_TAKEN = 0.5;

    private final Map<String, String> roots = new HashMap<>();

    /**
     * Plants a report and gives back the edges to keep: to each tree at most one, the closest, since what it shares with an
     * original it shares with the original's copies too.
     *
     * @param edges from this report to earlier ones, likeliest originals first
     */
    List<Edge> plant(String report, List<Edge> edges) {
        Map<String, Edge> byTree = new LinkedHashMap<>();
        for (Edge edge : edges.stream().sorted(CLOSEST_FIRST).toList()) {
            byTree.merge(root(edge.to()), edge, (a, b) -> makesDependent(b) && !makesDependent(a) ? b : a);
        }
        List<Edge> kept = new ArrayList<>(byTree.values());
        Edge parent = parent(kept);
        roots.put(report, parent == null ? report : root(parent.to()));
        return kept;
    }

    /** To the one report that another was most likely made from, of all its edges that were kept; null if it was made from none. */
    static @Nullable Edge parent(List<Edge> kept) {
        Edge parent = null;
        for (Edge edge : kept) {
            if (makesDependent(edge) && (parent == null || CLOSEST_FIRST.compare(edge, parent) < 0)) {
                parent = edge;
            }
        }
        return parent;
    }

    /** The first report of a planted report's tree. */
    String root(String report) {
        @Nullable String root = roots.get(report);
        if (root == null) {
            throw new IllegalArgumentException("not planted: " + report);
        }
        return root;
    }

    /** Whether what the edge says makes its report no witness of its own. */
    static boolean makesDependent(Edge edge) {
        return switch (edge.relation()) {
            case COPY, CUT, SPUN, TRANSLATION -> true;
            case REWRITE -> edge.coverage() >= MOSTLY_TAKEN;
            case SHARED_SOURCE -> false;
        };
    }
}
