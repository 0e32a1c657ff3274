package org.rapporteur.annotate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds lengths of time, and the points that a length is counted to.
 *
 * <p>Catches {@code 42 days}, {@code two and a half years}, {@code 2 hours, 4 minutes and 30 seconds}, {@code the past few weeks},
 * {@code half an hour}, {@code a three-month ban}, {@code decades-long}, {@code two weeks ago}, {@code a year earlier}; leaves
 * {@code a year-old girl}, {@code $2 million a year} and {@code thousands of years} alone.
 */
final class Durations {
    /** How many is not said. */
    private static final Set<String> VAGUE = Set.of("few", "several", "many", "some", "couple", "dozen", "recent");

    /** From the largest to the smallest, as a length of several is told. */
    private static final List<String> SIZES = List.of("year", "month", "week", "day", "hour", "minute", "second");

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

    private final TokenIndex index;
    private final @Nullable LocalDate day;

    Durations(TokenIndex index, @Nullable LocalDate reportDay) {
        this.index = index;
        this.day = reportDay;
    }

    /** The length, or the time so long ago, that begins at the word, or null. */
    @Nullable
    TimeMatch at(int i, int limit, TimeAnchor told) {
        String lower = index.lower(i);
        int hyphen = lower.indexOf('-');
        if (hyphen > 0) {
            return hyphened(i, lower);
        }
        if (lower.equals("all")) {
            String all = i + 1 < limit ? Calendar.unit(index.lower(i + 1)) : "";
            boolean whole = all.equals("day") || all.equals("night") || all.equals("week") || all.equals("year");
            return whole && all.equals(index.lower(i + 1)) && !index.pos(i + 2).equals("NOUN")
                    ? TimeMatch.of(i, i + 2, Type.DURATION, Calendar.period("1", all))
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
                count = Numbers.plain(number.value());
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
            count = number.vague() ? "X" : Numbers.plain(number.value());
            unitAt = andAHalf(number.end());
            if (unitAt > number.end() && Numbers.isAllDigits(count)) {
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
                return TimeMatch.of(i, end, Type.DURATION, Calendar.period(count, unit));
            }
            return ago(i, end + 1, count, unit, back, after.equals("ago") ? day : told.day());
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
        TimeMatch length = TimeMatch.of(durationStart(i), end, Type.DURATION, Calendar.period(count, unit));
        return count.equals("X") ? length : withSmaller(length, unit, limit);
    }

    /** {@code the past few weeks}, {@code the next 10 days}, {@code the coming days}. */
    @Nullable
    TimeMatch stretch(int first, int at, int limit) {
        String lower = index.lower(at);
        boolean back = Calendar.LAST.contains(lower);
        boolean ahead = Calendar.NEXT.contains(lower);
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
                    : TimeMatch.of(first, next + 1, Type.DURATION, Calendar.period("X", unit));
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
            count = number.vague() ? "X" : Numbers.plain(number.value());
            unitAt = number.end();
        }
        if (KINDS.contains(index.lower(unitAt))) {
            unitAt++;
        }
        int halfEnd = andAHalf(unitAt);
        if (halfEnd > unitAt && Numbers.isAllDigits(count)) {
            count = count + ".5";
            unitAt = halfEnd;
        }
        if (unitAt >= limit) {
            return null;
        }
        unit = Calendar.unit(index.lower(unitAt));
        return unit.isEmpty() ? null : TimeMatch.of(first, unitAt + 1, Type.DURATION, Calendar.period(count, unit));
    }

    /** The word after "and a half", or the word itself. */
    private int andAHalf(int i) {
        boolean half = index.lower(i).equals("and")
                && index.lower(i + 1).equals("a")
                && index.lower(i + 2).equals("half");
        return half ? i + 3 : i;
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
            String more = Calendar.period(Numbers.plain(number.value()), unit).substring(1);
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
                : TimeMatch.of(i, end, Type.DURATION, Calendar.period("1", unit));
    }

    /** {@code $2 million a year}: how much at a time, not how long. */
    private boolean isMoney(int i) {
        return i >= 0
                && (index.pos(i).equals("NUM")
                        || index.lower(i).equals("dollars")
                        || index.lower(i).equals("$"));
    }

    /** Whether {@code years} without a number is a length: {@code for years}, not {@code hundreds of years}. */
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

    /** {@code two weeks ago}, {@code three years later}: as exact as its unit. */
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
            case "year" -> TimeMatch.of(first, end, Type.DATE, Calendar.year(from.getYear() + n));
            case "decade" -> TimeMatch.of(first, end, Type.DATE, Calendar.year(from.getYear() + 10 * n));
            case "century" -> TimeMatch.of(first, end, Type.DATE, Calendar.year(from.getYear() + 100 * n));
            default -> new TimeMatch(first, end, Type.DATE, back ? "PAST_REF" : "FUTURE_REF", null, null);
        };
    }

    /** {@code a three-month ban}, {@code the 42-day siege}. */
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
        boolean digits = head.length() <= 4 && Numbers.isAllDigits(head);
        BigDecimal value = head.equals("single")
                ? BigDecimal.ONE
                : digits && !head.isEmpty() ? new BigDecimal(head) : Numbers.small(head);
        return value == null
                ? null
                : TimeMatch.of(i, i + 1, Type.DURATION, Calendar.period(Numbers.plain(value), unit));
    }

    /** {@code a decades-long dispute}, {@code the day-long talks}. */
    private static @Nullable TimeMatch lengthy(int i, String head) {
        String unit = Calendar.unit(head);
        return unit.isEmpty()
                ? null
                : TimeMatch.of(i, i + 1, Type.DURATION, Calendar.period(unit.equals(head) ? "1" : "X", unit));
    }

    /** {@code "This Week With Nils Holm"}: the name of a programme. */
    boolean isTitle(int first, int last) {
        String before = index.lower(first - 1);
        boolean marked = before.equals("\"") || before.equals("“") || before.equals("``") || before.equals("''");
        return marked
                && Character.isUpperCase(index.word(first).charAt(0))
                && Character.isUpperCase(index.word(last).charAt(0));
    }
}
