package org.rapporteur.story;

import java.util.Arrays;

/**
 * Turns the word counts of a report into one vector, in which what is rare weighs more: rare among the reports that were counted,
 * and rare in English at large.
 *
 * <p>The vector holds a part for each {@link Field}, as long as the square root of its share, so that the product of two vectors
 * is the mean of the cosines by place. A word has a number for each place, a hash: no table of words has to be kept, and of two
 * million words some 500 share their number with another.
 */
final class Weigher {
    private static final Field[] FIELDS = Field.values();
    /**
     * Reports from which the count of bearers tells which words of a report weigh most; before that a vector keeps them all, to be
     * weighed anew.
     */
    static final int SETTLED = 5_000;

    /**
     * Different words from which a report says what it is about. One word in common is much of a headline and proves little, so a
     * report of half as many words is half as like to others. With 30 or 40 F1 on stories-union is the same to .005, with 50 on
     * ecb+ .01 less; of a hundred stories found in feeds of headlines 65 were bad without (docs/results/feeds-by-eye.md).
     */
    private static final double SAYS_ALL = 40;
    /** A headline of fewer words counts as one of so many, or it would not be like its twin. */
    private static final double SAYS_LEAST = 8;

    private final Background background;
    private final Bearers bearers;

    Weigher(Background background, Bearers bearers) {
        this.background = background;
        this.bearers = bearers;
    }

    /** Lets a report have its say in how rare its words are. */
    void count(StoryReport report) {
        bearers.countReport();
        for (Field field : FIELDS) {
            for (String stem : report.counts(field).keySet()) {
                bearers.add(key(field, stem), 1);
            }
        }
    }

    /** The report's vector; its length is 1 if there is something in every place and the report is no brief one. */
    Packed vector(StoryReport report) {
        int all = 0;
        for (Field field : FIELDS) {
            all += report.counts(field).size();
        }
        long[] entries = new long[all];
        int n = 0;
        for (Field field : FIELDS) {
            for (var count : report.counts(field).entrySet()) {
                entries[n++] = (long) key(field, count.getKey()) << 32 | Packed.mark(field, count.getValue()) & 0xFF;
            }
        }
        Arrays.sort(entries);
        int[] terms = new int[n];
        byte[] marks = new byte[n];
        for (int i = 0; i < n; i++) {
            terms[i] = (int) (entries[i] >> 32);
            marks[i] = (byte) entries[i];
        }
        Packed vector = weighed(terms, marks);
        return bearers.reports() < SETTLED ? vector : vector.withoutWeightless();
    }

    /** The same words, weighed by what is known now of how rare they are. */
    Packed weighed(Packed vector) {
        return weighed(vector.terms, vector.marks);
    }

    private Packed weighed(int[] terms, byte[] marks) {
        float[] weights = new float[terms.length];
        for (int i = 0; i < terms.length; i++) {
            weights[i] = (float) weight(terms[i], marks[i]);
        }
        double said = said(marks);
        for (Field field : FIELDS) {
            weigh(field, marks, weights, field.share * said);
        }
        return Packed.of(terms, marks, weights);
    }

    /** Takes the weight of all but the heaviest words of a place, and brings these to the place's share. */
    private static void weigh(Field field, byte[] marks, float[] weights, double share) {
        long[] order = new long[marks.length];
        int size = 0;
        for (int i = 0; i < marks.length; i++) {
            if (Packed.field(marks[i]) == field.ordinal()) {
                // a weight is positive, so the order of its bits is its own
                order[size++] = (long) Float.floatToIntBits(weights[i]) << 32 | i;
            }
        }
        Arrays.sort(order, 0, size);
        int light = Math.max(0, size - field.most);
        double squares = 0;
        for (int k = 0; k < size; k++) {
            int i = (int) order[k];
            if (k < light) {
                weights[i] = 0;
            }
            squares += weights[i] * (double) weights[i];
        }
        for (int k = light; k < size; k++) {
            weights[(int) order[k]] *= (float) Math.sqrt(share / squares);
        }
    }

    /** How much of what it could say a report says: a line of a feed a fifth, an article all. */
    private static double said(byte[] marks) {
        int words = 0;
        for (byte mark : marks) {
            words += Packed.field(mark) == Field.BODY.ordinal() ? 1 : 0;
        }
        return Math.min(1, Math.max(SAYS_LEAST, words) / SAYS_ALL);
    }

    private double weight(int key, byte mark) {
        double all = 1.0 + bearers.reports() + background.size();
        double rarity = StrictMath.log(all / (0.5 + bearers.get(key) + background.bearing(key)));
        // never quite nothing: a report of common words is still like its twin
        return Packed.frequency(mark) * Math.max(1e-3, rarity);
    }

    /** The number of a word in a place. */
    static int key(Field field, String stem) {
        int hash = 0x811C9DC5 ^ field.ordinal();
        for (int i = 0; i < stem.length(); i++) {
            hash = (hash ^ stem.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >>> 13;
        hash *= 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
