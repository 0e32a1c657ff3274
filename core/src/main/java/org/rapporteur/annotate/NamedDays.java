package org.rapporteur.annotate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Tense.Direction;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds days that are told by a name instead of a date: weekdays, holidays and today.
 *
 * <p>Catches {@code will sail on Friday} (the next one), {@code sailed on Friday} (the last one, or the day itself), {@code last
 * Monday night}, {@code Friday, Jan. 21}, {@code next Christmas Day}, {@code tonight}, {@code the day before yesterday}; leaves
 * {@code USA Today} alone.
 */
final class NamedDays {
    private final TokenIndex index;
    private final Tense tense;
    private final Years years;
    private final CalendarDates dates;
    private final @Nullable LocalDate day;

    NamedDays(TokenIndex index, Tense tense, Years years, CalendarDates dates, @Nullable LocalDate reportDay) {
        this.index = index;
        this.tense = tense;
        this.years = years;
        this.dates = dates;
        this.day = reportDay;
    }

    /** {@code Friday}, {@code last Monday}, {@code Sunday morning}; with the date that says it all if one follows. */
    @Nullable
    TimeMatch weekday(int i, int limit) {
        int at = i;
        String qualifier = "";
        String lower = index.lower(i);
        if ((Calendar.LAST.contains(lower) || Calendar.NEXT.contains(lower) || lower.equals("this"))
                && i + 1 < limit
                && Calendar.day(index.lower(i + 1)) != null) {
            qualifier = lower;
            at = i + 1;
        }
        DayOfWeek weekday = Calendar.day(index.lower(at));
        if (weekday == null || !Character.isUpperCase(index.word(at).charAt(0))) {
            return null;
        }
        int end = at + 1;
        // "Friday, Jan. 21": the date says it all
        int dateAt = end < limit
                        && (index.lower(end).equals(",")
                                || index.lower(end).equals("(")
                                || index.lower(end).equals("the"))
                ? end + 1
                : end;
        if (dateAt < limit && qualifier.isEmpty()) {
            TimeMatch date = dates.at(dateAt, limit);
            if (date != null
                    && date.value().length() >= 10
                    && !(date.earliest() != null && date.earliest().getDayOfWeek() != weekday && dateAt > end)) {
                return date.from(i);
            }
        }
        String dayPart = "";
        if (end < limit && Calendar.DAY_PARTS.containsKey(index.lower(end))) {
            dayPart = Calendar.DAY_PARTS.getOrDefault(index.lower(end), "");
            end++;
        }
        Type type = dayPart.isEmpty() ? Type.DATE : Type.TIME;
        if (day == null) {
            return TimeMatch.of(i, end, type, "XXXX-WXX-" + weekday.getValue() + dayPart);
        }
        LocalDate date = resolve(weekday, qualifier, i, end, day);
        return TimeMatch.of(i, end, type, date + dayPart);
    }

    private LocalDate resolve(DayOfWeek weekday, String qualifier, int first, int end, LocalDate from) {
        if (Calendar.LAST.contains(qualifier)) {
            return from.with(TemporalAdjusters.previous(weekday));
        }
        if (qualifier.equals("next") || qualifier.equals("following")) {
            return from.with(TemporalAdjusters.next(weekday));
        }
        if (qualifier.equals("this") || Calendar.NEXT.contains(qualifier)) {
            return from.with(TemporalAdjusters.nextOrSame(weekday));
        }
        if (from.getDayOfWeek() == weekday) {
            return from;
        }
        boolean ahead = index.lower(end).equals("'s") && qualifier.isEmpty()
                ? tense.isOwnedAhead(first, end)
                : tense.at(first, end) == Direction.FUTURE;
        return ahead ? from.with(TemporalAdjusters.next(weekday)) : from.with(TemporalAdjusters.previous(weekday));
    }

    /** {@code Christmas Day 2030}, {@code next Easter}: the nearest that the tense allows, if no year is told. */
    @Nullable
    TimeMatch holiday(int i, int limit) {
        Holidays.Named named = Holidays.at(index, i, limit);
        if (named == null) {
            return null;
        }
        int yearEnd = years.end(named.end(), limit);
        if (yearEnd > named.end()) {
            int year = Integer.parseInt(index.lower(yearEnd - 1));
            return TimeMatch.of(
                    i, yearEnd, Type.DATE, Holidays.in(named.holiday(), year).toString());
        }
        String before = index.lower(i - 1);
        int first = before.equals("last") || before.equals("next") || before.equals("this") ? i - 1 : i;
        if (day == null) {
            return TimeMatch.of(first, named.end(), Type.DATE, "XXXX-XX-XX");
        }
        LocalDate same = Holidays.in(named.holiday(), day.getYear());
        Direction direction =
                switch (first < i ? before : "") {
                    case "last" -> Direction.PAST;
                    case "next" -> Direction.FUTURE;
                    default -> tense.at(i, named.end());
                };
        LocalDate past = same.isAfter(day) ? Holidays.in(named.holiday(), day.getYear() - 1) : same;
        LocalDate next = same.isBefore(day) ? Holidays.in(named.holiday(), day.getYear() + 1) : same;
        long back = ChronoUnit.DAYS.between(past, day);
        long ahead = ChronoUnit.DAYS.between(day, next);
        boolean later = direction == Direction.FUTURE || direction == Direction.OPEN && ahead < back;
        return TimeMatch.of(first, named.end(), Type.DATE, (later ? next : past).toString());
    }

    /** {@code today}, {@code yesterday evening}, {@code the day after tomorrow}. */
    @Nullable
    TimeMatch deictic(int i, int limit) {
        String lower = index.lower(i);
        int shift =
                switch (lower) {
                    case "today", "tonight" -> 0;
                    case "yesterday" -> -1;
                    case "tomorrow" -> 1;
                    default -> Integer.MIN_VALUE;
                };
        if (shift != Integer.MIN_VALUE) {
            if (Character.isUpperCase(index.word(i).charAt(0))
                    && i > index.firstOf(index.sentenceOf(i))
                    && Character.isUpperCase(index.word(i - 1).charAt(0))) {
                return null;
            }
            String part = lower.equals("tonight") ? "TNI" : "";
            int end = i + 1;
            if (end < limit && Calendar.DAY_PARTS.containsKey(index.lower(end))) {
                part = Calendar.DAY_PARTS.getOrDefault(index.lower(end), "");
                end++;
            }
            String date = day == null ? "XXXX-XX-XX" : day.plusDays(shift).toString();
            return TimeMatch.of(i, end, part.isEmpty() ? Type.DATE : Type.TIME, date + part);
        }
        if (lower.equals("day") && i + 2 < limit) {
            String two = index.lower(i + 1) + " " + index.lower(i + 2);
            int days = two.equals("before yesterday") ? -2 : two.equals("after tomorrow") ? 2 : 0;
            if (days != 0) {
                return TimeMatch.of(
                        TimeExtents.withArticle(index, i),
                        i + 3,
                        Type.DATE,
                        day == null ? "XXXX-XX-XX" : day.plusDays(days).toString());
            }
        }
        return null;
    }
}
