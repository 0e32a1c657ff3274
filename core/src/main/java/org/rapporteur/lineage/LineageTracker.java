package org.rapporteur.lineage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Ties;
import org.rapporteur.lineage.Sketch.Density;

/**
 * Finds who copies whom: give it the readings one by one, then ask for the lineage of all or, as they come, for the edges of one.
 *
 * <p>Every edge is checked by laying the two reports side by side, sentence by sentence; nothing follows from a chain of
 * likenesses. A reading with the id of an earlier one takes its place.
 *
 * <p><b>For a pile</b> ({@link #LineageTracker()}) the texts are kept in memory and all are compared with all. <b>For a stream</b>
 * ({@link #ofStream}) the state is a sketch of under 1 KB a report, texts are asked for again when two reports are worth laying
 * side by side, and reports further apart than the window are not compared. {@link #writeTo} and {@link #readFrom} keep that
 * state over a restart.
 *
 * <p><b>What is promised of order.</b> {@link #lineage} depends on the set of readings only, not on their order of arrival:
 * reports are compared from the likely originals to the likely copies. {@link #edges} is the answer at once: the edges between
 * one report and what was observed so far; of two reports, the later to arrive finds the earlier, whichever is the copy. Not safe
 * for use by several threads.
 */
public final class LineageTracker {
    /** Reports compared with each new one, by wording and by skeleton: copies of one original stand for each other. */
    static final int PER_KIND = 8;

    /** Gives back a report that was observed, from wherever the caller keeps it. */
    @FunctionalInterface
    public interface Archive {
        /**
         * The report with that id, as it was observed.
         *
         * @throws RuntimeException if there is none; the tracker's state stays as it was
         */
        LineageReport report(String id);
    }

    private final Tracer tracer = Tracer.english();
    private final SentenceAligner aligner = new SentenceAligner();
    private final EdgeJudge judge = new EdgeJudge();
    private final Translations translations = new Translations();
    /** In the order in which they were first observed, also after a restart: candidates are found by it. */
    private final LinkedHashMap<String, Sketch> sketches;

    private final Density density;
    private final OptionalInt windowDays;
    private final Traces traces;
    private @Nullable Candidates arrivals;
    private Verdicts verdicts = new Verdicts(List.of());

    /** A tracker of a pile that fits in memory. */
    public LineageTracker() {
        this(new LinkedHashMap<>(), Density.FULL, OptionalInt.empty(), null);
    }

    private LineageTracker(
            LinkedHashMap<String, Sketch> sketches,
            Density density,
            OptionalInt windowDays,
            @Nullable Archive archive) {
        this.sketches = sketches;
        this.density = density;
        this.windowDays = windowDays;
        this.traces = new Traces(tracer, archive);
    }

    /**
     * A tracker of a stream, without reports yet.
     *
     * @param windowDays reports published further apart are not compared; those without a date are compared with all
     * @param archive asked for reports that were observed before
     * @throws IllegalArgumentException if the window is negative
     */
    public static LineageTracker ofStream(int windowDays, Archive archive) {
        if (windowDays < 0) {
            throw new IllegalArgumentException("a window of " + windowDays + " days");
        }
        return new LineageTracker(new LinkedHashMap<>(), Density.COMPACT, OptionalInt.of(windowDays), archive);
    }

    /**
     * A tracker of a stream that goes on where another stopped.
     *
     * @param in what {@link #writeTo} wrote; is read to its end mark, not closed
     * @throws IOException if the stream breaks off, is something else, or is of another version; the message says which
     */
    public static LineageTracker readFrom(InputStream in, Archive archive) throws IOException {
        SketchFile.Content content = SketchFile.read(in);
        return new LineageTracker(content.sketches(), Density.COMPACT, OptionalInt.of(content.windowDays()), archive);
    }

