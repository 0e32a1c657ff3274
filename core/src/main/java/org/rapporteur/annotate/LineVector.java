package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;

/**
 * What the learned reader's vector of a sentence says of how good a line of a brief it would make.
 *
 * <p>The weights are learnt with those of {@code account.LineWorth} ({@code LineWorthTrainer} in module {@code eval} makes {@code
 * line-vector.tsv}) and hold for the weights of the reader that its head names only; for any other reader all sentences are alike.
 */
final class LineVector {
    private static final String FILE = "line-vector.tsv";
    /** Two decimals are enough, and make a reading little longer. */
    private static final double STEPS = 100;

    private LineVector() {}

    private static final class Holder {
        private static final double[] WEIGHTS = weights();

        private static double[] weights() {
            List<Double> weights = new ArrayList<>();
            String[] reader = {""};
            Resources.forEachLine(FILE, line -> {
                if (reader[0].isEmpty()) {
                    reader[0] = line;
                } else {
                    weights.add(Double.valueOf(line));
                }
            });
            boolean ours = reader[0].equals(ReaderModel.get().id());
            return weights.stream().mapToDouble(weight -> ours ? weight : 0).toArray();
        }
    }

    /** Whether the weights were learnt with the reader that is loaded. */
    static boolean isOfTheReader() {
        for (double weight : Holder.WEIGHTS) {
            if (weight != 0) {
                return true;
            }
        }
        return false;
    }

    /** The sentences with what their vectors say; the first number of the file is the constant. */
    static List<Sentence> weighed(List<Sentence> sentences, List<float[]> vectors) {
        List<Sentence> weighed = new ArrayList<>(sentences.size());
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            weighed.add(new Sentence(sentence.span(), sentence.paragraph(), sentence.tokens(), asLine(vectors.get(s))));
        }
        return weighed;
    }

    private static double asLine(float[] vector) {
        double[] weights = Holder.WEIGHTS;
        double sum = 0;
        boolean isEmpty = true;
        for (int k = 0; k < vector.length; k++) {
            sum += weights[k + 1] * vector[k];
            isEmpty &= vector[k] == 0;
        }
        // A sentence without a word has a vector of zeros, or none.
        return isEmpty ? 0 : Math.round((weights[0] + sum) * STEPS) / STEPS;
    }
}
