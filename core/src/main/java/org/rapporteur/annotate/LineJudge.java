package org.rapporteur.annotate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.ReaderModel.Unusable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a sentence of a report and the headlines of its story at once and tells how good a line of a brief the sentence would make: whether it
 * tells, to somebody who reads no more, a fact of this news that is clear by itself, and what that fact is worth.
 *
 * <p>{@code Two ferries collided off Haven on Monday, killing 12 people} is such a line; {@code He said the offer stood}, what happened long
 * before, a plan or mere talk is none. A third, small encoder with weights of its own ({@code line.onnx}; {@code model/LINE.md}: what it learned
 * from and how good it is). Of the other reports it sees no more than headlines; {@code account.LineWorth} weighs its word with what they show.
 * Safe for use by many threads; a run uses the thread that asks.
 */
public final class LineJudge {
    /** The form of {@code line.json} that this program reads. */
    private static final int VERSION = 1;

    /** Headlines of other reports that are read beside the report's own. */
    public static final int OTHERS = 2;

    // So many word pieces of the report's headline, of each other one and of the sentence are read, as in training.
    private static final int LONGEST_TITLE = 32;
    private static final int LONGEST_OTHER = 24;
    private static final int LONGEST = 96;
    private static final String OUTPUT = "judged";
    // Logits of being right, of each of six ways of not being right, of worth, of both together.
    private static final int RIGHT = 0;
    private static final int FAULTS = 6;
    private static final int WORTH = 7;
    private static final int GOOD = 8;
    /** Stands between what a question holds; no text holds it. */
    private static final String PART = "\u001f";

    /** So many answers are remembered, some 3 MB: the accounts of one pile, and a brief written again, ask the same. */
    private static final int REMEMBERED = 20_000;

    private static final Loaded<LineJudge> OWN = new Loaded<>(() -> load(ModelFiles.OWN));

    private final PairEncoder encoder;
    private final Remembered<Verdict> answers = new Remembered<>(REMEMBERED);

    /**
     * Each the logarithm of odds.
     *
     * @param right that a reader of the line alone takes away a fact of this news that is true and clear
     * @param worth that nobody who must know the story would do without the fact
     * @param good of both
     */
    public record Verdict(double right, double worth, double good) {}

    private LineJudge(PairEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * The one copy, loaded when first asked for.
     *
     * @throws Unusable if its files are missing, damaged or of another version, or this machine cannot run it
     */
    public static LineJudge get() {
        return OWN.get();
    }

    static LineJudge load(ModelFiles files) {
        JsonNode labels = files.labels("line", VERSION);
        return new LineJudge(new PairEncoder(files.graph("line", labels), files.wordPieces(), OUTPUT));
    }

    /** Tells one trained judge from another: the first digits of the checksum of its weights. */
    public String id() {
        return encoder.graph().id();
    }

    /**
     * What is to be said of a sentence, or null of one without words or that this machine cannot judge.
     *
     * @param headlines of its report, empty if it has none, then of at most {@link #OTHERS} others, the latest first
     */
    public @Nullable Verdict verdict(List<String> headlines, String sentence) {
        return answers.get(String.join(PART, headlines) + PART + PART + sentence, () -> judge(headlines, sentence));
    }

    private @Nullable Verdict judge(List<String> headlines, String sentence) {
        int[] pieces = encoder.pieces(sentence, LONGEST);
        float[] logits = pieces.length == 0 ? null : encoder.run(together(headlines), pieces);
        if (logits == null) {
            return null;
        }
        double faults = 0;
        for (int k = 1; k <= FAULTS; k++) {
            faults += StrictMath.exp(logits[RIGHT + k]);
        }
        return new Verdict(logits[RIGHT] - StrictMath.log(faults), logits[WORTH], logits[GOOD]);
    }

    private int[] together(List<String> headlines) {
        IntStream all = Arrays.stream(encoder.pieces(headlines.getFirst(), LONGEST_TITLE));
        for (String other : headlines.subList(1, headlines.size())) {
            all = IntStream.concat(
                    IntStream.concat(all, IntStream.of(ModelFiles.END)),
                    Arrays.stream(encoder.pieces(other, LONGEST_OTHER)));
        }
        return all.toArray();
    }
}
