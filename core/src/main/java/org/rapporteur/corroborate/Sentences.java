package org.rapporteur.corroborate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;

/** Finds the sentence that holds a position. */
final class Sentences {
    private Sentences() {}

    static @Nullable Sentence at(Reading reading, int position) {
        int index = indexAt(reading, position);
        return index < 0 ? null : reading.annotation().sentences().get(index);
    }

    /** Index of the sentence that holds the position, or -1. */
    static int indexAt(Reading reading, int position) {
        List<Sentence> sentences = reading.annotation().sentences();
        int low = 0;
        int high = sentences.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Sentence sentence = sentences.get(middle);
            if (sentence.span().contains(position)) {
                return middle;
            }
            if (sentence.span().start() > position) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return -1;
    }
}