    /**
     * Writes down the state of a stream, ending with a mark that shows whether it is whole; does not close.
     *
     * @throws IllegalStateException if this tracker is of a pile, whose texts no state keeps
     */
    public void writeTo(OutputStream out) throws IOException {
        if (density != Density.COMPACT) {
            throw new IllegalStateException("only the state of a stream can be written down");
        }
        SketchFile.write(sketches, windowDays.orElseThrow(), out);
    }

    /**
     * Takes what analysts said of who was made from whom, in the place of all that was given before; those that are not of lineage are
     * passed by. A report that was said to be made from another stands in that one's tree, whatever their words and days tell; no origin
     * holds two that were said to be independent. No state keeps it: give it again after a restart.
     *
     * @param made in the order in which they were made
     */
    public void correct(List<? extends Correction> made) {
        verdicts = new Verdicts(Correction.only(Correction.OfLineage.class, made));
    }

    /** Takes note of one report; cost in proportion to its length. */
    public void observe(Reading reading) {
        observe(LineageReport.of(reading));
    }

    /** Takes note of one report; cost in proportion to its length. */
    public void observe(LineageReport report) {
        Trace trace = tracer.trace(report);
        Sketch sketch = Sketch.of(trace, density);
        traces.keep(trace);
        if (sketches.put(trace.id(), sketch) != null) {
            arrivals = null;
        } else if (arrivals != null) {
            arrivals.add(sketch);
        }
    }

    /** Whether a report was observed, and is not forgotten. */
    public boolean knows(String id) {
        return sketches.containsKey(id);
    }

    /** Number of reports in the state. */
    public int size() {
        return sketches.size();
    }

    /** Forgets the reports that were published before that day; those without a date stay until they are forgotten by id. */
    public void forgetBefore(LocalDate day) {
        String first = day.toString();
        List<String> old = sketches.values().stream()
                .filter(sketch ->
                        sketch.frame().day() != null && sketch.frame().day().compareTo(first) < 0)
                .map(Sketch::id)
                .toList();
        old.forEach(this::forget);
    }

    /** Forgets one report; does nothing if it is not known. */
    public void forget(String id) {
        if (sketches.remove(id) != null) {
            traces.forget(id);
            arrivals = null;
        }
    }

    /**
     * The reports worth laying beside an observed one, among those observed so far: most promising first, some
     * {@value #PER_KIND} by wording and as many by skeleton. Needs no text.
     *
     * @throws IllegalArgumentException if no report of that id was observed
     */
    public List<String> candidates(String id) {
        return neighbours(expect(id)).stream().map(Sketch::id).toList();
    }

    /**
     * The edges between one observed report and those observed so far, in both directions; without translations between
     * languages, which only {@link #lineage} of a pile finds.
     *
     * @throws IllegalArgumentException if no report of that id was observed
     */
    public List<Edge> edges(String id) {
        Sketch sketch = expect(id);
        List<Edge> edges = new ArrayList<>();
        for (Sketch other : neighbours(sketch)) {
            Edge edge = judge.between(aligner, traces.expect(sketch.id()), traces.expect(other.id()));
            if (edge != null) {
                edges.add(edge);
            }
        }
        edges.removeIf(edge -> verdicts.areIndependent(edge.from(), edge.to()));
        for (String copy : verdicts.copies()) {
            String original = sketches.containsKey(copy) ? verdicts.original(copy, sketches::containsKey) : null;
            if (original != null && (copy.equals(id) || original.equals(id))) {
                follow(expect(copy), expect(original), edges);
            }
        }
        return edges;
    }

    private Sketch expect(String id) {
        Sketch sketch = sketches.get(id);
        if (sketch == null) {
            throw new IllegalArgumentException("not observed: " + id);
        }
        return sketch;
    }

    private List<Sketch> neighbours(Sketch sketch) {
        if (arrivals == null) {
            arrivals = new Candidates(windowDays);
            sketches.values().forEach(arrivals::add);
        }
        // one more of each kind, since it finds itself
        List<Sketch> found = new ArrayList<>(arrivals.find(sketch, PER_KIND + 1));
        found.remove(sketch);
        return found;
    }

