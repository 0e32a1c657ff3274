package org.rapporteur.extract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * A date read from words, no more precise than they are.
 *
 * @param zone the offset, or a zone whose rules give it; null where none is stated
 * @param span the words, in the text that was read
 * @param swapped the same figures read the other way round (7 January, 1 July), or null if there is only one way
 */
record Stamp(
        LocalDate date,
        @Nullable LocalTime time,
        @Nullable ZoneId zone,
        Span span,
        @Nullable LocalDate swapped) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** The oldest archives of news on the web begin in the nineties. */
    private static final int FIRST_YEAR = 1990;

    /** The first printed newspaper, in Strasbourg. */
    private static final int FIRST_NEWSPAPER = 1605;

    /** What programs write where they know no date: the zeros of their clocks. */
    private static final Set<LocalDate> ZEROS = Set.of(
            LocalDate.of(1980, 1, 1),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(1904, 1, 1),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31));

    /** No clock is asked: a report from after this year is taken for a slip. */
    private static final int LAST_YEAR = 2060;

    /** ISO 8601, to the minute at most. */
    String iso() {
        if (time == null) {
            return date.toString();
        }
        String local = date + "T" + time.format(TIME);
        if (zone == null) {
            return local;
        }
        ZoneOffset offset = zone.getRules().getOffset(LocalDateTime.of(date, time));
        return local + offset.getId();
    }

    boolean isPlausible() {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    /** The same of a date that whoever gives the report states: archives are older than the web. */
    boolean isPlausibleIfGiven() {
        return date.getYear() >= FIRST_NEWSPAPER && date.getYear() <= LAST_YEAR && !ZEROS.contains(date);
    }

    Stamp otherWayRound() {
        return swapped == null ? this : new Stamp(swapped, time, zone, span, date);
    }
}
