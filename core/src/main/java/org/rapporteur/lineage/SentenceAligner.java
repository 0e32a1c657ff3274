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
    /** Share of content words from which two sentences may be versions of one: MEASURED */
    static final double FOUND = 0.34;
    /** Share of identical words from which a sentence is kept rather than reworded. */
    static final double KEPT = 0.75;
    /** A word in more sentence pairs than this tells nothing about which belongs to which. */
    private static final int MAX_CROSSINGS = 4096;
    /** A name or figure that both have tells more than a plain word. */
    private static final float ANCHOR = 1.5f;

    private float[] shared = new float[64 * 64];
    private final WordDiff diff = new WordDiff();

    Comparison compare(Trace from, Trace to) {
        int rows = from.sentenceCount();
        int columns = to.sentenceCount();
        fill(from, to, rows, columns);
        List<Comparison.Pair> pairs = pairs(from, to, rows, columns, true);
        List<Comparison.Pair> back = pairs(from, to, rows, columns, false);
        return new Comparison(
                from,
                to,
                pairs,
                share(from, pairs, true, 0),
                share(from, pairs, true, KEPT),
                share(to, back, false, 0),
                share(to, back, false, KEPT),
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

    /** The best counterpart of each sentence of one side; among equals the one nearest to where the last one was. */
    private List<Comparison.Pair> pairs(Trace from, Trace to, int rows, int columns, boolean forward) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        int mine = forward ? rows : columns;
        int others = forward ? columns : rows;
        int expected = 0;
        for (int s = 0; s < mine; s++) {
            int best = -1;
            double bestScore = FOUND;
            for (int o = 0; o < others; o++) {
                float both = forward ? shared[s * columns + o] : shared[o * columns + s];
                if (both > 0) {
                    double overlap = forward ? overlap(from, s, to, o, both) : overlap(from, o, to, s, both);
                    double score = overlap - Math.min(0.05, 0.002 * Math.abs(o - expected));
                    if (overlap >= FOUND && score > bestScore - 0.05 && (best < 0 || score > bestScore)) {
                        best = o;
                        bestScore = score;
                    }
                }
            }
            if (best >= 0) {
                int f = forward ? s : best;
                int t = forward ? best : s;
                float both = shared[f * columns + t];
                diff.compare(from, f, to, t);
                pairs.add(new Comparison.Pair(f, t, overlap(from, f, to, t, both), diff.identity(), diff.replaced()));
                expected = best + 1;
            }
        }
        return pairs;
    }

    /** Dice, or for a sentence that was joined to or split from another the share of the shorter one, a little less. */
    private static double overlap(Trace from, int f, Trace to, int t, float both) {
        float a = from.sentenceWeight(f);
        float b = to.sentenceWeight(t);
        double dice = 2 * both / (a + b);
        float shorter = Math.min(a, b);
        return shorter >= 5 ? Math.max(dice, 0.8 * both / shorter) : both >= 2 ? dice : 0;
    }

    private static double share(Trace trace, List<Comparison.Pair> pairs, boolean forward, double identity) {
        int words = 0;
        for (Comparison.Pair pair : pairs) {
            if (pair.identity() >= identity) {
                words += trace.sentenceLength(forward ? pair.from() : pair.to());
            }
        }
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
