package org.rapporteur.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Odds;
import org.rapporteur.annotate.VectorWeights;
import org.rapporteur.text.WordList;

/**
 * How likely it is that what was found in a report is what it was found as: that somebody says something in an attribution, that the act of
 * an event is told, that a position is one.
 *
 * <p>{@code Roe said that the dam stays shut} says something; {@code Roe signed the bill} and {@code Roe spoke about the dam} do not, though both
 * are marked as attributions. {@code Police beat protesters} is an assault; {@code Haven beat Osel 2-1} is none. What each sign weighs is learnt
 * from claims that a language model read as an editor ({@code ClaimOddsTrainer} in module {@code eval} makes {@code claim-odds.tsv} and {@code event-vector.tsv}, whose
 * heads say from what). Whether speaker, parties and status are right is not asked. For claims of one report.
 */
public final class ClaimOdds {
    /** From this probability on a claim is one; what that costs and gains: results page {@code claims}. */
    static final double LEAST = .5;

    /** The same for a position, of which the signs tell less: here hardly any real one is left out. */
    static final double LEAST_POSITION = .35;

    private static final String FILE = "claim-odds.tsv";

    /** The kinds of claim, as the table names them. */
    private enum Kind {
        QUOTE,
        EVENT,
        POSITION
    }

    private static final class Weights {
        private static final Map<Kind, Map<String, Double>> OWN = read();

        private static Map<Kind, Map<String, Double>> read() {
            Map<Kind, Map<String, Double>> weights = new HashMap<>();
            for (List<String> cells : WordList.rows(ClaimOdds.class, FILE)) {
                weights.computeIfAbsent(Kind.valueOf(cells.getFirst()), any -> new HashMap<>())
                        .put(cells.get(1), Double.valueOf(cells.get(2)));
            }
            return weights;
        }
    }

    /** Loaded only with a vector, which no rule makes. */
    private static final class OfVectors {
        private static final VectorWeights OWN = VectorWeights.read(ClaimOdds.class, "event-vector.tsv");
    }

    private final ClaimSigns signs;

    /** Of claims found in this text. */
    public ClaimOdds(String text, Annotation annotation) {
        signs = new ClaimSigns(text, annotation);
    }

    /** Whether it is rather likely that somebody says something there. */
    public boolean isUtterance(Quote quote) {
        return of(quote) >= LEAST;
    }

    /** Whether it is rather likely that such an act is told there, or the event is one of those that are guessed in mangled reports. */
    public static boolean isAct(Event event) {
        return event.confidence() >= LEAST || event.rule().equals(MangledMeetings.RULE);
    }

    /** Whether it is rather likely that somebody takes that stand there. */
    public boolean isStand(Position position) {
        return of(position) >= LEAST_POSITION;
    }

    /** That somebody says something there, 0..1. */
    double of(Quote quote) {
        return chance(Kind.QUOTE, signs.of(quote), 0);
    }

    /**
     * That an act of its code is told there, 0..1.
     *
     * @param vector the learned reader's of the sentence, or null if there is none
     */
    double of(Event event, float @Nullable [] vector) {
        return chance(Kind.EVENT, signs.of(event), vector == null ? 0 : OfVectors.OWN.of(vector));
    }

    /** That somebody takes that stand there, and that the words tell on what, 0..1. */
    double of(Position position) {
        return chance(Kind.POSITION, signs.of(position), 0);
    }

    /** What stands in and beside it: names of signs, each with its number. */
    public Map<String, Double> signs(Quote quote) {
        return signs.of(quote);
    }

    /** As {@link #signs(Quote)}. */
    public Map<String, Double> signs(Event event) {
        return signs.of(event);
    }

    /** As {@link #signs(Quote)}. */
    public Map<String, Double> signs(Position position) {
        return signs.of(position);
    }

    private static double chance(Kind kind, Map<String, Double> signs, double odds) {
        Map<String, Double> weights = Weights.OWN.getOrDefault(kind, Map.of());
        double sum = odds + weights.getOrDefault("constant", 0.0);
        for (Map.Entry<String, Double> sign : signs.entrySet()) {
            sum += sign.getValue() * weights.getOrDefault(sign.getKey(), 0.0);
        }
        return Odds.logistic(sum);
    }
}
