package org.rapporteur.annotate;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Tense.Direction;
import org.rapporteur.annotate.TimeMention.Type;
import org.rapporteur.text.Span;

/**
 * Finds time expressions and resolves them against the report's date, never against the clock.
 *
 * <p>Catches {@code will sail on Friday} (the next one), {@code sailed on Friday} (the last one, or the day itself), {@code the
 * week of 10 January}; leaves {@code she may march} and {@code 2,000 ships} alone.
 */
final class TimeFinder {
    private static final Set<String> THIS = Set.of("this", "current");
    private static final Set<String> LAST = Set.of("last", "past", "previous", "preceding", "latest");
    private static final Set<String> NEXT = Set.of("next", "coming", "following", "upcoming");
    private static final Set<String> VAGUE = Set.of("few", "several", "many", "some", "couple", "dozen", "recent");
    /** Before a number they say that it is a count. */
    private static final Set<String> QUANTIFIED = Set.of(
            "about",
            "some",
            "than",
            "nearly",
            "almost",
            "over",
            "least",
            "most",
            "only",
            "all",
            "another",
            "other",
            "killed",
            "injured",
            "roughly",
            "approximately",
            "those",
            "these",
            "x");

    private static final Set<String> COUNTED = Set.of(
            "people",
            "percent",
            "%",
            "troops",
            "soldiers",
            "km",
            "kilometres",
            "kilometers",
            "miles",
            "metres",
            "meters",
            "feet",
            "tonnes",
            "tons",
            "euros",
            "dollars",
            "pounds",
            "points",
            "index");
    /** Years that do not begin in January. */
    private static final Set<String> ACCOUNTS = Set.of("fiscal", "financial", "calendar", "school", "academic", "tax");
    /** From the largest to the smallest, as a length of several is told. */
    private static final List<String> SIZES = List.of("year", "month", "week", "day", "hour", "minute", "second");

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "last", "final");
    /** Words between a number and its unit. */
    private static final Set<String> KINDS = Set.of(
            "more",
            "full",
            "straight",
            "successive",
            "trading",
            "business",
            "working",
            "whole",
            "long",
            "extra",
            "additional",
            "calendar",
            "fiscal",
            "solid",
            "short",
            "entire",
            "consecutive");
    /** Before them "a day" is how long something takes. */
    private static final Set<String> MEASURED = Set.of(
            "for",
            "in",
            "within",
            "than",
            "about",
            "nearly",
            "almost",
            "least",
            "most",
            "over",
            "under",
            "around",
            "every",
            "lasted",
            "takes",
            "took",
            "take",
            "spent",
            "spend",
            "approximately",
            "roughly",
            "to");
    /** Before them "years" without a number is a length. */
    private static final Set<String> LENGTH = Set.of(
            "for",
            "in",
            "within",
            "of",
            "after",
            "follows",
            "followed",
            "take",
            "takes",
            "took",
            "last",
            "lasted",
            "spent",
            "spend",
            "by",
            "over",
            "wait",
            "waited",
            "or",
            "not",
            "many",
            "lasts",
            "continue");

    private static final Map<String, String> FREQUENCY = Map.of(
            "daily",
            "P1D",
            "weekly",
            "P1W",
            "monthly",
            "P1M",
            "quarterly",
            "P1Q",
            "yearly",
            "P1Y",
            "annual",
            "P1Y",
            "annually",
            "P1Y",
            "hourly",
            "PT1H",
            "nightly",
            "P1D");
    private static final Set<String> YEAR_BEFORE = Set.of(
            "in",
            "since",
            "of",
            "by",
            "from",
            "until",
            "till",
            "during",
            "before",
            "after",
            "between",
            "early",
            "late",
            "mid",
            "the",
            "through",
            "throughout",
            "to",
            "and",
            "(",
            "-",
            "–",
            "fiscal",
            "year",
            "for",
            "around",
            "than",
            "as",
            "back");

    /** Words of an entry that are looked at. */
    private static final int LONGEST_ENTRY = 40;

    private static final Set<String> AHEAD = Set.of("will", "due", "scheduled", "planned", "expected");
    private static final Set<String> ENTRY_MARKS = Set.of("-", "–", "—", "--", ":");

    private final TokenIndex index;
    private final Tense tense;
    private final Periods periods;
    private final VagueTimes vague;
    private final TimeExtents extents;
    private final @Nullable LocalDate day;
    private final boolean english;
    private final List<TimeMention> found = new ArrayList<>();
    /** The last day that the text has named, which "the next day" counts from. */
    private @Nullable LocalDate reference;
    /** The first day of the last day, month or year that the text has named, which "the following month" counts from. */
    private @Nullable LocalDate period;

    TimeFinder(TokenIndex index, @Nullable LocalDate reportDay, boolean english) {
        this.index = index;
        this.tense = new Tense(index);
        this.day = reportDay;
        this.english = english;
        this.reference = reportDay;
        this.period = reportDay;
        this.periods = new Periods(index, tense, reportDay);
        this.vague = new VagueTimes(index);
        this.extents = new TimeExtents(index);
    }

    List<TimeMention> find() {
        for (int s = 0; s < index.sentences().size(); s++) {
            int limit = index.endOf(s);
            int from = index.firstOf(s);
            for (int i = from; i < limit; i++) {
                TimeMatch core = at(i, limit);
                if (core == null || core.first() < from) {
                    continue;
                }
                TimeMatch match = english ? extents.widened(core, from, limit) : core;
                if (!addBothYears(match)) {
                    found.add(new TimeMention(
                            index.span(match.first(), match.end()),
                            match.type(),
                            match.value(),
                            match.earliest(),
                            match.latest()));
                }
                remember(match);
                from = match.end();
                i = from - 1;
            }
        }
        return List.copyOf(found);
    }

    /** {@code 1977-1979} in one word tells two years, {@code 1977-79} one stretch. */
    private boolean addBothYears(TimeMatch match) {
        String word = index.word(match.first());
        boolean two = match.end() == match.first() + 1
                && word.length() == 9
                && isYear(word.substring(0, 4))
                && isYear(word.substring(5))
                && !Character.isDigit(word.charAt(4));
        if (!two) {
            return false;
        }
        int start = index.span(match.first()).start();
        for (int from : new int[] {0, 5}) {
            TimeMatch year = TimeMatch.of(match.first(), match.end(), Type.DATE, word.substring(from, from + 4));
            Span span = new Span(start + from, start + from + 4);
            found.add(new TimeMention(span, Type.DATE, year.value(), year.earliest(), year.latest()));
        }
        return true;
    }

    private void remember(TimeMatch match) {
        LocalDate single = match.day();
        if (single != null) {
            reference = single;
        }
        if (match.earliest() != null) {
            period = match.earliest();
        }
    }

    private @Nullable TimeMatch at(int i, int limit) {
        TimeMatch numeric = numeric(i);
        if (numeric != null || !english) {
            return numeric;
        }
        TimeMatch match = partOf(i, limit);
        if (match == null) {
            match = set(i, limit);
        }
        if (match == null) {
            match = holiday(i, limit);
        }
        if (match == null) {
            match = ofYearBeside(calendarDate(i, limit), limit);
        }
        if (match == null) {
            match = weekday(i, limit);
        }
        if (match == null) {
            match = deictic(i, limit);
        }
        if (match == null) {
            match = clock(i, limit);
        }
        if (match == null) {
            match = nthDay(i, limit);
        }
        if (match == null) {
            match = numbered(i, limit);
        }
        if (match == null) {
            match = ofYearBeside(periods.at(i, limit, new Periods.Told(reference, period)), limit);
        }
        if (match == null) {
            match = ofYearBeside(relativeUnit(i, limit), limit);
        }
        if (match == null) {
            match = vague.at(i, limit);
        }
        if (match == null) {
            match = counted(i, limit);
        }
        if (match == null) {
            match = bareYear(i, limit);
        }
        return match;
    }

    /** {@code March last year}, {@code the first quarter of this year}, {@code the same period a year ago}. */
    private @Nullable TimeMatch ofYearBeside(@Nullable TimeMatch match, int limit) {
        if (match == null || day == null || match.end() + 1 >= limit) {
            return match;
        }
        int at = index.lower(match.end()).equals("of") ? match.end() + 1 : match.end();
        int shift =
                switch (index.lower(at)) {
                    case "last" -> -1;
                    case "this" -> 0;
                    case "next" -> 1;
                    default -> Integer.MIN_VALUE;
                };
        int end = at + 2;
        boolean year = index.lower(at + 1).equals("year");
        boolean ago = at == match.end()
                && index.lower(at).equals("a")
                && year
                && (index.lower(at + 2).equals("ago") || index.lower(at + 2).equals("earlier"));
        if (ago) {
            shift = -1;
            end = at + 3;
        }
        if (!year || shift == Integer.MIN_VALUE || end > limit) {
            return match;
        }
        String value = match.value();
        String its = yearValue(day.getYear() + shift);
        boolean same = index.lower(match.first()).equals("the")
                && index.lower(match.first() + 1).equals("same");
        if (value.endsWith("_REF")) {
            return same ? TimeMatch.of(match.first(), end, match.type(), its) : match;
        }
        boolean named =
                value.length() > 5 && value.charAt(4) == '-' && value.charAt(5) != 'W' && value.indexOf('T') < 0;
        boolean known = isYear(index.lower(match.end() - 1));
        return named && !known ? TimeMatch.of(match.first(), end, match.type(), its + value.substring(4)) : match;
    }

    /** {@code on the 18th}: of the month told last, else of the report's. */
    private @Nullable TimeMatch nthDay(int i, int limit) {
        String nth = index.lower(i + 1);
        boolean ordinal = i + 1 < limit
                && nth.length() > 2
                && (nth.endsWith("th") || nth.endsWith("st") || nth.endsWith("nd") || nth.endsWith("rd"));
        int dayOfMonth = ordinal ? dayNumber(nth) : 0;
        String next = index.pos(i + 2);
        boolean alone = i + 2 >= limit || next.equals("PUNCT") || next.equals("CCONJ");
        LocalDate month = period == null ? day : period;
        if (dayOfMonth == 0
                || !alone
                || month == null
                || !index.lower(i).equals("the")
                || !index.lower(i - 1).equals("on")
                || dayOfMonth > month.lengthOfMonth()) {
            return null;
        }
        return TimeMatch.of(
                i, i + 2, Type.DATE, month.withDayOfMonth(dayOfMonth).toString());
    }

    // ---- Christmas Day

    private @Nullable TimeMatch holiday(int i, int limit) {
        Holidays.Named named = Holidays.at(index, i, limit);
        if (named == null) {
            return null;
        }
        int yearEnd = yearEnd(named.end(), limit);
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
        long back = java.time.temporal.ChronoUnit.DAYS.between(past, day);
        long ahead = java.time.temporal.ChronoUnit.DAYS.between(day, next);
        boolean later = direction == Direction.FUTURE || direction == Direction.OPEN && ahead < back;
        return TimeMatch.of(first, named.end(), Type.DATE, (later ? next : past).toString());
    }

    // ---- dates in digits

    private @Nullable TimeMatch numeric(int i) {
        String word = index.word(i);
        if (word.length() < 8 || word.length() > 10 || !Character.isDigit(word.charAt(0))) {
            return null;
        }
        char mark = 0;
        int marks = 0;
        for (int k = 0; k < word.length(); k++) {
            char c = word.charAt(k);
            if (!Character.isDigit(c)) {
                if (mark != 0 && c != mark) {
                    return null;
                }
                mark = c;
                marks++;
            }
        }
        if (marks != 2 || mark != '-' && mark != '/' && mark != '.') {
            return null;
        }
        List<String> parts = Resources.split(word, mark);
        try {
            int a = Integer.parseInt(parts.get(0));
            int b = Integer.parseInt(parts.get(1));
            int c = Integer.parseInt(parts.get(2));
            LocalDate date;
            if (parts.get(0).length() == 4) {
                date = LocalDate.of(a, b, c);
            } else if (parts.get(2).length() != 4) {
                return null;
            } else if (mark == '/' && a <= 12 && (english || b > 12)) {
                // 01/18/2022 and, in English, 01/02/2022: the American order
                date = LocalDate.of(c, a, b);
            } else {
                date = LocalDate.of(c, b, a);
            }
            return TimeMatch.of(i, i + 1, Type.DATE, date.toString());
        } catch (java.time.DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    // ---- early, late, mid, the week of

    private @Nullable TimeMatch partOf(int i, int limit) {
        String lower = index.lower(i);
        if (lower.startsWith("mid-") && lower.length() > 4) {
            return middleOf(i, lower.substring(4), limit);
        }
        return switch (lower) {
            case "early" -> third(i, TimeMatch.Part.EARLY, limit);
            case "late" -> third(i, TimeMatch.Part.LATE, limit);
            case "mid" -> third(i, TimeMatch.Part.MIDDLE, limit);
            case "earlier", "later" -> earlier(i, limit);
            case "week" -> {
                TimeMatch week = weekOf(i, limit);
                yield week == null ? nth(i, limit) : week;
            }
            case "day", "weekend" -> nth(i, limit);
            case "the" -> ORDINALS.contains(index.lower(i + 1)) && i + 2 < limit ? nth(i + 2, limit) : null;
            case "first", "second", "third", "fourth", "last", "final" -> i + 1 < limit ? nth(i + 1, limit) : null;
            case "end" -> edge(i, TimeMatch.Part.LATE, limit);
            case "middle" -> edge(i, TimeMatch.Part.MIDDLE, limit);
            case "beginning", "start" -> edge(i, TimeMatch.Part.EARLY, limit);
            case "half" -> half(i, limit);
            default -> null;
        };
    }

    private @Nullable TimeMatch middleOf(int i, String name, int limit) {
        int month = Calendar.month(name);
        if (month > 0) {
            int year = yearAt(i + 1, limit);
            return monthMatch(i, year > 0 ? yearEnd(i + 1, limit) : i + 1, month, year)
                    .narrowed(TimeMatch.Part.MIDDLE);
        }
        if (isYear(name)) {
            return TimeMatch.of(i, i + 1, Type.DATE, name).narrowed(TimeMatch.Part.MIDDLE);
        }
        if (name.equals("week") && Calendar.day(index.lower(i - 1)) == null) {
            String value = day == null ? "PRESENT_REF" : Calendar.week(day);
            return TimeMatch.of(i, i + 1, Type.DATE, value).narrowed(TimeMatch.Part.MIDDLE);
        }
        String decade = decade(name);
        return decade == null ? null : TimeMatch.of(i, i + 1, Type.DATE, decade);
    }

    /** {@code early next year}, {@code late Friday}, {@code mid January}. */
    private @Nullable TimeMatch third(int i, TimeMatch.Part part, int limit) {
        int next = index.lower(i + 1).equals("in") || index.lower(i + 1).equals("-") ? i + 2 : i + 1;
        boolean article = index.lower(next).equals("the");
        boolean period = article
                && (decade(index.lower(next + 1)) != null || index.lower(i + 1).equals("in"));
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
            return index.pos(next + 1).equals("NOUN") ? null : TimeMatch.of(i, next + 1, Type.TIME, dated(dayPart));
        }
        TimeMatch inner = dated(next, limit);
        if (inner == null && isYear(index.lower(next))) {
            inner = TimeMatch.of(next, next + 1, Type.DATE, index.lower(next));
        }
        if (inner == null && article) {
            inner = periods.at(next, limit, new Periods.Told(reference, this.period));
        }
        boolean apart = next == i + 2 && index.lower(i + 1).equals("in");
        return inner == null || inner.type() == Type.DURATION ? null : (apart ? inner : inner.from(i)).narrowed(part);
    }

    /** A date, a weekday, today or a week, month or year beside the present one. */
    private @Nullable TimeMatch dated(int i, int limit) {
        TimeMatch match = i < limit ? calendarDate(i, limit) : null;
        if (match == null && i < limit) {
            match = weekday(i, limit);
        }
        if (match == null && i < limit) {
            match = relativeUnit(i, limit);
        }
        if (match == null && i < limit) {
            match = deictic(i, limit);
        }
        return match;
    }

    /** {@code earlier this week}, {@code later that day}, {@code later on Friday}: the same time. */
    private @Nullable TimeMatch earlier(int i, int limit) {
        int next = i + 1;
        if (next >= limit) {
            return null;
        }
        TimeMatch inner =
                switch (index.lower(next)) {
                    case "this" -> relativeUnit(next, limit);
                    case "that" -> periods.at(next, limit, new Periods.Told(reference, period));
                    case "today", "yesterday" -> deictic(next, limit);
                    default -> Calendar.day(index.lower(next)) == null ? null : weekday(next, limit);
                };
        return inner == null || inner.type() == Type.DURATION ? null : inner.from(i);
    }

    private @Nullable TimeMatch weekOf(int i, int limit) {
        String joint = index.lower(i + 1);
        if (i + 2 >= limit || !joint.equals("of") && !joint.equals("beginning") && !joint.equals("starting")) {
            return null;
        }
        int next = index.lower(i + 2).equals("on") ? i + 3 : i + 2;
        TimeMatch inner = next < limit ? calendarDate(next, limit) : null;
        LocalDate start = inner == null ? null : inner.day();
        if (inner == null || start == null) {
            return null;
        }
        boolean article = index.lower(i - 1).equals("the") && index.sentenceOf(i - 1) == index.sentenceOf(i);
        return TimeMatch.of(article ? i - 1 : i, inner.end(), Type.DATE, Calendar.week(start));
    }

    /** {@code the last week of March}, {@code the first day of the month}. */
    private @Nullable TimeMatch nth(int i, int limit) {
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
        TimeMatch inner = whole(i + 2, limit);
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
        return TimeMatch.of(withArticle(i - 1), inner.end(), Type.DATE, value + weekend);
    }

    /** {@code the end of the year}, {@code the start of May}: the third of it. */
    private @Nullable TimeMatch edge(int i, TimeMatch.Part part, int limit) {
        if (i + 2 >= limit || !index.lower(i + 1).equals("of")) {
            return null;
        }
        TimeMatch inner = whole(i + 2, limit);
        if (inner == null || inner.type() != Type.DATE || inner.earliest() == null || inner.day() != null) {
            return null;
        }
        return inner.from(withArticle(i)).narrowed(part);
    }

    private int withArticle(int i) {
        boolean article = index.lower(i - 1).equals("the") && i > index.firstOf(index.sentenceOf(i));
        return article ? i - 1 : i;
    }

    /** A month, year, decade or period, told as a whole. */
    private @Nullable TimeMatch whole(int i, int limit) {
        TimeMatch inner = calendarDate(i, limit);
        if (inner == null) {
            inner = periods.at(i, limit, new Periods.Told(reference, period));
        }
        if (inner == null) {
            inner = relativeUnit(i, limit);
        }
        if (inner == null && isYear(index.lower(i))) {
            inner = TimeMatch.of(i, i + 1, Type.DATE, index.lower(i));
        }
        return inner;
    }

    /** {@code the first half of 2030}, {@code the last half of the year}. */
    private @Nullable TimeMatch half(int i, int limit) {
        boolean first = index.lower(i - 1).equals("first");
        boolean second = index.lower(i - 1).equals("second")
                || index.lower(i - 1).equals("last")
                || index.lower(i - 1).equals("latter");
        if (!first && !second || i + 2 >= limit || !index.lower(i + 1).equals("of")) {
            return null;
        }
        TimeMatch inner = whole(i + 2, limit);
        if (inner == null || inner.type() != Type.DATE || inner.earliest() == null || inner.day() != null) {
            return null;
        }
        int start = withArticle(i - 1);
        if (inner.value().length() == 4) {
            return TimeMatch.of(start, inner.end(), Type.DATE, inner.value() + (first ? "-H1" : "-H2"));
        }
        return inner.from(start).narrowed(first ? TimeMatch.Part.EARLY : TimeMatch.Part.LATE);
    }

    // ---- sets

    private @Nullable TimeMatch set(int i, int limit) {
        String lower = index.lower(i);
        if ((lower.equals("every") || lower.equals("each")) && i + 1 < limit) {
            int next = i + 1;
            Numbers.Read number = Numbers.at(index, next, limit);
            int unitAt = number == null ? next : number.end();
            if (index.lower(next).equals("other")) {
                unitAt = next + 1;
            }
            String unit = Calendar.unit(index.lower(unitAt));
            if (!unit.isEmpty()) {
                String count = number == null ? index.lower(next).equals("other") ? "2" : "1" : plain(number.value());
                return TimeMatch.of(i, unitAt + 1, Type.SET, period(count, unit));
            }
            DayOfWeek weekday = Calendar.day(index.lower(next));
            if (weekday != null) {
                return TimeMatch.of(i, next + 1, Type.SET, "XXXX-WXX-" + weekday.getValue());
            }
            int month = Calendar.month(index.lower(next));
            if (month > 0 && Character.isUpperCase(index.word(next).charAt(0))) {
                return TimeMatch.of(i, next + 1, Type.SET, String.format(Locale.ROOT, "XXXX-%02d", month));
            }
            String season = Calendar.SEASONS.get(index.lower(next));
            return season == null ? null : TimeMatch.of(i, next + 1, Type.SET, "XXXX-" + season);
        }
        String frequency = FREQUENCY.get(lower);
        if (frequency != null) {
            boolean partOfName = i + 1 < limit
                    && Character.isUpperCase(index.word(i).charAt(0))
                    && Character.isUpperCase(index.word(i + 1).charAt(0));
            return partOfName ? null : TimeMatch.of(i, i + 1, Type.SET, frequency);
        }
        String mornings = index.lower(i + 1);
        String each = i + 1 < limit && mornings.endsWith("s")
                ? Calendar.DAY_PARTS.get(mornings.substring(0, mornings.length() - 1))
                : null;
        DayOfWeek named = each == null ? null : Calendar.day(lower);
        if (named != null) {
            return TimeMatch.of(i, i + 2, Type.SET, "XXXX-WXX-" + named.getValue() + each);
        }
        if (lower.endsWith("s") && Calendar.day(lower.substring(0, lower.length() - 1)) != null) {
            DayOfWeek weekday = Calendar.day(lower.substring(0, lower.length() - 1));
            return weekday == null ? null : TimeMatch.of(i, i + 1, Type.SET, "XXXX-WXX-" + weekday.getValue());
        }
        if ((lower.equals("a") || lower.equals("per") || lower.equals("an")) && i + 1 < limit && i > 0) {
            String before = index.lower(i - 1);
            String unit = Calendar.unit(index.lower(i + 1));
            boolean rate = before.equals("once")
                    || before.equals("twice")
                    || before.equals("times")
                    || before.equals("percent")
                    || before.equals("barrels")
                    || lower.equals("per")
                    || before.equals("%")
                    || before.equals("hours")
                    || before.equals("days");
            boolean things = index.pos(i - 1).equals("NOUN") && before.endsWith("s") && unit.equals("day");
            rate |= things && i + 2 < limit && !index.pos(i + 2).equals("NOUN");
            String after = index.lower(i + 2);
            boolean pointBack = after.equals("ago") || after.equals("earlier") || after.equals("before");
            if (rate && !pointBack && unit.equals(index.lower(i + 1)) && !unit.isEmpty()) {
                return TimeMatch.of(i, i + 2, Type.SET, period("1", unit));
            }
        }
        return null;
    }

    // ---- 17 December, January 10, 2022, February 1945

    private @Nullable TimeMatch calendarDate(int i, int limit) {
        String lower = index.lower(i);
        int month = Calendar.month(lower);
        if (month > 0 && isMonthWord(i)) {
            int dayOfMonth = i + 1 < limit ? dayNumber(index.lower(i + 1)) : 0;
            if (dayOfMonth > 0
                    && i + 2 < limit
                    && Calendar.month(index.lower(i + 2)) > 0
                    && Character.isUpperCase(index.word(i + 2).charAt(0))
                    && yearAt(i + 2, limit) == 0
                    && !index.lower(i + 1).equals("the")) {
                dayOfMonth = dayNumber(index.lower(i + 1));
            }
            if (dayOfMonth > 0 && !isYear(index.lower(i + 1))) {
                int end = i + 2;
                int year = yearAt(end, limit);
                int yearEnd = yearEnd(end, limit);
                return dayMatch(i, year > 0 ? yearEnd : end, month, dayOfMonth, year);
            }
            int year = yearAt(i + 1, limit);
            if (year == 0 && (lower.equals("may") || lower.equals("march")) && !isAfterTimePreposition(i)) {
                return null;
            }
            if (year == 0 && lower.length() <= 3 && !lower.equals("may")) {
                return null;
            }
            return monthMatch(i, year > 0 ? yearEnd(i + 1, limit) : i + 1, month, year);
        }
        int dayOfMonth = dayNumber(lower);
        if (dayOfMonth > 0 && i + 1 < limit) {
            int next = index.lower(i + 1).equals("of") ? i + 2 : i + 1;
            int laterMonth = next < limit ? Calendar.month(index.lower(next)) : 0;
            if (laterMonth > 0 && Character.isUpperCase(index.word(next).charAt(0))) {
                int year = yearAt(next + 1, limit);
                boolean article = i > 0
                        && lower.length() > 2
                        && index.lower(i - 1).equals("the")
                        && index.sentenceOf(i - 1) == index.sentenceOf(i);
                return dayMatch(
                        article ? i - 1 : i,
                        year > 0 ? yearEnd(next + 1, limit) : next + 1,
                        laterMonth,
                        dayOfMonth,
                        year);
            }
        }
        String season = Calendar.SEASONS.get(lower);
        if (season != null) {
            int at = index.lower(i + 1).equals("of") ? i + 2 : i + 1;
            int year = yearAt(at, limit);
            if (year > 0) {
                return TimeMatch.of(i, yearEnd(at, limit), Type.DATE, year + "-" + season);
            }
        }
        return null;
    }

    private boolean isMonthWord(int i) {
        String word = index.word(i);
        if (!Character.isUpperCase(word.charAt(0))) {
            return false;
        }
        String lower = index.lower(i);
        if (lower.equals("may")
                || lower.equals("march")
                || lower.equals("august")
                || lower.equals("mar")
                || lower.equals("jun")
                || lower.equals("sep")
                || lower.equals("april")
                || lower.equals("june")) {
            boolean first = i == index.firstOf(index.sentenceOf(i));
            boolean name = i > 0 && !first && Vocabulary.get().isTitle(index.lower(i - 1))
                    || !first
                            && i > 0
                            && KnownNames.get().isFirstName(index.word(i - 1))
                            && Character.isUpperCase(index.word(i - 1).charAt(0))
                            && !isAfterTimePreposition(i)
                    || i + 1 < index.size()
                            && index.pos(i + 1).equals("PROPN")
                            && !lower.equals("may")
                            && Calendar.day(index.lower(i + 1)) == null
                            && Character.isUpperCase(index.word(i + 1).charAt(0));
            boolean auxiliary = index.pos(i).equals("AUX") || index.pos(i).equals("VERB");
            return !name && !(auxiliary && first && dayNumber(index.lower(i + 1)) == 0);
        }
        return true;
    }

    private boolean isAfterTimePreposition(int i) {
        if (i == 0) {
            return false;
        }
        return switch (index.lower(i - 1)) {
            case "in",
                    "since",
                    "until",
                    "till",
                    "by",
                    "from",
                    "last",
                    "next",
                    "this",
                    "of",
                    "during",
                    "early",
                    "late",
                    "before",
                    "after",
                    "to",
                    "and",
                    "through",
                    "between",
                    "as",
                    "mid" -> true;
            default -> false;
        };
    }

    private static int dayNumber(String lower) {
        if (lower.isEmpty() || !Character.isDigit(lower.charAt(0)) || lower.length() > 4) {
            return 0;
        }
        String digits = lower.endsWith("th") || lower.endsWith("st") || lower.endsWith("nd") || lower.endsWith("rd")
                ? lower.substring(0, lower.length() - 2)
                : lower;
        if (digits.length() > 2) {
            return 0;
        }
        int value = 0;
        for (int k = 0; k < digits.length(); k++) {
            int d = Character.digit(digits.charAt(k), 10);
            if (d < 0) {
                return 0;
            }
            value = value * 10 + d;
        }
        return value <= 31 ? value : 0;
    }

    static boolean isYear(String lower) {
        if (lower.length() != 4) {
            return false;
        }
        for (int k = 0; k < 4; k++) {
            if (lower.charAt(k) < '0' || lower.charAt(k) > '9') {
                return false;
            }
        }
        int year = Integer.parseInt(lower);
        return year >= 1000 && year <= 2100;
    }

    /** The year at the word or after a comma or "of"; 0 if there is none. */
    private int yearAt(int i, int limit) {
        int end = yearEnd(i, limit);
        return end > i ? Integer.parseInt(index.lower(end - 1)) : 0;
    }

    private int yearEnd(int i, int limit) {
        if (i < limit && isYear(index.lower(i))) {
            return i + 1;
        }
        boolean joined =
                i + 1 < limit && (index.lower(i).equals(",") || index.lower(i).equals("of"));
        return joined && isYear(index.lower(i + 1)) ? i + 2 : i;
    }

    private @Nullable TimeMatch dayMatch(int first, int end, int month, int dayOfMonth, int year) {
        if (year > 0) {
            if (dayOfMonth > YearMonth.of(year, month).lengthOfMonth()) {
                return null;
            }
            return TimeMatch.of(
                    first, end, Type.DATE, LocalDate.of(year, month, dayOfMonth).toString());
        }
        if (dayOfMonth > YearMonth.of(2000, month).lengthOfMonth()) {
            return null;
        }
        if (day == null) {
            return TimeMatch.of(first, end, Type.DATE, String.format(Locale.ROOT, "XXXX-%02d-%02d", month, dayOfMonth));
        }
        return TimeMatch.of(
                first,
                end,
                Type.DATE,
                nearest(first, end, month, dayOfMonth, day).toString());
    }

    /**
     * Catches {@code 28 February - Ministers agree on a plan}: an entry of a chronology, which tells the past in the present tense; leaves {@code 28
     * February - Ministers will meet} alone.
     */
    private boolean isEntry(int first, int end) {
        int sentence = index.sentenceOf(first);
        if (first != index.firstOf(sentence)
                || end >= index.endOf(sentence)
                || !ENTRY_MARKS.contains(index.lower(end))) {
            return false;
        }
        for (int i = end; i < Math.min(index.endOf(sentence), end + LONGEST_ENTRY); i++) {
            boolean infinitive = index.lower(i).equals("to") && index.pos(i + 1).equals("VERB");
            if (AHEAD.contains(index.lower(i)) || infinitive) {
                return false;
            }
        }
        return true;
    }

    /** The day of that name which the tense asks for; without a tense the one nearest to the report. */
    private LocalDate nearest(int first, int end, int month, int dayOfMonth, LocalDate from) {
        LocalDate same = inYear(from.getYear(), month, dayOfMonth);
        LocalDate before = same.isAfter(from) ? inYear(from.getYear() - 1, month, dayOfMonth) : same;
        LocalDate after = same.isBefore(from) ? inYear(from.getYear() + 1, month, dayOfMonth) : same;
        Direction direction = isEntry(first, end) ? Direction.PAST : tense.at(first, end);
        long back = java.time.temporal.ChronoUnit.DAYS.between(before, from);
        long ahead = java.time.temporal.ChronoUnit.DAYS.between(from, after);
        // 60 days: a past verb with a day of the next weeks ("announced talks on 2 March") means those, not eleven
        // months back
        return switch (direction) {
            case PAST -> ahead <= 60 && back > 300 ? after : before;
            case FUTURE -> back <= 60 && ahead > 300 ? before : after;
            case OPEN -> back <= ahead ? before : after;
        };
    }

    private static LocalDate inYear(int year, int month, int dayOfMonth) {
        return LocalDate.of(
                year, month, Math.min(dayOfMonth, YearMonth.of(year, month).lengthOfMonth()));
    }

    private TimeMatch monthMatch(int first, int end, int month, int year) {
        if (year > 0) {
            return TimeMatch.of(first, end, Type.DATE, String.format(Locale.ROOT, "%04d-%02d", year, month));
        }
        if (day == null) {
            return TimeMatch.of(first, end, Type.DATE, String.format(Locale.ROOT, "XXXX-%02d", month));
        }
        int thisYear = day.getYear();
        int now = day.getMonthValue();
        Direction direction = tense.at(first, end);
        String before = first > 0 ? index.lower(first - 1) : "";
        int from = first;
        if (before.equals("last") || before.equals("next") || before.equals("this")) {
            direction =
                    before.equals("last") ? Direction.PAST : before.equals("next") ? Direction.FUTURE : Direction.OPEN;
        }
        int resolved =
                switch (direction) {
                    case PAST ->
                        month > now ? thisYear - 1 : before.equals("last") && month == now ? thisYear - 1 : thisYear;
                    case FUTURE -> month < now ? thisYear + 1 : thisYear;
                    case OPEN -> Math.abs(month - now) <= 6 ? thisYear : month > now ? thisYear - 1 : thisYear + 1;
                };
        if (direction == Direction.PAST && month > now && month - now <= 2) {
            // "the report said elections in February": two months ahead is nearer than ten behind
            resolved = before.equals("last")
                    ? thisYear - 1
                    : month - now <= 2 && before.equals("in")
                                    || before.equals("by")
                                    || before.equals("until")
                                    || index.lower(first).startsWith("mid-")
                            ? thisYear
                            : thisYear - 1;
        }
        if (direction == Direction.FUTURE && month < now && now - month <= 2) {
            resolved = thisYear;
        }
        return TimeMatch.of(from, end, Type.DATE, String.format(Locale.ROOT, "%04d-%02d", resolved, month));
    }

    // ---- weekdays

    private @Nullable TimeMatch weekday(int i, int limit) {
        int at = i;
        String qualifier = "";
        String lower = index.lower(i);
        if ((LAST.contains(lower) || NEXT.contains(lower) || lower.equals("this"))
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
            TimeMatch date = calendarDate(dateAt, limit);
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
        if (LAST.contains(qualifier)) {
            return from.with(TemporalAdjusters.previous(weekday));
        }
        if (qualifier.equals("next") || qualifier.equals("following")) {
            return from.with(TemporalAdjusters.next(weekday));
        }
        if (qualifier.equals("this") || NEXT.contains(qualifier)) {
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

    // ---- today, tomorrow, now

    private @Nullable TimeMatch deictic(int i, int limit) {
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
        if (lower.equals("day")
                && i + 2 < limit
                && index.lower(i + 1).equals("before")
                && index.lower(i + 2).equals("yesterday")) {
            return TimeMatch.of(
                    withArticle(i),
                    i + 3,
                    Type.DATE,
                    day == null ? "XXXX-XX-XX" : day.minusDays(2).toString());
        }
        if (lower.equals("day")
                && i + 2 < limit
                && index.lower(i + 1).equals("after")
                && index.lower(i + 2).equals("tomorrow")) {
            return TimeMatch.of(
                    withArticle(i),
                    i + 3,
                    Type.DATE,
                    day == null ? "XXXX-XX-XX" : day.plusDays(2).toString());
        }
        return null;
    }

    // ---- clock times

    private @Nullable TimeMatch clock(int i, int limit) {
        String lower = index.lower(i);
        if (lower.equals("noon") || lower.equals("midday") || lower.equals("midnight")) {
            return index.lower(i - 1).equals("high")
                    ? null
                    : onDay(i, i + 1, lower.equals("midnight") ? "T24:00" : "T12:00", limit);
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
        boolean military = lower.length() == 4 && i + 1 < limit && isZone(index.word(i + 1)) && isAllDigits(lower);
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
        return onDay(i, end, String.format(Locale.ROOT, "T%02d:%02d", hour, Math.max(0, minute)), limit);
    }

    /** {@code 9 p.m. Wednesday} is one expression; {@code 9 p.m. on Wednesday} is two, but means that day. */
    private TimeMatch onDay(int first, int end, String clock, int limit) {
        boolean on = index.lower(end).equals("on");
        int at = on ? end + 1 : end;
        TimeMatch date = null;
        if (at < limit) {
            date = weekday(at, limit);
            if (date == null) {
                date = calendarDate(at, limit);
            }
            if (date == null) {
                date = deictic(at, limit);
            }
        }
        LocalDate that = date == null || date.type() != Type.DATE ? null : date.day();
        if (date == null || that == null) {
            return TimeMatch.of(first, end, Type.TIME, dated(clock));
        }
        return TimeMatch.of(first, on ? end : date.end(), Type.TIME, that + clock);
    }

    private static boolean isAllDigits(String lower) {
        return lower.chars().allMatch(c -> c >= '0' && c <= '9');
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

    private String dated(String clock) {
        return (reference == null ? "XXXX-XX-XX" : reference.toString()) + clock;
    }

    // ---- last week, this year, the past few weeks, the coming days, the 1990s

    private @Nullable TimeMatch relativeUnit(int i, int limit) {
        String lower = index.lower(i);
        int first = i;
        int at = i;
        if (lower.equals("the") && i + 1 < limit) {
            at = i + 1;
            lower = index.lower(at);
            String decade = decade(lower);
            if (decade != null) {
                return TimeMatch.of(i, at + 1, Type.DATE, decade);
            }
            if (LAST.contains(lower) || NEXT.contains(lower)) {
                TimeMatch span = stretch(i, at, limit);
                if (span != null) {
                    return span;
                }
                String unit = at + 1 < limit ? Calendar.unit(index.lower(at + 1)) : "";
                if (unit.equals("day")
                        && unit.equals(index.lower(at + 1))
                        && (lower.equals("next") || lower.equals("following") || lower.equals("previous"))) {
                    String value = reference == null
                            ? "XXXX-XX-XX"
                            : reference
                                    .plusDays(lower.equals("previous") ? -1 : 1)
                                    .toString();
                    return TimeMatch.of(i, at + 2, Type.DATE, value);
                }
                if (unit.isEmpty() || !unit.equals(index.lower(at + 1))) {
                    return quarter(i, at, limit);
                }
            } else {
                return quarter(i, at, limit);
            }
        }
        String decade = isAge(i) ? null : decade(lower);
        if (decade != null) {
            return TimeMatch.of(i, i + 1, Type.DATE, decade);
        }
        if (!THIS.contains(lower) && !LAST.contains(lower) && !NEXT.contains(lower) && !lower.equals("that")) {
            return quarter(i, at, limit);
        }
        TimeMatch span = stretch(first, at, limit);
        if (span != null) {
            return span;
        }
        int next = at + 1;
        if (next >= limit) {
            return null;
        }
        int direction = LAST.contains(lower) ? -1 : NEXT.contains(lower) ? 1 : 0;
        String word = index.lower(next);
        if (isTitle(first, next)) {
            return null;
        }
        if (lower.equals("that")) {
            return null;
        }
        String part = Calendar.DAY_PARTS.get(word);
        if (part != null && (direction <= 0)) {
            String date = day == null ? "XXXX-XX-XX" : day.plusDays(direction).toString();
            return TimeMatch.of(first, next + 1, Type.TIME, date + part);
        }
        int month = Calendar.month(word);
        if (month > 0 && Character.isUpperCase(index.word(next).charAt(0))) {
            TimeMatch named = calendarDate(next, limit);
            if (named == null && isMonthWord(next)) {
                named = monthMatch(next, next + 1, month, 0);
            }
            return named == null ? null : named.from(first);
        }
        boolean length = lower.equals("past") || lower.equals("next") || lower.equals("coming");
        if (length && (word.equals("decade") || word.equals("century"))) {
            return TimeMatch.of(first, next + 1, Type.DURATION, period("1", word));
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

    /** {@code "This Week With Nils Holm"}: the name of a programme. */
    private boolean isTitle(int first, int last) {
        String before = index.lower(first - 1);
        boolean marked = before.equals("\"") || before.equals("“") || before.equals("``") || before.equals("''");
        return marked
                && Character.isUpperCase(index.word(first).charAt(0))
                && Character.isUpperCase(index.word(last).charAt(0));
    }

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

    private @Nullable TimeMatch shifted(int first, int unitAt, int direction, boolean self, int limit) {
        String word = index.lower(unitAt);
        String unit = Calendar.unit(word);
        if (word.equals("time") && direction == 0) {
            return null;
        }
        if (unit.isEmpty() || !unit.equals(word)) {
            return quarterAfter(first, unitAt, direction, limit);
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
                    case "weekend" ->
                        Calendar.week(day.plusWeeks(
                                        direction < 0 ? day.getDayOfWeek().getValue() >= 6 ? -1 : -1 : direction))
                                + "-WE";
                    case "month" -> Calendar.month(day.withDayOfMonth(1).plusMonths(direction));
                    case "quarter" -> Calendar.quarter(day.withDayOfMonth(1).plusMonths(3L * direction));
                    case "year" -> String.valueOf(day.getYear() + direction);
                    case "decade" -> String.valueOf(day.getYear() / 10 + direction);
                    case "century" -> String.valueOf(day.getYear() / 100 + direction);
                    default -> null;
                };
        return value == null ? null : TimeMatch.of(first, unitAt + 1, Type.DATE, value);
    }

    /** {@code the past few weeks}, {@code the next 10 days}, {@code the coming days}. */
    private @Nullable TimeMatch stretch(int first, int at, int limit) {
        String lower = index.lower(at);
        boolean back = LAST.contains(lower);
        boolean ahead = NEXT.contains(lower);
        if (!back && !ahead) {
            return null;
        }
        int next = at + 1;
        if (next >= limit) {
            return null;
        }
        String plural = index.lower(next);
        String unit = Calendar.unit(plural);
        if (!unit.isEmpty() && !unit.equals(plural)) {
            return lower.equals("coming") || lower.equals("upcoming")
                    ? new TimeMatch(first, next + 1, Type.DATE, "FUTURE_REF", null, null)
                    : TimeMatch.of(first, next + 1, Type.DURATION, period("X", unit));
        }
        int unitAt = next;
        String count;
        if (plural.equals("few") || plural.equals("several") || plural.equals("couple") || plural.equals("many")) {
            count = "X";
            unitAt = index.lower(next + 1).equals("of") ? next + 2 : next + 1;
        } else {
            Numbers.Read number = Numbers.at(index, next, limit);
            if (number == null) {
                return null;
            }
            String joint = index.lower(number.end());
            Numbers.Read upper =
                    joint.equals("to") || joint.equals("or") ? Numbers.at(index, number.end() + 1, limit) : null;
            if (upper != null) {
                number = upper;
            }
            count = number.vague() ? "X" : plain(number.value());
            unitAt = number.end();
        }
        if (KINDS.contains(index.lower(unitAt))) {
            unitAt++;
        }
        int halfEnd = andAHalf(unitAt);
        if (halfEnd > unitAt && !count.equals("X")) {
            count = count + ".5";
            unitAt = halfEnd;
        }
        if (unitAt >= limit) {
            return null;
        }
        unit = Calendar.unit(index.lower(unitAt));
        return unit.isEmpty() ? null : TimeMatch.of(first, unitAt + 1, Type.DURATION, period(count, unit));
    }

    /** {@code the final quarter of 2030}, not the last one before the report. */
    private boolean isQuarterOf(int at, int limit) {
        return index.lower(at + 1).equals("quarter")
                && index.lower(at + 2).equals("of")
                && at + 3 < limit
                && isYear(index.lower(at + 3));
    }

    /** The word after "and a half", or the word itself. */
    private int andAHalf(int i) {
        boolean half = index.lower(i).equals("and")
                && index.lower(i + 1).equals("a")
                && index.lower(i + 2).equals("half");
        return half ? i + 3 : i;
    }

    private @Nullable TimeMatch quarter(int first, int at, int limit) {
        int number =
                switch (index.lower(at)) {
                    case "first", "first-quarter" -> 1;
                    case "second", "second-quarter" -> 2;
                    case "third", "third-quarter" -> 3;
                    case "fourth", "fourth-quarter" -> 4;
                    case "final", "last" -> isQuarterOf(at, limit) ? 4 : 0;
                    default -> 0;
                };
        if (number == 0) {
            return null;
        }
        boolean joined = index.lower(at).endsWith("-quarter");
        if (joined
                && at > first
                && index.lower(first).equals("the")
                && !index.pos(at + 1).equals("PUNCT")) {
            return quarter(at, at, limit);
        }
        if (!joined && !(at + 1 < limit && index.lower(at + 1).equals("quarter"))) {
            return null;
        }
        int end = joined ? at + 1 : at + 2;
        int yearFrom = index.lower(end).equals("of") ? end + 1 : end;
        int year = yearAt(yearFrom, limit);
        if (year > 0) {
            return TimeMatch.of(first, yearEnd(yearFrom, limit), Type.DATE, year + "-Q" + number);
        }
        if (day == null) {
            return TimeMatch.of(first, end, Type.DATE, "XXXX-Q" + number);
        }
        int now = (day.getMonthValue() + 2) / 3;
        boolean ahead = number > now || number == now && tense.at(first, end) == Direction.FUTURE;
        int its = ahead && tense.at(first, end) != Direction.FUTURE ? day.getYear() - 1 : day.getYear();
        return TimeMatch.of(first, end, Type.DATE, its + "-Q" + number);
    }

    /** {@code Q4 2030}, {@code Q4}. */
    private @Nullable TimeMatch numbered(int i, int limit) {
        String lower = index.lower(i);
        if (lower.length() != 2 || lower.charAt(0) != 'q' || lower.charAt(1) < '1' || lower.charAt(1) > '4') {
            return null;
        }
        int year = yearAt(i + 1, limit);
        if (year > 0) {
            return TimeMatch.of(i, yearEnd(i + 1, limit), Type.DATE, year + "-Q" + lower.charAt(1));
        }
        return day == null ? null : TimeMatch.of(i, i + 1, Type.DATE, day.getYear() + "-Q" + lower.charAt(1));
    }

    private @Nullable TimeMatch quarterAfter(int first, int at, int direction, int limit) {
        TimeMatch match = quarter(first, at, limit);
        if (match == null || day == null || direction == 0 || !match.value().contains("-Q")) {
            return match;
        }
        return TimeMatch.of(
                first,
                match.end(),
                Type.DATE,
                (day.getYear() + direction) + match.value().substring(4));
    }

    /** {@code in his early 30s}. */
    private boolean isAge(int i) {
        int before = index.lower(i - 1).equals("early")
                        || index.lower(i - 1).equals("late")
                        || index.lower(i - 1).equals("mid")
                ? i - 2
                : i - 1;
        return switch (index.lower(before)) {
            case "his", "her", "their", "my", "your", "our", "its" -> true;
            default -> false;
        };
    }

    private static @Nullable String decade(String lower) {
        int from = lower.startsWith("'") ? 1 : 0;
        if (lower.length() - from == 5 && lower.endsWith("0s") && isYear(lower.substring(from, from + 4))) {
            return lower.substring(from, from + 3);
        }
        if (lower.length() - from == 3 && lower.endsWith("0s") && Character.isDigit(lower.charAt(from))) {
            return lower.charAt(from) <= '2' ? null : "19" + lower.charAt(from);
        }
        return switch (lower) {
            case "twenties" -> "192";
            case "thirties" -> "193";
            case "forties" -> "194";
            case "fifties" -> "195";
            case "sixties" -> "196";
            case "seventies" -> "197";
            case "eighties" -> "198";
            case "nineties" -> "199";
            default -> null;
        };
    }

    // ---- 42 days, two weeks ago, a year earlier, three-month

    private @Nullable TimeMatch counted(int i, int limit) {
        String lower = index.lower(i);
        int hyphen = lower.indexOf('-');
        if (hyphen > 0) {
            return hyphened(i, lower);
        }
        if (lower.equals("all")) {
            String all = i + 1 < limit ? Calendar.unit(index.lower(i + 1)) : "";
            boolean whole = all.equals("day") || all.equals("night") || all.equals("week") || all.equals("year");
            return whole && all.equals(index.lower(i + 1)) && !index.pos(i + 2).equals("NOUN")
                    ? TimeMatch.of(i, i + 2, Type.DURATION, period("1", all))
                    : null;
        }
        String count;
        int unitAt;
        boolean article = false;
        if (lower.equals("a") || lower.equals("an") || lower.equals("one")) {
            boolean couple =
                    index.lower(i + 1).equals("few") || index.lower(i + 1).equals("couple");
            Numbers.Read number = lower.equals("one") ? null : Numbers.at(index, i, limit);
            if (couple) {
                count = "X";
                unitAt = index.lower(i + 2).equals("of") || KINDS.contains(index.lower(i + 2)) ? i + 3 : i + 2;
            } else if (number != null) {
                count = plain(number.value());
                unitAt = number.end();
            } else {
                count = "1";
                unitAt = KINDS.contains(index.lower(i + 1)) ? i + 2 : i + 1;
                article = !lower.equals("one");
            }
            if (index.lower(i + 1).equals("half") && index.lower(i + 2).equals("a")) {
                return null;
            }
        } else if (lower.equals("half")
                && (index.lower(i + 1).equals("a") || index.lower(i + 1).equals("an"))) {
            return half(i, index.lower(i + 2));
        } else if (VAGUE.contains(lower)) {
            count = "X";
            unitAt = KINDS.contains(index.lower(i + 1)) ? i + 2 : i + 1;
        } else if (lower.equals("decades")
                || lower.equals("centuries")
                || lower.equals("years")
                || lower.equals("months")
                || lower.equals("weeks")
                || lower.equals("days")
                || lower.equals("hours")
                || lower.equals("minutes")) {
            count = "X";
            unitAt = i;
        } else {
            Numbers.Read number = Numbers.at(index, i, limit);
            if (number == null || number.part()) {
                return null;
            }
            count = number.vague() ? "X" : plain(number.value());
            unitAt = andAHalf(number.end());
            if (unitAt > number.end()) {
                count = count + ".5";
            }
            while (unitAt < limit && unitAt < number.end() + 5 && KINDS.contains(index.lower(unitAt))) {
                unitAt++;
            }
        }
        String unit = unitAt < limit ? Calendar.unit(index.lower(unitAt)) : "";
        if (unit.isEmpty() || unit.equals("quarter") && article) {
            return null;
        }
        boolean plural = !unit.equals(index.lower(unitAt));
        int end = unitAt + 1;
        if (article && andAHalf(end) > end && andAHalf(end) <= limit) {
            end = andAHalf(end);
            count = "1.5";
        }
        if (end + 1 < limit && index.lower(end).equals("old")
                || index.lower(end).startsWith("old")) {
            return null;
        }
        String after = end < limit ? index.lower(end) : "";
        // "a year or so ago"
        boolean orSo = after.equals("or")
                && index.lower(end + 1).equals("so")
                && (index.lower(end + 2).equals("ago") || index.lower(end + 2).equals("earlier"));
        if (orSo) {
            end += 2;
            after = index.lower(end);
        }
        if (after.equals("ago")
                || after.equals("earlier")
                || after.equals("before") && !article && index.lower(end + 1).equals(".")
                || after.equals("later")
                || after.equals("hence")) {
            boolean back = !after.equals("later") && !after.equals("hence");
            if (!after.equals("ago")
                    && (count.equals("X")
                            || Calendar.UNITS.getOrDefault(unit, "").startsWith("T"))) {
                return TimeMatch.of(i, end, Type.DURATION, period(count, unit));
            }
            return ago(i, end + 1, count, unit, back, after.equals("ago") ? day : reference);
        }
        if (after.equals("from") && index.lower(end + 1).equals("now")) {
            return ago(i, end + 2, count, unit, false, day);
        }
        if (article) {
            return single(i, unit, end, limit);
        }
        boolean ages = unit.equals("decade") || unit.equals("century");
        boolean counts = after.equals("after") || after.equals("before");
        if (unitAt == i && !ages && !counts && !isLength(i)) {
            return null;
        }
        if (isTitle(i, unitAt)) {
            return null;
        }
        if (!plural && count.equals("X") && !(lower.equals("some") && unit.equals("day"))) {
            return null;
        }
        TimeMatch length = TimeMatch.of(durationStart(i), end, Type.DURATION, period(count, unit));
        return count.equals("X") ? length : withSmaller(length, unit, limit);
    }

    /** {@code two hours and 30 minutes}, {@code 2 hours, 4 minutes and 30 seconds}: one length. */
    private TimeMatch withSmaller(TimeMatch length, String first, int limit) {
        TimeMatch whole = length;
        int rank = SIZES.indexOf(first);
        while (rank >= 0) {
            int at = whole.end();
            at = index.lower(at).equals(",") ? at + 1 : at;
            at = index.lower(at).equals("and") ? at + 1 : at;
            Numbers.Read number = at > whole.end() && at < limit ? Numbers.at(index, at, limit) : null;
            if (number == null || number.part() || number.vague() || number.end() >= limit) {
                return whole;
            }
            String unit = Calendar.unit(index.lower(number.end()));
            int smaller = SIZES.indexOf(unit);
            String after = index.lower(number.end() + 1);
            if (smaller <= rank
                    || after.equals("ago")
                    || unit.equals("second") && index.lower(number.end()).equals(unit)) {
                return whole;
            }
            String more = period(plain(number.value()), unit).substring(1);
            boolean clock = more.startsWith("T") && whole.value().indexOf('T') >= 0;
            String value = whole.value() + (clock ? more.substring(1) : more);
            whole = TimeMatch.of(whole.first(), number.end() + 1, Type.DURATION, value);
            rank = smaller;
        }
        return whole;
    }

    /** {@code for a year}, {@code within a week}; {@code a day} is a length only behind such a word. */
    private @Nullable TimeMatch single(int i, String unit, int end, int limit) {
        boolean compound =
                end < limit && (index.pos(end).equals("NOUN") || index.pos(end).equals("PROPN"));
        boolean clear =
                switch (unit) {
                    case "minute", "hour", "week", "month", "year", "decade", "century" -> true;
                    default -> false;
                };
        boolean measured = i > index.firstOf(index.sentenceOf(i)) && MEASURED.contains(index.lower(i - 1));
        boolean day = unit.equals("day") || unit.equals("night") || unit.equals("weekend") || unit.equals("second");
        String next = index.lower(end);
        boolean beside = next.equals("after") || next.equals("of") || next.equals("before");
        // "a second consecutive term" is no time
        day &= !unit.equals("second") || end >= limit || index.pos(end).equals("PUNCT");
        boolean lone = clear && !beside && !isMoney(i - 1);
        return compound || !(lone || measured && (clear || day))
                ? null
                : TimeMatch.of(i, end, Type.DURATION, period("1", unit));
    }

    /** {@code $2 million a year}: how much at a time, not how long. */
    private boolean isMoney(int i) {
        return i >= 0
                && (index.pos(i).equals("NUM")
                        || index.lower(i).equals("dollars")
                        || index.lower(i).equals("$"));
    }

    private boolean isLength(int i) {
        String before = index.lower(i - 1).equals("just") || index.lower(i - 1).equals("only")
                ? index.lower(i - 2)
                : index.lower(i - 1);
        boolean much = before.equals("of")
                && switch (index.lower(i - 2)) {
                    case "matter", "hundreds", "thousands", "millions", "dozens" -> true;
                    default -> false;
                };
        boolean placed = LENGTH.contains(before) || index.pos(i - 1).equals("ADP");
        return i > index.firstOf(index.sentenceOf(i)) && placed && !much;
    }

    /** {@code half a century}, {@code half an hour}. */
    private @Nullable TimeMatch half(int i, String unit) {
        String value =
                switch (unit) {
                    case "century" -> "P50Y";
                    case "decade" -> "P5Y";
                    case "year" -> "P6M";
                    case "day" -> "PT12H";
                    case "hour" -> "PT30M";
                    default -> null;
                };
        boolean ago = index.lower(i + 3).equals("ago");
        return value == null
                ? null
                : ago ? TimeMatch.of(i, i + 4, Type.DATE, "PAST_REF") : TimeMatch.of(i, i + 3, Type.DURATION, value);
    }

    /** {@code the first nine months} is one expression; {@code the} and {@code first} are its words. */
    private int durationStart(int i) {
        int start = index.firstOf(index.sentenceOf(i));
        int first = i;
        if (first > start
                && (index.lower(first - 1).equals("first")
                        || index.lower(first - 1).equals("final"))) {
            first--;
        }
        return first > start && index.lower(first - 1).equals("the") ? first - 1 : i;
    }

    private @Nullable TimeMatch ago(
            int first, int end, String count, String unit, boolean back, @Nullable LocalDate from) {
        if (count.equals("X") || from == null || count.indexOf('.') >= 0 || count.length() > 4) {
            return TimeMatch.of(first, end, Type.DATE, back ? "PAST_REF" : "FUTURE_REF");
        }
        int n = Integer.parseInt(count) * (back ? -1 : 1);
        return switch (unit) {
            case "day" -> TimeMatch.of(first, end, Type.DATE, from.plusDays(n).toString());
            case "week" -> TimeMatch.of(first, end, Type.DATE, Calendar.week(from.plusWeeks(n)));
            case "fortnight" -> TimeMatch.of(first, end, Type.DATE, Calendar.week(from.plusWeeks(2L * n)));
            case "month" -> TimeMatch.of(first, end, Type.DATE, Calendar.month(from.plusMonths(n)));
            case "quarter" -> TimeMatch.of(first, end, Type.DATE, Calendar.quarter(from.plusMonths(3L * n)));
            case "year" -> TimeMatch.of(first, end, Type.DATE, yearValue(from.getYear() + n));
            case "decade" -> TimeMatch.of(first, end, Type.DATE, yearValue(from.getYear() + 10 * n));
            case "century" -> TimeMatch.of(first, end, Type.DATE, yearValue(from.getYear() + 100 * n));
            default -> new TimeMatch(first, end, Type.DATE, back ? "PAST_REF" : "FUTURE_REF", null, null);
        };
    }

    private static String yearValue(int year) {
        return year > 0 && year < 10_000 ? String.format(Locale.ROOT, "%04d", year) : "PAST_REF";
    }

    /** {@code a decades-long dispute}, {@code the day-long talks}. */
    private static @Nullable TimeMatch lengthy(int i, String head) {
        String unit = Calendar.unit(head);
        return unit.isEmpty()
                ? null
                : TimeMatch.of(i, i + 1, Type.DURATION, period(unit.equals(head) ? "1" : "X", unit));
    }

    private @Nullable TimeMatch hyphened(int i, String lower) {
        int last = lower.lastIndexOf('-');
        String unit = Calendar.unit(lower.substring(last + 1));
        String head = lower.substring(0, last);
        if (lower.endsWith("-long")) {
            return lengthy(i, head);
        }
        if (unit.isEmpty() || unit.equals("night") || unit.equals("quarter") || unit.equals("weekend")) {
            return null;
        }
        if (head.equals("half")) {
            return unit.equals("hour") ? TimeMatch.of(i, i + 1, Type.DURATION, "PT30M") : null;
        }
        boolean digits = head.length() <= 4 && head.chars().allMatch(c -> c >= '0' && c <= '9');
        BigDecimal value = head.equals("single")
                ? BigDecimal.ONE
                : digits && !head.isEmpty() ? new BigDecimal(head) : Numbers.small(head);
        return value == null ? null : TimeMatch.of(i, i + 1, Type.DURATION, period(plain(value), unit));
    }

    // ---- 2008

    private @Nullable TimeMatch bareYear(int i, int limit) {
        String lower = index.lower(i);
        if (lower.equals("'") || lower.equals("‘")) {
            return shortYear(i, limit);
        }
        if (lower.equals("nineteen") || lower.equals("eighteen")) {
            return spokenYear(i, limit);
        }
        if (lower.length() >= 4
                && (lower.endsWith("th") || lower.endsWith("st"))
                && Character.isDigit(lower.charAt(0))
                && index.lower(i + 1).equals("century")) {
            int century = dayNumber(lower);
            return century > 0
                    ? TimeMatch.of(i, i + 2, Type.DATE, String.format(Locale.ROOT, "%02d", century - 1))
                    : null;
        }
        if (!isYear(lower)) {
            return yearRange(i, lower);
        }
        int year = Integer.parseInt(lower);
        if (year < 1500) {
            return null;
        }
        String before = i > 0 ? index.lower(i - 1) : "";
        if (before.equals("$")
                || before.equals("€")
                || before.equals("£")
                || before.equals("no.")
                || before.equals("#")) {
            return null;
        }
        String nextPos = i + 1 < limit ? index.pos(i + 1) : "";
        String next = i + 1 < limit ? index.lower(i + 1) : "";
        boolean plural = nextPos.equals("NOUN") && next.endsWith("s") && !next.endsWith("ss");
        boolean modern = year >= 1900 && year <= 2100;
        boolean placed = YEAR_BEFORE.contains(before)
                || before.endsWith("'s")
                || before.equals("'s")
                || Calendar.month(before) > 0;
        // reports write counts of a thousand or more with a comma, unless they are round
        boolean count = QUANTIFIED.contains(before) || year % 100 == 0 && !before.equals("the") && !before.equals("in");
        boolean counted =
                plural && (modern ? count : !before.equals("the") && !before.equals("in")) || COUNTED.contains(next);
        if (counted && !before.equals("the") && !before.equals("in") || !placed && !modern) {
            return null;
        }
        int first = before.equals("fiscal") ? i - 1 : i;
        return TimeMatch.of(first, i + 1, Type.DATE, lower);
    }

    /** {@code the 2011-12 season}, {@code pre-2008 levels}: two years, or a year with a word before it. */
    private static @Nullable TimeMatch yearRange(int i, String lower) {
        int mark = Math.max(lower.indexOf('-'), lower.indexOf('–'));
        if (mark < 3) {
            return null;
        }
        String head = lower.substring(0, mark);
        String tail = lower.substring(mark + 1);
        if ((head.equals("pre") || head.equals("post")) && isYear(tail)) {
            return TimeMatch.of(i, i + 1, Type.DATE, tail);
        }
        if (!isYear(head) || head.compareTo("1500") < 0 || !isAllDigits(tail)) {
            return null;
        }
        String full = tail.length() == 2 ? head.substring(0, 2) + tail : tail;
        // 1999-00 is read as 1999-2000
        String to = full.compareTo(head) > 0 ? full : String.valueOf(Integer.parseInt(head) + 1);
        if (tail.length() != 2 && tail.length() != 4
                || !isYear(full)
                || full.compareTo(head) <= 0 && !tail.equals("00")) {
            return null;
        }
        LocalDate[] from = Calendar.bounds(head);
        LocalDate[] until = Calendar.bounds(to);
        return from == null || until == null ? null : new TimeMatch(i, i + 1, Type.DATE, head, from[0], until[1]);
    }

    /** {@code since '82}. */
    private @Nullable TimeMatch shortYear(int i, int limit) {
        String two = index.lower(i + 1);
        boolean joined =
                i + 1 < limit && index.span(i).end() == index.span(i + 1).start();
        boolean year = joined && two.length() == 2 && isAllDigits(two) && YEAR_BEFORE.contains(index.lower(i - 1));
        // later ones are as often an age or a count, and no report of this century writes them so
        return year && two.charAt(0) >= '3' ? TimeMatch.of(i, i + 2, Type.DATE, "19" + two) : null;
    }

    /** {@code nineteen seventy-nine}, as a radio report says it. */
    private @Nullable TimeMatch spokenYear(int i, int limit) {
        Numbers.Read tens = i + 1 < limit ? Numbers.at(index, i + 1, Math.min(limit, i + 3)) : null;
        if (tens == null
                || tens.part()
                || tens.vague()
                || Character.isDigit(index.word(i + 1).charAt(0))) {
            return null;
        }
        String two = plain(tens.value());
        return two.length() != 2
                ? null
                : TimeMatch.of(i, tens.end(), Type.DATE, (index.lower(i).equals("nineteen") ? "19" : "18") + two);
    }

    // ---- values

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    static String period(String count, String unit) {
        String letter = Calendar.UNITS.getOrDefault(unit, "D");
        if (letter.startsWith("T") && letter.length() == 2) {
            return "PT" + count + letter.charAt(1);
        }
        if (letter.equals("2W")) {
            return count.equals("X") ? "PXW" : "P" + plain(new BigDecimal(count).multiply(BigDecimal.TWO)) + "W";
        }
        return "P" + count + letter;
    }
}
