package org.rapporteur.story;

import java.util.Arrays;

/**
 * A report's vector in six bytes a word, five once it is settled, for a state that holds a million of them: weights are 255ths of the heaviest, which changes
 * no likeness by more than one part in a hundred. Beside its weight a word keeps where it stands and how often, so that it can be
 * weighed anew when more is known of how rare it is; of a vector that is {@linkplain #settled settled} it no longer does.
 */
final class Packed {
    private static final int STEPS = 255;
    /** What is said more often counts as said so often. */
    private static final int MOST_TIMES = 31;

    private static final double[] FREQUENCIES = new double[MOST_TIMES + 1];

    static {
        for (int times = 1; times <= MOST_TIMES; times++) {
            FREQUENCIES[times] = 1 + StrictMath.log(times);
        }
    }

    private static final byte[] NO_MARKS = {};

    /** Numbers of the words, ascending. */
    final int[] terms;
    /** Place and number of times of each; empty once the weights are settled. */
    final byte[] marks;
    /** Weight of each in steps, as unsigned bytes; 0 for a word that could weigh something one day. */
    final byte[] weights;
    /** What one step of a weight is worth. */
    final float step;

    Packed(int[] terms, byte[] marks, byte[] weights, float step) {
        this.terms = terms;
        this.marks = marks;
        this.weights = weights;
        this.step = step;
    }

    static Packed of(int[] terms, byte[] marks, float[] weights) {
        float heaviest = Float.MIN_NORMAL;
        for (float weight : weights) {
            heaviest = Math.max(heaviest, weight);
        }
        byte[] steps = new byte[weights.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) (weights[i] == 0 ? 0 : Math.max(1, Math.round(weights[i] / heaviest * STEPS)));
        }
        return new Packed(terms, marks, steps, heaviest / STEPS);
    }

    /** Where a word stands and how often, in a byte. */
    static byte mark(Field field, int times) {
        return (byte) (field.ordinal() << 5 | Math.min(MOST_TIMES, times));
    }

    /** Number of the place. */
    static int field(byte mark) {
        return (mark & 0xFF) >>> 5;
    }

    /** What the number of times is worth: 1 for once, one more for every e times as often. */
    static double frequency(byte mark) {
        return FREQUENCIES[mark & MOST_TIMES];
    }

    /** The same without the words that weigh nothing and without what it takes to weigh them anew. */
    Packed settled() {
        int n = 0;
        for (byte weight : weights) {
            n += weight == 0 ? 0 : 1;
        }
        if (n == weights.length) {
            return new Packed(terms, NO_MARKS, weights, step);
        }
        int[] kept = new int[n];
        byte[] keptWeights = new byte[n];
        int k = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                kept[k] = terms[i];
                keptWeights[k++] = weights[i];
            }
        }
        return new Packed(kept, NO_MARKS, keptWeights, step);
    }

    Vector unpacked() {
        Packed heavy = settled();
        float[] floats = new float[heavy.weights.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (heavy.weights[i] & 0xFF) * step;
        }
        return new Vector(heavy.terms, floats);
    }

    /** Likeness of two reports, days not counted. */
    double dot(Packed other) {
        int[] its = other.terms;
        long sum = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length && j < its.length) {
            int a = terms[i];
            int b = its[j];
            if (a == b) {
                sum += (weights[i] & 0xFF) * (other.weights[j] & 0xFF);
            }
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        return sum * (double) step * other.step;
    }

    /** Places of the heaviest words, at most so many, the heaviest first; of equals the one with the smaller number. */
    int[] heaviest(int most) {
        long[] order = new long[weights.length];
        int size = 0;
        for (int i = 0; i < order.length; i++) {
            if (weights[i] != 0) {
                order[size++] = (long) (STEPS - (weights[i] & 0xFF)) << 32 | i;
            }
        }
        Arrays.sort(order, 0, size);
        int[] places = new int[Math.min(most, size)];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) order[i];
        }
        return places;
    }
}
