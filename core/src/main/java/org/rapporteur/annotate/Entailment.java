package org.rapporteur.annotate;

import org.jspecify.annotations.Nullable;
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
    private static final Chances NONE = new Chances(0, 0);

    /** So many answers are remembered, some 3 MB: who tells a story again after each report asks mostly the same. */
    private static final int REMEMBERED = 20_000;

    private static final Loaded<Entailment> OWN = new Loaded<>(() -> load(ModelFiles.OWN));

    private final PairEncoder encoder;
    private final double[] scale;
    private final double[] shift;
    private final Remembered<Chances> answers = new Remembered<>(REMEMBERED);

    /**
     * How likely the one sentence tells what the other asserts, 0..1, calibrated on sentences kept apart from training.
     *
     * @param first that the second sentence tells what the first asserts
     * @param second that the first sentence tells what the second asserts
     */
    public record Chances(double first, double second) {}

    private Entailment(PairEncoder encoder, double[] scale, double[] shift) {
        this.encoder = encoder;
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * The one copy, loaded when first asked for.
     *
     * @throws Unusable if its files are missing, damaged or of another version, or this machine cannot run it
     */
    public static Entailment get() {
        return OWN.get();
    }

    static Entailment load(ModelFiles files) {
        JsonNode labels = files.labels("entailment", VERSION);
        double[] scale = numbers(labels, "scale");
        double[] shift = numbers(labels, "shift");
        return new Entailment(
                new PairEncoder(files.graph("entailment", labels), files.wordPieces(), OUTPUT), scale, shift);
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
        Chances found = answers.get(first + "\n" + second, () -> judge(first, second));
        // one pair that cannot be judged is not counted, and costs nobody the account
        return found == null ? NONE : found;
    }

    private @Nullable Chances judge(String first, String second) {
        int[] a = encoder.pieces(first, LONGEST);
        int[] b = encoder.pieces(second, LONGEST);
        if (a.length == 0 || b.length == 0) {
            return NONE; // nothing is asserted, or nothing told
        }
        float[] logits = encoder.run(a, b);
        return logits == null ? null : new Chances(chance(logits, 0), chance(logits, 1));
    }

    private double chance(float[] logits, int which) {
        return Odds.logistic(scale[which] * logits[which] + shift[which]);
    }
}
