package org.rapporteur.annotate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small encoder that reads two texts at once: {@code [CLS]} the first {@code [SEP]} the second {@code [SEP]}, and for each piece of a word
 * which text it is of and whether it stands in both. Safe for use by many threads; a run uses the thread that asks.
 *
 * @param output name of the logits, one row of them a run
 */
record PairEncoder(ModelFiles.Graph graph, WordPieces wordPieces, String output) {
    /** The pieces of a text, no more than so many. */
    int[] pieces(String text, int longest) {
        Pieces pieces = wordPieces.read(text);
        return Arrays.copyOf(pieces.ids, Math.min(longest, pieces.size()));
    }

    /** The logits, or null for two texts that this machine cannot judge. */
    float @Nullable [] run(int[] first, int[] second) {
        Set<Integer> inFirst = IntStream.of(first).boxed().collect(Collectors.toSet());
        Set<Integer> inSecond = IntStream.of(second).boxed().collect(Collectors.toSet());
        int length = first.length + second.length + 3;
        long[] ids = new long[length];
        // 2 x stands in the second text + 1 x stands in both
        long[] features = new long[length];
        int at = 0;
        ids[at++] = ModelFiles.BEGIN;
        for (int piece : first) {
            features[at] = inSecond.contains(piece) ? 1 : 0;
            ids[at++] = piece;
        }
        ids[at++] = ModelFiles.END;
        for (int piece : second) {
            features[at] = inFirst.contains(piece) ? 3 : 2;
            ids[at++] = piece;
        }
        features[at] = 2;
        ids[at] = ModelFiles.END;
        try (OrtSession.Result result = graph.run(ids, features, Set.of(output))) {
            OnnxTensor tensor = (OnnxTensor) result.get(output).orElseThrow();
            float[] logits = new float[tensor.getFloatBuffer().remaining()];
            tensor.getFloatBuffer().get(logits);
            return logits;
        } catch (OrtException e) {
            return null;
        }
    }
}
