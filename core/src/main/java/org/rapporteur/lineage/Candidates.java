package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the reports that are worth comparing with a new one, by what survives copying and rewriting.
 *
 * <p>Marks of a report are (1) a sample of its runs of five words, for copies and cuts; (2) its skeleton: neighbouring names and
 * figures, names by their consonants, for spun and translated text, where the words between are changed; (3) its rarest
 * words. A mark lists the first reports that bear it and no more: what is in every report of a big story tells nothing, and
 * the originals, which come first, stay listed.
 */
final class Candidates {
    /** Reports listed under one mark: bounds the work for each report however hot its story is. */
    private static final int MAX_LISTED = 24;
    /** One run of words in so many is kept: a cut to 100 words still bears about 24 of its original's marks. */
    private static final int SAMPLE = 4;
    /** Marks of one kind that a report bears at most, so that a very long text costs no more than a long one. */
    private static final int MAX_MARKS = 600;

    private static final int SHINGLE = 5;
    /** A passage of 20 words bears about four marks, each worth 1 while few reports bear it. */
    private static final float LEAST_BY_WORDING = 1.5f;
    /** Three neighbourhoods of names that few reports have. */
    private static final float LEAST_BY_SKELETON = 2.5f;

    private final Map<Long, int[]> listed = new HashMap<>();
    private final List<Trace> known = new ArrayList<>();
    private float[] copyScores = new float[64];
    private float[] skeletonScores = new float[64];

    /** Makes a report findable. */
    void add(Trace trace) {
        int number = known.size();
        known.add(trace);
        for (long mark : Marks.of(trace)) {
            int[] list = listed.get(mark);
            if (list == null) {
                listed.put(mark, new int[] {1, number});
            } else if (list[0] < MAX_LISTED) {
                if (list[0] + 1 == list.length) {
                    list = Arrays.copyOf(list, Math.min(MAX_LISTED + 1, 2 * list.length));
                    listed.put(mark, list);
                }
                list[++list[0]] = number;
            }
        }
    }

    /** The most promising reports among those added, best first: at most {@code perKind} by wording and as many by skeleton. */
    List<Trace> find(Trace trace, int perKind) {
        if (copyScores.length < known.size()) {
            copyScores = new float[2 * known.size()];
            skeletonScores = new float[2 * known.size()];
        }
        List<Integer> touched = new ArrayList<>();
        for (long mark : Marks.of(trace)) {
            int[] list = listed.get(mark);
            if (list == null) {
                continue;
            }
            boolean wording = Marks.isWording(mark);
            // A mark of few reports says more; a full list is worth little.
            float worth = list[0] >= MAX_LISTED ? 0.1f : 1f / (1 + (float) Math.log(list[0]));
            for (int i = 1; i <= list[0]; i++) {
                int number = list[i];
                if (copyScores[number] == 0 && skeletonScores[number] == 0) {
                    touched.add(number);
                }
                if (wording) {
                    copyScores[number] += worth;
                } else {
                    skeletonScores[number] += worth;
                }
            }
        }
        List<Integer> chosen = new ArrayList<>();
        choose(touched, copyScores, perKind, LEAST_BY_WORDING, chosen);
        choose(touched, skeletonScores, perKind, LEAST_BY_SKELETON, chosen);
        for (int number : touched) {
            copyScores[number] = 0;
            skeletonScores[number] = 0;
        }
        return chosen.stream().distinct().map(known::get).toList();
    }

    private static void choose(List<Integer> touched, float[] scores, int most, float least, List<Integer> into) {
        touched.stream()
                .filter(number -> scores[number] >= least)
                .sorted((a, b) -> scores[a] != scores[b] ? Float.compare(scores[b], scores[a]) : Integer.compare(a, b))
                .limit(most)
                .forEach(into::add);
    }

    /** The marks of a report. */
    private static final class Marks {
        private static final long WORDING = 1L << 62;

        static boolean isWording(long mark) {
            return (mark & WORDING) != 0;
        }

        static long[] of(Trace trace) {
            List<Long> marks = new ArrayList<>();
            wording(trace, marks);
            skeleton(trace, marks);
            return marks.stream().mapToLong(Long::longValue).distinct().toArray();
        }

        private static void wording(Trace trace, List<Long> marks) {
            int before = marks.size();
            addWhole(trace, marks);
            for (int w = 0; w + SHINGLE <= trace.wordCount() && marks.size() - before < MAX_MARKS; w++) {
                long hash = 0;
                for (int i = 0; i < SHINGLE; i++) {
                    hash = (hash ^ trace.word(w + i)) * 0x9E3779B97F4A7C15L;
                    hash ^= hash >>> 29;
                }
                if (Long.remainderUnsigned(hash, SAMPLE) == 0) {
                    marks.add(hash & (WORDING - 1) | WORDING);
                }
            }
        }

        /** Two equal texts always meet, however short or monotonous: the whole text counts as two runs. */
        private static void addWhole(Trace trace, List<Long> marks) {
            long hash = 1;
            for (int w = 0; w < trace.wordCount(); w++) {
                hash = (hash + trace.word(w)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            marks.add(hash & (WORDING - 1) | WORDING);
            marks.add(pair(hash, 1) | WORDING);
        }

        private static void skeleton(Trace trace, List<Long> marks) {
            int before = marks.size();
            long last = 0;
            long lastButOne = 0;
            for (int w = 0; w < trace.wordCount() && marks.size() - before < MAX_MARKS; w++) {
                if (trace.is(w, Trace.NAME | Trace.NUMBER)) {
                    long anchor = trace.is(w, Trace.NUMBER) ? trace.word(w) : consonants(trace.written(w));
                    if (anchor != last) {
                        if (last != 0) {
                            marks.add(pair(last, anchor));
                        }
                        if (lastButOne != 0) {
                            marks.add(pair(lastButOne, pair(last, anchor)));
                        }
                        lastButOne = last;
                        last = anchor;
                    }
                } else if (!trace.is(w, Trace.STOP) && trace.span(w).length() >= 9) {
                    marks.add(pair(7, trace.word(w)));
                }
            }
        }

        private static long pair(long a, long b) {
            long hash = (a * 0x9E3779B97F4A7C15L + b) * 0xC2B2AE3D27D4EB4FL;
            return (hash ^ (hash >>> 31)) & (WORDING - 1);
        }

        /** The first letters of a name without vowels: one key for Zelensky and Zelenskyy, for Kyiv and Kiev. */
        private static long consonants(String name) {
            long key = 1;
            char last = 0;
            int taken = 0;
            for (int i = 0; i < name.length() && taken < 5; i++) {
                char c = Character.toLowerCase(name.charAt(i));
                boolean vowel = "aeiouy".indexOf(c) >= 0;
                if (Character.isLetter(c) && c != last && (i == 0 || !vowel)) {
                    key = key * 31 + c;
                    taken++;
                }
                last = c;
            }
            return key;
        }
    }
}
