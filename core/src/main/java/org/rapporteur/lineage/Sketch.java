package org.rapporteur.lineage;

import java.util.Arrays;

/**
 * What makes a report findable without its text: numbers, called marks, that survive copying and rewriting.
 *
 * <p>Marks are (1) runs of five words, for copies and cuts (the <i>wording</i>); (2) neighbouring names and figures, names by
 * their consonants, and long words, for spun and translated text, where the words between are changed (the <i>skeleton</i>). Of
 * each kind the smallest numbers are kept: two sketches of texts that have a share of their marks in common have about that
 * share of their smallest ones in common too (bottom-k sketches, Cohen 2007), whatever the lengths of the texts.
 */
final class Sketch {
    /** How many marks of a report are kept. */
    enum Density {
        /** For a pile: finds a single passage in common too; 2 to 5 KB a report. One run of words in four, 600 of a kind. */
        FULL(4, 600, 600),
        /** For a stream: finds what covers a fifth of a report or more; under 1 KB a report with its place in the index. */
        COMPACT(1, 16, 20);

        private final int sample;
        private final int wording;
        private final int skeleton;

        Density(int sample, int wording, int skeleton) {
            this.sample = sample;
            this.wording = wording;
            this.skeleton = skeleton;
        }
    }

    private static final int SHINGLE = 5;
    /** A plain word so long is rare enough to be a mark: 9 letters and more are one word in eight. */
    private static final int LONG_WORD = 9;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Frame frame;
    private final int[] marks;

    private Sketch(Frame frame, int[] marks) {
        this.frame = frame;
        this.marks = marks;
    }

    static Sketch of(Trace trace, Density density) {
        Collector all = new Collector(2 * trace.wordCount() + 8);
        all.wording(trace, density.sample);
        int wording = all.keepSmallest(0, density.wording);
        all.whole(trace);
        int skeleton = all.count;
        all.skeleton(trace);
        all.keepSmallest(skeleton, density.skeleton);
        return new Sketch(trace.frame(), Arrays.copyOf(all.marks, all.count));
    }

    /** A sketch that was written down. */
    static Sketch of(Frame frame, int[] marks) {
        return new Sketch(frame, marks.clone());
    }

    Frame frame() {
        return frame;
    }

    String id() {
        return frame.id();
    }

    /** All marks; not to be changed. */
    int[] marks() {
        return marks;
    }

    /** Whether a mark is of the wording; else it is of the skeleton. */
    static boolean isWording(int mark) {
        return (mark & 1) == 1;
    }

    /** Work space for the marks of one text. */
    private static final class Collector {
        private int[] marks;
        private int count;

        Collector(int capacity) {
            marks = new int[capacity];
        }

        private void add(long hash, boolean wording) {
            if (count == marks.length) {
                marks = Arrays.copyOf(marks, 2 * count);
            }
            marks[count++] = (int) (hash >>> 32) & ~1 | (wording ? 1 : 0);
        }

        /** Drops doubles among the marks from {@code first} on and all but the smallest; gives back how many are left in all. */
        int keepSmallest(int first, int most) {
            Arrays.sort(marks, first, count);
            int kept = first;
            for (int i = first; i < count && kept - first < most; i++) {
                if (i == first || marks[i] != marks[i - 1]) {
                    marks[kept++] = marks[i];
                }
            }
            count = kept;
            return count;
        }

        void wording(Trace trace, int sample) {
            for (int w = 0; w + SHINGLE <= trace.wordCount(); w++) {
                long hash = 0;
                for (int i = 0; i < SHINGLE; i++) {
                    hash = (hash ^ trace.word(w + i)) * GOLDEN;
                    hash ^= hash >>> 29;
                }
                if (Long.remainderUnsigned(hash, sample) == 0) {
                    add(hash * GOLDEN, true);
                }
            }
        }

        /** Two equal texts always meet, however short or monotonous: the whole text counts as two runs. */
        void whole(Trace trace) {
            long hash = 1;
            for (int w = 0; w < trace.wordCount(); w++) {
                hash = (hash + trace.word(w)) * GOLDEN;
                hash ^= hash >>> 29;
            }
            add(hash, true);
            add(pair(hash, 1), true);
        }

        void skeleton(Trace trace) {
            long last = 0;
            long lastButOne = 0;
            for (int w = 0; w < trace.wordCount(); w++) {
                if (trace.is(w, Trace.NAME | Trace.NUMBER)) {
                    long anchor = trace.is(w, Trace.NUMBER) ? trace.word(w) : trace.consonants(w);
                    if (anchor != last) {
                        if (last != 0) {
                            add(pair(last, anchor), false);
                        }
                        if (lastButOne != 0) {
                            add(pair(lastButOne, pair(last, anchor)), false);
                        }
                        lastButOne = last;
                        last = anchor;
                    }
                } else if (!trace.is(w, Trace.STOP) && trace.length(w) >= LONG_WORD) {
                    add(pair(7, trace.word(w)), false);
                }
            }
        }

        private static long pair(long a, long b) {
            long hash = (a * GOLDEN + b) * 0xC2B2AE3D27D4EB4FL;
            return hash ^ (hash >>> 31);
        }
    }
}
