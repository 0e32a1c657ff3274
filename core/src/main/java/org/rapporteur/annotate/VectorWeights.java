package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.text.WordList;

/**
 * What the numbers of the learned reader's vector of a sentence weigh for something that was learnt with them.
 *
 * <p>The weights hold for the weights of the reader that the head of their file names only; for any other reader all sentences are alike.
 */
public final class VectorWeights {
    /** Two decimals are enough, and make a reading little longer. */
    private static final double STEPS = 100;

    private final double[] weights;
    private final boolean isOfTheReader;

    private VectorWeights(double[] weights, boolean isOfTheReader) {
        this.weights = weights;
        this.isOfTheReader = isOfTheReader;
    }

    /**
     * The weights of a file: the id of the reader, the constant, a line for each number of a vector.
     *
     * @param room a class that lies beside the file
     */
    public static VectorWeights read(Class<?> room, String name) {
        List<String> lines = new ArrayList<>();
        WordList.forEach(room, name, lines::add);
        return new VectorWeights(
                lines.stream().skip(1).mapToDouble(Double::parseDouble).toArray(),
                lines.getFirst().equals(ReaderModel.get().id()));
    }

    /** Whether they were learnt with the reader that is loaded. */
    public boolean isOfTheReader() {
        return isOfTheReader;
    }

    /**
     * What the vector adds to the logarithm of the odds, to two decimals; 0 for a sentence without a word, whose vector is of zeros or empty.
     *
     * @param vector one of {@link Marks#sentenceVectors()}
     */
    public double of(float[] vector) {
        double sum = 0;
        boolean isEmpty = true;
        for (int k = 0; k < vector.length && isOfTheReader; k++) {
            sum += weights[k + 1] * vector[k];
            isEmpty &= vector[k] == 0;
        }
        return isEmpty ? 0 : Math.round((weights[0] + sum) * STEPS) / STEPS;
    }
}
