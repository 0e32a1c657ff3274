package org.rapporteur.lineage;

import java.util.List;

/**
 * Two reports laid side by side, seen from the one that may be made from the other.
 *
 * <p>A sentence is <i>found</i> if the other report has one that shares a good part of its content words. Words are <i>copied</i>
 * if they stand in a run of words that the other has too. All shares are of words.
 *
 * @param pairs the found sentences of {@code from} with their match, in the order of {@code from}
 * @param found share of {@code from} in found sentences
 * @param foundBack share of {@code to} that is found in {@code from}
 * @param copied share of {@code from} that is copied
 * @param copiedBack share of {@code to} that is copied
 * @param ordered share of the pairs that come in the same order in both
 */
record Comparison(
        Trace from,
        Trace to,
        List<Pair> pairs,
        double found,
        double foundBack,
        double copied,
        double copiedBack,
        double ordered) {
    Comparison {
        pairs = List.copyOf(pairs);
    }

    /**
     * Two aligned sentences.
     *
     * @param from index of the sentence in the report that may be made from the other
     * @param to index in the other
     * @param overlap share of content words in common, 0..1
     * @param diff word by word
     */
    record Pair(int from, int to, double overlap, WordDiff.Result diff) {
        double identity() {
            return diff.identity();
        }
    }

    /** Mean share of words that the found sentences have in common with their matches, in order; 0 if none is found. */
    double identity() {
        int kept = 0;
        int all = 0;
        for (Pair pair : pairs) {
            kept += pair.diff().kept();
            all += pair.diff().longest();
        }
        return all == 0 ? 0 : (double) kept / all;
    }

    /** Mean share of content words in common, over the found sentences. */
    double overlap() {
        return pairs.stream().mapToDouble(Pair::overlap).average().orElse(0);
    }

    /** Of the words that differ in the found sentences, the share replaced one for one. */
    double replaced() {
        int replaced = 0;
        int added = 0;
        for (Pair pair : pairs) {
            replaced += pair.diff().replaced().size();
            added += pair.diff().added();
        }
        return replaced + added == 0 ? 0 : (double) replaced / (replaced + added);
    }

    /** Of the words that differ in the found sentences, the share that only stands elsewhere in the sentence. */
    double moved() {
        int moved = 0;
        int all = 0;
        for (Pair pair : pairs) {
            moved += pair.diff().moved();
            all += pair.diff().replaced().size()
                    + pair.diff().added()
                    - pair.diff().moved();
        }
        return all == 0 ? 0 : (double) moved / all;
    }

    /** Of the words replaced one for one, the share that is the same word but for a letter or two. */
    double respelled() {
        int replaced = 0;
        int respelled = 0;
        for (Pair pair : pairs) {
            for (WordDiff.Replaced words : pair.diff().replaced()) {
                replaced++;
                respelled += isRespelled(from.written(words.from()), to.written(words.to())) ? 1 : 0;
            }
        }
        return replaced == 0 ? 0 : (double) respelled / replaced;
    }

    /** As scanners do: {@code rnoming} is no scan of {@code evening}, {@code evcning} is. */
    static boolean isRespelled(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        int differing = 0;
        for (int i = 0; i < a.length(); i++) {
            differing += Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(i)) ? 0 : 1;
        }
        return differing <= 1 + a.length() / 5;
    }
}
