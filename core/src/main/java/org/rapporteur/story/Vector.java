package org.rapporteur.story;

import java.util.Arrays;

/** A sparse vector: term numbers ascending, a weight for each. */
final class Vector {
    /** From this ratio of lengths, searching beats walking through both. */
    private static final int SKEWED = 10;

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
}
