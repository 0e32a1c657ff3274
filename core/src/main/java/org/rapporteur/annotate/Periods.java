package org.rapporteur.annotate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Tense.Direction;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds periods that are told by their kind only and placed by the report's date or by the time told before.
 *
 * <p>Catches {@code by the end of the year}, {@code over the weekend}, {@code that same day}, {@code the following month},
 * {@code the 2030 quarter}, {@code in the morning}, {@code year-end}; leaves {@code the year before the storm}, {@code the
 * weekend edition}, {@code Player of the Year} and {@code the night watch} alone.
 */
final class Periods {
    private static final Set<String> UNITS = Set.of("year", "quarter", "month", "week", "weekend", "decade", "century");
    /** What a report on figures calls the stretch that they are for. */
    private static final Set<String> STRETCHES = Set.of("period", "quarter", "month", "week", "year", "half", "season");

    private static final Set<String> WHOLE = Set.of(
            "full", "entire", "whole", "fiscal", "financial", "comparable", "latest", "current", "corresponding");
    /** After one of them the period is compared with or counted from, not named. */
    private static final Set<String> BEYOND =
            Set.of("before", "after", "when", "that", "of", "following", "since", "which", "until");

    private final TokenIndex index;
    private final Tense tense;
    private final @Nullable LocalDate day;

    Periods(TokenIndex index, Tense tense, @Nullable LocalDate day) {
        this.index = index;
        this.tense = tense;
        this.day = day;
    }

    /** The period that begins at the word, or null. */
    @Nullable
    TimeMatch at(int i, int limit, TimeAnchor told) {
        String lower = index.lower(i);
        return switch (lower) {
            case "the" -> article(i, limit, told);
            case "that" -> demonstrative(i, i + 1, limit, told);
            case "year-ago", "year-earlier" -> yearAgo(i, i, limit);
            case "year-end" -> yearEnd(i, i + 1);
            case "year" ->
                index.lower(i + 1).equals("end")
                        ? yearEnd(i, i + 2)
                        : index.lower(i + 1).equals("'s")
                                        && index.lower(i + 2).equals("end")
                                        && index.lower(i - 1).equals("by")
                                ? yearEnd(i, i + 3)
                                : null;
            case "first-half", "second-half" ->
                day == null
                        ? null
                        : TimeMatch.of(
                                i, i + 1, Type.DATE, day.getYear() + (lower.equals("first-half") ? "-H1" : "-H2"));
            // the night that a report calls so ended on its morning
            case "overnight" ->
                TimeMatch.of(i, i + 1, Type.TIME, on(day == null ? told.clockDay() : day.minusDays(1), "TNI"));
            case "summer", "winter", "autumn" ->
                isInSeason(i) && !isCompound(i + 1)
                        ? TimeMatch.of(i, i + 1, Type.DATE, "XXXX-" + Calendar.SEASONS.getOrDefault(lower, ""))
                        : null;
            case "days", "weeks", "months", "years", "hours" -> beside(i, limit);
            case "last", "this", "next" -> sport(i, limit);
            case "morning", "afternoon", "evening" -> attribute(i, limit, told);
            case "yearlong", "monthlong", "weeklong", "daylong" ->
                TimeMatch.of(
                        i,
                        i + 1,
                        Type.DURATION,
                        Calendar.period("1", lower.substring(0, lower.length() - "long".length())));
            default -> lower.startsWith("mid") ? middle(i, limit, told) : null;
        };
    }

    private String on(@Nullable LocalDate date, String part) {
        return (date == null ? "XXXX-XX-XX" : date.toString()) + part;
    }

