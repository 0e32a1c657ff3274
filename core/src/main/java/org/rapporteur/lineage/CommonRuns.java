package org.rapporteur.lineage;

import java.util.BitSet;

/**
 * The words of two reports that stand in runs of at least {@value #LENGTH} words common to both: what was copied, however its
 * paragraphs were moved or its sentences cut.
 *
 * @param from how many words of the one
 * @param to how many words of the other
 */
record CommonRuns(int from, int to) {
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
        return new CommonRuns(inFrom.cardinality(), inTo.cardinality());
    }

    private static int mark(long[] runs, int first, long run, BitSet words) {
        int i = first;
        for (; i < runs.length && Trace.runNumber(runs[i]) == run; i++) {
            words.set(Trace.runStart(runs[i]), Trace.runStart(runs[i]) + LENGTH);
        }
        return i;
    }
}
