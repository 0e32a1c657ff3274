package org.rapporteur.story;

import java.util.Arrays;
import java.util.Map;

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

    Weigher(Background background, Bearers bearers) {
        this.background = background;
        this.bearers = bearers;
    }

    /** Lets a report have its say in how rare its words are. */
    void count(StoryReport report) {
        bearers.countReport();
        for (Field field : Field.values()) {
            for (String stem : report.counts(field).keySet()) {
                bearers.add(key(field, stem), 1);
            }
        }
    }

    /** The report's vector; its length is 1 if there is something in every place. */
    Vector vector(StoryReport report) {
        int most = 0;
        for (Field field : Field.values()) {
            most += Math.min(field.most, report.counts(field).size());
        }
        long[] entries = new long[most];
        int n = 0;
        for (Field field : Field.values()) {
            n = fill(field, report.counts(field), entries, n);
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
        float scale = (float) Math.sqrt(field.share / squares);
        for (int i = size - kept; i < size; i++) {
            float weight = Float.intBitsToFloat((int) (all[i] >> 32)) * scale;
            entries[from++] = all[i] << 32 | Float.floatToIntBits(weight);
        }
        return from;
    }

    private float rarity(Field field, String stem, int key) {
        double plain = field.isOfPlainWords() ? background.bearing(stem) : 0;
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
