package org.rapporteur.story;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few reports that each report is most like: two that keep the same company are told to be of one story by all of these at once,
 * where their own words may leave it open.
 *
 * <p>(Shared near neighbours as a likeness: Jarvis and Patrick 1973.) A report's company is written into its vector, a term for each
 * report, so that the mean over all cross pairs of two groups stays one product of sums. A fellow counts by what its likeness, days
 * counted, has beyond {@link Bond#fellow}: otherwise reports that nobody else tells anything like would keep the company of whatever is
 * least unlike.
 */
final class Company {
    /** Fellows of a report: with 4 or 6 F1 on stories-union is the same to .005. */
    private static final int FELLOWS = 5;
    /**
     * A report is its own fellow, as one so much more like it than {@link Bond#fellow} would be: the more, the less a single faint fellow says. With
     * .1 F1 on stories-union is the same to .003.
     */
    private static final double OWN = 0.06;

    private final List<Vector> words;
    private final int terms;
    private final List<@Nullable Long> firstDays;
    private final List<@Nullable Long> lastDays;
    private final Bond bond;

    /**
     * @param words vectors whose terms are numbered from 1
     * @param terms how many terms these are
     */
    Company(List<Vector> words, int terms, List<@Nullable Long> firstDays, List<@Nullable Long> lastDays, Bond bond) {
        this.words = words;
        this.terms = terms;
        this.firstDays = firstDays;
        this.lastDays = lastDays;
        this.bond = bond;
    }

    /**
     * The vectors of words and company together, each with its part: a report's number, from 0, stands above the terms.
     *
     * @param neighbours for each vector those among which its fellows are
     */
    List<Vector> vectors(List<List<Integer>> neighbours) {
        float[] spread = new float[terms + 1];
        Vector[] both = new Vector[words.size()];
        for (int i = 0; i < both.length; i++) {
            Vector own = words.get(i);
            own.spread(spread);
            Greatest fellows = new Greatest(FELLOWS);
            for (int other : neighbours.get(i)) {
                long gap = Bond.gap(firstDays.get(i), lastDays.get(i), firstDays.get(other), lastDays.get(other));
                float beyond = (float) (words.get(other).dotSpread(spread) * bond.nearness(gap) - bond.fellow(gap));
                if (beyond > 0) {
                    // a positive number, so the order of its bits is its own
                    long each = Greatest.of(Float.floatToIntBits(beyond), other);
                    if (fellows.takes(each)) {
                        fellows.add(each);
                    }
                }
            }
            own.clear(spread);
            both[i] = with(own, i, fellows);
        }
        return Arrays.asList(both);
    }

    private Vector with(Vector own, int report, Greatest fellows) {
        int[] numbers = fellows.numbers();
        float[] likeness = fellows.scores();
        double squares = OWN * OWN;
        for (float each : likeness) {
            squares += each * (double) each;
        }
        float ofWords = (float) Math.sqrt(1 - bond.company());
        double ofCompany = Math.sqrt(bond.company() / squares);
        int n = own.terms.length;
        int[] places = Arrays.copyOf(own.terms, n + numbers.length + 1);
        float[] weights = Arrays.copyOf(own.weights, places.length);
        for (int k = 0; k < n; k++) {
            weights[k] *= ofWords;
        }
        int[] order = Arrays.copyOf(numbers, numbers.length + 1);
        order[numbers.length] = report;
        Arrays.sort(order);
        for (int k = 0; k < order.length; k++) {
            places[n + k] = terms + 1 + order[k];
            weights[n + k] = (float) (ofCompany * (order[k] == report ? OWN : likeness[at(numbers, order[k])]));
        }
        return new Vector(places, weights);
    }

    private static int at(int[] numbers, int number) {
        int at = 0;
        while (numbers[at] != number) {
            at++;
        }
        return at;
    }
}
