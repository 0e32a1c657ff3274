package org.rapporteur.annotate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Days that reports call by their name instead of their date.
 *
 * <p>Catches {@code Christmas Day}, {@code New Year's Eve}, {@code Thanksgiving}, {@code Easter Sunday}; leaves {@code the Easter
 * Rising} and {@code Christmas Island} alone.
 */
final class Holidays {
    /** A named day. */
    enum Holiday {
        NEW_YEARS_DAY,
        VALENTINES_DAY,
        GOOD_FRIDAY,
        EASTER,
        EASTER_MONDAY,
        MAY_DAY,
        HALLOWEEN,
        THANKSGIVING,
        CHRISTMAS_EVE,
        CHRISTMAS,
        BOXING_DAY,
        NEW_YEARS_EVE
    }

    /** Which day is named by the words from {@code first} up to {@code end}. */
    record Named(Holiday holiday, int end) {}

    private Holidays() {}

    /** The day whose name begins at the word, or null. */
    static @Nullable Named at(TokenIndex index, int i, int limit) {
        String second = i + 1 < limit ? index.lower(i + 1) : "";
        Named named =
                switch (index.lower(i)) {
                    case "christmas", "xmas" ->
                        second.equals("eve")
                                ? new Named(Holiday.CHRISTMAS_EVE, i + 2)
                                : new Named(Holiday.CHRISTMAS, second.equals("day") ? i + 2 : i + 1);
                    case "thanksgiving" -> new Named(Holiday.THANKSGIVING, second.equals("day") ? i + 2 : i + 1);
                    case "halloween" -> new Named(Holiday.HALLOWEEN, i + 1);
                    case "easter" ->
                        second.equals("monday")
                                ? new Named(Holiday.EASTER_MONDAY, i + 2)
                                : new Named(Holiday.EASTER, second.equals("sunday") ? i + 2 : i + 1);
                    case "good" -> second.equals("friday") ? new Named(Holiday.GOOD_FRIDAY, i + 2) : null;
                    case "boxing" -> second.equals("day") ? new Named(Holiday.BOXING_DAY, i + 2) : null;
                    case "may" -> second.equals("day") ? new Named(Holiday.MAY_DAY, i + 2) : null;
                    case "valentine" ->
                        second.equals("'s") && index.lower(i + 2).equals("day")
                                ? new Named(Holiday.VALENTINES_DAY, i + 3)
                                : null;
                    case "new" -> newYear(index, i, limit);
                    default -> null;
                };
        if (named == null || !Character.isUpperCase(index.word(named.end - 1).charAt(0))) {
            return null;
        }
        // "Christmas Island", "the Easter Rising": part of another name
        boolean longer = named.end < limit
                && index.pos(named.end).equals("PROPN")
                && Character.isUpperCase(index.word(named.end).charAt(0))
                && Calendar.day(index.lower(named.end)) == null;
        return longer ? null : named;
    }

    private static @Nullable Named newYear(TokenIndex index, int i, int limit) {
        if (i + 3 >= limit + 1
                || !index.lower(i + 1).equals("year")
                || !index.lower(i + 2).equals("'s")) {
            return null;
        }
        return switch (index.lower(i + 3)) {
            case "day" -> new Named(Holiday.NEW_YEARS_DAY, i + 4);
            case "eve" -> new Named(Holiday.NEW_YEARS_EVE, i + 4);
            default -> null;
        };
    }

    /** The day in that year. */
    static LocalDate in(Holiday holiday, int year) {
        return switch (holiday) {
            case NEW_YEARS_DAY -> LocalDate.of(year, 1, 1);
            case VALENTINES_DAY -> LocalDate.of(year, 2, 14);
            case GOOD_FRIDAY -> easter(year).minusDays(2);
            case EASTER -> easter(year);
            case EASTER_MONDAY -> easter(year).plusDays(1);
            case MAY_DAY -> LocalDate.of(year, 5, 1);
            case HALLOWEEN -> LocalDate.of(year, 10, 31);
            case THANKSGIVING ->
                LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
            case CHRISTMAS_EVE -> LocalDate.of(year, 12, 24);
            case CHRISTMAS -> LocalDate.of(year, 12, 25);
            case BOXING_DAY -> LocalDate.of(year, 12, 26);
            case NEW_YEARS_EVE -> LocalDate.of(year, 12, 31);
        };
    }

    /** The Gregorian computus in the form printed anonymously in Nature, 20 April 1876. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
