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
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
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
    // Characters before a figure that hold the word before it.
    private static final int LONGEST_WORD = 40;
    /** An assertion of fewer words needs the sentence around it to say what it is; {@code she would resign} does not. */
    private static final int FEWEST_WORDS = 3;

    /** Units that are no nouns for people and yet count them. */
    private static final Set<String> CASUALTIES = Set.of("dead", "injured", "wounded", "missing");
    /** {@code The two companies}, {@code Haven's two quays}: who says so takes them for known. */
    private static final Pattern KNOWN =
            Pattern.compile("(?i)(?:\\b(?:the|these|those|both|my|our|your|his|her|its|their)|[’']s|s[’'])\\s+$");
    /** What the tagger takes a noun for, or what stands before one. */
    private static final Set<String> NOMINAL = Set.of("NOUN", "PROPN", "PRON", "ADJ");
    /** {@code 40-foot}. */
    private static final Pattern HYPHENED = Pattern.compile("\\d.*-\\p{L}.*");

    private static final Pattern ASKING =
            Pattern.compile("(?i)(?:on |about |as to |over )?(?:whether|how|why|who|whom|whose|where|which)\\b.*");
    // "Said when the ferry sank nobody was aboard" tells; "asked when the ferry sank" does not.
    private static final Pattern MAY_ASK = Pattern.compile("(?i)(?:if|when)\\b.*");
    private static final Pattern ASKED =
            Pattern.compile("(?i)\\b(?:ask|wonder|quer|inquir|enquir|know|knew|clear|sure|certain|decid)\\w*");

    // Who means to do something, or waits for it, has said nothing yet, and nothing has happened.
    private static final Pattern INTENT = Pattern.compile(
            "(?i)\\b(?:plan|intend|hop|aim|want|wish|expect|prepar|await|seek)(?:s|e|es|ed|ing|ning|ned)?\\b");

    // What a court hears or finds is done with the words.
    private static final Pattern PLEA = Pattern.compile("(?i)\\b(?:guilty|convicted)\\b");
    private static final Pattern PLEADED = Pattern.compile("(?i)(?:not )?guilty (?:of|to|on)\\b.*");

    // "In March 2027 the ferry sank", "Two years ago ...": the day of what the whole sentence tells.
    private static final Pattern DATING = Pattern.compile("(?i)(?:\\p{L}+ ){0,2}(?:in|on|during)\\s+");

    // Where the clause with the figure ends, to either side.
    private static final Pattern BORDER = Pattern.compile(
            "[,;:–—]\\s|\\b(?:which|who|whom|whose|that|when|after|before|while|because|since|until|although|though|but)\\b");
    private static final Pattern AHEAD = Pattern.compile("(?i)\\b(?:will|shall|won[’']t)\\b|[’']ll\\b"
            + "|\\b(?:is|are|be|being) (?:\\w+ly |also |now |still )?"
            + "(?:expected|due|set|scheduled|planned|slated|projected|expecting|awaiting|planning|preparing|going to)\\b"
            + "|\\b(?:expects?|awaits?|plans?|intends?|hopes?|aims?) (?:to|some|about|around|up to|more than|\\d)\\b");

    private Worth() {}

    /**
     * Whether an event without a day or a word that tells its standing is named in a sentence that tells of plans only: {@code Voss plans to meet
     * the mayor before visiting Haven for talks}.
     */
    static boolean isAmongPlans(Reading reading, Mention mention) {
        Sentence sentence = reading.annotation().findSentence(mention.span().start());
        Event own = reading.events().stream()
                .filter(event -> event.id().equals(mention.claim()))
                .findFirst()
                .orElse(null);
        if (sentence == null
                || own == null
                || own.date() != null
                || own.detail().statusSign() != null) {
            return false;
        }
        List<Event> others = reading.events().stream()
                .filter(event -> event != own && sentence.span().covers(event.trigger()))
                .toList();
        return !others.isEmpty()
                && others.stream()
                        .allMatch(event -> event.status() == Status.PLANNED || event.status() == Status.POSSIBLE);
    }

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
     * Whether the figure is a measure within a compound, or counts so few that are known already that it is no figure. Catches {@code the 40
     * foot whale}, {@code a 12-year-old girl}, {@code the two companies}; leaves {@code 40 feet}, {@code two companies failed}, {@code the two
     * soldiers}, {@code 30 crew}, {@code 40 km} alone.
     */
    static boolean isSlight(Lexicon lexicon, Reading reading, Span figure) {
        for (Quantity quantity : reading.annotation().quantities()) {
            String unit = quantity.unit();
            if (!quantity.span().equals(figure) || unit == null) {
                continue;
            }
            if (quantity.value().compareTo(FEW) <= 0
                    && quantity.value().stripTrailingZeros().scale() <= 0) {
                String before = reading.text().substring(Math.max(0, figure.start() - LONGEST_WORD), figure.start());
                return KNOWN.matcher(before).find() && !isOfPeople(lexicon, unit) && !Quantity.isAlike(unit);
            }
            return !Quantity.isAlike(unit) && isCompound(reading, figure, unit);
        }
        return false;
    }

    /**
     * Whether the sentence tells what is to come by a day that is past: {@code The ferry will sail next week}, of a report a month older than
     * {@code today}. A sentence that dates nothing after its report may still be ahead.
     */
    static boolean isPassed(Reading reading, Span extract, LocalDate today) {
        LocalDate day = reading.article().meta().published().date().orElse(null);
        if (day == null || !AHEAD.matcher(extract.in(reading.text())).find()) {
            return false;
        }
        List<LocalDate> coming = reading.annotation().times().stream()
                .filter(time -> extract.covers(time.span()))
                .map(TimeMention::latest)
                .filter(latest -> latest != null && latest.isAfter(day))
                .toList();
        return !coming.isEmpty() && coming.stream().allMatch(latest -> latest.isBefore(today));
    }

    /** Whether what is counted are people: {@code officer}, {@code dead}. */
    static boolean isOfPeople(Lexicon lexicon, String unit) {
        return CASUALTIES.contains(unit) || lexicon.isPerson(unit.substring(unit.lastIndexOf(' ') + 1));
    }

    /** {@code 40 foot whale}: one thing, and its measure before it. */
    private static boolean isCompound(Reading reading, Span figure, String unit) {
        Sentence sentence = reading.annotation().findSentence(figure.start());
        boolean one = figure.in(reading.text()).toLowerCase(Locale.ROOT).endsWith(" " + unit);
        if (sentence == null || !one) {
            return false;
        }
        List<Token> tokens = sentence.tokens();
        int last = -1;
        for (int i = 0; i < tokens.size(); i++) {
            last = figure.covers(tokens.get(i).span()) ? i : last;
        }
        if (last < 1) {
            return false;
        }
        Token before = tokens.get(last - 1);
        return before.pos().equals("NOUN")
                || HYPHENED.matcher(before.span().in(reading.text())).matches()
                || last + 1 < tokens.size()
                        && NOMINAL.contains(tokens.get(last + 1).pos());
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
            return words >= FEWEST_WORDS;
        }
        String content = quote.content().getFirst().in(reading.text()).strip().replace('\n', ' ');
        boolean asking = ASKING.matcher(content).matches()
                || MAY_ASK.matcher(content).matches() && isCuedBy(ASKED, reading, quote);
        boolean plea =
                isCuedBy(PLEA, reading, quote) || PLEADED.matcher(content).matches();
        return verb && !plea && !asking && !isCuedBy(INTENT, reading, quote) && words >= FEWEST_WORDS;
    }

    private static boolean isCuedBy(Pattern pattern, Reading reading, Quote quote) {
        return quote.cue().stream()
                .anyMatch(cue -> pattern.matcher(cue.in(reading.text())).find());
    }

    /**
     * Whether the sentence tells what was over long before its report: it begins with the time, and all that it dates lies more than a year
     * back. Catches {@code In March 2027 the ferry sank}; leaves {@code Roe was jailed for the murder of Ann Poe in March 2027} and {@code Norland
     * left the 2015 treaty} alone.
     */
    static boolean isBackground(Reading reading, Span extract) {
        LocalDate day = reading.article().meta().published().date().orElse(null);
        if (day == null) {
            return false;
        }
        List<TimeMention> dated = reading.annotation().times().stream()
                .filter(time -> time.latest() != null && extract.covers(time.span()))
                .toList();
        return !dated.isEmpty()
                && isDatedBy(reading.text(), extract, dated.getFirst().span())
                && dated.stream()
                        .allMatch(time ->
                                time.latest() != null && ChronoUnit.DAYS.between(time.latest(), day) > BACKGROUND_DAYS);
    }

    private static boolean isDatedBy(String text, Span extract, Span time) {
        String before = text.substring(extract.start(), time.start());
        return before.isBlank()
                ? time.in(text).toLowerCase(Locale.ROOT).endsWith(" ago")
                : DATING.matcher(before).matches();
    }
}
