package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/** Who is said to have said what, out of the encoder's numbers for one stretch of pieces. */
final class AttributionReader {
    /** Parts that share their cue with at least this probability are one attribution: the best of 0 to .95 on held-out articles. */
    private static final double SAME_CUE = .6;

    /** A quotation with at least this share of content is content as a whole: tag noise does not split it. */
    private static final double MOSTLY = .6;

    /** Shorter runs of quoted pieces are a mark, or a word in scare quotes. */
    private static final int SHORTEST_REGION = 3;

    /** A source right before its cue is taken to be this sure: all twelve speakers that it gave to twelve stories of a wire were right. */
    private static final double BESIDE_CUE = .75;

    private static final double SURE_CUE = .5;

    /** A source that only the link shows, not the tags, has to be surer than this. */
    private static final double LINK_ALONE = .5;

    /** A neighbour of such a source belongs to it from here. */
    private static final double NEIGHBOUR = .1;

    private final Pieces pieces;
    private final ReaderLabels labels;
    private final int first;
    private final int last;
    private final float[] rows;
    private final Links links;
    private final int beginsContent;
    private final List<Labelled> sources = new ArrayList<>();
    private final List<Labelled> cues = new ArrayList<>();
    private final List<Marks.Said> said = new ArrayList<>();

    /** Content with the run it is linked to, or none, and how likely that is. */
    private record Linked(@Nullable Labelled run, double odds) {}

    /** A cue and the paragraph of a content that it cues. */
    private record CueHere(Labelled cue, int paragraph) {}

    private static final class Draft {
        final List<Labelled> parts = new ArrayList<>();
        Linked source;
        final Linked cue;

        Draft(Labelled part, Linked source, Linked cue) {
            parts.add(part);
            this.source = source;
            this.cue = cue;
        }
    }

    AttributionReader(Pieces pieces, ReaderLabels labels, int first, int last, float[] tagRows, Links links) {
        this.pieces = pieces;
        this.labels = labels;
        this.first = first;
        this.last = last;
        this.rows = tagRows;
        this.links = links;
        this.beginsContent = labels.tags.indexOf("B-content");
    }

    List<Labelled> sources() {
        return sources;
    }

    List<Labelled> cues() {
        return cues;
    }

    List<Marks.Said> said() {
        return said;
    }

