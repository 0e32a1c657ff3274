package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention;

/** Bare weekdays of things that lie ahead although no tense says so. */
final class Weekdays {
    private static final int WEEK = 7;
    private static final Set<String> NAMES =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private Weekdays() {}

    /** The time itself, or for a bare weekday of the past week the same day one week on. */
    static TimeMention ahead(TimeMention time, List<Word> words, @Nullable LocalDate reported) {
        LocalDate day = time.earliest();
        if (day == null || reported == null || !day.equals(time.latest())) {
            return time;
        }
        boolean lastWeek = day.isBefore(reported) && !day.isBefore(reported.minusDays(WEEK));
        boolean weekday = words.stream().anyMatch(w -> w.span().equals(time.span()) && NAMES.contains(w.lower()));
        if (!lastWeek || !weekday) {
            return time;
        }
        LocalDate next = day.plusDays(WEEK);
        return new TimeMention(time.span(), time.type(), next.toString(), next, next);
    }
}
