package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.rapporteur.text.Bisection;

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

    // a pair of sentences, from << 32 | to, once for every content word that both have
    private long[] crossings = new long[1024];
    private int crossingCount;
    private final WordDiff diff = new WordDiff();

    Comparison compare(Trace from, Trace to) {
        cross(from, to);
        List<Comparison.Pair> pairs = new ArrayList<>();
        BitSet foundBack = new BitSet();
        pair(from, to, pairs, foundBack);
        return new Comparison(
                from,
                to,
                pairs,
                share(pairs.stream().mapToInt(Comparison.Pair::from), from),
                share(foundBack.stream(), to),
                CommonRuns.of(from, to),
                orderedShare(pairs));
    }

    /** Gathers the pairs of sentences that share a content word, sorted. */
    private void cross(Trace from, Trace to) {
        crossingCount = 0;
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
                            add((long) from.contentSentence(x) << 32 | to.contentSentence(y));
                        }
                    }
                }
                i = iEnd;
                j = jEnd;
            }
        }
        Arrays.sort(crossings, 0, crossingCount);
    }

    private void add(long crossing) {
        if (crossingCount == crossings.length) {
            crossings = Arrays.copyOf(crossings, 2 * crossingCount);
        }
        crossings[crossingCount++] = crossing;
    }

    /** The best counterpart of each sentence, among equals the one nearest to where the last one was; and all that are one. */
    private void pair(Trace from, Trace to, List<Comparison.Pair> pairs, BitSet foundBack) {
        int expected = 0;
        int at = 0;
        while (at < crossingCount) {
            int f = (int) (crossings[at] >> 32);
            int best = -1;
            double bestOverlap = 0;
            double bestScore = 0;
            while (at < crossingCount && (int) (crossings[at] >> 32) == f) {
                int first = at;
                while (at < crossingCount && crossings[at] == crossings[first]) {
                    at++;
                }
                int t = (int) crossings[first];
                double overlap = overlap(from, f, to, t, at - first);
                if (overlap >= FOUND) {
                    foundBack.set(t);
                    double score = overlap - Math.min(0.05, 0.002 * Math.abs(t - expected));
                    if (score > bestScore) {
                        best = t;
                        bestOverlap = overlap;
                        bestScore = score;
                    }
                }
            }
            if (best >= 0) {
                pairs.add(new Comparison.Pair(f, best, bestOverlap, diff.compare(from, f, to, best)));
                expected = best + 1;
            }
        }
    }

    /** Dice, or for a sentence that was joined to or split from another the share of the shorter one, a little less. */
    private static double overlap(Trace from, int f, Trace to, int t, float both) {
        float a = from.sentenceWeight(f);
        float b = to.sentenceWeight(t);
        double dice = 2 * both / (a + b);
        float shorter = Math.min(a, b);
        return shorter >= 5 ? Math.max(dice, 0.8 * both / shorter) : both >= 2 ? dice : 0;
    }

    private static double share(IntStream sentences, Trace trace) {
        return trace.wordCount() == 0
                ? 0
                : (double) sentences.map(trace::sentenceLength).sum() / trace.wordCount();
    }

    /** Longest run of pairs, not necessarily neighbours, that never goes back in the other report. */
    private static double orderedShare(List<Comparison.Pair> pairs) {
        int[] tails = new int[pairs.size()];
        int length = 0;
        for (Comparison.Pair pair : pairs) {
            int at = Bisection.first(length, t -> tails[t] > pair.to());
            tails[at] = pair.to();
            length = Math.max(length, at + 1);
        }
        return pairs.isEmpty() ? 0 : (double) length / pairs.size();
    }
}
