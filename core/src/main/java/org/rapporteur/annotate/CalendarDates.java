package org.rapporteur.annotate;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Tense.Direction;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds dates that name a month, or are written in digits, and gives those without a year the one that the tense asks for.
 *
 * <p>Catches {@code 17 December}, {@code January 10, 2022}, {@code February 1945}, {@code the summer of 2030}, {@code on the 18th},
 * {@code 18/01/2022}; leaves {@code she may march} and {@code June Holm} alone.
 */
final class CalendarDates {
    /** Words of an entry that are looked at. */
    private static final int LONGEST_ENTRY = 40;

    /** In an entry they say that it tells what is to come. */
    private static final Set<String> AHEAD = Set.of("will", "due", "scheduled", "planned", "expected");

    private static final Set<String> ENTRY_MARKS = Set.of("-", "–", "—", "--", ":");

    /** Which of a month's weekdays; -1 is the last. */
    private static final Map<String, Integer> NTH =
            Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "fifth", 5, "last", -1);

    private final TokenIndex index;
    private final Tense tense;
    private final Years years;
    private final @Nullable LocalDate day;

    CalendarDates(TokenIndex index, Tense tense, Years years, @Nullable LocalDate reportDay) {
        this.index = index;
        this.tense = tense;
        this.years = years;
        this.day = reportDay;
    }

    /** The date, month or season of a year that begins at the word, or null. */
    @Nullable
    TimeMatch at(int i, int limit) {
        String lower = index.lower(i);
        int month = Calendar.month(lower);
        if (month > 0 && isMonthWord(i)) {
            int dayOfMonth = i + 1 < limit ? Calendar.dayNumber(index.lower(i + 1)) : 0;
            if (dayOfMonth > 0) {
                int end = i + 2;
                int year = years.at(end, limit);
                int yearEnd = years.end(end, limit);
                return dayMatch(i, year > 0 ? yearEnd : end, month, dayOfMonth, year);
            }
            int year = years.at(i + 1, limit);
            if (year == 0 && (lower.equals("may") || lower.equals("march")) && !isAfterTimePreposition(i)) {
                return null;
            }
            if (year == 0 && lower.length() <= 3 && !lower.equals("may")) {
                return null;
            }
            return monthMatch(i, year > 0 ? years.end(i + 1, limit) : i + 1, month, year);
        }
        int dayOfMonth = Calendar.dayNumber(lower);
        if (dayOfMonth > 0 && i + 1 < limit) {
            int next = index.lower(i + 1).equals("of") ? i + 2 : i + 1;
            int laterMonth = next < limit ? Calendar.month(index.lower(next)) : 0;
            if (laterMonth > 0 && Character.isUpperCase(index.word(next).charAt(0))) {
                int year = years.at(next + 1, limit);
                // "the 17th of December", but "17 December"
                return dayMatch(
                        lower.length() > 2 ? TimeExtents.withArticle(index, i) : i,
                        year > 0 ? years.end(next + 1, limit) : next + 1,
                        laterMonth,
                        dayOfMonth,
                        year);
            }
        }
        String season = Calendar.SEASONS.get(lower);
        if (season != null) {
            int at = index.lower(i + 1).equals("of") ? i + 2 : i + 1;
            int year = years.at(at, limit);
            if (year > 0) {
                return TimeMatch.of(i, years.end(at, limit), Type.DATE, year + "-" + season);
            }
        }
        return null;
    }

    /** {@code the first Monday in October}, {@code the last Sunday of May 2031}; the month is the one that the tense asks for. */
    @Nullable
    TimeMatch weekdayOfMonth(int i, int limit) {
        Integer nth = NTH.get(index.lower(i));
        if (nth == null || i + 3 >= limit) {
            return null;
        }
        DayOfWeek weekday = Calendar.day(index.lower(i + 1));
        boolean joined = index.lower(i + 2).equals("in") || index.lower(i + 2).equals("of");
        int month = Character.isUpperCase(index.word(i + 3).charAt(0)) ? Calendar.month(index.lower(i + 3)) : 0;
        if (weekday == null || !joined || month == 0) {
            return null;
        }
        int year = years.at(i + 4, limit);
        TimeMatch whole = monthMatch(i, year > 0 ? years.end(i + 4, limit) : i + 4, month, year);
        LocalDate first = whole.earliest();
        if (first == null) {
            return null;
        }
        LocalDate found = first.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
        Direction direction = year > 0 || day == null ? Direction.OPEN : tense.at(i, whole.end());
        if (direction == Direction.FUTURE && found.isBefore(day) || direction == Direction.PAST && found.isAfter(day)) {
            // the month is this one, and its first Monday on the other side of today
            first = first.plusYears(direction == Direction.FUTURE ? 1 : -1);
            found = first.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
        }
        return found.getMonth() == first.getMonth()
                ? TimeMatch.of(TimeExtents.withArticle(index, i), whole.end(), Type.DATE, found.toString())
                : null;
    }

    /** {@code 2022-01-18}, {@code 18.01.2022}, {@code 01/18/2022}. */
    @Nullable
    TimeMatch numeric(int i, boolean english) {
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
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** {@code on the 18th}: of the month told last, else of the report's. */
    @Nullable
    TimeMatch nthDay(int i, int limit, TimeAnchor told) {
        String nth = index.lower(i + 1);
        boolean ordinal = i + 1 < limit
                && nth.length() > 2
                && (nth.endsWith("th") || nth.endsWith("st") || nth.endsWith("nd") || nth.endsWith("rd"));
        int dayOfMonth = ordinal ? Calendar.dayNumber(nth) : 0;
        String next = index.pos(i + 2);
        boolean alone = i + 2 >= limit || next.equals("PUNCT") || next.equals("CCONJ");
        LocalDate month = told.period();
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

    /** Whether the name of a month is one here: {@code in June}, not {@code June Holm}. */
    boolean isMonthWord(int i) {
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
            return !name && !(auxiliary && first && Calendar.dayNumber(index.lower(i + 1)) == 0);
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

    /** The day of that name which the tense asks for; without a tense the one nearest to the report. */
    private LocalDate nearest(int first, int end, int month, int dayOfMonth, LocalDate from) {
        LocalDate same = inYear(from.getYear(), month, dayOfMonth);
        LocalDate before = same.isAfter(from) ? inYear(from.getYear() - 1, month, dayOfMonth) : same;
        LocalDate after = same.isBefore(from) ? inYear(from.getYear() + 1, month, dayOfMonth) : same;
        Direction told = tense.at(first, end);
        Direction direction = isEntry(first, end)
                ? Direction.PAST
                : told == Direction.FUTURE && isOfNoun(first, end) ? Direction.OPEN : told;
        long back = ChronoUnit.DAYS.between(before, from);
        long ahead = ChronoUnit.DAYS.between(from, after);
        // 60 days: a past verb with a day of the next weeks ("announced talks on 2 March") means those, not eleven
        // months back
        return switch (direction) {
            case PAST -> ahead <= 60 && back > 300 ? after : before;
            case FUTURE -> back <= 60 && ahead > 300 ? before : after;
            case OPEN -> back <= ahead ? before : after;
        };
    }

    /** {@code is looking into the April 20 blast}: the present tells nothing of when the blast was; {@code will look} does not either but is left alone. */
    private boolean isOfNoun(int first, int end) {
        int start = index.firstOf(index.sentenceOf(first));
        for (int i = start; i < first; i++) {
            if (AHEAD.contains(index.lower(i))) {
                return false;
            }
        }
        return first > start
                && index.lower(first - 1).equals("the")
                && (index.pos(end).equals("NOUN") || index.pos(end).equals("PROPN"));
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

    private static LocalDate inYear(int year, int month, int dayOfMonth) {
        return LocalDate.of(
                year, month, Math.min(dayOfMonth, YearMonth.of(year, month).lengthOfMonth()));
    }

    /** The month, of the year that the tense asks for if {@code year} is 0. */
    TimeMatch monthMatch(int first, int end, int month, int year) {
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
        if (before.equals("last") || before.equals("next") || before.equals("this")) {
            direction =
                    before.equals("last") ? Direction.PAST : before.equals("next") ? Direction.FUTURE : Direction.OPEN;
        }
        int resolved =
                switch (direction) {
                    case PAST ->
                        month > now ? thisYear - 1 : before.equals("last") && month == now ? thisYear - 1 : thisYear;
                    case FUTURE -> month < now || before.equals("next") && month == now ? thisYear + 1 : thisYear;
                    case OPEN -> Math.abs(month - now) <= 6 ? thisYear : month > now ? thisYear - 1 : thisYear + 1;
                };
        if (direction == Direction.PAST && month > now && month - now <= 2) {
            // "the report said elections in February": two months ahead is nearer than ten behind
            resolved = before.equals("last")
                    ? thisYear - 1
                    : before.equals("in")
                                    || before.equals("by")
                                    || before.equals("until")
                                    || index.lower(first).startsWith("mid-")
                            ? thisYear
                            : thisYear - 1;
        }
        if (direction == Direction.FUTURE && month < now && now - month <= 2 && !before.equals("next")) {
            resolved = thisYear;
        }
        return TimeMatch.of(first, end, Type.DATE, String.format(Locale.ROOT, "%04d-%02d", resolved, month));
    }
}
