package org.rapporteur.lineage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report's words tell of a day: as much of weekday, day, month and year as is written; 0 stands for what is not.
 *
 * @param swappable true if day and month are figures that could be read the other way round: {@code 03/04/2031}
 */
record DayWords(int weekday, int day, int month, int year, boolean swappable) {
    private static final Map<String, Integer> WEEKDAYS =
            Map.of("monday", 1, "tuesday", 2, "wednesday", 3, "thursday", 4, "friday", 5, "saturday", 6, "sunday", 7);
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12),
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("sept", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));

    /** Years that news speaks of as years; a bare figure outside is a count. */
    private static final int FIRST_YEAR = 1800;

    private static final int LAST_YEAR = 2099;
    /** A bare weekday is one of the last or the coming week, give a day for the zone. */
    private static final int WEEKDAY_REACH = 8;

    /** 1 for a Monday, {@code Monday} or, since some sets lose their apostrophes, {@code Mondays}; 0 for any other word. */
    static int weekdayOf(String lower) {
        int plain = WEEKDAYS.getOrDefault(lower, 0);
        return plain == 0 && lower.endsWith("s")
                ? WEEKDAYS.getOrDefault(lower.substring(0, lower.length() - 1), 0)
                : plain;
    }

    static int monthOf(String lower) {
        return MONTHS.getOrDefault(lower, 0);
    }

    /** {@code 7}, {@code 07} and {@code 7th}; 0 for what is no day of a month. */
    static int dayOf(String lower) {
        String digits = lower.length() > 2
                        && (lower.endsWith("st")
                                || lower.endsWith("nd")
                                || lower.endsWith("rd")
                                || lower.endsWith("th"))
                ? lower.substring(0, lower.length() - 2)
                : lower;
        int value = plainFigure(digits, 2);
        return value >= 1 && value <= 31 ? value : 0;
    }

    static int yearOf(String lower) {
        int value = plainFigure(lower, 4);
        return value >= FIRST_YEAR && value <= LAST_YEAR ? value : 0;
    }

    private static int plainFigure(String digits, int most) {
        if (digits.isEmpty() || digits.length() > most) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }

    /** A date in three figures, {@code 13-09-2031} or {@code 2031-09-13}, or null if they make none. */
    static @Nullable DayWords ofFigures(String first, String second, String third) {
        int a = plainFigure(first, 4);
        int b = plainFigure(second, 2);
        int c = plainFigure(third, 4);
        if (a > 31 && yearOf(first) > 0 && b >= 1 && b <= 12 && c >= 1 && c <= 31) {
            return new DayWords(0, c, b, a, false);
        }
        int year = c >= 0 && third.length() == 2 ? 2000 + c : yearOf(third);
        if (year == 0 || a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) {
            return null;
        }
        return a <= 12 && b > 12 ? new DayWords(0, b, a, year, false) : new DayWords(0, a, b, year, a <= 12 && a != b);
    }

    private DayWords swapped() {
        return new DayWords(weekday, month, day, year, false);
    }

    /** True if no day can be meant by both. */
    boolean contradicts(DayWords other) {
        if (swappable && !swapped().contradicts(other)) {
            return false;
        }
        if (other.swappable && !contradicts(other.swapped())) {
            return false;
        }
        return differ(year, other.year)
                || differ(month, other.month)
                || differ(day, other.day)
                || differ(knownWeekday(), other.knownWeekday());
    }

    /** True if both speak of the same part of a date, and so can be compared at all. */
    boolean isComparable(DayWords other) {
        return (year > 0 && other.year > 0)
                || (month > 0 && other.month > 0)
                || (day > 0 && other.day > 0)
                || (knownWeekday() > 0 && other.knownWeekday() > 0);
    }

    /**
     * True if this is a date and the other a bare weekday of a report that came out on another date: {@code 10 January} where a
     * report of 2 May says {@code Tuesday}.
     *
     * @param published ISO day of the report that writes {@code other}, or null
     */
    boolean isFarFrom(DayWords other, @Nullable String published) {
        if (published == null || swappable || day == 0 || month == 0 || other.weekday == 0 || other.month > 0) {
            return false;
        }
        LocalDate out = LocalDate.parse(published);
        try {
            LocalDate meant = LocalDate.of(year == 0 ? out.getYear() : year, month, day);
            long days = Math.abs(ChronoUnit.DAYS.between(out, meant));
            // Without a year, the turn of the year is no distance.
            return days > WEEKDAY_REACH && (year > 0 || days < 365 - WEEKDAY_REACH);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean differ(int a, int b) {
        return a > 0 && b > 0 && a != b;
    }

    /** The weekday as written, else that of the full date: 17 June 2015 was a Wednesday. */
    private int knownWeekday() {
        if (weekday > 0 || day == 0 || month == 0 || year == 0 || swappable) {
            return weekday;
        }
        try {
            return LocalDate.of(year, month, day).getDayOfWeek().getValue();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
