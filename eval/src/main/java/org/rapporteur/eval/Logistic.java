package org.rapporteur.eval;

/**
 * Logistic regression by accelerated gradient steps (Beck and Teboulle 2009): no chance in it, the same weights from the same data.
 * The first column is taken for the constant: it is neither kept small nor kept from falling below zero.
 */
final class Logistic {
    private static final int ROUNDS = 3000;

    private Logistic() {}

    /**
     * The weights.
     *
     * @param share how much each row counts
     * @param small how strongly weights are kept small
     * @param onlyFor whether no weight but the constant may be below zero
     */
    static double[] fit(double[][] rows, boolean[] yes, double[] share, double small, boolean onlyFor) {
        int width = rows[0].length;
        double step = 1 / (steepest(rows, share) / 4 + small);
        double[] weights = new double[width];
        double[] ahead = new double[width];
        double[] slope = new double[width];
        double momentum = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int k = 0; k < width; k++) {
                slope[k] = k == 0 ? 0 : small * ahead[k];
            }
            for (int r = 0; r < rows.length; r++) {
                double error = share[r] * (chance(rows[r], ahead) - (yes[r] ? 1 : 0));
                for (int k = 0; k < width; k++) {
                    slope[k] += error * rows[r][k];
                }
            }
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            for (int k = 0; k < width; k++) {
                double to = ahead[k] - step * slope[k];
                if (onlyFor && k > 0) {
                    to = Math.max(0, to);
                }
                ahead[k] = to + (momentum - 1) / next * (to - weights[k]);
                weights[k] = to;
            }
            momentum = next;
        }
        return weights;
    }

    static double chance(double[] row, double[] weights) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += row[k] * weights[k];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** The largest eigenvalue of the weighted squares, by powers. */
    private static double steepest(double[][] rows, double[] share) {
        int width = rows[0].length;
        double[] direction = new double[width];
        java.util.Arrays.fill(direction, 1);
        double length = 1;
        for (int round = 0; round < 50; round++) {
            double[] next = new double[width];
            for (int r = 0; r < rows.length; r++) {
                double dot = 0;
                for (int k = 0; k < width; k++) {
                    dot += rows[r][k] * direction[k];
                }
                for (int k = 0; k < width; k++) {
                    next[k] += share[r] * dot * rows[r][k];
                }
            }
            length = 0;
            for (double each : next) {
                length += each * each;
            }
            length = Math.sqrt(length);
            for (int k = 0; k < width; k++) {
                direction[k] = next[k] / length;
            }
        }
        return length * 1.05;
    }
}
