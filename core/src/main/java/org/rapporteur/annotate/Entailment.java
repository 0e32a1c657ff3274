package org.rapporteur.annotate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rapporteur.annotate.ReaderModel.Unusable;
import tools.jackson.databind.JsonNode;

/**
 * Reads two sentences of two reports at once and tells how likely each tells what the other asserts, in whatever words.
 *
 * <p>{@code Police arrested two men over the theft on Friday} is told by {@code Two suspects in the theft have been held, police
 * said}; {@code Holt, who was arrested on Friday, says he is innocent} is not told by {@code Holt was arrested on Friday}, though
 * that is told by it. A second, small encoder with weights of its own ({@code entailment.onnx}; {@code model/ENTAILMENT.md}:
 * what it learned from and how good it is). Safe for use by many threads; a run uses the thread that asks. The same two sentences give the
 * same chances, whatever is asked beside them.
 */
public final class Entailment {
    /** The form of {@code entailment.json} that this program reads. */
    private static final int VERSION = 1;

    /** So many word pieces of a sentence are read, as in training. */
    private static final int LONGEST = 96;

    private static final String OUTPUT = "told";
    private static final float[] UNTOLD = {-100, -100};

    /** So many answers are remembered, some 3 MB: who tells a story again after each report asks mostly the same. */
    private static final int REMEMBERED = 20_000;

    private final ModelFiles.Graph graph;
    private final WordPieces wordPieces;
    private final double[] scale;
    private final double[] shift;
    private final Map<String, Chances> answers = Collections.synchronizedMap(new LinkedHashMap<>(1 << 10, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chances> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * How likely the one sentence tells what the other asserts, 0..1, calibrated on sentences kept apart from training.
     *
     * @param first that the second sentence tells what the first asserts
     * @param second that the first sentence tells what the second asserts
     */
    public record Chances(double first, double second) {}

    private Entailment(ModelFiles.Graph graph, WordPieces wordPieces, double[] scale, double[] shift) {
        this.graph = graph;
        this.wordPieces = wordPieces;
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * The one copy, loaded when first asked for.
     *
     * @throws Unusable if its files are missing, damaged or of another version, or this machine cannot run it
     */
    public static Entailment get() {
        Object loaded = Holder.LOADED;
        if (loaded instanceof Unusable problem) {
            throw problem;
        }
        return (Entailment) loaded;
    }

    private static final class Holder {
        private static final Object LOADED = loaded();

        private static Object loaded() {
            try {
                return load(ModelFiles.OWN);
            } catch (Unusable e) {
                return e;
            }
        }
    }

    static Entailment load(ModelFiles files) {
        JsonNode labels = files.labels("entailment", VERSION);
        double[] scale = numbers(labels, "scale");
        double[] shift = numbers(labels, "shift");
        return new Entailment(files.graph("entailment", labels), files.wordPieces(), scale, shift);
    }

    private static double[] numbers(JsonNode labels, String name) {
        double[] numbers = new double[2];
        for (int k = 0; k < numbers.length; k++) {
            JsonNode number = labels.path(name).path(k);
            if (!number.isNumber()) {
                throw new Unusable("entailment.json lacks what it must hold (" + name + ").", null);
            }
            numbers[k] = number.asDouble();
        }
        return numbers;
    }

    /** How likely each of two sentences tells what the other asserts. */
    public Chances chances(String first, String second) {
        String key = ModelFiles.checksum((first + "\n" + second).getBytes(StandardCharsets.UTF_8));
        Chances known = answers.get(key);
        if (known == null) {
            known = judge(first, second);
            answers.put(key, known);
        }
        return known;
    }

    private Chances judge(String first, String second) {
        int[] a = pieces(first);
        int[] b = pieces(second);
        if (a.length == 0 || b.length == 0) {
            return new Chances(0, 0); // nothing is asserted, or nothing told
        }
        Set<Integer> inA = IntStream.of(a).boxed().collect(Collectors.toSet());
        Set<Integer> inB = IntStream.of(b).boxed().collect(Collectors.toSet());
        int length = a.length + b.length + 3;
        long[] ids = new long[length];
        // 2 x stands in the second sentence + 1 x stands in both
        long[] features = new long[length];
        int at = 0;
        ids[at++] = ModelFiles.BEGIN;
        for (int piece : a) {
            features[at] = inB.contains(piece) ? 1 : 0;
            ids[at++] = piece;
        }
        ids[at++] = ModelFiles.END;
        for (int piece : b) {
            features[at] = inA.contains(piece) ? 3 : 2;
            ids[at++] = piece;
        }
        features[at] = 2;
        ids[at] = ModelFiles.END;
        float[] logits = run(ids, features);
        return new Chances(chance(logits, 0), chance(logits, 1));
    }

    private double chance(float[] logits, int which) {
        return 1 / (1 + StrictMath.exp(-(scale[which] * logits[which] + shift[which])));
    }

    private int[] pieces(String sentence) {
        Pieces pieces = wordPieces.read(sentence);
        return Arrays.copyOf(pieces.ids, Math.min(LONGEST, pieces.size()));
    }

    private float[] run(long[] ids, long[] features) {
        try (OrtSession.Result result = graph.run(ids, features, Set.of(OUTPUT))) {
            OnnxTensor tensor = (OnnxTensor) result.get(OUTPUT).orElseThrow();
            float[] logits = new float[2];
            tensor.getFloatBuffer().get(logits);
            return logits;
        } catch (OrtException e) {
            return UNTOLD; // one pair that cannot be judged is not counted, and costs nobody the account
        }
    }
}