    private @Nullable TimeMatch article(int i, int limit, TimeAnchor told) {
        int at = i + 1;
        if (at >= limit) {
            return null;
        }
        String lower = index.lower(at);
        if (lower.equals("same")) {
            return demonstrative(i, i + 2, limit, told);
        }
        if (lower.equals("following") || lower.equals("next")) {
            return following(i, at + 1, limit, lower.equals("following"), told);
        }
        if (lower.equals("first") || lower.equals("final") || lower.equals("opening")) {
            String plural = index.lower(at + 1);
            String unit = at + 1 < limit ? Calendar.unit(plural) : "";
            if (!unit.isEmpty() && !unit.equals(plural) && !unit.equals("quarter")) {
                return TimeMatch.of(i, at + 2, Type.DURATION, Calendar.period("X", unit));
            }
        }
        TimeMatch inYear = ofYear(i, at, limit);
        if (inYear != null) {
            return inYear;
        }
        int noun = at;
        while (noun < limit && noun < at + 2 && WHOLE.contains(index.lower(noun))) {
            noun++;
        }
        if (noun < limit
                && (index.lower(noun).equals("year-ago") || index.lower(noun).equals("year-earlier"))) {
            return yearAgo(i, noun, limit);
        }
        if (noun >= limit) {
            return null;
        }
        if (noun > at && index.lower(noun).equals("period") && !isCompound(noun + 1)) {
            boolean latest = index.lower(at).equals("latest");
            return TimeMatch.of(i, noun + 1, Type.DATE, latest ? "PAST_REF" : "PRESENT_REF");
        }
        TimeMatch season = noun == at ? theSeason(i, at, limit) : null;
        if (season != null) {
            return season;
        }
        TimeMatch part = noun == at ? partOfDay(i, at, told) : null;
        return part != null ? part : unit(i, noun, limit, told);
    }

    /** {@code the year}, {@code the weekend}, {@code the full year}: of the report's own day. */
    private @Nullable TimeMatch unit(int first, int noun, int limit, TimeAnchor told) {
        String unit = index.lower(noun);
        String next = index.lower(noun + 1);
        if (unit.equals("day")) {
            return day(first, noun, told);
        }
        if (!UNITS.contains(unit) || Character.isUpperCase(index.word(noun).charAt(0))) {
            return null;
        }
        if (unit.equals("year") && noun + 1 < limit) {
            if (Calendar.isYear(next)) {
                return TimeMatch.of(first, noun + 2, Type.DATE, next);
            }
            Numbers.Read number = Numbers.at(index, noun + 1, Math.min(limit, noun + 5));
            String year = number == null ? "" : number.value().toPlainString();
            if (number != null && Calendar.isYear(year)) {
                return TimeMatch.of(first, number.end(), Type.DATE, year);
            }
        }
        if (next.equals("before") && index.lower(noun + 2).equals("last") && day != null) {
            String value =
                    switch (unit) {
                        case "week" -> Calendar.week(day.minusWeeks(2));
                        case "weekend" -> Calendar.week(day.minusWeeks(2)) + "-WE";
                        case "month" -> Calendar.month(day.withDayOfMonth(1).minusMonths(2));
                        case "year" -> String.valueOf(day.getYear() - 2);
                        default -> null;
                    };
            return value == null ? null : TimeMatch.of(first, noun + 3, Type.DATE, value);
        }
        boolean around = (next.equals("before") || next.equals("after")) && isClauseEnd(noun + 2);
        if (around && unit.equals("year") && told.period() != null) {
            int year = told.period().getYear() + (next.equals("before") ? -1 : 1);
            return TimeMatch.of(first, noun + 2, Type.DATE, String.valueOf(year));
        }
        if (BEYOND.contains(next) || isCompound(noun + 1)) {
            return null;
        }
        if (day == null) {
            return TimeMatch.of(first, noun + 1, Type.DATE, "PRESENT_REF");
        }
        String value =
                switch (unit) {
                    case "year" -> String.valueOf(day.getYear());
                    case "quarter" -> Calendar.quarter(day.minusMonths(3));
                    case "month" -> Calendar.month(day);
                    case "week" -> Calendar.week(day);
                    case "weekend" -> weekend(first, noun + 1, day);
                    case "decade" -> String.valueOf(day.getYear() / 10);
                    default -> String.valueOf(day.getYear() / 100);
                };
        return TimeMatch.of(first, noun + 1, Type.DATE, value);
    }

    private String weekend(int first, int end, LocalDate from) {
        boolean back =
                tense.at(first, end) != Direction.FUTURE && from.getDayOfWeek().getValue() < 5;
        return Calendar.week(back ? from.minusWeeks(1) : from) + "-WE";
    }

