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
    private static final Map<String, String> POINT = Map.of(
            "now",
            "PRESENT_REF",
            "currently",
            "PRESENT_REF",
            "recently",
            "PAST_REF",
            "nowadays",
            "PRESENT_REF",
            "lately",
            "PAST_REF",
            "presently",
            "PRESENT_REF",
            "soon",
            "FUTURE_REF");
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

    private final TokenIndex index;
    private final Tense tense;
    private final @Nullable LocalDate day;
    private final boolean english;
    private final List<TimeMention> found = new ArrayList<>();
    /** The last day that the text has named, which "the next day" counts from. */
    private @Nullable LocalDate reference;

    TimeFinder(TokenIndex index, @Nullable LocalDate reportDay, boolean english) {
        this.index = index;
        this.tense = new Tense(index);
        this.day = reportDay;
        this.english = english;
        this.reference = reportDay;
    }

    /** A match: words up to {@code end}, and its value; bounds are narrower than the value where "early" or "mid" say so. */
    private record Match(
            int first,
            int end,
            Type type,
            String value,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest) {
        static Match of(int first, int end, Type type, String value) {
            LocalDate[] bounds = type == Type.DATE || type == Type.TIME ? Calendar.bounds(value) : null;
            return new Match(
                    first, end, type, value, bounds == null ? null : bounds[0], bounds == null ? null : bounds[1]);
        }

        Match from(int newFirst) {
            return new Match(newFirst, end, type, value, earliest, latest);
        }
    }

    List<TimeMention> find() {
        for (int s = 0; s < index.sentences().size(); s++) {
            int limit = index.endOf(s);
            for (int i = index.firstOf(s); i < limit; i++) {
                Match match = at(i, limit);
                if (match != null) {
                    found.add(new TimeMention(
                            index.span(match.first, match.end), match.type, match.value, match.earliest, match.latest));
                    if (match.earliest != null && match.earliest.equals(match.latest)) {
                        reference = match.earliest;
                    }
                    i = match.end - 1;
                }
            }
        }
        return List.copyOf(found);
    }

    private @Nullable Match at(int i, int limit) {
        Match numeric = numeric(i);
        if (numeric != null || !english) {
            return numeric;
        }
        Match match = partOf(i, limit);
        if (match == null) {
            match = set(i, limit);
        }
        if (match == null) {
            match = calendarDate(i, limit);
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
            match = relativeUnit(i, limit);
        }
        if (match == null) {
            match = counted(i, limit);
        }
        if (match == null) {
            match = bareYear(i, limit);
        }
        return match;
    }

    // ---- dates in digits

    private @Nullable Match numeric(int i) {
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
            return Match.of(i, i + 1, Type.DATE, date.toString());
        } catch (java.time.DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    // ---- early, late, mid, the week of

    private @Nullable Match partOf(int i, int limit) {
        String lower = index.lower(i);
        if (lower.startsWith("mid-") && lower.length() > 4) {
            int month = Calendar.month(lower.substring(4));
            if (month > 0) {
                return narrowed(monthMatch(i, i + 1, month, yearAt(i + 1, limit)), 'm');
            }
            if (isYear(lower.substring(4))) {
                return narrowed(Match.of(i, i + 1, Type.DATE, lower.substring(4)), 'm');
            }
            String decade = decade(lower.substring(4));
            return decade == null ? null : Match.of(i, i + 1, Type.DATE, decade);
        }
        char part =
                switch (lower) {
                    case "early" -> 'e';
                    case "late" -> 'l';
                    case "mid" -> 'm';
                    default -> ' ';
                };
        if (part != ' ' && i + 1 < limit) {
            int next = index.lower(i + 1).equals("in") || index.lower(i + 1).equals("-") ? i + 2 : i + 1;
            if (index.lower(next).equals("the") && decade(index.lower(next + 1)) == null) {
                return null;
            }
            Match inner = next < limit ? calendarDate(next, limit) : null;
            if (inner == null && next < limit) {
                inner = weekday(next, limit);
            }
            if (inner == null && next < limit) {
                inner = relativeUnit(next, limit);
            }
            if (inner == null && next < limit && isYear(index.lower(next))) {
                inner = Match.of(next, next + 1, Type.DATE, index.lower(next));
            }
            if (inner == null && next < limit) {
                inner = deictic(next, limit);
            }
            return inner == null || inner.type == Type.DURATION ? null : narrowed(inner.from(i), part);
        }
        if ((lower.equals("earlier") || lower.equals("later")) && i + 1 < limit) {
            int next = i + 1;
            Match inner = index.lower(next).equals("this") || index.lower(next).equals("today")
                    ? relativeUnit(next, limit)
                    : null;
            if (inner == null && index.lower(next).equals("today")) {
                inner = deictic(next, limit);
            }
            return inner == null ? null : inner.from(i);
        }
        if (lower.equals("week")
                && i + 2 < limit
                && (index.lower(i + 1).equals("of")
                        || index.lower(i + 1).equals("beginning")
                        || index.lower(i + 1).equals("starting"))) {
            int next = index.lower(i + 2).equals("on") ? i + 3 : i + 2;
            Match inner = next < limit ? calendarDate(next, limit) : null;
            if (inner != null && inner.earliest != null && inner.earliest.equals(inner.latest)) {
                boolean article =
                        i > 0 && index.lower(i - 1).equals("the") && index.sentenceOf(i - 1) == index.sentenceOf(i);
                return Match.of(article ? i - 1 : i, inner.end, Type.DATE, Calendar.week(inner.earliest));
            }
        }
        if (lower.equals("end") || lower.equals("beginning") || lower.equals("start") || lower.equals("middle")) {
            if (i + 2 < limit && index.lower(i + 1).equals("of")) {
                int next = i + 2;
                Match inner = calendarDate(next, limit);
                if (inner == null) {
                    inner = relativeUnit(next, limit);
                }
                if (inner != null && inner.type == Type.DATE) {
                    return narrowed(inner, lower.equals("end") ? 'l' : lower.equals("middle") ? 'm' : 'e')
                            .from(next);
                }
            }
        }
        return null;
    }

    /** The first, middle or last third of a month, or of another stretch of days. */
    private static Match narrowed(Match match, char part) {
        if (match.earliest == null || match.latest == null || match.earliest.equals(match.latest)) {
            return match;
        }
        long days = java.time.temporal.ChronoUnit.DAYS.between(match.earliest, match.latest) + 1;
        long third = Math.max(1, days / 3);
        LocalDate earliest = match.earliest;
        LocalDate latest = match.latest;
        switch (part) {
            case 'e' -> latest = earliest.plusDays(third - 1);
            case 'l' -> earliest = latest.minusDays(third - 1);
            default -> {
                earliest = match.earliest.plusDays(third);
                latest = match.latest.minusDays(third);
            }
        }
        return new Match(match.first, match.end, match.type, match.value, earliest, latest);
    }

    // ---- sets

    private @Nullable Match set(int i, int limit) {
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
                return Match.of(i, unitAt + 1, Type.SET, period(count, unit));
            }
            DayOfWeek weekday = Calendar.day(index.lower(next));
            return weekday == null ? null : Match.of(i, next + 1, Type.SET, "XXXX-WXX-" + weekday.getValue());
        }
        String frequency = FREQUENCY.get(lower);
        if (frequency != null) {
            boolean partOfName = i + 1 < limit
                    && Character.isUpperCase(index.word(i).charAt(0))
                    && Character.isUpperCase(index.word(i + 1).charAt(0));
            return partOfName ? null : Match.of(i, i + 1, Type.SET, frequency);
        }
        if (lower.endsWith("s") && Calendar.day(lower.substring(0, lower.length() - 1)) != null) {
            DayOfWeek weekday = Calendar.day(lower.substring(0, lower.length() - 1));
            return weekday == null ? null : Match.of(i, i + 1, Type.SET, "XXXX-WXX-" + weekday.getValue());
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
                    || before.equals("million")
                    || before.equals("billion")
                    || before.equals("%")
                    || before.equals("hours")
                    || before.equals("days");
            String after = index.lower(i + 2);
            boolean pointBack = after.equals("ago") || after.equals("earlier") || after.equals("before");
            if (rate && !pointBack && unit.equals(index.lower(i + 1)) && !unit.isEmpty()) {
                return Match.of(i, i + 2, Type.SET, period("1", unit));
            }
        }
        return null;
    }

    // ---- 17 December, January 10, 2022, February 1945

    private @Nullable Match calendarDate(int i, int limit) {
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
        if (season != null && !lower.equals("fall") && !lower.equals("spring")) {
            int at = index.lower(i + 1).equals("of") ? i + 2 : i + 1;
            int year = yearAt(at, limit);
            if (year > 0) {
                return Match.of(i, at + 1, Type.DATE, year + "-" + season);
            }
        } else if (season != null) {
            int at = index.lower(i + 1).equals("of") ? i + 2 : i + 1;
            int year = yearAt(at, limit);
            return year > 0 ? Match.of(i, at + 1, Type.DATE, year + "-" + season) : null;
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

    private static boolean isYear(String lower) {
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

    private @Nullable Match dayMatch(int first, int end, int month, int dayOfMonth, int year) {
        if (year > 0) {
            if (dayOfMonth > YearMonth.of(year, month).lengthOfMonth()) {
                return null;
            }
            return Match.of(
                    first, end, Type.DATE, LocalDate.of(year, month, dayOfMonth).toString());
        }
        if (dayOfMonth > YearMonth.of(2000, month).lengthOfMonth()) {
            return null;
        }
        if (day == null) {
            return Match.of(first, end, Type.DATE, String.format(Locale.ROOT, "XXXX-%02d-%02d", month, dayOfMonth));
        }
        return Match.of(
                first,
                end,
                Type.DATE,
                nearest(first, end, month, dayOfMonth, day).toString());
    }

    /** The day of that name which the tense asks for; without a tense the one nearest to the report. */
    private LocalDate nearest(int first, int end, int month, int dayOfMonth, LocalDate from) {
        LocalDate same = inYear(from.getYear(), month, dayOfMonth);
        LocalDate before = same.isAfter(from) ? inYear(from.getYear() - 1, month, dayOfMonth) : same;
        LocalDate after = same.isBefore(from) ? inYear(from.getYear() + 1, month, dayOfMonth) : same;
        Direction direction = tense.at(first, end);
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

    private Match monthMatch(int first, int end, int month, int year) {
        if (year > 0) {
            return Match.of(first, end, Type.DATE, String.format(Locale.ROOT, "%04d-%02d", year, month));
        }
        if (day == null) {
            return Match.of(first, end, Type.DATE, String.format(Locale.ROOT, "XXXX-%02d", month));
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
        return Match.of(from, end, Type.DATE, String.format(Locale.ROOT, "%04d-%02d", resolved, month));
    }

    // ---- weekdays

    private @Nullable Match weekday(int i, int limit) {
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
            Match date = calendarDate(dateAt, limit);
            if (date != null
                    && date.value.length() >= 10
                    && !(date.earliest != null && date.earliest.getDayOfWeek() != weekday && dateAt > end)) {
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
            return Match.of(i, end, type, "XXXX-WXX-" + weekday.getValue() + dayPart);
        }
        LocalDate date = resolve(weekday, qualifier, i, end, day);
        return Match.of(i, end, type, date + dayPart);
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
        boolean ahead = tense.at(first, end) == Direction.FUTURE;
        return ahead ? from.with(TemporalAdjusters.next(weekday)) : from.with(TemporalAdjusters.previous(weekday));
    }

    // ---- today, tomorrow, now

    private @Nullable Match deictic(int i, int limit) {
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
            return Match.of(i, end, part.isEmpty() ? Type.DATE : Type.TIME, date + part);
        }
        if (lower.equals("day")
                && i + 2 < limit
                && index.lower(i + 1).equals("before")
                && index.lower(i + 2).equals("yesterday")) {
            return Match.of(
                    i,
                    i + 3,
                    Type.DATE,
                    day == null ? "XXXX-XX-XX" : day.minusDays(2).toString());
        }
        if (lower.equals("day")
                && i + 2 < limit
                && index.lower(i + 1).equals("after")
                && index.lower(i + 2).equals("tomorrow")) {
            return Match.of(
                    i,
                    i + 3,
                    Type.DATE,
                    day == null ? "XXXX-XX-XX" : day.plusDays(2).toString());
        }
        String point = POINT.get(lower);
        if (point != null
                && !(lower.equals("soon")
                        && (index.lower(i - 1).equals("as")
                                || index.lower(i + 1).equals("after")))
                && !(lower.equals("now") && index.lower(i + 1).equals("-"))) {
            return Match.of(i, i + 1, Type.DATE, point);
        }
        return null;
    }

    // ---- clock times

    private @Nullable Match clock(int i, int limit) {
        String lower = index.lower(i);
        if (lower.equals("noon") || lower.equals("midnight")) {
            return Match.of(i, i + 1, Type.TIME, dated(lower.equals("noon") ? "T12:00" : "T24:00"));
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
        String rest = lower.substring(k);
        int end = i + 1;
        if (rest.isEmpty() && end < limit) {
            String next = index.lower(end).replace(".", "");
            if (next.equals("am") || next.equals("pm")) {
                rest = next;
                end++;
            } else if (next.equals("o'clock")) {
                minute = 0;
                end++;
            }
        }
        boolean half = rest.equals("am") || rest.equals("pm");
        if (!half && (!rest.isEmpty() || minute < 0) || hour > 24 || minute > 59 || half && hour > 12) {
            return null;
        }
        boolean colon = lower.indexOf(':') > 0;
        if (!half && !colon && minute != 0) {
            return null;
        }
        if (rest.equals("pm") && hour < 12) {
            hour += 12;
        } else if (rest.equals("am") && hour == 12) {
            hour = 0;
        }
        int zone = end;
        while (zone < limit && zone < end + 1 && isZone(index.word(zone))) {
            zone++;
        }
        return Match.of(i, zone, Type.TIME, dated(String.format(Locale.ROOT, "T%02d:%02d", hour, Math.max(0, minute))));
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

    private @Nullable Match relativeUnit(int i, int limit) {
        String lower = index.lower(i);
        int first = i;
        int at = i;
        if (lower.equals("the") && i + 1 < limit) {
            at = i + 1;
            lower = index.lower(at);
            String decade = decade(lower);
            if (decade != null) {
                return Match.of(i, at + 1, Type.DATE, decade);
            }
            if (LAST.contains(lower) || NEXT.contains(lower)) {
                Match span = stretch(i, at, limit);
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
                    return Match.of(i, at + 2, Type.DATE, value);
                }
                if (unit.isEmpty() || !unit.equals(index.lower(at + 1))) {
                    return quarter(i, at, limit);
                }
            } else {
                return quarter(i, at, limit);
            }
        }
        String decade = decade(lower);
        if (decade != null) {
            return Match.of(i, i + 1, Type.DATE, decade);
        }
        if (!THIS.contains(lower) && !LAST.contains(lower) && !NEXT.contains(lower) && !lower.equals("that")) {
            return quarter(i, at, limit);
        }
        Match span = stretch(first, at, limit);
        if (span != null) {
            return span;
        }
        int next = at + 1;
        if (next >= limit) {
            return null;
        }
        int direction = LAST.contains(lower) ? -1 : NEXT.contains(lower) ? 1 : 0;
        String word = index.lower(next);
        if (lower.equals("that")) {
            return null;
        }
        String part = Calendar.DAY_PARTS.get(word);
        if (part != null && (direction <= 0)) {
            String date = day == null ? "XXXX-XX-XX" : day.plusDays(direction).toString();
            return Match.of(first, next + 1, Type.TIME, date + part);
        }
        int month = Calendar.month(word);
        if (month > 0 && Character.isUpperCase(index.word(next).charAt(0))) {
            Match named = calendarDate(next, limit);
            if (named == null && isMonthWord(next)) {
                named = monthMatch(next, next + 1, month, 0);
            }
            return named == null ? null : named.from(first);
        }
        String season = Calendar.SEASONS.get(word);
        if (season != null) {
            return Match.of(
                    first,
                    next + 1,
                    Type.DATE,
                    day == null ? "XXXX-" + season : seasonYear(season, direction, day) + "-" + season);
        }
        return shifted(first, next, direction, lower.equals("this"), limit);
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

    private @Nullable Match shifted(int first, int unitAt, int direction, boolean self, int limit) {
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
                    Match.of(
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
        return value == null ? null : Match.of(first, unitAt + 1, Type.DATE, value);
    }

    /** {@code the past few weeks}, {@code the next 10 days}, {@code the coming days}. */
    private @Nullable Match stretch(int first, int at, int limit) {
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
                    ? new Match(first, next + 1, Type.DATE, "FUTURE_REF", null, null)
                    : Match.of(first, next + 1, Type.DURATION, period("X", unit));
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
            count = number.vague() ? "X" : plain(number.value());
            unitAt = number.end();
        }
        unit = Calendar.unit(index.lower(unitAt));
        return unit.isEmpty() ? null : Match.of(first, unitAt + 1, Type.DURATION, period(count, unit));
    }

    private @Nullable Match quarter(int first, int at, int limit) {
        int number =
                switch (index.lower(at)) {
                    case "first", "first-quarter" -> 1;
                    case "second", "second-quarter" -> 2;
                    case "third", "third-quarter" -> 3;
                    case "fourth", "fourth-quarter" -> 4;
                    default -> 0;
                };
        if (number == 0) {
            return null;
        }
        boolean joined = index.lower(at).endsWith("-quarter");
        if (!joined && !(at + 1 < limit && index.lower(at + 1).equals("quarter"))) {
            return null;
        }
        int end = joined ? at + 1 : at + 2;
        int yearFrom = index.lower(end).equals("of") ? end + 1 : end;
        int year = yearAt(yearFrom, limit);
        if (year > 0) {
            return Match.of(first, yearEnd(yearFrom, limit), Type.DATE, year + "-Q" + number);
        }
        if (day == null) {
            return Match.of(first, end, Type.DATE, "XXXX-Q" + number);
        }
        int now = (day.getMonthValue() + 2) / 3;
        boolean ahead = number > now || number == now && tense.at(first, end) == Direction.FUTURE;
        int its = ahead && tense.at(first, end) != Direction.FUTURE ? day.getYear() - 1 : day.getYear();
        return Match.of(first, end, Type.DATE, its + "-Q" + number);
    }

    private @Nullable Match quarterAfter(int first, int at, int direction, int limit) {
        Match match = quarter(first, at, limit);
        if (match == null || day == null || direction == 0 || !match.value.contains("-Q")) {
            return match;
        }
        return Match.of(first, match.end, Type.DATE, (day.getYear() + direction) + match.value.substring(4));
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

    private @Nullable Match counted(int i, int limit) {
        String lower = index.lower(i);
        int hyphen = lower.indexOf('-');
        if (hyphen > 0) {
            return hyphened(i, lower);
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
                unitAt = index.lower(i + 2).equals("of") ? i + 3 : i + 2;
            } else if (number != null) {
                count = plain(number.value());
                unitAt = number.end();
            } else {
                count = "1";
                unitAt = i + 1;
                article = !lower.equals("one");
            }
            if (index.lower(i + 1).equals("half") && index.lower(i + 2).equals("a")) {
                return null;
            }
        } else if (VAGUE.contains(lower)) {
            count = "X";
            unitAt = i + 1;
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
            unitAt = number.end();
            while (unitAt < limit
                    && (index.lower(unitAt).equals("more")
                            || index.lower(unitAt).equals("full")
                            || index.lower(unitAt).equals("straight")
                            || index.lower(unitAt).equals("consecutive"))) {
                unitAt++;
            }
        }
        String unit = unitAt < limit ? Calendar.unit(index.lower(unitAt)) : "";
        if (unit.isEmpty() || unit.equals("quarter") && article) {
            return null;
        }
        boolean plural = !unit.equals(index.lower(unitAt));
        int end = unitAt + 1;
        if (end + 1 < limit && index.lower(end).equals("old")
                || index.lower(end).startsWith("old")) {
            return null;
        }
        String after = end < limit ? index.lower(end) : "";
        if (after.equals("ago")
                || after.equals("earlier")
                || after.equals("before") && !article && index.lower(end + 1).equals(".")
                || after.equals("later")
                || after.equals("hence")) {
            boolean back = !after.equals("later") && !after.equals("hence");
            return ago(i, end + 1, count, unit, back, after.equals("ago") ? day : reference);
        }
        if (after.equals("from") && index.lower(end + 1).equals("now")) {
            return ago(i, end + 2, count, unit, false, day);
        }
        if (article) {
            return null;
        }
        if (unitAt == i
                && !(i > 0
                        && (index.lower(i - 1).equals("for")
                                || index.lower(i - 1).equals("in")
                                || index.lower(i - 1).equals("within")
                                || index.lower(i - 1).equals("of")
                                || index.lower(i - 1).equals("after")))) {
            return null;
        }
        if (!plural && count.equals("X") && !lower.equals("some")) {
            return null;
        }
        return Match.of(durationStart(i), end, Type.DURATION, period(count, unit));
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

    private @Nullable Match ago(int first, int end, String count, String unit, boolean back, @Nullable LocalDate from) {
        if (count.equals("X") || from == null || count.indexOf('.') >= 0 || count.length() > 4) {
            return Match.of(first, end, Type.DATE, back ? "PAST_REF" : "FUTURE_REF");
        }
        int n = Integer.parseInt(count) * (back ? -1 : 1);
        return switch (unit) {
            case "day" -> Match.of(first, end, Type.DATE, from.plusDays(n).toString());
            case "week" -> Match.of(first, end, Type.DATE, Calendar.week(from.plusWeeks(n)));
            case "fortnight" -> Match.of(first, end, Type.DATE, Calendar.week(from.plusWeeks(2L * n)));
            case "month" -> Match.of(first, end, Type.DATE, Calendar.month(from.plusMonths(n)));
            case "quarter" -> Match.of(first, end, Type.DATE, Calendar.quarter(from.plusMonths(3L * n)));
            case "year" -> Match.of(first, end, Type.DATE, yearValue(from.getYear() + n));
            case "decade" -> Match.of(first, end, Type.DATE, yearValue(from.getYear() + 10 * n));
            default -> new Match(first, end, Type.DATE, back ? "PAST_REF" : "FUTURE_REF", null, null);
        };
    }

    private static String yearValue(int year) {
        return year > 0 && year < 10_000 ? String.format(Locale.ROOT, "%04d", year) : "PAST_REF";
    }

    private @Nullable Match hyphened(int i, String lower) {
        int last = lower.lastIndexOf('-');
        String unit = Calendar.unit(lower.substring(last + 1));
        if (unit.isEmpty() || unit.equals("night")) {
            return null;
        }
        String head = lower.substring(0, last);
        BigDecimal value = null;
        if (head.chars().allMatch(c -> c >= '0' && c <= '9') && head.length() <= 4) {
            value = new BigDecimal(head);
        } else {
            Integer small =
                    switch (head) {
                        case "one" -> 1;
                        case "two" -> 2;
                        case "three" -> 3;
                        case "four" -> 4;
                        case "five" -> 5;
                        case "six" -> 6;
                        case "seven" -> 7;
                        case "eight" -> 8;
                        case "nine" -> 9;
                        case "ten" -> 10;
                        case "twelve" -> 12;
                        case "fifteen" -> 15;
                        case "twenty" -> 20;
                        case "thirty" -> 30;
                        default -> null;
                    };
            value = small == null ? null : new BigDecimal(small);
        }
        return value == null ? null : Match.of(i, i + 1, Type.DURATION, period(plain(value), unit));
    }

    // ---- 2008

    private @Nullable Match bareYear(int i, int limit) {
        String lower = index.lower(i);
        if (lower.equals("year-earlier") || lower.equals("year-ago")) {
            return day == null ? null : Match.of(i, i + 1, Type.DATE, yearValue(day.getYear() - 1));
        }
        if (lower.length() >= 4
                && (lower.endsWith("th") || lower.endsWith("st"))
                && Character.isDigit(lower.charAt(0))
                && index.lower(i + 1).equals("century")) {
            int century = dayNumber(lower);
            return century > 0 ? Match.of(i, i + 2, Type.DATE, String.format(Locale.ROOT, "%02d", century - 1)) : null;
        }
        if (!isYear(lower)) {
            return null;
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
        boolean counted = nextPos.equals("NOUN")
                        && next.endsWith("s")
                        && !next.endsWith("ss")
                        && (year < 1900 || !YEAR_BEFORE.contains(before))
                || next.equals("people")
                || next.equals("percent")
                || next.equals("%")
                || next.equals("troops")
                || next.equals("km")
                || next.equals("miles")
                || next.equals("metres")
                || next.equals("meters")
                || next.equals("feet");
        boolean placed = YEAR_BEFORE.contains(before)
                || before.endsWith("'s")
                || before.equals("'s")
                || Calendar.month(before) > 0;
        boolean modern = year >= 1900 && year <= 2100;
        if (counted && !before.equals("the") && !before.equals("in") || !placed && !modern) {
            return null;
        }
        int first = before.equals("fiscal") ? i - 1 : i;
        return Match.of(first, i + 1, Type.DATE, lower);
    }

    // ---- values

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String period(String count, String unit) {
        String letter = Calendar.UNITS.getOrDefault(unit, "D");
        if (letter.startsWith("T") && letter.length() == 2) {
            return "PT" + count + letter.charAt(1);
        }
        if (letter.equals("2W")) {
            return count.equals("X") ? "PXW" : "P2W";
        }
        return "P" + count + letter;
    }
}
