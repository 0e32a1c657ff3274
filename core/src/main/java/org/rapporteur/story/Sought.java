package org.rapporteur.story;

/**
 * A report's vector made ready to be compared with many others: its weights stand in a table by the last bits of the word's number, which
 * is a hash, so that each word of another report costs one look instead of a step through both lists.
 */
final class Sought {
    /** Cells for a word, at least: of eight words that are not in the report seven meet a free cell at once. */
    private static final int ROOM = 8;

    private final int[] terms;
    /** 0 in a free cell. */
    private final int[] weights;

    private final float step;

    Sought(Packed vector) {
        terms = new int[Integer.highestOneBit(ROOM * vector.terms.length + 1) << 1];
        weights = new int[terms.length];
        step = vector.step;
        for (int i = 0; i < vector.terms.length; i++) {
            int weight = vector.weights[i] & 0xFF;
            if (weight != 0) {
                int at = cell(vector.terms[i]);
                terms[at] = vector.terms[i];
                weights[at] = weight;
            }
        }
    }

    /** Likeness to another report, days not counted; to the last bit that of {@link Packed#dot}. */
    double dot(Packed other) {
        int[] its = other.terms;
        long sum = 0;
        for (int i = 0; i < its.length; i++) {
            sum += weights[cell(its[i])] * (other.weights[i] & 0xFF);
        }
        return sum * (double) step * other.step;
    }

    /** Where a term is, or the free cell where it would be. */
    private int cell(int term) {
        int at = term & terms.length - 1;
        while (weights[at] != 0 && terms[at] != term) {
            at = at + 1 & terms.length - 1;
        }
        return at;
    }
}
