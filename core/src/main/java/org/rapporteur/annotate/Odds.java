package org.rapporteur.annotate;

/** From the numbers of a model to probabilities and to the likeliest row of labels. */
public final class Odds {
    private Odds() {}

    /** Probabilities that add up to 1. */
    static double[] softmax(double[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (double each : logits) {
            most = Math.max(most, each);
        }
        double[] odds = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < odds.length; k++) {
            // StrictMath: the same last digits on every machine
            odds[k] = StrictMath.exp(logits[k] - most);
            sum += odds[k];
        }
        for (int k = 0; k < odds.length; k++) {
            odds[k] /= sum;
        }
        return odds;
    }

    /** Of the two labels {@code first} and the next together, in one row of a table, each number divided by {@code heat}. */
    static double ofPair(float[] rows, int row, int width, double heat, int first) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < width; k++) {
            most = Math.max(most, rows[row * width + k] / heat);
        }
        double sum = 0;
        double pair = 0;
        for (int k = 0; k < width; k++) {
            double each = StrictMath.exp(rows[row * width + k] / heat - most);
            sum += each;
            pair += k == first || k == first + 1 ? each : 0;
        }
        return pair / sum;
    }

    static double logit(double odds) {
        return StrictMath.log((odds + 1e-4) / (1 - odds + 1e-4));
    }

    /** The probability, 0..1, that log odds stand for. */
    public static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /**
     * The likeliest row of labels (Viterbi) for the rows {@code [from, to)} of a table.
     *
     * @param transitions what it adds to go from one label to another
     * @param start what it adds to begin with a label
     */
    static int[] likeliest(float[] rows, int from, int to, double[][] transitions, double[] start) {
        int width = start.length;
        int size = to - from;
        int[] path = new int[size];
        if (size == 0) {
            return path;
        }
        byte[] back = new byte[size * width];
        double[] score = new double[width];
        for (int k = 0; k < width; k++) {
            score[k] = start[k] + rows[from * width + k];
        }
        double[] next = new double[width];
        for (int t = 1; t < size; t++) {
            for (int k = 0; k < width; k++) {
                int best = 0;
                double most = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < width; j++) {
                    double value = score[j] + transitions[j][k];
                    if (value > most) {
                        most = value;
                        best = j;
                    }
                }
                back[t * width + k] = (byte) best;
                next[k] = most + rows[(from + t) * width + k];
            }
            double[] swap = score;
            score = next;
            next = swap;
        }
        int best = 0;
        for (int k = 1; k < width; k++) {
            if (score[k] > score[best]) {
                best = k;
            }
        }
        path[size - 1] = best;
        for (int t = size - 1; t > 0; t--) {
            path[t - 1] = back[t * width + path[t]];
        }
        return path;
    }
}
