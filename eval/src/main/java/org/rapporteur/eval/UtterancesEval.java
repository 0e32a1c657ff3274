package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.UtteranceJudge;

/**
 * Whether two pieces of speech are one utterance: on MRPC (whole sentences of 2004's news, training and test part as given) and on
 * pairs of quoted and reported speech of stories-union that were read by eye: {@code UtterancesEval DATA_DIR [--mistakes]}.
 *
 * <p>{@code --mistakes} prints those of the half to look at.
 */
public final class UtterancesEval {
    /** Precision is asked where so many of the true pairs are found. */
    private static final double RECALL = 0.8;

    private final UtteranceJudge judge = new UtteranceJudge(new Lexicon());

    private UtterancesEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        UtterancesEval eval = new UtterancesEval();
        Path data = Path.of(arguments[0]);
        UtterancePairs reader = new UtterancePairs(eval.judge);
        List<UtterancePairs.Pair> labelled = reader.labelled(data);
        Predicate<UtterancePairs.Pair> look = UtterancePairs.Pair::isLook;
        eval.print("read by eye, all", labelled);
        eval.print(
                "read by eye, half to look at", labelled.stream().filter(look).toList());
        eval.print(
                "read by eye, half to score",
                labelled.stream().filter(look.negate()).toList());
        if (List.of(arguments).contains("--mistakes")) {
            labelled.stream()
                    .filter(look)
                    .filter(p -> eval.judge.chance(p.signs()) >= 0.5 != p.one())
                    .forEach(p -> System.out.printf(
                            Locale.ROOT,
                            "%.2f %s%n    %s%n    %s%n",
                            eval.judge.chance(p.signs()),
                            p.one() ? "one" : "two",
                            p.first(),
                            p.second()));
            return;
        }
        eval.print("MRPC train", reader.mrpc(data, "train"));
        eval.print("MRPC test", reader.mrpc(data, "test"));
    }

    private void print(String name, List<UtterancePairs.Pair> pairs) {
        List<Boolean> surest = pairs.stream()
                .sorted(Comparator.comparing((UtterancePairs.Pair p) -> -judge.chance(p.signs())))
                .map(UtterancePairs.Pair::one)
                .toList();
        int ones = (int) pairs.stream().filter(UtterancePairs.Pair::one).count();
        int said = 0;
        int right = 0;
        int agreed = 0;
        for (UtterancePairs.Pair pair : pairs) {
            boolean one = judge.chance(pair.signs()) >= 0.5;
            said += one ? 1 : 0;
            right += one && pair.one() ? 1 : 0;
            agreed += one == pair.one() ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-30s pairs %4d  one %4d  precision at recall .8 %.3f  at even chance: precision %.3f recall %.3f accuracy %.3f%n",
                name,
                pairs.size(),
                ones,
                Ranked.precisionAt(RECALL, surest),
                right / (double) said,
                right / (double) ones,
                agreed / (double) pairs.size());
    }
}
