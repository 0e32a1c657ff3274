package org.rapporteur.annotate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds parts of a longer time.
 *
 * <p>Catches {@code early next year}, {@code mid-January}, {@code late Friday}, {@code the end of May}, {@code the first half of
 * 2030}, {@code the last week of March}, {@code the week of 10 January}, {@code later that day}; leaves {@code the end of the
 * pier} alone.
 */
final class TimeParts {
    /** By their place; the last two name the same one. */
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "last", "final");

    private final TokenIndex index;
    private final Years years;
    private final CalendarDates dates;
    private final NamedDays days;
    private final Periods periods;
    private final RelativePeriods relative;
    private final @Nullable LocalDate day;

    TimeParts(
            TokenIndex index,
            Years years,
            CalendarDates dates,
            NamedDays days,
            Periods periods,
            RelativePeriods relative,
            @Nullable LocalDate reportDay) {
        this.index = index;
        this.years = years;
        this.dates = dates;
        this.days = days;
        this.periods = periods;
        this.relative = relative;
        this.day = reportDay;
    }

    /** The part that begins at the word, or is told around it, or null. */
    @Nullable
    TimeMatch at(int i, int limit, TimeAnchor told) {
        String lower = index.lower(i);
        if (lower.startsWith("mid-") && lower.length() > 4) {
            return middleOf(i, lower.substring(4), limit);
        }
        return switch (lower) {
            case "early" -> third(i, TimeMatch.Part.EARLY, limit, told);
            case "late" -> third(i, TimeMatch.Part.LATE, limit, told);
            case "mid" -> third(i, TimeMatch.Part.MIDDLE, limit, told);
            case "earlier", "later" -> earlier(i, limit, told);
            case "week" -> {
                TimeMatch week = weekOf(i, limit);
                yield week == null ? nth(i, limit, told) : week;
            }
            case "day", "weekend" -> nth(i, limit, told);
            case "the" -> ORDINALS.contains(index.lower(i + 1)) && i + 2 < limit ? nth(i + 2, limit, told) : null;
            case "first", "second", "third", "fourth", "last", "final" ->
                i + 1 < limit ? nth(i + 1, limit, told) : null;
            case "end" -> edge(i, TimeMatch.Part.LATE, limit, told);
            case "middle" -> edge(i, TimeMatch.Part.MIDDLE, limit, told);
            case "beginning", "start" -> edge(i, TimeMatch.Part.EARLY, limit, told);
            case "half" -> half(i, limit, told);
            default -> null;
        };
    }

    /** {@code mid-January}, {@code mid-2012}, {@code mid-week}, {@code mid-1990s}. */
    private @Nullable TimeMatch middleOf(int i, String name, int limit) {
        int month = Calendar.month(name);
        if (month > 0) {
            int year = years.at(i + 1, limit);
            return dates.monthMatch(i, year > 0 ? years.end(i + 1, limit) : i + 1, month, year)
                    .narrowed(TimeMatch.Part.MIDDLE);
        }
        if (Calendar.isYear(name)) {
            return TimeMatch.of(i, i + 1, Type.DATE, name).narrowed(TimeMatch.Part.MIDDLE);
        }
        if (name.equals("week") && Calendar.day(index.lower(i - 1)) == null) {
            String value = day == null ? "PRESENT_REF" : Calendar.week(day);
            return TimeMatch.of(i, i + 1, Type.DATE, value).narrowed(TimeMatch.Part.MIDDLE);
        }
        String decade = Years.decade(name);
        return decade == null ? null : TimeMatch.of(i, i + 1, Type.DATE, decade);
    }

    /** {@code early next year}, {@code late Friday}, {@code mid January}. */
    private @Nullable TimeMatch third(int i, TimeMatch.Part part, int limit, TimeAnchor told) {
        int next = index.lower(i + 1).equals("in") || index.lower(i + 1).equals("-") ? i + 2 : i + 1;
        boolean article = index.lower(next).equals("the");
        boolean period = article
                && (Years.decade(index.lower(next + 1)) != null
                        || index.lower(i + 1).equals("in"));
        if (next >= limit || article && !period) {
            return null;
        }
        String dayPart =
                switch (index.lower(next)) {
                    case "morning", "afternoon", "evening", "night" ->
                        Calendar.DAY_PARTS.getOrDefault(index.lower(next), "");
                    default -> "";
                };
        if (!dayPart.isEmpty() && next == i + 1 && part != TimeMatch.Part.MIDDLE) {
            return index.pos(next + 1).equals("NOUN")
                    ? null
                    : TimeMatch.of(i, next + 1, Type.TIME, told.dated(dayPart));
        }
        TimeMatch inner = named(next, limit, told);
        if (inner == null && Calendar.isYear(index.lower(next))) {
            inner = TimeMatch.of(next, next + 1, Type.DATE, index.lower(next));
        }
        if (inner == null && article) {
            inner = periods.at(next, limit, told);
        }
        boolean apart = next == i + 2 && index.lower(i + 1).equals("in");
        return inner == null || inner.type() == Type.DURATION ? null : (apart ? inner : inner.from(i)).narrowed(part);
    }

    /** A date, a weekday, today or a week, month or year beside the present one. */
    private @Nullable TimeMatch named(int i, int limit, TimeAnchor told) {
        TimeMatch match = i < limit ? dates.at(i, limit) : null;
        if (match == null && i < limit) {
            match = days.weekday(i, limit);
        }
        if (match == null && i < limit) {
            match = relative.at(i, limit, told);
        }
        if (match == null && i < limit) {
            match = days.deictic(i, limit);
        }
        return match;
    }

    /** {@code earlier this week}, {@code later that day}, {@code later on Friday}: the same time. */
    private @Nullable TimeMatch earlier(int i, int limit, TimeAnchor told) {
        int next = i + 1;
        if (next >= limit) {
            return null;
        }
        TimeMatch inner =
                switch (index.lower(next)) {
                    case "this" -> relative.at(next, limit, told);
                    case "that" -> periods.at(next, limit, told);
                    case "today", "yesterday" -> days.deictic(next, limit);
                    default -> Calendar.day(index.lower(next)) == null ? null : days.weekday(next, limit);
                };
        return inner == null || inner.type() == Type.DURATION ? null : inner.from(i);
    }

    /** {@code the week of 10 January}, {@code the week beginning on 10 January}. */
    private @Nullable TimeMatch weekOf(int i, int limit) {
        String joint = index.lower(i + 1);
        if (i + 2 >= limit || !joint.equals("of") && !joint.equals("beginning") && !joint.equals("starting")) {
            return null;
        }
        int next = index.lower(i + 2).equals("on") ? i + 3 : i + 2;
        TimeMatch inner = next < limit ? dates.at(next, limit) : null;
        LocalDate start = inner == null ? null : inner.day();
        if (inner == null || start == null) {
            return null;
        }
        return TimeMatch.of(TimeExtents.withArticle(index, i), inner.end(), Type.DATE, Calendar.week(start));
    }

    /** {@code the last week of March}, {@code the first day of the month}. */
    private @Nullable TimeMatch nth(int i, int limit, TimeAnchor told) {
        int number = ORDINALS.indexOf(index.lower(i - 1));
        String kind = index.lower(i);
        boolean named = kind.equals("week") || kind.equals("day") || kind.equals("weekend");
        if (number < 0
                || !named
                || i + 2 >= limit
                || i - 1 < index.firstOf(index.sentenceOf(i))
                || !index.lower(i + 1).equals("of")) {
            return null;
        }
        TimeMatch inner = whole(i + 2, limit, told);
        LocalDate from = inner == null ? null : inner.earliest();
        LocalDate to = inner == null ? null : inner.latest();
        if (inner == null || from == null || to == null || from.equals(to)) {
            return null;
        }
        boolean last = number >= ORDINALS.indexOf("last");
        int length = index.lower(i).equals("day") ? 1 : 7;
        LocalDate that = last ? to : from.plusDays((long) number * length);
        String value = length == 1 ? that.toString() : Calendar.week(that);
        String weekend = index.lower(i).equals("weekend") ? "-WE" : "";
        return TimeMatch.of(TimeExtents.withArticle(index, i - 1), inner.end(), Type.DATE, value + weekend);
    }

    /** {@code the end of the year}, {@code the start of May}: the third of it. */
    private @Nullable TimeMatch edge(int i, TimeMatch.Part part, int limit, TimeAnchor told) {
        if (i + 2 >= limit || !index.lower(i + 1).equals("of")) {
            return null;
        }
        TimeMatch inner = whole(i + 2, limit, told);
        if (inner == null || inner.type() != Type.DATE || inner.earliest() == null || inner.day() != null) {
            return null;
        }
        return inner.from(TimeExtents.withArticle(index, i)).narrowed(part);
    }

    /** {@code the first half of 2030}, {@code the last half of the year}. */
    private @Nullable TimeMatch half(int i, int limit, TimeAnchor told) {
        boolean first = index.lower(i - 1).equals("first");
        boolean second = index.lower(i - 1).equals("second")
                || index.lower(i - 1).equals("last")
                || index.lower(i - 1).equals("latter");
        if (!first && !second || i + 2 >= limit || !index.lower(i + 1).equals("of")) {
            return null;
        }
        TimeMatch inner = whole(i + 2, limit, told);
        if (inner == null || inner.type() != Type.DATE || inner.earliest() == null || inner.day() != null) {
            return null;
        }
        int start = TimeExtents.withArticle(index, i - 1);
        if (inner.value().length() == 4) {
            return TimeMatch.of(start, inner.end(), Type.DATE, inner.value() + (first ? "-H1" : "-H2"));
        }
        return inner.from(start).narrowed(first ? TimeMatch.Part.EARLY : TimeMatch.Part.LATE);
    }

    /** A month, year, decade or period, told as a whole. */
    private @Nullable TimeMatch whole(int i, int limit, TimeAnchor told) {
        TimeMatch inner = dates.at(i, limit);
        if (inner == null) {
            inner = periods.at(i, limit, told);
        }
        if (inner == null) {
            inner = relative.at(i, limit, told);
        }
        if (inner == null && Calendar.isYear(index.lower(i))) {
            inner = TimeMatch.of(i, i + 1, Type.DATE, index.lower(i));
        }
        return inner;
    }
}
