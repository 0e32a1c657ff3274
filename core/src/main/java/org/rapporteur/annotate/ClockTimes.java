package org.rapporteur.annotate;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds times of the clock and puts them on the day that they belong to.
 *
 * <p>Catches {@code noon}, {@code 9 p.m.}, {@code 21:30 GMT}, {@code 1300 GMT}, {@code 7 o'clock in the morning}, {@code 9 p.m.
 * Wednesday}; leaves {@code high noon} and {@code rose 9.30} alone.
 */
final class ClockTimes {
    private final TokenIndex index;
    private final CalendarDates dates;
    private final NamedDays days;

    ClockTimes(TokenIndex index, CalendarDates dates, NamedDays days) {
        this.index = index;
        this.dates = dates;
        this.days = days;
    }

    /** The time that begins at the word, or null. */
    @Nullable
    TimeMatch at(int i, int limit, TimeAnchor told) {
        String lower = index.lower(i);
        if (lower.equals("noon") || lower.equals("midday") || lower.equals("midnight")) {
            return index.lower(i - 1).equals("high")
                    ? null
                    : onDay(i, i + 1, lower.equals("midnight") ? "T24:00" : "T12:00", limit, told);
        }
        if (lower.isEmpty() || !Character.isDigit(lower.charAt(0)) || lower.length() > 8) {
            return null;
        }
        int k = 0;
        int hour = 0;
        while (k < lower.length() && k < 2 && Character.isDigit(lower.charAt(k))) {
            hour = hour * 10 + Character.digit(lower.charAt(k++), 10);
        }
        int minute = -1;
        if (k + 2 < lower.length()
                && (lower.charAt(k) == ':' || lower.charAt(k) == '.')
                && Character.isDigit(lower.charAt(k + 1))
                && Character.isDigit(lower.charAt(k + 2))) {
            minute = Integer.parseInt(ascii2(lower, k + 1));
            k += 3;
        }
        boolean military =
                lower.length() == 4 && i + 1 < limit && isZone(index.word(i + 1)) && Numbers.isAllDigits(lower);
        if (military) {
            minute = Integer.parseInt(lower.substring(2));
            k = 4;
        }
        String rest = lower.substring(k).replace(".", "");
        int end = i + 1;
        if (rest.isEmpty() && end < limit) {
            String next = index.lower(end).replace(".", "");
            boolean inThe =
                    index.lower(end).equals("in") && index.lower(end + 1).equals("the");
            if (next.equals("am") || next.equals("pm")) {
                rest = next;
                end++;
            } else if (next.equals("a") || next.equals("p")) {
                // "9 a . m .": a tokenizer may part the letters
                boolean letters =
                        index.lower(end + 1).equals("m") || index.lower(end + 1).equals("m.");
                rest = letters ? next + "m" : rest;
                end = letters ? end + 2 : end;
            } else if (next.equals("o'clock")) {
                minute = Math.max(0, minute);
                end++;
                inThe = index.lower(end).equals("in") && index.lower(end + 1).equals("the");
            }
            if (inThe && end + 2 < limit && hour <= 12) {
                String half =
                        switch (index.lower(end + 2)) {
                            case "morning" -> "am";
                            case "afternoon", "evening" -> "pm";
                            default -> "";
                        };
                rest = half;
                end = half.isEmpty() ? end : end + 3;
            }
        }
        boolean half = rest.equals("am") || rest.equals("pm");
        if (!half && (!rest.isEmpty() || minute < 0) || hour > 24 || minute > 59 || half && hour > 12) {
            return null;
        }
        boolean colon = lower.indexOf(':') > 0 || military;
        if (!half
                && !colon
                && (minute != 0 || lower.indexOf('.') > 0 || index.lower(end).equals("%"))) {
            return null;
        }
        if (rest.equals("pm") && hour < 12) {
            hour += 12;
        } else if (rest.equals("am") && hour == 12) {
            hour = 0;
        }
        if (end + 1 < limit
                && index.lower(end).equals("local")
                && index.lower(end + 1).equals("time")) {
            end += 2;
        } else if (end < limit && isZone(index.word(end))) {
            end++;
        }
        return onDay(i, end, String.format(Locale.ROOT, "T%02d:%02d", hour, Math.max(0, minute)), limit, told);
    }

    /** {@code 9 p.m. Wednesday} is one expression; {@code 9 p.m. on Wednesday} is two, but means that day. */
    private TimeMatch onDay(int first, int end, String clock, int limit, TimeAnchor told) {
        boolean on = index.lower(end).equals("on");
        int at = on ? end + 1 : end;
        TimeMatch date = null;
        if (at < limit) {
            date = days.weekday(at, limit);
            if (date == null) {
                date = dates.at(at, limit);
            }
            if (date == null) {
                date = days.deictic(at, limit);
            }
        }
        LocalDate that = date == null || date.type() != Type.DATE ? null : date.day();
        if (date == null || that == null) {
            return TimeMatch.of(first, end, Type.TIME, told.dated(clock));
        }
        return TimeMatch.of(first, on ? end : date.end(), Type.TIME, that + clock);
    }

    private static String ascii2(String word, int at) {
        return "" + Character.digit(word.charAt(at), 10) + Character.digit(word.charAt(at + 1), 10);
    }

    private static boolean isZone(String word) {
        return switch (word) {
            case "GMT", "UTC", "EST", "EDT", "ET", "CET", "CEST", "BST", "PST", "PDT", "CST", "CDT", "MSK" -> true;
            default -> false;
        };
    }
}