    /** {@code later in the day}, {@code the day before} at the end of a clause. */
    private @Nullable TimeMatch day(int first, int noun, TimeAnchor told) {
        String next = index.lower(noun + 1);
        if ((next.equals("before") || next.equals("after")) && isClauseEnd(noun + 2) && told.day() != null) {
            LocalDate beside = told.day().plusDays(next.equals("before") ? -1 : 1);
            return TimeMatch.of(first, noun + 2, Type.DATE, beside.toString());
        }
        String before = index.lower(first - 1);
        String second = index.lower(first - 2);
        boolean inTheDay =
                switch (before) {
                    case "in" ->
                        second.equals("later")
                                || second.equals("earlier")
                                || second.equals("late")
                                || second.equals("early");
                    case "end", "ended", "ending", "finish", "finished", "finishing", "throughout", "during" -> true;
                    case "for", "of" -> isClauseEnd(noun + 1);
                    default -> false;
                };
        return inTheDay && told.day() != null
                ? TimeMatch.of(first, noun + 1, Type.DATE, told.day().toString())
                : null;
    }

    /** {@code the 2030 quarter}, {@code the 2030 third quarter}, {@code the 2030 period}. */
    private @Nullable TimeMatch ofYear(int first, int at, int limit) {
        if (!Calendar.isYear(index.lower(at)) || at + 1 >= limit) {
            return null;
        }
        int number =
                switch (index.lower(at + 1)) {
                    case "first" -> 1;
                    case "second" -> 2;
                    case "third" -> 3;
                    case "fourth" -> 4;
                    default -> 0;
                };
        int noun = number > 0 ? at + 2 : at + 1;
        if (index.lower(noun).equals("fiscal") || index.lower(noun).equals("financial")) {
            noun++;
        }
        String kind = index.lower(noun);
        if (noun == at + 2 && number == 0 && noun < limit && kind.equals("year")) {
            return TimeMatch.of(first, noun + 1, Type.DATE, index.lower(at));
        }
        boolean quarter = kind.equals("quarter");
        boolean half = kind.equals("half") && number > 0 && number < 3;
        if (noun >= limit || !quarter && !half && !(number == 0 && kind.equals("period"))) {
            return null;
        }
        String part = number == 0 ? "" : (quarter ? "-Q" : "-H") + number;
        return TimeMatch.of(first, noun + 1, Type.DATE, index.lower(at) + part);
    }

    private @Nullable TimeMatch yearAgo(int first, int at, int limit) {
        boolean stretch = at + 1 < limit && STRETCHES.contains(index.lower(at + 1));
        String value = day == null ? "PAST_REF" : String.valueOf(day.getYear() - 1);
        return TimeMatch.of(stretch ? first : at, stretch ? at + 2 : at + 1, Type.DATE, value);
    }

    private TimeMatch yearEnd(int first, int end) {
        String before = index.lower(first - 1);
        int shift = before.equals("since") || before.equals("from") ? -1 : 0;
        return TimeMatch.of(
                first,
                end,
                Type.DATE,
                day == null
                        ? "XXXX-12-31"
                        : LocalDate.of(day.getYear() + shift, 12, 31).toString());
    }

    /** {@code that day}, {@code that same week}, {@code the same month}: what was told last. */
    private @Nullable TimeMatch demonstrative(int first, int at, int limit, TimeAnchor told) {
        int noun = index.lower(at).equals("same") ? at + 1 : at;
        if (noun >= limit || isCompound(noun + 1)) {
            return null;
        }
        String unit = index.lower(noun);
        LocalDate date = told.day();
        LocalDate period = told.period();
        String part = unit.equals("lunchtime") || unit.equals("dawn") ? null : Calendar.DAY_PARTS.get(unit);
        if (part != null) {
            return TimeMatch.of(first, noun + 1, Type.TIME, on(date, part));
        }
        String season = Calendar.SEASONS.get(unit);
        if (season != null && !unit.equals("fall") && !unit.equals("spring")) {
            return period == null ? null : TimeMatch.of(first, noun + 1, Type.DATE, period.getYear() + "-" + season);
        }
        String value =
                switch (unit) {
                    case "day" -> date == null ? "XXXX-XX-XX" : date.toString();
                    case "week" -> period == null ? "PAST_REF" : Calendar.week(period);
                    case "weekend" -> period == null ? "PAST_REF" : Calendar.week(period) + "-WE";
                    case "month" -> period == null ? "PAST_REF" : Calendar.month(period);
                    case "quarter" -> period == null ? "PAST_REF" : Calendar.quarter(period);
                    case "year" -> period == null ? "PAST_REF" : String.valueOf(period.getYear());
                    case "decade" -> period == null ? "PAST_REF" : String.valueOf(period.getYear() / 10);
                    case "period" -> "PAST_REF";
                    default -> null;
                };
        return value == null ? null : TimeMatch.of(first, noun + 1, Type.DATE, value);
    }

