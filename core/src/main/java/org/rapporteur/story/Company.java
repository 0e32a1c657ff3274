package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The few reports that each report is most like: two that keep the same company are told to be of one story by all of these at once,
 * where their own words may leave it open.
 *
 * <p>(Shared near neighbours as a likeness: Jarvis and Patrick 1973.) A report's company is written into its vector, a term for each
 * report, so that the mean over all cross pairs of two groups stays one product of sums.
 */
final class Company {
    /** Fellows of a report: 4 and 5 do best on stories-union, 3 and 7 a little worse. */
    private static final int FELLOWS = 5;
    /**
     * A report is its own fellow as surely as if it were so like itself: the more, the less a few faint likenesses say. With .2 or .3
     * F1 on stories-union is the same.
     */
    private static final double OWN = 0.2;
    /**
     * Whoever is less like a report than this part of what makes one story is no company: otherwise reports that nobody else
     * tells anything like would keep the company of whatever is least unlike.
     */
    private static final double LEAST = 0.7;

    private final List<Vector> words;
    private final int terms;
    private final List<List<Integer>> neighbours;
    private final Bond bond;

    /**
     * @param words vectors whose terms are numbered from 1
     * @param terms how many terms these are
     * @param neighbours for each vector those among which its fellows are
     */
    Company(List<Vector> words, int terms, List<List<Integer>> neighbours, Bond bond) {
        this.words = words;
        this.terms = terms;
        this.neighbours = neighbours;
        this.bond = bond;
    }

    /** The vectors of words and company together, each with its part: a report's number, from 0, stands above the terms. */
    List<Vector> vectors() {
        float[] spread = new float[terms + 1];
        List<Vector> both = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            Vector own = words.get(i);
            own.spread(spread);
            Greatest fellows = new Greatest(FELLOWS);
            for (int other : neighbours.get(i)) {
                float likeness = (float) words.get(other).dotSpread(spread);
                long each = Greatest.of(Float.floatToIntBits(likeness), other);
                if (likeness >= LEAST * bond.threshold() && fellows.takes(each)) {
                    fellows.add(each);
                }
            }
            own.clear(spread);
            both.add(with(own, company(i, fellows.numbers())));
        }
        return both;
    }

    /** Of length 1. */
    private Vector company(int report, int[] fellows) {
        int[] all = Arrays.copyOf(fellows, fellows.length + 1);
        all[fellows.length] = report;
        Arrays.sort(all);
        float[] weights = new float[all.length];
        double squares = 0;
        for (int i = 0; i < all.length; i++) {
            weights[i] = (float) (all[i] == report ? OWN : words.get(report).dot(words.get(all[i])));
            squares += weights[i] * (double) weights[i];
        }
        for (int i = 0; i < all.length; i++) {
            all[i] += terms + 1;
            weights[i] /= (float) Math.sqrt(squares);
        }
        return new Vector(all, weights);
    }

    private Vector with(Vector own, Vector company) {
        int[] numbers = Arrays.copyOf(own.terms, own.terms.length + company.terms.length);
        float[] weights = new float[numbers.length];
        for (int i = 0; i < own.terms.length; i++) {
            weights[i] = own.weights[i] * (float) Math.sqrt(1 - bond.company());
        }
        for (int i = 0; i < company.terms.length; i++) {
            numbers[own.terms.length + i] = company.terms[i];
            weights[own.terms.length + i] = company.weights[i] * (float) Math.sqrt(bond.company());
        }
        return new Vector(numbers, weights);
    }
}