    void read() {
        List<Labelled> contents = new ArrayList<>();
        int[] path = Odds.likeliest(rows, 0, last - first, labels.tagTransitions, labels.tagStart);
        for (Labelled found : Labelled.runs(path, labels.tags)) {
            Labelled run = found.shifted(first);
            switch (run.kind()) {
                case "source" -> sources.add(run);
                case "cue" -> cues.add(run);
                default -> contents.add(run);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        Map<CueHere, Draft> byCue = new HashMap<>();
        for (Labelled part : snapped(contents)) {
            Linked source = choose(part, Links.To.SOURCE, sources);
            Linked cue = choose(part, Links.To.CUE, cues);
            @Nullable
            CueHere key = cue.run == null || cue.odds < SAME_CUE
                    ? null
                    : new CueHere(cue.run, pieces.paragraphs[part.from()]);
            Draft shared = key == null ? null : byCue.get(key);
            if (shared != null) {
                shared.parts.add(part);
                if (source.run != null && (shared.source.run == null || source.odds > shared.source.odds)) {
                    shared.source = source;
                }
                continue;
            }
            Draft draft = new Draft(part, source, cue);
            drafts.add(draft);
            if (key != null) {
                byCue.put(key, draft);
            }
        }
        for (Draft draft : drafts) {
            said.add(new Marks.Said(
                    draft.parts.stream().map(part -> part.in(pieces)).toList(),
                    span(draft.source.run),
                    span(draft.cue.run),
                    sourceOdds(draft),
                    draft.cue.odds,
                    confidence(draft)));
        }
    }

    /** {@code Roe said ...}: a source right before a sure cue is that of the content, however long the content and unsure of the link the reader is. */
    private static double sourceOdds(Draft draft) {
        Labelled source = draft.source.run;
        Labelled cue = draft.cue.run;
        boolean before = source != null && cue != null && source.to() == cue.from() && draft.cue.odds >= SURE_CUE;
        return before ? Math.max(BESIDE_CUE, draft.source.odds) : draft.source.odds;
    }

    private @Nullable Span span(@Nullable Labelled run) {
        return run == null ? null : run.in(pieces);
    }

    /** A quotation that is mostly content is content from mark to mark. */
    private List<Labelled> snapped(List<Labelled> contents) {
        int[] owner = new int[last - first];
        for (int n = 0; n < contents.size(); n++) {
            for (int t = contents.get(n).from(); t < contents.get(n).to(); t++) {
                owner[t - first] = n + 1;
            }
        }
        boolean[] busy = new boolean[last - first];
        for (List<Labelled> runs : List.of(sources, cues)) {
            for (Labelled run : runs) {
                for (int t = run.from(); t < run.to(); t++) {
                    busy[t - first] = true;
                }
            }
        }
        int[] joined = new int[contents.size() + 1];
        for (int n = 0; n < joined.length; n++) {
            joined[n] = n;
        }
        int at = first;
        while (at < last) {
            if (!pieces.isQuoted(at)) {
                at++;
                continue;
            }
            int end = at;
            int content = 0;
            int owning = 0;
            boolean taken = false;
            while (end < last && pieces.isQuoted(end) && pieces.paragraphs[end] == pieces.paragraphs[at]) {
                int one = owner[end - first];
                taken |= busy[end - first];
                content += one > 0 ? 1 : 0;
                owning = owning == 0 ? one : owning;
                end++;
            }
            if (end - at >= SHORTEST_REGION && !taken && owning > 0 && content >= MOSTLY * (end - at)) {
                int into = joined[owning];
                for (int t = at; t < end; t++) {
                    int one = owner[t - first];
                    if (one > 0) {
                        joined[one] = into;
                    }
                    owner[t - first] = owning;
                }
            }
            at = end;
        }
        List<Labelled> parts = new ArrayList<>();
        at = first;
        while (at < last) {
            int one = joined[owner[at - first]];
            if (one == 0) {
                at++;
                continue;
            }
            int end = at;
            while (end < last && joined[owner[end - first]] == one) {
                end++;
            }
            parts.add(new Labelled("content", at, end));
            at = end;
        }
        return parts;
    }

    private Linked choose(Labelled content, Links.To to, List<Labelled> runs) {
        Links.Target target = links.of(content, to);
        @Nullable Labelled best = null;
        double most = target.none();
        for (Labelled run : around(runs, target)) {
            double odds = target.of(run);
            if (odds > most) {
                most = odds;
                best = run;
            }
        }
        if (best != null) {
            return new Linked(best, most);
        }
        int peak = 0;
        for (int t = 1; t < target.odds().length; t++) {
            if (target.odds()[t] > target.odds()[peak]) {
                peak = t;
            }
        }
        double odds = target.odds()[peak];
        int piece = target.from() + peak;
        if (odds <= Math.max(LINK_ALONE, target.none())
                || around(runs, target).stream().anyMatch(run -> run.contains(piece))) {
            return new Linked(null, most);
        }
        int from = piece;
        int to1 = piece + 1;
        while (from > first && (pieces.words[from - 1] == pieces.words[piece] || target.at(from - 1) > NEIGHBOUR)) {
            from--;
        }
        while (to1 < last && (pieces.words[to1] == pieces.words[piece] || target.at(to1) > NEIGHBOUR)) {
            to1++;
        }
        Labelled run = new Labelled("source", from, to1);
        return new Linked(run, target.of(run));
    }

    /** The runs that touch a target's window; they are in reading order. */
    private static List<Labelled> around(List<Labelled> runs, Links.Target target) {
        int first = Bisection.first(runs.size(), r -> runs.get(r).to() > target.from());
        int end = first;
        while (end < runs.size() && runs.get(end).from() < target.from() + target.odds().length) {
            end++;
        }
        return runs.subList(first, end);
    }

    /** How likely content and source are both right, by the weights that were fitted on held-out articles. */
    private double confidence(Draft draft) {
        int width = labels.tags.size();
        double heat = labels.temperature("tags");
        double least = 0;
        double leastEdge = 0;
        int count = 0;
        int quoted = 0;
        for (Labelled part : draft.parts) {
            double sum = 0;
            for (int t = part.from(); t < part.to(); t++) {
                sum += StrictMath.log(content(t, width, heat) + 1e-6);
                quoted += pieces.isQuoted(t) ? 1 : 0;
            }
            count += part.length();
            least = Math.min(least, sum / part.length());
            double before = part.from() > first ? 1 - content(part.from() - 1, width, heat) : 1;
            double after = part.to() < last ? 1 - content(part.to(), width, heat) : 1;
            leastEdge = Math.min(leastEdge, StrictMath.log(before * content(part.from(), width, heat) + 1e-6));
            leastEdge = Math.min(leastEdge, StrictMath.log(after * content(part.to() - 1, width, heat) + 1e-6));
        }
        double[] features = {
            least,
            leastEdge,
            Odds.logit(draft.source.odds),
            Odds.logit(draft.cue.odds),
            quoted / (double) count,
            draft.source.run == null ? 1 : 0,
            StrictMath.log(count),
            draft.parts.size() > 1 ? 1 : 0
        };
        double sum = labels.confidenceBias;
        for (int k = 0; k < features.length; k++) {
            sum += labels.confidenceWeights[k] * features[k];
        }
        return Odds.logistic(sum);
    }

    private double content(int piece, int width, double heat) {
        return Odds.ofPair(rows, piece - first, width, heat, beginsContent);
    }
}
