package org.rapporteur.annotate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a relative time counts from: the times that the text has told before, at first the report's own day.
 *
 * @param day the last single day, which {@code the next day} counts from
 * @param period the first day of the last day, month or year, which {@code the following month} counts from
 */
record TimeAnchor(@Nullable LocalDate day, @Nullable LocalDate period) {
    static TimeAnchor of(@Nullable LocalDate reportDay) {
        return new TimeAnchor(reportDay, reportDay);
    }

    /** The anchor for what follows the match. */
    TimeAnchor after(TimeMatch match) {
        LocalDate single = match.day();
        LocalDate first = match.earliest();
        return first == null ? this : new TimeAnchor(single == null ? day : single, first);
    }

    /** The TIMEX3 value of a time of the day told last, {@code 2022-01-21T09:30}. */
    String dated(String clock) {
        return (day == null ? "XXXX-XX-XX" : day.toString()) + clock;
    }
}
