package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Correction.OfLineage;
import org.rapporteur.correction.Ties;

/**
 * What analysts said of who was made from whom, each later word having had its way with the earlier ones: of each report the one
 * original that was said, without rings, and pairs that no origin holds.
 */
final class Verdicts {
    private final Set<String> named = new LinkedHashSet<>();
    private final Map<String, String> originals = new TreeMap<>();
    private final Map<String, OfLineage> words = new HashMap<>();
    private final Map<String, Set<String>> independent = new LinkedHashMap<>();

    /** @param made in the order in which they were made */
    Verdicts(List<OfLineage> made) {
        made.forEach(each -> named.addAll(each.named()));
        Ties<String> ties = new Ties<>(named);
        for (OfLineage each : made.reversed()) {
            switch (each.kind()) {
                case COPY -> {
                    String original = each.others().getFirst();
                    for (String report : each.reports()) {
                        if (!originals.containsKey(report)
                                && !comesFrom(original, report)
                                && ties.join(original, report)) {
                            originals.put(report, original);
                            words.put(report, each);
                        }
                    }
                }
                case INDEPENDENT -> ties.part(each.reports(), each.others());
            }
        }
        for (Ties.Tie<String> tie : ties.all()) {
            independent.computeIfAbsent(tie.one(), any -> new TreeSet<>()).add(tie.other());
            independent.computeIfAbsent(tie.other(), any -> new TreeSet<>()).add(tie.one());
        }
    }

    private boolean comesFrom(String report, String other) {
        String at = report;
        while (at != null && !at.equals(other)) {
            at = originals.get(at);
        }
        return at != null;
    }

    /** The report that is here and that one was made from, if analysts said so, if only by way of others that are not here; else null. */
    @Nullable
    String original(String report, Predicate<String> isHere) {
        String at = originals.get(report);
        while (at != null && !isHere.test(at)) {
            at = originals.get(at);
        }
        return at;
    }

    /** Every report that was said to be a copy, sorted. */
    Set<String> copies() {
        return originals.keySet();
    }

    /** Whether it was said that neither was made from the other. */
    boolean areIndependent(String a, String b) {
        return independent.getOrDefault(a, Set.of()).contains(b);
    }

    /** The pairs among these reports that were said to be independent, each once. */
    List<Lineage.Pair> independent(Set<String> reports) {
        List<Lineage.Pair> pairs = new ArrayList<>();
        independent.forEach((a, others) -> others.stream()
                .filter(b -> a.compareTo(b) < 0 && reports.contains(a) && reports.contains(b))
                .forEach(b -> pairs.add(new Lineage.Pair(a, b))));
        pairs.sort(Comparator.comparing(Lineage.Pair::one).thenComparing(Lineage.Pair::other));
        return pairs;
    }

    /** The same in the order of their likely making, but each original that was said before its copies. */
    List<Sketch> originalsFirst(List<Sketch> ordered) {
        Map<String, Sketch> left = new LinkedHashMap<>();
        ordered.forEach(sketch -> left.put(sketch.id(), sketch));
        List<Sketch> result = new ArrayList<>();
        Predicate<String> isHere = Set.copyOf(left.keySet())::contains;
        for (Sketch sketch : ordered) {
            List<Sketch> line = new ArrayList<>();
            String id = sketch.id();
            for (Sketch at = left.remove(id); at != null; at = id == null ? null : left.remove(id)) {
                line.add(at);
                id = original(at.id(), isHere);
            }
            result.addAll(line.reversed());
        }
        return result;
    }

    /**
     * What trees may hold: what was said to be a copy stands in one with its original, and what was said to be independent never does. What
     * is said of a report that is not here holds by way of it.
     */
    Ties<String> trees(Set<String> reports) {
        Set<String> all = new HashSet<>(reports);
        all.addAll(named);
        Ties<String> trees = new Ties<>(all);
        originals.forEach((copy, original) -> trees.join(original, copy));
        independent.forEach((report, others) -> trees.part(List.of(report), List.copyOf(others)));
        return trees;
    }

    /** The edge of a report to the original that was said, as evidence of who said so. */
    Edge signed(Edge measured) {
        OfLineage word = Objects.requireNonNull(words.get(measured.from()));
        StringJoiner who = new StringJoiner(", ", " (", ")").setEmptyValue("");
        if (word.by() != null) {
            who.add(word.by());
        }
        if (word.on() != null) {
            who.add(word.on());
        }
        List<String> evidence = new ArrayList<>();
        evidence.add("said by an analyst" + who + (word.why() == null ? "" : ": " + word.why()));
        evidence.addAll(measured.evidence());
        return new Edge(
                measured.from(),
                measured.to(),
                measured.relation(),
                measured.coverage(),
                measured.coverageBack(),
                measured.differs(),
                measured.direction(),
                evidence);
    }
}
