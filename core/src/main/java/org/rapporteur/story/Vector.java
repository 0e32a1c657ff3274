package org.rapporteur.story;

import java.util.Arrays;

/** A sparse vector: term numbers ascending, a weight for each. */
final class Vector {
    /** From this ratio of lengths, searching beats walking through both. */
    private static final int SKEWED = 10;

    /** What is left of a weight that was added and taken away again; a word's own is a thousand times as much. */
    private static final float ROUNDING = 1e-5f;

    /** Of a report without words. */
    static final Vector EMPTY = new Vector(new int[0], new float[0]);

    final int[] terms;
    final float[] weights;

    Vector(int[] terms, float[] weights) {
        this.terms = terms;
        this.weights = weights;
    }

    double dot(Vector other) {
        if (terms.length * SKEWED < other.terms.length) {
            return dotBySearch(other);
        }
        if (other.terms.length * SKEWED < terms.length) {
            return other.dotBySearch(this);
        }
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length && j < other.terms.length) {
            int mine = terms[i];
            int its = other.terms[j];
            if (mine == its) {
                sum += weights[i++] * (double) other.weights[j++];
            } else if (mine < its) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** For a report against a big story: each of the few terms is looked up among the many. */
    private double dotBySearch(Vector longer) {
        double sum = 0;
        int from = 0;
        for (int i = 0; i < terms.length; i++) {
            int at = Arrays.binarySearch(longer.terms, from, longer.terms.length, terms[i]);
            if (at >= 0) {
                sum += weights[i] * (double) longer.weights[at];
            }
            from = at >= 0 ? at + 1 : -at - 1;
        }
        return sum;
    }

    /** Writes each weight to its term's place, where {@link #dotSpread} finds it: for one vector against many. */
    void spread(float[] into) {
        for (int i = 0; i < terms.length; i++) {
            into[terms[i]] = weights[i];
        }
    }

    /** Takes back what {@link #spread} wrote. */
    void clear(float[] spread) {
        for (int term : terms) {
            spread[term] = 0;
        }
    }

    /** The product with a vector that was spread, to the last bit that of {@link #dot}. */
    double dotSpread(float[] spread) {
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            sum += weights[i] * (double) spread[terms[i]];
        }
        return sum;
    }

    /** What is left over some terms, under their numbers, which must ascend with the terms; a term without a number is left out. */
    Vector over(Bearers numbers) {
        int[] left = new int[terms.length];
        float[] theirs = new float[terms.length];
        int n = 0;
        for (int i = 0; i < terms.length; i++) {
            int number = numbers.get(terms[i]);
            if (number > 0) {
                left[n] = number;
                theirs[n++] = weights[i];
            }
        }
        return new Vector(Arrays.copyOf(left, n), Arrays.copyOf(theirs, n));
    }

    Vector plus(Vector other) {
        int[] mergedTerms = new int[terms.length + other.terms.length];
        float[] mergedWeights = new float[mergedTerms.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length || j < other.terms.length) {
            if (j == other.terms.length || (i < terms.length && terms[i] < other.terms[j])) {
                mergedTerms[n] = terms[i];
                mergedWeights[n++] = weights[i++];
            } else if (i == terms.length || terms[i] > other.terms[j]) {
                mergedTerms[n] = other.terms[j];
                mergedWeights[n++] = other.weights[j++];
            } else {
                mergedTerms[n] = terms[i];
                mergedWeights[n++] = weights[i++] + other.weights[j++];
            }
        }
        return new Vector(Arrays.copyOf(mergedTerms, n), Arrays.copyOf(mergedWeights, n));
    }

    /**
     * What each term adds to the product with a sum of vectors.
     *
     * @param counted whether this vector is in the sum, and has to be left out of it
     */
    Vector times(Vector sum, boolean counted) {
        int[] both = new int[terms.length];
        float[] products = new float[terms.length];
        int n = 0;
        int from = 0;
        for (int i = 0; i < terms.length; i++) {
            int at = Arrays.binarySearch(sum.terms, from, sum.terms.length, terms[i]);
            float weight = at < 0 ? 0 : sum.weights[at] - (counted ? weights[i] : 0);
            if (weight > ROUNDING) {
                both[n] = terms[i];
                products[n++] = weights[i] * weight;
            }
            from = at >= 0 ? at + 1 : -at - 1;
        }
        return new Vector(Arrays.copyOf(both, n), Arrays.copyOf(products, n));
    }
}
