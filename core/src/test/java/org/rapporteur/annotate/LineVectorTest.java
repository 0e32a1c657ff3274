package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.Span;

/** What the reader's vector says of a sentence; all sentences are our own. */
class LineVectorTest {
    private static final String TEXT =
            "Two ferries collided off Haven, killing 12 people. He said it was the one he had told her about.";

    @Test
    void theWeightsAreOfTheReaderThatIsShipped() {
        assertTrue(LineVector.isOfTheReader(), "after training the reader anew, run LineWorthTrainer (module eval)");
    }

    @Test
    void theNewsSaysMoreThanWhatLeansOnIt() {
        int end = TEXT.indexOf('.') + 1;
        List<Sentence> sentences = List.of(
                new Sentence(new Span(0, end), 0, List.of()),
                new Sentence(new Span(end + 1, TEXT.length()), 0, List.of()));
        List<float[]> vectors = ReaderModel.get()
                .read(TEXT, sentences.stream().map(Sentence::span).toList())
                .sentenceVectors();
        List<Sentence> weighed = LineVector.weighed(sentences, vectors);
        assertTrue(weighed.getFirst().asLine() > weighed.getLast().asLine() + 0.5, weighed.toString());
        assertNotEquals(0, weighed.getFirst().asLine());
        assertEquals(sentences.getFirst().span(), weighed.getFirst().span());
        assertEquals(
                0,
                LineVector.weighed(sentences, List.of(new float[vectors.getFirst().length], new float[0]))
                        .getFirst()
                        .asLine(),
                "no word, no vector");
    }
}
