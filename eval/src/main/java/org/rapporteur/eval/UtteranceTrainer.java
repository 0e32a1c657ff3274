package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.UtteranceJudge;

/**
 * Makes {@code corroborate/same-utterance.tsv}: what each sign of two pieces' being one utterance weighs, from the training part of
 * MRPC and the half to look at of the pairs read by eye. No chance is involved.
 *
 * <p>Arguments: the data directory; the table goes to standard output.
 */
public final class UtteranceTrainer {
    /** How many pairs of MRPC one pair read by eye counts as much as: they are few, and of the kind that is judged. */
    private static final double OF_OUR_OWN = 5;

    /** Keeps weights small; chosen once, no other value was tried in this form. */
    private static final double SMALL = 0.1;

    private UtteranceTrainer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        UtterancePairs reader = new UtterancePairs(new UtteranceJudge(new Lexicon()));
        Path data = Path.of(arguments[0]);
        List<UtterancePairs.Pair> pairs = new ArrayList<>(reader.mrpc(data, "train"));
        int mrpc = pairs.size();
        reader.labelled(data).stream().filter(UtterancePairs.Pair::isLook).forEach(pairs::add);
        double[][] rows = new double[pairs.size()][];
        boolean[] yes = new boolean[pairs.size()];
        double[] share = new double[pairs.size()];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = pairs.get(r).signs();
            yes[r] = pairs.get(r).one();
            share[r] = r < mrpc ? 1 : OF_OUR_OWN;
        }
        double[] weights = Logistic.fit(rows, yes, share, SMALL, false);
        try (PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            out.println(
                    "# What each sign weighs for two pieces of speech being one utterance (signs of UtteranceJudge).");
            out.println(
                    "# Made by UtteranceTrainer (module eval) from the training part of MRPC (4,080 pairs) and, each counted "
                            + (int) OF_OUR_OWN + " times, the");
            out.println("# half to look at of eval/verdicts/utterances.tsv (" + (rows.length - mrpc) + " pairs).");
            for (int k = 0; k < weights.length; k++) {
                out.printf(Locale.ROOT, "%s\t%.3f%n", UtteranceJudge.SIGNS.get(k), weights[k]);
            }
        }
    }
}
