package org.rapporteur.lineage;

import java.util.BitSet;

/**
 * The words of two reports that stand in runs of at least {@value #LENGTH} words common to both: what was copied, however its
 * paragraphs were moved or its sentences cut.
 *
 * @param from how many words of the one
 * @param to how many words of the other
 * @param longest words of the longest stretch of the one that lies in such runs without a gap, or of the other's if shorter
 * @param longestStart first word of that stretch in the one
 */
record CommonRuns(int from, int to, int longest, int longestStart) {
    /** Words that news reports of one event rarely have in a row by chance. */
    static final int LENGTH = 6;

    static CommonRuns of(Trace from, Trace to) {
        BitSet inFrom = new BitSet();
        BitSet inTo = new BitSet();
        int i = 0;
        int j = 0;
        long[] a = from.runs();
        long[] b = to.runs();
        while (i < a.length && j < b.length) {
            long run = Trace.runNumber(a[i]);
            int difference = Long.compare(run, Trace.runNumber(b[j]));
            if (difference < 0) {
                i++;
            } else if (difference > 0) {
                j++;
            } else {
                i = mark(a, i, run, inFrom);
                j = mark(b, j, run, inTo);
            }
        }
        int start = longestStart(inFrom);
        int longest = Math.min(length(inFrom, start), length(inTo, longestStart(inTo)));
        return new CommonRuns(inFrom.cardinality(), inTo.cardinality(), longest, start);
    }

    private static int longestStart(BitSet words) {
        int best = 0;
        for (int start = words.nextSetBit(0); start >= 0; start = words.nextSetBit(words.nextClearBit(start))) {
            best = length(words, start) > length(words, best) ? start : best;
        }
        return best;
    }

    private static int length(BitSet words, int start) {
        return words.nextClearBit(start) - start;
    }

    private static int mark(long[] runs, int first, long run, BitSet words) {
        int i = first;
        for (; i < runs.length && Trace.runNumber(runs[i]) == run; i++) {
            words.set(Trace.runStart(runs[i]), Trace.runStart(runs[i]) + LENGTH);
        }
        return i;
    }
}
