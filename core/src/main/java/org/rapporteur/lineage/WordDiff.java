package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Lays two sentences side by side, word by word, with the fewest changes. Keeps work space, so one per thread. */
final class WordDiff {
    private int[][] edits = new int[0][0];

    /**
     * What is the same in two sentences and what is not.
     *
     * @param kept number of words that stand in both, in order
     * @param longest words of the longer sentence
     * @param added words that stand in one only, with nothing in their place in the other
     * @param moved words that stand in both, but not in the same order
     * @param replaced words that stand in place of one another
     */
    record Result(int kept, int longest, int added, int moved, List<Replaced> replaced) {
        Result {
            replaced = List.copyOf(replaced);
        }

        double identity() {
            return longest == 0 ? 0 : (double) kept / longest;
        }
    }

    /** Positions, in their reports, of two words that stand in place of one another. */
    record Replaced(int from, int to) {}

    /**
     * The words that stand in one sentence only.
     *
     * @param from positions in the one report
     * @param to positions in the other
     */
    record Only(BitSet from, BitSet to) {}

    /** Which words of two sentences are not kept, as {@link #compare} counts it. */
    Only only(Trace from, int f, Trace to, int t) {
        int startFrom = from.sentenceStart(f);
        int startTo = to.sentenceStart(t);
        int i = from.sentenceLength(f);
        int j = to.sentenceLength(t);
        fill(from, startFrom, i, to, startTo, j);
        Only only = new Only(new BitSet(), new BitSet());
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && from.word(startFrom + i - 1) == to.word(startTo + j - 1)) {
                i--;
                j--;
            } else if (i > 0 && j > 0 && edits[i][j] == edits[i - 1][j - 1] + 1) {
                only.from().set(startFrom + --i);
                only.to().set(startTo + --j);
            } else if (i > 0 && edits[i][j] == edits[i - 1][j] + 1) {
                only.from().set(startFrom + --i);
            } else {
                only.to().set(startTo + --j);
            }
        }
        return only;
    }

    /** Compares sentence {@code f} of one report with sentence {@code t} of another. */
    Result compare(Trace from, int f, Trace to, int t) {
        int startFrom = from.sentenceStart(f);
        int startTo = to.sentenceStart(t);
        int n = from.sentenceLength(f);
        int m = to.sentenceLength(t);
        fill(from, startFrom, n, to, startTo, m);
        List<Replaced> replaced = new ArrayList<>();
        int kept = 0;
        int added = 0;
        int[] leftFrom = new int[n];
        int[] leftTo = new int[m];
        int inFrom = 0;
        int inTo = 0;
        int i = n;
        int j = m;
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && from.word(startFrom + i - 1) == to.word(startTo + j - 1)) {
                kept++;
                i--;
                j--;
            } else if (i > 0 && j > 0 && edits[i][j] == edits[i - 1][j - 1] + 1) {
                i--;
                j--;
                replaced.add(new Replaced(startFrom + i, startTo + j));
                leftFrom[inFrom++] = from.word(startFrom + i);
                leftTo[inTo++] = to.word(startTo + j);
            } else {
                added++;
                if (i > 0 && edits[i][j] == edits[i - 1][j] + 1) {
                    i--;
                    leftFrom[inFrom++] = from.word(startFrom + i);
                } else {
                    j--;
                    leftTo[inTo++] = to.word(startTo + j);
                }
            }
        }
        int moved = inCommon(Arrays.copyOf(leftFrom, inFrom), Arrays.copyOf(leftTo, inTo));
        return new Result(kept, Math.max(n, m), added, moved, replaced.reversed());
    }

    private static int inCommon(int[] a, int[] b) {
        Arrays.sort(a);
        Arrays.sort(b);
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    private void fill(Trace from, int startFrom, int n, Trace to, int startTo, int m) {
        if (edits.length <= n || edits[0].length <= m) {
            int size = Math.max(64, Math.max(n, m) + 1);
            edits = new int[size][size];
        }
        for (int j = 0; j <= m; j++) {
            edits[0][j] = j;
        }
        for (int i = 1; i <= n; i++) {
            int[] row = edits[i];
            int[] above = edits[i - 1];
            row[0] = i;
            int word = from.word(startFrom + i - 1);
            for (int j = 1; j <= m; j++) {
                row[j] = word == to.word(startTo + j - 1)
                        ? above[j - 1]
                        : 1 + Math.min(above[j - 1], Math.min(above[j], row[j - 1]));
            }
        }
    }
}
