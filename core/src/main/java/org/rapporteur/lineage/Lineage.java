package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who copies whom in a pile, and the independent origins that are left.
 *
 * @param edges from the copy to what it was made from
 * @param origins each report in exactly one
 * @param independent pairs of reports of which an analyst said that neither was made from the other: no origin holds both
 */
public record Lineage(List<Edge> edges, List<Origin> origins, List<Pair> independent) {
    public Lineage {
        edges = List.copyOf(edges);
        origins = List.copyOf(origins);
        independent = List.copyOf(independent);
    }

    /** A lineage of which no analyst said anything. */
    public Lineage(List<Edge> edges, List<Origin> origins) {
        this(edges, origins, List.of());
    }

    /** Two reports, by id, in the order of their ids. */
    public record Pair(String one, String other) {}

    /** What it says of these reports alone: the edges among them, and the origins that they have. */
    public Lineage among(Set<String> reports) {
        return new Lineage(
                edges.stream()
                        .filter(edge -> reports.contains(edge.from()) && reports.contains(edge.to()))
                        .toList(),
                origins.stream()
                        .map(origin -> origin.among(reports))
                        .filter(origin -> !origin.reports().isEmpty())
                        .toList(),
                independent.stream()
                        .filter(pair -> reports.contains(pair.one()) && reports.contains(pair.other()))
                        .toList());
    }

    /**
     * From each report that was made from another, to the one it was most likely made from, by report id: the origins count it with
     * that one. A report may have edges to others beside.
     */
    public Map<String, Edge> parentByReport() {
        Map<String, List<Edge>> edgesByReport = new LinkedHashMap<>();
        for (Edge edge : edges) {
            edgesByReport.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge);
        }
        Map<String, Edge> parents = new LinkedHashMap<>();
        edgesByReport.forEach((report, kept) -> {
            Edge parent = Forest.parent(kept);
            if (parent != null) {
                parents.put(report, parent);
            }
        });
        return parents;
    }

    /** The origin of each report, by report id. */
    public Map<String, Origin> originByReport() {
        Map<String, Origin> byReport = new HashMap<>();
        for (Origin origin : origins) {
            for (String report : origin.reports()) {
                byReport.put(report, origin);
            }
        }
        return byReport;
    }

    /** Counts independent origins for one pile; build once, ask often. */
    public OriginCounter counter() {
        return new OriginCounter(originByReport(), independent);
    }

    /**
     * Answers how many independent origins stand behind a set of reports.
     *
     * <p>An origin that nobody can name (a mangled text without a credit) could be any of the others, so it never adds to
     * origins that are known, unless an analyst said that it is none of them; alone it counts as one.
     */
    public static final class OriginCounter {
        private final Map<String, Origin> byReport;
        /** Of each origin, by id, those of which an analyst said that they are others. */
        private final Map<String, Set<String>> apart = new HashMap<>();

        private OriginCounter(Map<String, Origin> byReport, List<Pair> independent) {
            this.byReport = Map.copyOf(byReport);
            for (Pair pair : independent) {
                String one = expect(pair.one()).id();
                String other = expect(pair.other()).id();
                apart.computeIfAbsent(one, any -> new HashSet<>()).add(other);
                apart.computeIfAbsent(other, any -> new HashSet<>()).add(one);
            }
        }

        /** Number of independent origins behind the reports: 0 for none, never more than the reports. */
        public int count(Collection<String> reports) {
            return count(reports, List.of());
        }

        /**
         * As {@link #count(Collection)}, for one fact on which reports of different origins are not independent.
         *
         * @param together pairs of reports that have it from one another or from a third
         */
        public int count(Collection<String> reports, Collection<List<String>> together) {
            Map<String, String> joined = new HashMap<>();
            for (List<String> pair : together) {
                String a = root(joined, expect(pair.getFirst()).id());
                String b = root(joined, expect(pair.getLast()).id());
                if (!a.equals(b) && !areApart(joined, a, b)) {
                    joined.put(a, b);
                }
            }
            Set<String> known = new HashSet<>();
            Set<String> unknown = new TreeSet<>();
            for (String report : reports) {
                Origin origin = expect(report);
                (origin.isIdentified() ? known : unknown).add(root(joined, origin.id()));
            }
            for (String origin : unknown) {
                if (known.stream().allMatch(other -> areApart(joined, origin, other))) {
                    known.add(origin);
                }
            }
            return known.size();
        }

        private boolean areApart(Map<String, String> joined, String a, String b) {
            return apart.entrySet().stream()
                    .anyMatch(entry -> root(joined, entry.getKey()).equals(a)
                            && entry.getValue().stream()
                                    .anyMatch(other -> root(joined, other).equals(b)));
        }

        private Origin expect(String report) {
            Origin origin = byReport.get(report);
            if (origin == null) {
                throw new IllegalArgumentException("no origin for report " + report);
            }
            return origin;
        }

        private static String root(Map<String, String> joined, String origin) {
            String at = origin;
            for (String next = joined.get(at); next != null; next = joined.get(at)) {
                at = next;
            }
            if (!at.equals(origin)) {
                joined.put(origin, at);
            }
            return at;
        }
    }
}
