package org.rapporteur.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.annotate.LineJudge;
import org.rapporteur.annotate.LineJudge.Verdict;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * Tells how good a line of the brief a sentence would make for somebody who reads no more than the line, on the day of the latest report: 1
 * for one of the story's main facts, clear by itself, still so; 0 for what leans on the sentence before it, is overtaken, background, plan or
 * mere talk, or what nobody would miss.
 *
 * <p>{@code Two ferries collided off Haven on Monday, killing 12 people} is worth much; {@code He said the offer stood} is worth little. What
 * each sign weighs is learnt from sentences that were read by eye ({@code LineWorthTrainer} in module {@code eval} makes {@code line-worth.tsv},
 * whose head says from what). How many carry the fact is not asked.
 */
public final class LineWorth {
    /** The signs in the order of {@link #signs}; the first is the constant, the last three are the judge's. */
    public static final List<String> SIGNS = LineSigns.NAMES;

    private static final String FILE = "line-worth.tsv";

    private static final String JUDGE = "judge";

    /**
     * What the signs weigh.
     *
     * @param alone where the judge is not asked
     * @param judged where it is
     * @param judge the id of the judge for which the second hold
     */
    private record Weights(double[] alone, double[] judged, String judge) {
        private static final Weights OWN = read();

        private static Weights read() {
            Map<String, List<String>> rows = new HashMap<>();
            for (List<String> cells : WordList.rows(LineWorth.class, FILE)) {
                rows.put(cells.getFirst(), cells);
            }
            Weights weights = new Weights(
                    new double[SIGNS.size()],
                    new double[SIGNS.size()],
                    expect(rows, JUDGE, 2).get(1));
            for (int k = 0; k < SIGNS.size(); k++) {
                List<String> cells = expect(rows, SIGNS.get(k), 3);
                weights.alone[k] = Double.parseDouble(cells.get(1));
                weights.judged[k] = Double.parseDouble(cells.get(2));
            }
            return weights;
        }

        private static List<String> expect(Map<String, List<String>> rows, String name, int cells) {
            List<String> row = rows.get(name);
            if (row == null || row.size() != cells) {
                throw new IllegalStateException(FILE + " lacks " + name);
            }
            return row;
        }
    }

    private final LineSigns signs;

    /** Of sentences of these reports. */
    public LineWorth(Lexicon lexicon, List<Reading> pile) {
        this(new LineSigns(lexicon, pile, new SentenceIndex(lexicon, pile)));
    }

    LineWorth(LineSigns signs) {
        this.signs = signs;
    }

    /**
     * The logarithm of the odds as far as signs tell: 0 is as good as bad.
     *
     * @param extract within one sentence of a report of the pile
     */
    double odds(Reading reading, Span extract) {
        return sum(signs.of(reading, extract, null), Weights.OWN.alone);
    }

    /**
     * The same with the judge's word, for the few sentences that may be shown; without it where it says nothing, and where the weights are
     * another judge's.
     */
    double judged(Reading reading, Span extract) {
        Verdict verdict = signs.verdict(reading, extract);
        boolean isWeighed = verdict != null && isOfTheJudge();
        return sum(signs.of(reading, extract, verdict), isWeighed ? Weights.OWN.judged : Weights.OWN.alone);
    }

    /** Whether the weights were learnt with the judge that is loaded. */
    static boolean isOfTheJudge() {
        return Weights.OWN.judge.equals(LineJudge.get().id());
    }

    static double sum(double[] signs, double[] weights) {
        double sum = 0;
        for (int k = 0; k < signs.length; k++) {
            sum += signs[k] * weights[k];
        }
        return sum;
    }

    /** What the sentence shows, the judge's word with it unless rules alone read the report; see {@link #SIGNS}. */
    public double[] signs(Reading reading, Span extract) {
        return signs.of(reading, extract, signs.verdict(reading, extract));
    }

    /** The headlines that the judge is shown beside a sentence of the report. */
    public List<String> headlines(Reading reading) {
        return signs.headlines(reading);
    }
}
