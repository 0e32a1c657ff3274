package org.rapporteur.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * Tells how sure it is that a sentence, with a day before it, tells somebody who reads no more what is to be on that day, and that it still is
 * to be.
 *
 * <p>{@code The ministers will meet in Oslo on Friday} does; {@code It is due on Friday}, {@code prices will be higher in July} and what a later
 * report tells as done do not. What each sign weighs is learnt from sentences that were read by eye ({@code AheadWorthTrainer} in module {@code
 * eval} makes {@code ahead-worth.tsv}, whose head says from what). How many carry it is not asked.
 */
public final class AheadWorth {
    private static final List<String> OWN = List.of(
            "length of the time",
            "far ahead",
            "of today",
            "tells the day",
            "planned event",
            "told before today",
            "length",
            "leaning front");

    /** The signs in the order of {@link #signs}: the constant, those of any line of the brief, those of what is ahead. */
    public static final List<String> SIGNS = signNames();

    private static final String FILE = "ahead-worth.tsv";
    private static final double A_LINE = 100;
    private static final Set<String> LEANING = Set.of("he", "she", "it", "they", "the", "this", "that", "but", "and");

    private static final double[] WEIGHTS = weights();

    private final LineSigns lines;
    private final @Nullable LocalDate today;

    /**
     * Of sentences of these reports.
     *
     * @param today the day that it is, or null if nothing tells
     */
    public AheadWorth(Lexicon lexicon, List<Reading> pile, @Nullable LocalDate today) {
        this(new LineSigns(lexicon, pile, new SentenceIndex(lexicon, pile)), today);
    }

    AheadWorth(LineSigns lines, @Nullable LocalDate today) {
        this.lines = lines;
        this.today = today;
    }

    private static List<String> signNames() {
        List<String> names = new ArrayList<>(LineSigns.NAMES);
        names.addAll(OWN);
        return List.copyOf(names);
    }

    private static double[] weights() {
        Map<String, String> rows = new HashMap<>();
        WordList.rows(AheadWorth.class, FILE).forEach(cells -> rows.put(cells.get(0), cells.get(1)));
        double[] weights = new double[SIGNS.size()];
        for (int k = 0; k < weights.length; k++) {
            String weight = rows.get(SIGNS.get(k));
            if (weight == null) {
                throw new IllegalStateException(FILE + " lacks " + SIGNS.get(k));
            }
            weights[k] = Double.parseDouble(weight);
        }
        return weights;
    }

    /**
     * The logarithm of the odds: 0 is as good as bad.
     *
     * @param extract within one sentence of a report of the pile
     * @param when the day, or the days among which it is
     * @param planned whether an event that is planned stands there; else it is possible, or words alone tell of it
     */
    double odds(Reading reading, Span extract, FusedEvent.When when, boolean planned) {
        return LineWorth.sum(signs(reading, extract, when.earliest(), when.latest(), planned), WEIGHTS);
    }

    /** What the sentence and the day show; see {@link #SIGNS}. */
    public double[] signs(Reading reading, Span extract, LocalDate earliest, LocalDate latest, boolean planned) {
        double[] signs = Arrays.copyOf(lines.of(reading, extract, null), SIGNS.size());
        int next = LineSigns.NAMES.size();
        String words = extract.in(reading.text());
        LocalDate published = reading.publishedOn().orElse(null);
        signs[next++] = logDays(earliest, latest);
        signs[next++] = today == null ? 0 : logDays(today, earliest);
        signs[next++] = today != null && !earliest.isAfter(today) ? 1 : 0;
        signs[next++] = tellsDay(reading, extract, earliest, latest) ? 1 : 0;
        signs[next++] = planned ? 1 : 0;
        signs[next++] = today != null && published != null && published.isBefore(today) ? 1 : 0;
        signs[next++] = words.length() / A_LINE;
        signs[next] = LEANING.contains(words.split("\\W+", 2)[0].toLowerCase(Locale.ROOT)) ? 1 : 0;
        return signs;
    }

    /** Whether the sentence itself says when, as exactly. */
    static boolean tellsDay(Reading reading, Span extract, LocalDate earliest, LocalDate latest) {
        return reading.annotation().times().stream()
                .anyMatch(time -> extract.covers(time.span())
                        && time.earliest() != null
                        && time.latest() != null
                        && !time.earliest().isBefore(earliest)
                        && !time.latest().isAfter(latest));
    }

    private static double logDays(LocalDate from, LocalDate to) {
        return StrictMath.log1p(Math.max(0, ChronoUnit.DAYS.between(from, to)));
    }
}
