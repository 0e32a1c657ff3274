package org.rapporteur.lineage;

import java.util.List;

/**
 * Two reports in different languages laid side by side, sentence by sentence, by their landmarks.
 *
 * @param pairs sentences that belong together, in order; where one was split in two there are two pairs
 * @param stretch the part of {@code from} that stands in {@code to}
 * @param stretchBack the part of {@code to} that stands in {@code from}
 */
record Parallel(Landmarks from, Landmarks to, List<Pair> pairs, Stretch stretch, Stretch stretchBack) {
    Parallel {
        pairs = List.copyOf(pairs);
    }

    /** Indices of two sentences. */
    record Pair(int from, int to) {}

    /**
     * The part of a report, from one sentence to another, that stands in the other report: all of it for a full translation or a
     * cut. Shares are of the weight of the landmarks that a translation keeps.
     *
     * @param share how much of the report it is
     * @param found how much of it was found, in its place
     * @param weight of the landmarks found
     * @param firm number of names, figures and dates of the whole report that were found in the sentence they belong to
     * @param firmAll number of names, figures and dates of the whole report
     * @param exact whether all figures and dates of the whole report were found
     */
    record Stretch(
            int start, int end, double share, double found, double weight, int firm, int firmAll, boolean exact) {
        int words(Trace trace) {
            return start == end ? 0 : trace.sentenceEnd(end - 1) - trace.sentenceStart(start);
        }
    }

    /** The same, seen from the other report. */
    Parallel turned() {
        return new Parallel(
                to,
                from,
                pairs.stream().map(pair -> new Pair(pair.to(), pair.from())).toList(),
                stretchBack,
                stretch);
    }

    /** How much the common stretch is one text, 0..1. */
    double likeness() {
        return Math.sqrt(stretch.found() * stretchBack.found());
    }

    /** How much the whole reports are one text, 0..1. */
    double wholeLikeness() {
        return Math.sqrt(stretch.found() * stretch.share() * stretchBack.found() * stretchBack.share());
    }

    /** Words of the shorter stretch for one of the longer. */
    double balance() {
        int words = stretch.words(from.trace());
        int wordsBack = stretchBack.words(to.trace());
        return Math.max(words, wordsBack) == 0 ? 0 : (double) Math.min(words, wordsBack) / Math.max(words, wordsBack);
    }
}
