package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be counted in a report that tells whether its wording is its writer's own: sign by sign, how often it is there and how
 * often it could have been.
 *
 * <p>Counting only; {@link FidelityJudge} weighs. Public for the trainer of the weights (module {@code eval}).
 */
public final class FidelitySigns {
    /**
     * One sign in one report.
     *
     * @param name its name in {@code fidelity.tsv}
     * @param found how often it is there, or the sum of its degrees
     * @param chances how often it could have been; 0 for a sign of which a clean report has none, however long
     * @param slips for a slip that no editor lets pass, how many different ones were found; else 0
     * @param reason what a reader is told if it counts
     */
    public record Sign(String name, double found, double chances, int slips, String reason) {
        /** A slip that no editor lets pass, found in these places. */
        static Sign slips(String name, List<String> places, int words, String reason) {
            double rate = places.size() / Math.max(1, words / SLIPS_PER_WORDS);
            int different = (int) places.stream().distinct().count();
            return new Sign(name, StrictMath.log1p(rate) / StrictMath.log(2), 0, different, reason + some(places));
        }

        /**
         * How far above what clean reports of that length show: in standard deviations, or, for slips, how often their number
         * doubles.
         */
        public double degree(double mean, double between, double within) {
            if (chances == 0) {
                return Math.min(MOST_DOUBLINGS, found);
            }
            double deviations = (found / chances - mean) / Math.sqrt(between + within / chances + 1e-9);
            return Math.max(LEAST, Math.min(MOST, deviations));
        }
    }

    /** Slips are counted as they are up to this length, beyond it as a rate: a long report has more chances. */
    private static final double SLIPS_PER_WORDS = 1000;

    private static final double MOST_DOUBLINGS = 4;

    /** A sign that is further away from clean reports tells no more. */
    private static final double MOST = 8;

    private static final double LEAST = -2;

    private FidelitySigns() {}

    /** All signs of a report, always the same ones in the same order. */
    public static List<Sign> of(TokenIndex index) {
        List<Sign> signs = new ArrayList<>(new WordingSigns(index).all());
        signs.addAll(new SettingSigns(index).all());
        return List.copyOf(signs);
    }

    /** The first few of what was found, for a reason. */
    static String some(List<String> found) {
        return String.join(
                ", ",
                found.stream().distinct().limit(5).map(FidelitySigns::shortened).toList());
    }

    static String shortened(String example) {
        String line = example.replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
