package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;

/**
 * What the learned reader's vector of a sentence says of how good a line of a brief it would make. The weights are learnt with those of {@code
 * account.LineWorth} ({@code LineWorthTrainer} in module {@code eval} makes {@code line-vector.tsv}).
 */
final class LineVector {
    private LineVector() {}

    private static final class Holder {
        private static final VectorWeights WEIGHTS = VectorWeights.read(LineVector.class, "line-vector.tsv");
    }

    /** Whether the weights were learnt with the reader that is loaded. */
    static boolean isOfTheReader() {
        return Holder.WEIGHTS.isOfTheReader();
    }

    /** The sentences with what their vectors say. */
    static List<Sentence> weighed(List<Sentence> sentences, List<float[]> vectors) {
        List<Sentence> weighed = new ArrayList<>(sentences.size());
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            weighed.add(new Sentence(
                    sentence.span(), sentence.paragraph(), sentence.tokens(), Holder.WEIGHTS.of(vectors.get(s))));
        }
        return weighed;
    }
}
