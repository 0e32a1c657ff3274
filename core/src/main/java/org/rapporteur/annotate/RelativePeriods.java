package org.rapporteur.annotate;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds periods that this, last or next lays beside the report's day; {@link Periods} has those that are told by their kind only.
 *
 * <p>Catches {@code last week}, {@code this year}, {@code next summer}, {@code last March}, {@code the next day}, {@code this
 * fiscal year}, {@code the past decade}; leaves {@code "This Week With Nils Holm"} alone.
 */
final class RelativePeriods {
    private static final Set<String> THIS = Set.of("this", "current");

    /** Years that do not begin in January. */
    private static final Set<String> ACCOUNTS = Set.of("fiscal", "financial", "calendar", "school", "academic", "tax");

    private final TokenIndex index;
    private final CalendarDates dates;
    private final Years years;
    private final Quarters quarters;
    private final Durations durations;
    private final @Nullable LocalDate day;

    RelativePeriods(
            TokenIndex index,
            CalendarDates dates,
            Years years,
            Quarters quarters,
            Durations durations,
            @Nullable LocalDate reportDay) {
        this.index = index;
        this.dates = dates;
        this.years = years;
        this.quarters = quarters;
        this.durations = durations;
        this.day = reportDay;
    }

    /** The period that begins at the word, or null. */
    @Nullable
    TimeMatch at(int i, int limit, TimeAnchor told) {
        String lower = index.lower(i);
        int first = i;
        int at = i;
        if (lower.equals("the") && i + 1 < limit) {
            at = i + 1;
            lower = index.lower(at);
            String decade = Years.decade(lower);
            if (decade != null) {
                return TimeMatch.of(i, at + 1, Type.DATE, decade);
            }
            if (Calendar.LAST.contains(lower) || Calendar.NEXT.contains(lower)) {
                TimeMatch span = durations.stretch(i, at, limit);
                if (span != null) {
                    return span;
                }
                String unit = at + 1 < limit ? Calendar.unit(index.lower(at + 1)) : "";
                if (unit.equals("day")
                        && unit.equals(index.lower(at + 1))
                        && (lower.equals("next") || lower.equals("following") || lower.equals("previous"))) {
                    LocalDate from = told.day();
                    String value = from == null
                            ? "XXXX-XX-XX"
                            : from.plusDays(lower.equals("previous") ? -1 : 1).toString();
                    return TimeMatch.of(i, at + 2, Type.DATE, value);
                }
                if (unit.isEmpty() || !unit.equals(index.lower(at + 1))) {
                    return quarters.at(i, at, limit);
                }
            } else {
                return quarters.at(i, at, limit);
            }
        }
        String decade = years.isAge(i) ? null : Years.decade(lower);
        if (decade != null) {
            return TimeMatch.of(i, i + 1, Type.DATE, decade);
        }
        if (!THIS.contains(lower) && !Calendar.LAST.contains(lower) && !Calendar.NEXT.contains(lower)) {
            return quarters.at(i, at, limit);
        }
        TimeMatch span = durations.stretch(first, at, limit);
        if (span != null) {
            return span;
        }
        int next = at + 1;
        if (next >= limit) {
            return null;
        }
        int direction = Calendar.LAST.contains(lower) ? -1 : Calendar.NEXT.contains(lower) ? 1 : 0;
        String word = index.lower(next);
        if (durations.isTitle(first, next)) {
            return null;
        }
        String part = Calendar.DAY_PARTS.get(word);
        if (part != null && (direction <= 0)) {
            String date = day == null ? "XXXX-XX-XX" : day.plusDays(direction).toString();
            return TimeMatch.of(first, next + 1, Type.TIME, date + part);
        }
        int month = Calendar.month(word);
        if (month > 0 && Character.isUpperCase(index.word(next).charAt(0))) {
            TimeMatch named = dates.at(next, limit);
            if (named == null && dates.isMonthWord(next)) {
                named = dates.monthMatch(next, next + 1, month, 0);
            }
            return named == null ? null : named.from(first);
        }
        boolean length = lower.equals("past") || lower.equals("next") || lower.equals("coming");
        if (length && (word.equals("decade") || word.equals("century"))) {
            return TimeMatch.of(first, next + 1, Type.DURATION, Calendar.period("1", word));
        }
        if (ACCOUNTS.contains(word) && next + 1 < limit && index.lower(next + 1).equals("year") && day != null) {
            return TimeMatch.of(first, next + 2, Type.DATE, String.valueOf(day.getYear() + direction));
        }
        String season = Calendar.SEASONS.get(word);
        if (season != null) {
            return TimeMatch.of(
                    first,
                    next + 1,
                    Type.DATE,
                    day == null ? "XXXX-" + season : seasonYear(season, direction, day) + "-" + season);
        }
        return shifted(first, next, direction, lower.equals("this"), limit);
    }

    /** The year of the season that is over, lasts or comes; winter ends in the year after. */
    private static int seasonYear(String season, int direction, LocalDate day) {
        int middle =
                switch (season) {
                    case "SP" -> 4;
                    case "SU" -> 7;
                    case "FA" -> 10;
                    default -> 13;
                };
        int now = day.getMonthValue();
        return direction < 0
                ? now > middle ? day.getYear() : day.getYear() - 1
                : direction > 0 ? now < middle - 1 ? day.getYear() : day.getYear() + 1 : day.getYear();
    }

    /** {@code week} behind {@code last}: the unit of the report's day, moved by {@code direction}. */
    private @Nullable TimeMatch shifted(int first, int unitAt, int direction, boolean self, int limit) {
        String word = index.lower(unitAt);
        String unit = Calendar.unit(word);
        if (unit.isEmpty() || !unit.equals(word)) {
            return quarters.beside(first, unitAt, direction, limit);
        }
        if (day == null) {
            return switch (unit) {
                case "day", "week", "month", "year", "quarter", "weekend", "decade" ->
                    TimeMatch.of(
                            first,
                            unitAt + 1,
                            Type.DATE,
                            direction < 0 ? "PAST_REF" : direction > 0 ? "FUTURE_REF" : "PRESENT_REF");
                default -> null;
            };
        }
        String value =
                switch (unit) {
                    case "day" ->
                        direction == 0 && !self ? null : day.plusDays(direction).toString();
                    case "week" -> Calendar.week(day.plusWeeks(direction));
                    case "weekend" -> Calendar.week(day.plusWeeks(direction)) + "-WE";
                    case "month" -> Calendar.month(day.withDayOfMonth(1).plusMonths(direction));
                    case "quarter" -> Calendar.quarter(day.withDayOfMonth(1).plusMonths(3L * direction));
                    case "year" -> String.valueOf(day.getYear() + direction);
                    case "decade" -> String.valueOf(day.getYear() / 10 + direction);
                    case "century" -> String.valueOf(day.getYear() / 100 + direction);
                    default -> null;
                };
        return value == null ? null : TimeMatch.of(first, unitAt + 1, Type.DATE, value);
    }
}
