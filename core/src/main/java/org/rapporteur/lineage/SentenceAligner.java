package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds for each sentence of one report its counterpart in another; keeps work space, so one per thread.
 *
 * <p>The work is in proportion to the words that the two share, with a cap for words that stand in very many sentences of
 * both.
 */
final class SentenceAligner {
    /** Share of content words from which two sentences may be versions of one: a spinner at 40 % leaves about half of them. */
    static final double FOUND = 0.34;
    /** A word in more sentence pairs than this tells nothing about which belongs to which. */
    private static final int MAX_CROSSINGS = 4096;

    private float[] shared = new float[64 * 64];
    private final WordDiff diff = new WordDiff();

    Comparison compare(Trace from, Trace to) {
        int rows = from.sentenceCount();
        int columns = to.sentenceCount();
        fill(from, to, rows, columns);
        List<Comparison.Pair> pairs = pairs(from, to, rows, columns);
        return new Comparison(
                from,
                to,
                pairs,
                found(from, pairs),
                foundBack(from, to, rows, columns),
                CommonRuns.of(from, to),
                orderedShare(pairs));
    }

    /** Adds up the shared content words of every pair of sentences. */
    private void fill(Trace from, Trace to, int rows, int columns) {
        int cells = rows * columns;
        if (shared.length < cells) {
            shared = new float[cells];
        } else {
            Arrays.fill(shared, 0, cells, 0);
        }
        int i = 0;
        int j = 0;
        while (i < from.contentCount() && j < to.contentCount()) {
            int a = from.contentWord(i);
            int b = to.contentWord(j);
            if (a < b) {
                i++;
            } else if (a > b) {
                j++;
            } else {
                int iEnd = i;
                int jEnd = j;
                while (iEnd < from.contentCount() && from.contentWord(iEnd) == a) {
                    iEnd++;
                }
                while (jEnd < to.contentCount() && to.contentWord(jEnd) == a) {
                    jEnd++;
                }
                if ((iEnd - i) * (jEnd - j) <= MAX_CROSSINGS) {
                    for (int x = i; x < iEnd; x++) {
                        for (int y = j; y < jEnd; y++) {
                            shared[from.contentSentence(x) * columns + to.contentSentence(y)] += 1;
                        }
                    }
                }
                i = iEnd;
                j = jEnd;
            }
        }
    }

    /** The best counterpart of each sentence; among equals the one nearest to where the last one was. */
    private List<Comparison.Pair> pairs(Trace from, Trace to, int rows, int columns) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        int expected = 0;
        for (int f = 0; f < rows; f++) {
            int best = -1;
            double bestScore = 0;
            for (int t = 0; t < columns; t++) {
                double overlap = overlap(from, f, to, t, shared[f * columns + t]);
                double score = overlap - Math.min(0.05, 0.002 * Math.abs(t - expected));
                if (overlap >= FOUND && score > bestScore) {
                    best = t;
                    bestScore = score;
                }
            }
            if (best >= 0) {
                double overlap = overlap(from, f, to, best, shared[f * columns + best]);
                pairs.add(new Comparison.Pair(f, best, overlap, diff.compare(from, f, to, best)));
                expected = best + 1;
            }
        }
        return pairs;
    }

    /** Share of {@code to} in sentences that have a counterpart in {@code from}. */
    private double foundBack(Trace from, Trace to, int rows, int columns) {
        int words = 0;
        for (int t = 0; t < columns; t++) {
            boolean found = false;
            for (int f = 0; f < rows && !found; f++) {
                found = overlap(from, f, to, t, shared[f * columns + t]) >= FOUND;
            }
            words += found ? to.sentenceLength(t) : 0;
        }
        return share(words, to);
    }

    /** Dice, or for a sentence that was joined to or split from another the share of the shorter one, a little less. */
    private static double overlap(Trace from, int f, Trace to, int t, float both) {
        if (both == 0) {
            return 0;
        }
        float a = from.sentenceWeight(f);
        float b = to.sentenceWeight(t);
        double dice = 2 * both / (a + b);
        float shorter = Math.min(a, b);
        return shorter >= 5 ? Math.max(dice, 0.8 * both / shorter) : both >= 2 ? dice : 0;
    }

    private static double found(Trace from, List<Comparison.Pair> pairs) {
        int words = 0;
        for (Comparison.Pair pair : pairs) {
            words += from.sentenceLength(pair.from());
        }
        return share(words, from);
    }

    private static double share(int words, Trace trace) {
        return trace.wordCount() == 0 ? 0 : (double) words / trace.wordCount();
    }

    /** Longest run of pairs, not necessarily neighbours, that never goes back in the other report. */
    private static double orderedShare(List<Comparison.Pair> pairs) {
        int[] tails = new int[pairs.size()];
        int length = 0;
        for (Comparison.Pair pair : pairs) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (tails[middle] <= pair.to()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            tails[low] = pair.to();
            length = Math.max(length, low + 1);
        }
        return pairs.isEmpty() ? 0 : (double) length / pairs.size();
    }
}