    /** {@code the following month} counts from what was told; {@code the next morning} from the day told last. */
    private @Nullable TimeMatch following(int first, int noun, int limit, boolean told, TimeAnchor before) {
        if (noun >= limit || isCompound(noun + 1)) {
            return null;
        }
        String unit = index.lower(noun);
        String part = Calendar.DAY_PARTS.get(unit);
        if (part != null && before.day() != null) {
            return TimeMatch.of(first, noun + 1, Type.TIME, on(before.day().plusDays(1), part));
        }
        LocalDate period = before.period();
        if (!told || period == null) {
            return null;
        }
        String value =
                switch (unit) {
                    case "week" -> Calendar.week(period.plusWeeks(1));
                    case "month" -> Calendar.month(period.withDayOfMonth(1).plusMonths(1));
                    case "year" -> String.valueOf(period.getYear() + 1);
                    default -> null;
                };
        return value == null ? null : TimeMatch.of(first, noun + 1, Type.DATE, value);
    }

    /** {@code in the morning}; {@code the night watch} and a habit such as {@code at night} are none. */
    private @Nullable TimeMatch partOfDay(int first, int noun, TimeAnchor told) {
        String part =
                switch (index.lower(noun)) {
                    case "morning" -> "TMO";
                    case "afternoon" -> "TAF";
                    case "evening" -> "TEV";
                    default -> "";
                };
        if (part.isEmpty() || isCompound(noun + 1) || index.lower(noun + 1).equals("of")) {
            return null;
        }
        return switch (index.lower(first - 1)) {
            case "in", "during", "through", "by" -> TimeMatch.of(first, noun + 1, Type.TIME, on(told.clockDay(), part));
            default -> null;
        };
    }

    /** {@code last season}: of a sport or a theatre, so that no day is known. */
    private @Nullable TimeMatch sport(int i, int limit) {
        if (i + 1 >= limit || !index.lower(i + 1).equals("season") || isCompound(i + 2)) {
            return null;
        }
        String value =
                switch (index.lower(i)) {
                    case "last" -> "PAST_REF";
                    case "next" -> "FUTURE_REF";
                    default -> "PRESENT_REF";
                };
        return TimeMatch.of(i, i + 2, Type.DATE, value);
    }

    /** {@code in morning trading}. */
    private @Nullable TimeMatch attribute(int i, int limit, TimeAnchor told) {
        boolean placed = index.lower(i - 1).equals("in") || index.lower(i - 1).equals("during");
        return placed && i + 1 < limit && index.pos(i + 1).equals("NOUN")
                ? TimeMatch.of(
                        i, i + 1, Type.TIME, on(told.clockDay(), Calendar.DAY_PARTS.getOrDefault(index.lower(i), "")))
                : null;
    }

    /** {@code mid-afternoon}, {@code mid afternoon yesterday}. */
    private @Nullable TimeMatch middle(int i, int limit, TimeAnchor told) {
        String lower = index.lower(i);
        int end = i + 1;
        String word = lower;
        if (lower.equals("mid") && end < limit) {
            word = index.lower(end).equals("-") ? index.lower(end + 1) : index.lower(end);
            end = index.lower(end).equals("-") ? end + 2 : end + 1;
        } else if (lower.startsWith("mid-")) {
            word = lower.substring("mid-".length());
        }
        String part =
                switch (word) {
                    case "morning", "midmorning" -> "TMO";
                    case "afternoon", "midafternoon" -> "TAF";
                    default -> "";
                };
        if (part.isEmpty() || end > limit) {
            return null;
        }
        LocalDate date = told.day();
        if (index.lower(end).equals("yesterday") && day != null) {
            date = day.minusDays(1);
            end++;
        } else if (index.lower(end).equals("today") && day != null) {
            date = day;
            end++;
        } else {
            DayOfWeek weekday = Calendar.day(index.lower(end));
            if (weekday != null && day != null) {
                date = day.with(TemporalAdjusters.previousOrSame(weekday));
                end++;
            }
        }
        return TimeMatch.of(i, end, Type.TIME, on(date, part));
    }

