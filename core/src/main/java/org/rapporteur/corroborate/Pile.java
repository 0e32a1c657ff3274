package org.rapporteur.corroborate;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;
import org.rapporteur.lineage.Publishers;

/** The reports of one story in their fixed order, with their origins. */
final class Pile {
    private static final Set<Edge.Relation> REWORDING =
            EnumSet.of(Edge.Relation.TRANSLATION, Edge.Relation.SPUN, Edge.Relation.REWRITE);

    private final List<Reading> readings;
    private final Map<String, Integer> ranks;
    private final Lineage lineage;
    private final Lineage.OriginCounter counter;
    private final Map<String, Origin> origins;
    /** Asked of each pair of figures, and dear to work out. */
    private final Map<String, String> outlets = new HashMap<>();

    private final Map<String, Set<String>> sharers = new HashMap<>();
    private final Set<String> reworded = new HashSet<>();
    private final SameNarration narration = new SameNarration();

    Pile(Collection<Reading> readings, Lineage lineage) {
        this.readings = readings.stream().sorted(Corroborator.PUBLICATION_ORDER).toList();
        ranks = new HashMap<>();
        for (Reading reading : this.readings) {
            if (ranks.put(reading.id(), ranks.size()) != null) {
                throw new IllegalArgumentException("two reports are called " + reading.id());
            }
        }
        this.lineage = lineage;
        counter = lineage.counter();
        origins = lineage.originByReport();
        for (Edge edge : lineage.edges()) {
            if (REWORDING.contains(edge.relation())) {
                reworded.add(edge.from());
            }
            if (edge.relation() == Edge.Relation.SHARED_SOURCE) {
                sharers.computeIfAbsent(edge.from(), any -> new TreeSet<>()).add(edge.to());
                sharers.computeIfAbsent(edge.to(), any -> new TreeSet<>()).add(edge.from());
            }
        }
    }

    List<Reading> readings() {
        return readings;
    }

    /** Of the whole pile, of which this may be a part. */
    Lineage lineage() {
        return lineage;
    }

    boolean knows(String report) {
        return ranks.containsKey(report);
    }

    /** Whether it tells another report of the pile in other words, however fluently: translated there and back, spun, rewritten. */
    boolean isReworded(String report) {
        return reworded.contains(report);
    }

    /** True if the one was made from the other, or both from a third. */
    boolean areOfOneOrigin(String a, String b) {
        Origin origin = origins.get(a);
        return origin != null && origin.equals(origins.get(b));
    }

    /** True if both come from one outlet, and not from two agencies whose reports it carries. */
    boolean areOfOneOutlet(String a, String b) {
        return outlet(a).equals(outlet(b))
                && (Objects.equals(origins.get(a), origins.get(b)) || !isOfUnseenOriginal(a) && !isOfUnseenOriginal(b));
    }

    private String outlet(String report) {
        return outlets.computeIfAbsent(report, any -> Publishers.outletKey(reading(report)));
    }

    private boolean isOfUnseenOriginal(String report) {
        Origin origin = origins.get(report);
        return origin != null && origin.kind() == Origin.Kind.UNSEEN_ORIGINAL;
    }

    /** Place of a report in order of publication. */
    int rank(String report) {
        Integer rank = ranks.get(report);
        if (rank == null) {
            throw new IllegalArgumentException("no report " + report);
        }
        return rank;
    }

    Reading reading(String report) {
        return readings.get(rank(report));
    }

    boolean isClean(String report) {
        return reading(report).annotation().fidelity().state() == Fidelity.State.CLEAN;
    }

    double fidelity(String report) {
        return reading(report).annotation().fidelity().score();
    }

    int origins(Collection<String> reports) {
        return counter.count(reports);
    }

    /** The reports of which it is known that they draw on one source with this one. */
    Set<String> sharers(String report) {
        return sharers.getOrDefault(report, Set.of());
    }

    /** Independent origins of a fact: origins that tell it in one sentence, word for word, are one for it. */
    int originsOf(Collection<Mention> mentions) {
        List<String> reports = mentions.stream().map(Mention::report).distinct().toList();
        int most = counter.count(reports);
        return most < 2 ? most : counter.count(reports, narration.pairs(mentions, this));
    }
}
