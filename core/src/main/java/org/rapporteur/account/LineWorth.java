package org.rapporteur.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** The signs in the order of {@link #signs}; the first is the constant, the last the learned reader's word. */
    public static final List<String> SIGNS = LineSigns.NAMES;

    private static final String FILE = "line-worth.tsv";

    private static final class Holder {
        private static final double[] WEIGHTS = weights();

        private static double[] weights() {
            Map<String, Double> byName = new HashMap<>();
            WordList.forEach(LineWorth.class, FILE, line -> {
                int tab = line.indexOf('\t');
                byName.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
            });
            double[] weights = new double[SIGNS.size()];
            for (int k = 0; k < weights.length; k++) {
                Double weight = byName.get(SIGNS.get(k));
                if (weight == null) {
                    throw new IllegalStateException(FILE + " lacks " + SIGNS.get(k));
                }
                weights[k] = weight;
            }
            return weights;
        }
    }

    private final LineSigns signs;

    /** Of sentences of these reports. */
    public LineWorth(Lexicon lexicon, List<Reading> pile) {
        this(lexicon, pile, new SentenceIndex(lexicon, pile));
    }

    /** @param index of the same reports */
    LineWorth(Lexicon lexicon, List<Reading> pile, SentenceIndex index) {
        signs = new LineSigns(lexicon, pile, index);
    }

    /**
     * The logarithm of the odds: 0 is as good as bad.
     *
     * @param extract within one sentence of a report of the pile
     */
    double odds(Reading reading, Span extract) {
        double[] found = signs.of(reading, extract);
        double sum = 0;
        for (int k = 0; k < found.length; k++) {
            sum += found[k] * Holder.WEIGHTS[k];
        }
        return sum;
    }

    /** What the sentence shows; see {@link #SIGNS}. */
    public double[] signs(Reading reading, Span extract) {
        return signs.of(reading, extract);
    }
}
