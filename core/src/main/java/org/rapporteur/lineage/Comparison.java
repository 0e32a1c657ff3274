package org.rapporteur.lineage;

import java.util.List;

/**
 * Two reports laid side by side, seen from the one that may be made from the other.
 *
 * <p>A sentence is <i>found</i> if the other report has one that shares a good part of its content words, and <i>kept</i> if it
 * also has nearly the same wording. Shares count words of whole sentences.
 *
 * @param pairs the found sentences of {@code from} with their match, in the order of {@code from}
 * @param found share of {@code from} in found sentences
 * @param kept share of {@code from} in kept sentences
 * @param foundBack share of {@code to} that is found in {@code from}
 * @param keptBack share of {@code to} that is kept in {@code from}
 * @param ordered share of the pairs that come in the same order in both
 */
record Comparison(
        Trace from,
        Trace to,
        List<Pair> pairs,
        double found,
        double kept,
        double foundBack,
        double keptBack,
        double ordered) {
    Comparison {
        pairs = List.copyOf(pairs);
    }

    /**
     * Two aligned sentences.
     *
     * @param from index of the sentence in the report that may be made from the other
     * @param to index in the other
     * @param overlap weighted share of content words in common, 0..1
     * @param identity share of all words that stand in both in the same order, 0..1
     * @param replaced of the words that differ, the share replaced one for one
     */
    record Pair(int from, int to, double overlap, double identity, double replaced) {}

    /** Mean share of words kept in the found sentences, 0 if none is found. */
    double identity() {
        return mean(true);
    }

    /** Mean share of the differing words that were replaced one for one, over the found sentences. */
    double replaced() {
        return mean(false);
    }

    private double mean(boolean identity) {
        double sum = 0;
        int words = 0;
        for (Pair pair : pairs) {
            int length = from.sentenceLength(pair.from);
            double weight = identity ? 1 : 1 - pair.identity;
            sum += length * weight * (identity ? pair.identity : pair.replaced);
            words += length * weight;
        }
        return words == 0 ? 0 : sum / words;
    }
}
