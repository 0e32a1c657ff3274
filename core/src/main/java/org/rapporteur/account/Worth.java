package org.rapporteur.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Span;

/**
 * What is no news of what has happened, however many tell it: words that assert nothing, figures and events of what is still to come.
 */
final class Worth {
    /** An assertion of fewer words needs the sentence around it to say what it is; {@code she would resign} does not. */
    private static final int FEWEST_WORDS = 3;

    /** Units that are no nouns for people and yet count them. */
    private static final Set<String> CASUALTIES = Set.of("dead", "injured", "wounded", "missing");

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

    // Where the clause with the figure ends, to either side.
    private static final Pattern BORDER = Pattern.compile(
            "[,;:–—]\\s|\\b(?:which|who|whom|whose|that|when|after|before|while|because|since|until|although|though|but)\\b");
    private static final Pattern AHEAD = Pattern.compile("(?i)\\b(?:will|shall|won[’']t)\\b|[’']ll\\b"
            + "|\\b(?:is|are|be|being) (?:\\w+ly |also |now |still )?"
            + "(?:expected|due|set|scheduled|planned|slated|projected|expecting|awaiting|planning|preparing|going to)\\b"
            + "|\\b(?:expects?|awaits?|plans?|intends?|hopes?|aims?) (?:to|some|about|around|up to|more than|\\d)\\b"
            + "|\\b(?:takes? effect|(?:goes?|comes?|enters?) into (?:effect|force))\\b");

    /** What will not be, or not then. */
    private static final Pattern OFF = Pattern.compile(
            "(?i)\\b(?:not|never|cannot|no longer)\\b|n[’']t\\b|\\b(?:is|are|was|were|been|be) (?:\\w+ )?(?:cancell?ed|postponed|delayed|called off|put off|scrapped)\\b");

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
        return AHEAD.matcher(clause(reading, figure)).find();
    }

    /** The words around a place up to the next border on both sides; none if no sentence holds it. */
    private static String clause(Reading reading, Span place) {
        Sentence sentence = reading.annotation().findSentence(place.start());
        if (sentence == null) {
            return "";
        }
        String text = sentence.span().in(reading.text());
        int at = place.start() - sentence.span().start();
        int from = 0;
        int to = text.length();
        Matcher border = BORDER.matcher(text);
        while (border.find()) {
            if (border.end() <= at) {
                from = border.end();
            } else if (border.start() >= at + place.length()) {
                to = border.start();
                break;
            }
        }
        return text.substring(from, to);
    }

    /**
     * Whether the sentence tells what is to come by a day that is past: {@code The ferry will sail next week}, of a report a month older than
     * {@code today}. A sentence that dates nothing after its report may still be ahead.
     */
    static boolean isPassed(Reading reading, Span extract, LocalDate today) {
        LocalDate day = reading.publishedOn().orElse(null);
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

    /**
     * The first time after a day for which the sentence tells a plan, or null: {@code Norland will close the strait on Friday, a step that
     * Ostra calls a threat}. {@code A strike on Friday, he said, will be felt} and {@code The strait will not be closed on Friday} tell none.
     */
    static FusedEvent.@Nullable When announced(Reading reading, Span extract, LocalDate day) {
        for (TimeMention time : reading.annotation().times()) {
            LocalDate earliest = time.earliest();
            LocalDate latest = time.latest();
            if (earliest != null
                    && latest != null
                    && earliest.isAfter(day)
                    && extract.covers(time.span())
                    && !time.isVague()) {
                String clause = clause(reading, time.span());
                if (AHEAD.matcher(clause).find() && !OFF.matcher(clause).find()) {
                    return new FusedEvent.When(time.value(), earliest, latest);
                }
            }
        }
        return null;
    }

    /** Whether a sentence says that something was called off or is denied: it does not tell again that it will be. */
    static boolean isOff(Reading reading, Span place) {
        Sentence sentence = reading.annotation().findSentence(place.start());
        return sentence != null
                && OFF.matcher(sentence.span().in(reading.text())).find();
    }

    /** Whether what is counted are people: {@code officer}, {@code dead}. */
    static boolean isOfPeople(Lexicon lexicon, String unit) {
        return CASUALTIES.contains(unit) || lexicon.isPerson(unit.substring(unit.lastIndexOf(' ') + 1));
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
}
