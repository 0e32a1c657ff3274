package org.rapporteur.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * What a fact is worth to somebody who reads the brief and no more: a figure that counts nothing, words that assert nothing and what was
 * over long before the report are worth little, however many tell them.
 */
final class Worth {
    /** A report's news are months old at most; what is dated a year back is told to explain them. */
    private static final long BACKGROUND_DAYS = 365;
    /** {@code the two companies}: so few are named rather than counted. */
    private static final BigDecimal FEW = BigDecimal.TWO;
    /** An assertion of fewer words needs the sentence around it to say what it is. */
    private static final int FEWEST_WORDS = 4;
    /** Somebody's very words may be short: {@code Enough is enough}. */
    private static final int FEWEST_QUOTED = 3;

    /** Nouns that are written alike for one and for many. */
    private static final Set<String> ALIKE = Set.of(
            "percent",
            "dead",
            "injured",
            "wounded",
            "missing",
            "police",
            "staff",
            "crew",
            "personnel",
            "aircraft",
            "spacecraft",
            "cattle",
            "sheep",
            "fish",
            "homeless",
            "feet");

    private static final Set<String> PEOPLE =
            Set.of("person", "man", "woman", "child", "dead", "injured", "wounded", "missing");

    private static final Pattern ASKING = Pattern.compile(
            "(?i)(?:on |about |as to |over )?(?:whether|if|how|why|who|whom|whose|when|where|which)\\b.*");

    // What a court hears or finds is done with the words.
    private static final Pattern PLEA = Pattern.compile("(?i)\\b(?:guilty|plead\\w*|pled|convict\\w*)\\b");

    // Where the clause with the figure ends, to either side.
    private static final Pattern BORDER = Pattern.compile(
            "[,;:–—]\\s|\\b(?:which|who|whom|whose|that|when|after|before|while|because|since|until|although|though|but)\\b");
    private static final Pattern AHEAD = Pattern.compile("(?i)\\b(?:will|shall|won[’']t)\\b|[’']ll\\b"
            + "|\\b(?:is|are|be|being) (?:\\w+ly |also |now |still )?"
            + "(?:expected|due|set|scheduled|planned|slated|projected|expecting|awaiting|planning|preparing|going to)\\b"
            + "|\\b(?:expects?|awaits?|plans?|intends?|hopes?|aims?) (?:to|some|about|around|up to|more than|\\d)\\b");

    private Worth() {}

    /**
     * Whether a figure is of what is still to come, by the clause that it stands in: {@code Some 4,000 pilgrims are expected in Haven}. {@code
     * Forty died when the ferry, which will be raised in May, sank} is over.
     */
    static boolean liesAhead(Reading reading, Span figure) {
        Sentence sentence = reading.annotation().findSentence(figure.start());
        if (sentence == null) {
            return false;
        }
        String text = sentence.span().in(reading.text());
        int at = figure.start() - sentence.span().start();
        int from = 0;
        int to = text.length();
        Matcher border = BORDER.matcher(text);
        while (border.find()) {
            if (border.end() <= at) {
                from = border.end();
            } else if (border.start() >= at + figure.length()) {
                to = border.start();
                break;
            }
        }
        return AHEAD.matcher(text.substring(from, to)).find();
    }

    /**
     * Whether the figure is a measure within a name or a compound, or counts so few that it is no figure. Catches {@code the 40 foot whale}, {@code a
     * 12-year-old girl}, {@code the Radar 5 unit}, {@code the two companies}; leaves {@code 40 feet}, {@code two women}, {@code 30 crew} alone.
     */
    static boolean isSlight(Reading reading, Span figure) {
        for (Quantity quantity : reading.annotation().quantities()) {
            String unit = quantity.unit();
            if (!quantity.span().equals(figure) || unit == null) {
                continue;
            }
            boolean people = PEOPLE.contains(unit);
            if (quantity.value().compareTo(FEW) <= 0
                    && quantity.value().stripTrailingZeros().scale() <= 0) {
                return !people && !ALIKE.contains(unit);
            }
            String words = figure.in(reading.text()).toLowerCase(Locale.ROOT);
            return words.endsWith(" " + unit) && !ALIKE.contains(unit);
        }
        return false;
    }

    /**
     * Whether words given to somebody assert something: {@code that the harbour is closed}. {@code Guilty of fraud} and {@code the caravan} are
     * parts of what the reporter says, and of {@code whether they will sail} nobody says anything.
     */
    static boolean asserts(Reading reading, Quote quote) {
        Span whole = quote.contentSpan();
        int words = 0;
        boolean verb = false;
        for (Sentence sentence : reading.annotation().sentences()) {
            if (!sentence.span().overlaps(whole)) {
                continue;
            }
            for (Token token : sentence.tokens()) {
                boolean inside = quote.content().stream().anyMatch(c -> c.covers(token.span()));
                if (inside
                        && Character.isLetterOrDigit(
                                reading.text().charAt(token.span().start()))) {
                    words++;
                    verb |= token.pos().equals("VERB") || token.pos().equals("AUX");
                }
            }
        }
        if (quote.kind() == Quote.Kind.DIRECT) {
            return words >= FEWEST_QUOTED;
        }
        boolean plea = quote.cue().stream()
                .anyMatch(cue -> PLEA.matcher(cue.in(reading.text())).find());
        return verb
                && !plea
                && words >= FEWEST_WORDS
                && !ASKING.matcher(quote.content()
                                .getFirst()
                                .in(reading.text())
                                .strip()
                                .replace('\n', ' '))
                        .matches();
    }

    /** Whether the sentence tells what was over long before its report: all that it dates lies more than a year back. */
    static boolean isBackground(Reading reading, Span extract) {
        LocalDate day = reading.article().meta().published().date().orElse(null);
        if (day == null) {
            return false;
        }
        List<TimeMention> dated = reading.annotation().times().stream()
                .filter(time -> time.latest() != null && extract.covers(time.span()))
                .toList();
        return !dated.isEmpty()
                && dated.stream()
                        .allMatch(time ->
                                time.latest() != null && ChronoUnit.DAYS.between(time.latest(), day) > BACKGROUND_DAYS);
    }
}
