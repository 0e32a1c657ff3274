package org.rapporteur.lineage;

import java.util.List;
import org.rapporteur.text.Span;

/**
 * Two reports laid side by side, sentence by sentence: what stands in both, what in one only, and which facts differ.
 *
 * <p>Spans of {@code from} count in the later report's text, spans of {@code to} in that of the report it draws on.
 *
 * @param from the later report's sentences, in reading order; none beyond its first 12,000 words
 * @param to the other's
 * @param pairs sentences of {@code from} with their counterparts, in the reading order of {@code from}; a sentence of {@code to}
 *     may be the counterpart of several, which were split from it; between languages a sentence of {@code from} that was split has
 *     a pair for each
 * @param added what is new in the later report: its sentences without a counterpart that tell something
 * @param differs every place where the two tell a fact otherwise; none between languages, where words are not compared
 * @param foreign whether the two are in different languages: sentences belong together by their names, figures and dates
 */
public record SideBySide(
        List<Span> from, List<Span> to, List<Pair> pairs, List<Span> added, List<Differing> differs, boolean foreign) {
    public SideBySide {
        from = List.copyOf(from);
        to = List.copyOf(to);
        pairs = List.copyOf(pairs);
        added = List.copyOf(added);
        differs = List.copyOf(differs);
    }

    /**
     * A sentence and its counterpart.
     *
     * @param overlap share of content words in common, 0..1; 0 between languages
     * @param identity share of words in common, in the same order, 0..1; 0 between languages
     * @param onlyFrom words of {@code from} that are not in their place in {@code to}; neighbours are joined
     * @param onlyTo the other way round
     */
    public record Pair(Span from, Span to, double overlap, double identity, List<Span> onlyFrom, List<Span> onlyTo) {
        public Pair {
            onlyFrom = List.copyOf(onlyFrom);
            onlyTo = List.copyOf(onlyTo);
        }
    }
}
