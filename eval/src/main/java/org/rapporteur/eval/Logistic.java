package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression by Newton's steps: no chance in it, the same weights from the same data. The first column is taken for the
 * constant: it is neither kept small nor kept from falling below zero.
 */
final class Logistic {
    private static final int STEPS = 50;

    /** Half steps never overshoot by much and are still fast enough. */
    private static final double STEP = 0.5;

    /** Weights that move no more than that stand still. */
    private static final double NOTHING = 1e-9;

    private Logistic() {}

    /**
     * The weights.
     *
     * @param share how much each row counts
     * @param small how strongly weights are kept small
     * @param onlyFor whether no weight but the constant may be below zero: columns that would be are left out one after the other
     */
    static double[] fit(double[][] rows, boolean[] yes, double[] share, double small, boolean onlyFor) {
        int width = rows[0].length;
        boolean[] out = new boolean[width];
        double[] weights = new double[width];
        while (true) {
            double moved = 1;
            for (int step = 0; step < STEPS && moved > NOTHING; step++) {
                moved = step(rows, yes, share, small, out, weights);
            }
            int worst = 0;
            for (int k = 1; k < width && onlyFor; k++) {
                if (weights[k] < 0 && (worst == 0 || weights[k] < weights[worst])) {
                    worst = k;
                }
            }
            if (worst == 0) {
                return weights;
            }
            out[worst] = true;
            weights[worst] = 0;
        }
    }

    /**
     * Weights for columns as they are, learnt from columns of like spread.
     *
     * @param weights the constant first
     * @param mean of each column
     */
    record Evenly(double[] weights, double[] mean) {
        /** The logarithm of the odds of a row. */
        double odds(double[] columns) {
            double sum = weights[0];
            for (int k = 1; k < weights.length; k++) {
                sum += weights[k] * columns[k];
            }
            return sum;
        }
    }

    /**
     * The weights of rows that count as good by a share and as not good by the rest; all columns but the constant are brought to one mean and spread first,
     * so that they are kept small alike.
     */
    static Evenly fitEvenly(List<double[]> all, double[] good, double small) {
        int width = all.getFirst().length;
        double[] mean = new double[width];
        double[] spread = new double[width];
        for (int k = 1; k < width; k++) {
            int column = k;
            mean[k] = all.stream().mapToDouble(row -> row[column]).average().orElse(0);
            spread[k] = Math.sqrt(all.stream()
                    .mapToDouble(row -> Math.pow(row[column] - mean[column], 2))
                    .average()
                    .orElse(0));
        }
        List<double[]> columns = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Boolean> answers = new ArrayList<>();
        for (int r = 0; r < all.size(); r++) {
            double[] even = new double[width];
            even[0] = 1;
            for (int k = 1; k < width; k++) {
                even[k] = spread[k] == 0 ? 0 : (all.get(r)[k] - mean[k]) / spread[k];
            }
            for (boolean yes : new boolean[] {true, false}) {
                double share = yes ? good[r] : 1 - good[r];
                if (share > 0) {
                    columns.add(even);
                    shares.add(share);
                    answers.add(yes);
                }
            }
        }
        boolean[] yes = new boolean[answers.size()];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = answers.get(i);
        }
        double[] share = shares.stream().mapToDouble(Double::doubleValue).toArray();
        double[] weights = fit(columns.toArray(double[][]::new), yes, share, small, false);
        for (int k = 1; k < width; k++) {
            weights[k] = spread[k] == 0 ? 0 : weights[k] / spread[k];
            weights[0] -= weights[k] * mean[k];
        }
        return new Evenly(weights, mean);
    }

    /** How far the weight that moved farthest moved. */
    private static double step(
            double[][] rows, boolean[] yes, double[] share, double small, boolean[] out, double[] weights) {
        int width = weights.length;
        double[] slope = new double[width];
        double[][] bend = new double[width][width];
        for (int r = 0; r < rows.length; r++) {
            double[] row = rows[r];
            double chance = chance(row, weights);
            double error = share[r] * (chance - (yes[r] ? 1 : 0));
            double curve = share[r] * chance * (1 - chance);
            for (int a = 0; a < width; a++) {
                if (row[a] != 0) {
                    slope[a] += error * row[a];
                    double part = curve * row[a];
                    for (int b = 0; b <= a; b++) {
                        bend[a][b] += part * row[b];
                    }
                }
            }
        }
        for (int a = 0; a < width; a++) {
            bend[a][a] += a == 0 ? 1e-9 : small;
            slope[a] += a == 0 ? 0 : small * weights[a];
            for (int b = 0; b < a; b++) {
                bend[b][a] = bend[a][b];
            }
        }
        for (int a = 0; a < width; a++) {
            if (out[a]) {
                slope[a] = 0;
                for (int b = 0; b < width; b++) {
                    bend[a][b] = a == b ? 1 : 0;
                    bend[b][a] = a == b ? 1 : 0;
                }
            }
        }
        solve(bend, slope);
        double farthest = 0;
        for (int a = 0; a < width; a++) {
            weights[a] -= STEP * slope[a];
            farthest = Math.max(farthest, Math.abs(STEP * slope[a]));
        }
        return farthest;
    }

    static double chance(double[] row, double[] weights) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += row[k] * weights[k];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Gauss's elimination; the matrix is positive, so that no rows need to change places. The right side becomes the answer. */
    private static void solve(double[][] matrix, double[] side) {
        int n = side.length;
        for (int k = 0; k < n; k++) {
            for (int r = k + 1; r < n; r++) {
                double factor = matrix[r][k] / matrix[k][k];
                if (factor != 0) {
                    for (int c = k; c < n; c++) {
                        matrix[r][c] -= factor * matrix[k][c];
                    }
                    side[r] -= factor * side[k];
                }
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int c = k + 1; c < n; c++) {
                side[k] -= matrix[k][c] * side[c];
            }
            side[k] /= matrix[k][k];
        }
    }
}
