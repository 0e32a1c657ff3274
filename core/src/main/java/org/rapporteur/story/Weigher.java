package org.rapporteur.story;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

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
    private final ToDoubleFunction<Field> share;
    private final Predicate<Field> isOfPlainWords;

    /** For reports that are to be grouped into stories. */
    Weigher(Background background, Bearers bearers) {
        this(background, bearers, field -> field.share, Field::isOfPlainWords);
    }

    /**
     * For other groups.
     *
     * @param share the part of the likeness that a place decides; all together are 1
     * @param isOfPlainWords whether the share of ordinary reports that bear a word says how rare it is there
     */
    Weigher(Background background, Bearers bearers, ToDoubleFunction<Field> share, Predicate<Field> isOfPlainWords) {
        this.background = background;
        this.bearers = bearers;
        this.share = share;
        this.isOfPlainWords = isOfPlainWords;
    }

    /** Reports by which it is known how rare words are. */
    int reports() {
        return bearers.reports();
    }

    /** Lets a report have its say in how rare its words are. */
    void count(StoryReport report) {
        count(report::counts);
    }

    /** The same, for how often each word stands where. */
    void count(Function<Field, Map<String, Integer>> counts) {
        bearers.countReport();
        for (Field field : FIELDS) {
            for (String stem : counts.apply(field).keySet()) {
                bearers.add(key(field, stem), 1);
            }
        }
    }

    /** As {@link #count}, then {@link #vector}, in one go over the words. */
    Packed counted(StoryReport report) {
        bearers.countReport();
        return vector(report::counts, 1);
    }

    /** The report's vector; its length is 1 if there is something in every place and the report is no brief one. */
    Packed vector(StoryReport report) {
        return vector(report::counts, 0);
    }

    /** The same, for how often each word stands where. */
    Packed vector(Function<Field, Map<String, Integer>> counts) {
        return vector(counts, 0);
    }

    private Packed vector(Function<Field, Map<String, Integer>> counts, int counted) {
        int all = 0;
        for (Field field : FIELDS) {
            all += counts.apply(field).size();
        }
        long[] entries = new long[all];
        int n = 0;
        for (Field field : FIELDS) {
            for (var count : counts.apply(field).entrySet()) {
                entries[n++] = (long) key(field, count.getKey()) << 32 | Packed.mark(field, count.getValue()) & 0xFF;
            }
        }
        Arrays.sort(entries);
        int[] terms = new int[n];
        byte[] marks = new byte[n];
        int[] bearing = new int[n];
        // nothing but this in the loop: its looks into a large table do not wait for each other
        for (int i = 0; i < n; i++) {
            bearing[i] = bearers.add((int) (entries[i] >> 32), counted);
        }
        float[] weights = new float[n];
        for (int i = 0; i < n; i++) {
            terms[i] = (int) (entries[i] >> 32);
            marks[i] = (byte) entries[i];
            weights[i] = weight(terms[i], marks[i], bearing[i]);
        }
        Packed vector = packed(terms, marks, weights);
        return bearers.reports() < SETTLED ? vector : vector.settled();
    }

    /**
     * The same words, weighed by what is known now of how rare they are.
     *
     * @throws IllegalStateException if its weights are settled
     */
    Packed weighed(Packed vector) {
        if (vector.marks.length < vector.terms.length) {
            throw new IllegalStateException("its weights are settled");
        }
        float[] weights = new float[vector.terms.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(vector.terms[i], vector.marks[i], bearers.get(vector.terms[i]));
        }
        return packed(vector.terms, vector.marks, weights);
    }

    private Packed packed(int[] terms, byte[] marks, float[] weights) {
        double said = said(marks);
        for (Field field : FIELDS) {
            weigh(field, marks, weights, share.applyAsDouble(field) * said);
        }
        return Packed.of(terms, marks, weights);
    }

    /** Takes the weight of all but the heaviest words of a place, and brings these to the place's share. */
    private void weigh(Field field, byte[] marks, float[] weights, double share) {
        long[] order = new long[marks.length];
        int size = 0;
        for (int i = 0; i < marks.length; i++) {
            if (Packed.field(marks[i]) == field.ordinal()) {
                // a weight is positive, so the order of its bits is its own
                order[size++] = (long) Float.floatToIntBits(weights[i]) << 32 | i;
            }
        }
        Arrays.sort(order, 0, size);
        int light = Math.max(0, size - (bearers.reports() < SETTLED ? field.most : field.mostOfMany));
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

    private float weight(int key, byte mark, int bearing) {
        double plain = isOfPlainWords.test(FIELDS[Packed.field(mark)]) ? background.bearing(key) : 0;
        double all = 1.0 + bearers.reports() + background.size();
        double rarity = StrictMath.log(all / (0.5 + bearing + plain));
        // never quite nothing: a report of common words is still like its twin
        return (float) (Packed.frequency(mark) * Math.max(1e-3, rarity));
    }

    /** The number of a word in a place. */
    static int key(Field field, String stem) {
        // the place is mixed in before the first letter, or "bar" in one place would be "car" in the next
        int hash = (0x811C9DC5 ^ field.ordinal()) * 0x01000193;
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
