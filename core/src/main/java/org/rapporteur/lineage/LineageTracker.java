package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.WordList;

/**
 * Finds who copies whom in a pile: give it the readings one by one, then ask for the lineage.
 *
 * <p>The lineage depends on the set of readings only, not on their order of arrival: reports are compared from the likely
 * originals to the likely copies. A reading with the id of an earlier one takes its place. Every edge is checked by laying
 * the two reports side by side, sentence by sentence; nothing follows from a chain of likenesses. Not safe for use by several
 * threads.
 */
public final class LineageTracker {
    /** Reports compared with each new one, by wording and by skeleton: copies of one original stand for each other. */
    private static final int PER_KIND = 8;

    private final TreeMap<String, Trace> traces = new TreeMap<>();
    private final SentenceAligner aligner = new SentenceAligner();
    private final EdgeJudge judge = new EdgeJudge();
    private final Translations translations = new Translations();
    private final Tracer tracer = new Tracer(WordList.lines(LineageTracker.class, "stop-words.txt"));

    /** Takes note of one report; cost in proportion to its length. */
    public void observe(Reading reading) {
        traces.put(reading.id(), tracer.trace(reading));
    }

    /** Who copies whom among all reports so far, and the origins that are left. */
    public Lineage lineage() {
        List<Trace> ordered = new ArrayList<>(traces.values());
        ordered.sort(Comparator.comparing(Trace::frame, Frame.ORIGINALS_FIRST));
        Candidates candidates = new Candidates();
        Forest forest = new Forest();
        Map<String, List<Edge>> translated = translations.edges(ordered);
        List<Edge> edges = new ArrayList<>();
        for (Trace trace : ordered) {
            List<Edge> found = edges(trace, candidates.find(trace, PER_KIND));
            for (Edge edge : translated.getOrDefault(trace.id(), List.of())) {
                if (found.stream().noneMatch(other -> other.to().equals(edge.to()))) {
                    found.add(edge);
                }
            }
            List<Edge> kept = forest.plant(trace.id(), found);
            edges.addAll(kept);
            // What is like a copy is like its original, which is listed already.
            if (kept.stream().noneMatch(edge -> edge.relation() == Edge.Relation.COPY)) {
                candidates.add(trace);
            }
        }
        return new Lineage(edges, new Origins(ordered, forest).all());
    }

    private List<Edge> edges(Trace trace, List<Trace> earlier) {
        List<Edge> edges = new ArrayList<>();
        for (Trace other : earlier) {
            if (Translations.areForeign(trace, other)) {
                continue;
            }
            Comparison comparison = aligner.compare(trace, other);
            Edge.Relation relation = judge.relation(comparison);
            if (relation != null) {
                edges.add(new Edge(
                        trace.id(),
                        other.id(),
                        relation,
                        judge.coverage(comparison, relation),
                        judge.evidence(comparison)));
            }
        }
        return edges;
    }
}
