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
        while (i < from.runCount() && j < to.runCount()) {
            int difference = Long.compare(from.run(i), to.run(j));
            if (difference < 0) {
                i++;
            } else if (difference > 0) {
                j++;
            } else {
                long run = from.run(i);
                for (; i < from.runCount() && from.run(i) == run; i++) {
                    inFrom.set(from.runStart(i), from.runStart(i) + LENGTH);
                }
                for (; j < to.runCount() && to.run(j) == run; j++) {
                    inTo.set(to.runStart(j), to.runStart(j) + LENGTH);
                }
            }
        }
        return new CommonRuns(inFrom.cardinality(), inTo.cardinality());
    }
}