    private boolean isInSeason(int i) {
        boolean lower = Character.isLowerCase(index.word(i).charAt(0));
        return lower
                && switch (index.lower(i - 1)) {
                    case "in", "since", "until", "by", "during", "before", "of", "each", "and", "every", "through" ->
                        true;
                    default -> false;
                };
    }

    private @Nullable TimeMatch theSeason(int first, int at, int limit) {
        String lower = index.lower(at);
        boolean narrowed = lower.equals("early") || lower.equals("late") || lower.equals("mid");
        int noun = narrowed ? at + 1 : at;
        if (noun >= limit || !Calendar.SEASONS.containsKey(index.lower(noun))) {
            return null;
        }
        String name = index.lower(noun);
        boolean placed =
                switch (index.lower(first - 1)) {
                    case "in", "over", "during", "since", "until", "by", "through", "before", "for", "of" -> true;
                    default -> false;
                };
        boolean verbal = name.equals("fall") || name.equals("spring");
        boolean ofYear = index.lower(noun + 1).equals("of") && Calendar.isYear(index.lower(noun + 2));
        placed |= !verbal && !narrowed;
        if (!placed && !ofYear
                || verbal && !ofYear && index.lower(noun + 1).equals("of")
                || Character.isUpperCase(index.word(noun).charAt(0))) {
            return null;
        }
        if (index.lower(noun + 1).equals("of") && noun + 2 < limit && Calendar.isYear(index.lower(noun + 2))) {
            String season = Calendar.SEASONS.getOrDefault(name, "");
            return TimeMatch.of(first, noun + 3, Type.DATE, index.lower(noun + 2) + "-" + season);
        }
        TimeMatch season = season(first, noun, limit);
        return season == null || !narrowed
                ? season
                : season.narrowed(
                        lower.equals("early")
                                ? TimeMatch.Part.EARLY
                                : lower.equals("late") ? TimeMatch.Part.LATE : TimeMatch.Part.MIDDLE);
    }

    /** The season that the tense asks for, else the nearest by its middle month. */
    private @Nullable TimeMatch season(int first, int noun, int limit) {
        if (noun >= limit || isCompound(noun + 1)) {
            return null;
        }
        String season = Calendar.SEASONS.getOrDefault(index.lower(noun), "");
        if (day == null) {
            return TimeMatch.of(first, noun + 1, Type.DATE, "XXXX-" + season);
        }
        int middle =
                switch (season) {
                    case "SP" -> 4;
                    case "SU" -> 7;
                    case "FA" -> 10;
                    default -> 13;
                };
        int ahead = middle - day.getMonthValue();
        int shift =
                switch (tense.at(first, noun + 1)) {
                    // the season may still last: a month either side of its middle counts as now
                    case PAST -> ahead > 1 ? -1 : 0;
                    case FUTURE -> ahead < -1 ? 1 : 0;
                    case OPEN -> ahead > 6 ? -1 : ahead < -6 ? 1 : 0;
                };
        return TimeMatch.of(first, noun + 1, Type.DATE, (day.getYear() + shift) + "-" + season);
    }

    /** {@code the weeks ahead}, {@code in the days before the vote}. */
    private @Nullable TimeMatch beside(int i, int limit) {
        if (!index.lower(i - 1).equals("the") || i + 1 >= limit || i - 1 < index.firstOf(index.sentenceOf(i))) {
            return null;
        }
        String next = index.lower(i + 1);
        String value = Calendar.period("X", Calendar.unit(index.lower(i)));
        if (next.equals("ahead")) {
            return TimeMatch.of(i - 1, i + 2, Type.DURATION, value);
        }
        boolean beside = next.equals("before")
                || next.equals("after")
                || next.equals("following")
                || next.equals("since")
                || next.equals("leading");
        return beside ? TimeMatch.of(i, i + 1, Type.DURATION, value) : null;
    }

    private boolean isCompound(int i) {
        String pos = index.pos(i);
        return (pos.equals("NOUN") || pos.equals("PROPN") && !isTime(i))
                && !index.lower(i).equals("'s");
    }

    private boolean isTime(int i) {
        return Calendar.day(index.lower(i)) != null || Calendar.month(index.lower(i)) > 0;
    }

    private boolean isClauseEnd(int i) {
        String pos = index.pos(i);
        return pos.isEmpty() || pos.equals("PUNCT") || pos.equals("CCONJ");
    }
}
