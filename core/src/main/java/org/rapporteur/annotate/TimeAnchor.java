package org.rapporteur.annotate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a relative time counts from: the times that the text has told before, at first the report's own day.
 *
 * @param day the last single day, which {@code the next day} counts from
 * @param period the first day of the last day, month or year, which {@code the following month} counts from
 * @param clockDay the day that a clock or {@code the morning} belongs to
 */
record TimeAnchor(
        @Nullable LocalDate day,
        @Nullable LocalDate period,
        @Nullable LocalDate clockDay) {
    static TimeAnchor of(@Nullable LocalDate reportDay) {
        return new TimeAnchor(reportDay, reportDay, reportDay);
    }

    /**
     * The anchor for a new sentence: an election in April that was told before does not put {@code the curfew begins at 7 p.m.} into April, while
     * what was told of yesterday goes on.
     */
    TimeAnchor inNewSentence(@Nullable LocalDate reportDay) {
        boolean isFar = clockDay != null && reportDay != null && clockDay.isAfter(reportDay.plusDays(1));
        return isFar ? new TimeAnchor(day, period, reportDay) : this;
    }

    /** The anchor for what follows the match. */
    TimeAnchor after(TimeMatch match) {
        LocalDate single = match.day();
        LocalDate first = match.earliest();
        return first == null
                ? this
                : new TimeAnchor(single == null ? day : single, first, single == null ? clockDay : single);
    }

    /** The TIMEX3 value of a time of the clock's day, {@code 2022-01-21T09:30}. */
    String dated(String clock) {
        return (clockDay == null ? "XXXX-XX-XX" : clockDay.toString()) + clock;
    }
}
