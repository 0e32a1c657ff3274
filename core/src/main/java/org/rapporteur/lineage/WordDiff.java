package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Lays two sentences side by side, word by word, with the fewest changes. Keeps work space, so one per thread. */
final class WordDiff {
    private int[][] edits = new int[0][0];
    /** Words of the one sentence that are not kept, from its end on, {@link #leftFrom} of them. */
    private int[] wordsFrom = new int[0];

    private int leftFrom;
    /** The same of the other sentence. */
    private int[] wordsTo = new int[0];

    private int leftTo;

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
        walk(from, f, to, t);
        Only only = new Only(new BitSet(), new BitSet());
        for (int i = 0; i < leftFrom; i++) {
            only.from().set(wordsFrom[i]);
        }
        for (int i = 0; i < leftTo; i++) {
            only.to().set(wordsTo[i]);
        }
        return only;
    }

    /** Compares sentence {@code f} of one report with sentence {@code t} of another. */
    Result compare(Trace from, int f, Trace to, int t) {
        List<Replaced> replaced = walk(from, f, to, t);
        int longest = Math.max(from.sentenceLength(f), to.sentenceLength(t));
        int kept = from.sentenceLength(f) - leftFrom;
        int added = leftFrom + leftTo - 2 * replaced.size();
        int moved = inCommon(numbers(from, wordsFrom, leftFrom), numbers(to, wordsTo, leftTo));
        return new Result(kept, longest, added, moved, replaced);
    }

    private static int[] numbers(Trace trace, int[] words, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = trace.word(words[i]);
        }
        return numbers;
    }

    /** Walks back through the table of edits: finds the words left on either side, and those that stand in place of one another. */
    private List<Replaced> walk(Trace from, int f, Trace to, int t) {
        int startFrom = from.sentenceStart(f);
        int startTo = to.sentenceStart(t);
        int i = from.sentenceLength(f);
        int j = to.sentenceLength(t);
        fill(from, startFrom, i, to, startTo, j);
        wordsFrom = wordsFrom.length < i ? new int[i] : wordsFrom;
        wordsTo = wordsTo.length < j ? new int[j] : wordsTo;
        leftFrom = 0;
        leftTo = 0;
        List<Replaced> replaced = new ArrayList<>();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && from.word(startFrom + i - 1) == to.word(startTo + j - 1)) {
                i--;
                j--;
            } else if (i > 0 && j > 0 && edits[i][j] == edits[i - 1][j - 1] + 1) {
                wordsFrom[leftFrom++] = startFrom + --i;
                wordsTo[leftTo++] = startTo + --j;
                replaced.add(new Replaced(startFrom + i, startTo + j));
            } else if (i > 0 && edits[i][j] == edits[i - 1][j] + 1) {
                wordsFrom[leftFrom++] = startFrom + --i;
            } else {
                wordsTo[leftTo++] = startTo + --j;
            }
        }
        return replaced.reversed();
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
