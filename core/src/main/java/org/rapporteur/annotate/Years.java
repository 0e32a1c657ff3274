package org.rapporteur.annotate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds years, decades and centuries that stand alone, and reads the year behind a date.
 *
 * <p>Catches {@code in 2008}, {@code 1999-2003}, {@code since '82}, {@code nineteen seventy-nine}, {@code the 1990s}, {@code 19th
 * century}; leaves {@code 2,000 ships}, {@code killed 1900 people} and {@code in her 30s} alone.
 */
final class Years {
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

    /** Behind a number they say so. */
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

    /** Before a number of four digits they say that it is a year. */
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
    private final @Nullable LocalDate day;

    Years(TokenIndex index, @Nullable LocalDate reportDay) {
        this.index = index;
        this.day = reportDay;
    }

    /** The year or century that begins at the word, or null. */
    @Nullable
    TimeMatch alone(int i, int limit) {
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
            int century = Calendar.dayNumber(lower);
            return century > 0
                    ? TimeMatch.of(i, i + 2, Type.DATE, String.format(Locale.ROOT, "%02d", century - 1))
                    : null;
        }
        if (!Calendar.isYear(lower)) {
            return range(i, lower);
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
    private static @Nullable TimeMatch range(int i, String lower) {
        int mark = Math.max(lower.indexOf('-'), lower.indexOf('–'));
        if (mark < 3) {
            return null;
        }
        String head = lower.substring(0, mark);
        String tail = lower.substring(mark + 1);
        if ((head.equals("pre") || head.equals("post")) && Calendar.isYear(tail)) {
            return TimeMatch.of(i, i + 1, Type.DATE, tail);
        }
        if (!Calendar.isYear(head) || head.compareTo("1500") < 0 || !Numbers.isAllDigits(tail)) {
            return null;
        }
        String full = tail.length() == 2 ? head.substring(0, 2) + tail : tail;
        // 1999-00 is read as 1999-2000
        String to = full.compareTo(head) > 0 ? full : String.valueOf(Integer.parseInt(head) + 1);
        if (tail.length() != 2 && tail.length() != 4
                || !Calendar.isYear(full)
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
        boolean year =
                joined && two.length() == 2 && Numbers.isAllDigits(two) && YEAR_BEFORE.contains(index.lower(i - 1));
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
        String two = Numbers.plain(tens.value());
        return two.length() != 2
                ? null
                : TimeMatch.of(i, tens.end(), Type.DATE, (index.lower(i).equals("nineteen") ? "19" : "18") + two);
    }

    /** The year at the word or after a comma or "of"; 0 if there is none. */
    int at(int i, int limit) {
        int end = end(i, limit);
        return end > i ? Integer.parseInt(index.lower(end - 1)) : 0;
    }

    /** The word after that year; the word itself if there is none. */
    int end(int i, int limit) {
        if (i < limit && Calendar.isYear(index.lower(i))) {
            return i + 1;
        }
        boolean joined =
                i + 1 < limit && (index.lower(i).equals(",") || index.lower(i).equals("of"));
        return joined && Calendar.isYear(index.lower(i + 1)) ? i + 2 : i;
    }

    /** {@code March last year}, {@code the first quarter of this year}, {@code the same period a year ago}. */
    @Nullable
    TimeMatch ofYearBeside(@Nullable TimeMatch match, int limit) {
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
        String its = Calendar.year(day.getYear() + shift);
        boolean same = index.lower(match.first()).equals("the")
                && index.lower(match.first() + 1).equals("same");
        if (value.endsWith("_REF")) {
            return same ? TimeMatch.of(match.first(), end, match.type(), its) : match;
        }
        boolean named =
                value.length() > 5 && value.charAt(4) == '-' && value.charAt(5) != 'W' && value.indexOf('T') < 0;
        boolean known = Calendar.isYear(index.lower(match.end() - 1));
        return named && !known ? TimeMatch.of(match.first(), end, match.type(), its + value.substring(4)) : match;
    }

    /** The TIMEX3 value of a decade, {@code 199} for {@code 1990s} and {@code nineties}, or null. */
    static @Nullable String decade(String lower) {
        int from = lower.startsWith("'") ? 1 : 0;
        if (lower.length() - from == 5 && lower.endsWith("0s") && Calendar.isYear(lower.substring(from, from + 4))) {
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

    /** {@code in his early 30s}. */
    boolean isAge(int i) {
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
}