    /** Who copies whom among all reports so far, and the origins that are left. */
    public Lineage lineage() {
        arrivals = null;
        List<Sketch> ordered = verdicts.originalsFirst(originalsFirst());
        Ties<String> trees = verdicts.trees(new TreeSet<>(sketches.keySet()));
        Candidates candidates = new Candidates(windowDays);
        Forest forest = new Forest();
        Map<String, List<Edge>> translated = translations(ordered);
        List<Edge> edges = new ArrayList<>();
        for (Sketch sketch : ordered) {
            List<Edge> found = new ArrayList<>();
            for (Sketch earlier : candidates.find(sketch, PER_KIND)) {
                Edge edge = edge(sketch, earlier);
                if (edge != null) {
                    found.add(edge);
                }
            }
            for (Edge edge : translated.getOrDefault(sketch.id(), List.of())) {
                if (found.stream().noneMatch(other -> other.to().equals(edge.to()))) {
                    found.add(edge);
                }
            }
            found.removeIf(edge -> verdicts.areIndependent(edge.from(), edge.to())
                    || Forest.makesDependent(edge) && trees.areApart(edge.from(), edge.to()));
            String original = verdicts.original(sketch.id(), sketches::containsKey);
            if (original != null) {
                follow(sketch, expect(original), found);
            }
            List<Edge> kept = forest.plant(sketch.id(), found);
            edges.addAll(kept);
            Edge parent = Forest.parent(kept);
            if (parent != null) {
                trees.join(parent.to(), parent.from());
            }
            // What is like a copy is like its original, which is listed already; of one that was only said to be a copy
            // that is not known.
            if (original != null || kept.stream().noneMatch(edge -> edge.relation() == Edge.Relation.COPY)) {
                candidates.add(sketch);
            }
        }
        return new Lineage(
                edges,
                new Origins(ordered.stream().map(Sketch::frame).toList(), forest, trees).all(),
                verdicts.independent(new TreeSet<>(sketches.keySet())));
    }

    /** Makes a report hang on the original that an analyst said, and on no other. */
    private void follow(Sketch copy, Sketch original, List<Edge> edges) {
        Edge measured = edges.stream()
                .filter(edge ->
                        edge.from().equals(copy.id()) && edge.to().equals(original.id()) && Forest.makesDependent(edge))
                .findFirst()
                .orElseGet(() -> laidBeside(copy, original));
        edges.removeIf(edge -> edge.from().equals(copy.id()) && Forest.makesDependent(edge)
                || edge.to().equals(copy.id()) && edge.from().equals(original.id())
                || edge.from().equals(copy.id()) && edge.to().equals(original.id()));
        edges.add(verdicts.signed(measured));
    }

    /** What a report is to the one that it was made from, as an analyst said: by its words if they show it, else a copy. */
    private Edge laidBeside(Sketch copy, Sketch original) {
        Edge found = edge(copy, original);
        if (found != null && Forest.makesDependent(found)) {
            return found;
        }
        Trace from = traces.expect(copy.id());
        Trace to = traces.expect(original.id());
        boolean isForeign = Translations.areForeign(from, to);
        return judge.edge(aligner.compare(from, to), isForeign ? Edge.Relation.TRANSLATION : Edge.Relation.COPY);
    }

    /** Edges between languages need the texts of all, which only a pile has at hand. */
    private Map<String, List<Edge>> translations(List<Sketch> ordered) {
        return density == Density.FULL
                ? translations.edges(ordered.stream()
                        .map(sketch -> traces.expect(sketch.id()))
                        .toList())
                : Map.of();
    }

    private List<Sketch> originalsFirst() {
        List<Sketch> ordered = new ArrayList<>(sketches.values());
        ordered.sort(Comparator.comparing(Sketch::frame, Frame.ORIGINALS_FIRST));
        return ordered;
    }

    /** What one report is to an earlier one, or null if they stand on their own. */
    private @Nullable Edge edge(Sketch later, Sketch earlier) {
        return judge.edge(aligner, traces.expect(later.id()), traces.expect(earlier.id()));
    }
}
