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

    /** Lets a report have its say in how rare its words are. */
    void count(StoryReport report) {
        count(report::counts);
    }

    /** The same, for how often each word stands where. */
    void count(Function<Field, Map<String, Integer>> counts) {
        bearers.countReport();
        for (Field field : Field.values()) {
            for (String stem : counts.apply(field).keySet()) {
                bearers.add(key(field, stem), 1);
            }
        }
    }

    /** The report's vector; its length is 1 if there is something in every place. */
    Vector vector(StoryReport report) {
        return vector(report::counts);
    }

    /** The same, for how often each word stands where. */
    Vector vector(Function<Field, Map<String, Integer>> counts) {
        int most = 0;
        for (Field field : Field.values()) {
            most += Math.min(field.most, counts.apply(field).size());
        }
        long[] entries = new long[most];
        int n = 0;
        for (Field field : Field.values()) {
            n = fill(field, counts.apply(field), entries, n);
        }
        Arrays.sort(entries, 0, n);
        int[] terms = new int[n];
        float[] weights = new float[n];
        for (int i = 0; i < n; i++) {
            terms[i] = (int) (entries[i] >> 32);
            weights[i] = Float.intBitsToFloat((int) entries[i]);
        }
        return new Vector(terms, weights);
    }

    private int fill(Field field, Map<String, Integer> counts, long[] entries, int from) {
        // the heaviest first: a weight is positive, so the order of its bits is its own
        long[] all = new long[counts.size()];
        int size = 0;
        for (var count : counts.entrySet()) {
            int key = key(field, count.getKey());
            float weight = (float) (1 + StrictMath.log(count.getValue())) * rarity(field, count.getKey(), key);
            if (weight > 0) {
                all[size++] = (long) Float.floatToIntBits(weight) << 32 | Integer.toUnsignedLong(key);
            }
        }
        Arrays.sort(all, 0, size);
        int kept = Math.min(field.most, size);
        double squares = 0;
        for (int i = size - kept; i < size; i++) {
            double weight = Float.intBitsToFloat((int) (all[i] >> 32));
            squares += weight * weight;
        }
        float scale = (float) Math.sqrt(share.applyAsDouble(field) / squares);
        for (int i = size - kept; i < size; i++) {
            float weight = Float.intBitsToFloat((int) (all[i] >> 32)) * scale;
            entries[from++] = all[i] << 32 | Float.floatToIntBits(weight);
        }
        return from;
    }

    private float rarity(Field field, String stem, int key) {
        double plain = isOfPlainWords.test(field) ? background.bearing(stem) : 0;
        double all = 1.0 + bearers.reports() + background.size();
        return (float) Math.max(0, StrictMath.log(all / (0.5 + bearers.get(key) + plain)));
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
