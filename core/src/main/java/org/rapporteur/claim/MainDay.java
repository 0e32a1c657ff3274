package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Dateline;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.text.Span;

/**
 * The day of what a report is about: when the thing happened that it was written for.
 *
 * <p>News tells it first: it is the day of the first event that is over and has a day, else the first day in the running text
 * that is not ahead, else the day of the report. A dateline dates the report and not the thing; a day that only belongs to a past
 * event's name ("Tuesday's attack") dates that one.
 */
final class MainDay {
    /** A report tells its news in its first sentences; after them comes what happened before. */
    private static final int NEWS_SENTENCES = 4;

    /** A day beside one of them is when it was told. */
    private static final Set<String> TELLING = Set.of(
            "said", "says", "announced", "confirmed", "reported", "told", "added", "stated", "released", "published");

    private final Reading reading;
    private final String text;
    private final TokenIndex index;
    private final @Nullable LocalDate reported;

    private MainDay(Reading reading) {
        this.reading = reading;
        this.text = reading.text();
        this.index = TokenIndex.of(text, reading.annotation());
        this.reported = reading.publishedOn().orElse(null);
    }

    static Optional<LocalDate> of(Reading reading) {
        MainDay main = new MainDay(reading);
        LocalDate day = main.ofEvents();
        if (day == null) {
            day = main.ofTimes();
        }
        return Optional.ofNullable(day == null ? main.reported : day);
    }

    private @Nullable LocalDate ofEvents() {
        int end = newsEnd();
        for (Event event : reading.events()) {
            if (event.trigger().start() >= end) {
                return null;
            }
            boolean over = event.status() == Event.Status.HAPPENED || event.status() == Event.Status.ONGOING;
            TimeMention date = event.date();
            LocalDate day = date == null || isTold(date) || isOwner(date.span()) ? null : day(date);
            if (over && day != null) {
                return day;
            }
        }
        return null;
    }

    /** Where the first sentences end; lines without an end mark, such as a reference number, are none. */
    private int newsEnd() {
        int told = 0;
        for (Sentence sentence : reading.annotation().sentences()) {
            if (isRunning(sentence) && ++told == NEWS_SENTENCES) {
                return sentence.span().end();
            }
        }
        return text.length();
    }

    private boolean isRunning(Sentence sentence) {
        char last = text.charAt(sentence.span().end() - 1);
        boolean ends = last == '.' || last == '”' || last == '"' || last == '!' || last == '?';
        return ends && sentence.tokens().stream().anyMatch(token -> token.pos().equals("VERB"));
    }

    private @Nullable LocalDate ofTimes() {
        List<TimeMention> times = reading.annotation().times();
        int next = 0;
        LocalDate night = null;
        for (Sentence sentence : reading.annotation().sentences()) {
            Span span = sentence.span();
            Span dateline = Dateline.in(text, span);
            boolean running = isRunning(sentence);
            for (; next < times.size() && times.get(next).span().start() < span.end(); next++) {
                TimeMention time = times.get(next);
                boolean inText = running && time.span().start() >= dateline.end();
                LocalDate day = inText && !isOwner(time.span()) ? day(time) : null;
                // "an overnight raid on Monday": the day is said elsewhere, if at all
                boolean aside = time.span().in(text).equalsIgnoreCase("overnight") || isTold(time);
                if (day != null && !aside) {
                    return day;
                }
                night = night == null ? day : night;
            }
        }
        return night;
    }

    /** {@code Guards confirmed today}, {@code the mayor said on Friday}: when somebody spoke of it. */
    private boolean isTold(TimeMention time) {
        int first = index.tokenFrom(time.span().start());
        int before = index.lower(first - 1).equals("on") ? first - 2 : first - 1;
        int after = index.tokenFrom(time.span().end());
        return TELLING.contains(index.lower(before)) || TELLING.contains(index.lower(after));
    }

    /** {@code Tuesday's attack}: that was another thing. */
    private boolean isOwner(Span span) {
        int end = span.end();
        return end + 1 < text.length()
                && (text.charAt(end) == '\'' || text.charAt(end) == '’')
                && text.charAt(end + 1) == 's';
    }

    /** The single day that a time means, if it is not ahead of the report. */
    private @Nullable LocalDate day(TimeMention time) {
        LocalDate day = time.earliest();
        if (day == null || !day.equals(time.latest())) {
            return null;
        }
        return reported == null || !day.isAfter(reported) ? day : null;
    }
}
