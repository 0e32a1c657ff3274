package org.rapporteur.annotate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Tense.Direction;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds the quarters of a year by their number.
 *
 * <p>Catches {@code the first quarter of 2030}, {@code third-quarter profit}, {@code the final quarter of 2030}, {@code Q4}; leaves
 * {@code the last quarter} to {@link RelativePeriods}.
 */
final class Quarters {
    private final TokenIndex index;
    private final Tense tense;
    private final Years years;
    private final @Nullable LocalDate day;

    Quarters(TokenIndex index, Tense tense, Years years, @Nullable LocalDate reportDay) {
        this.index = index;
        this.tense = tense;
        this.years = years;
        this.day = reportDay;
    }

    /** The quarter whose number stands at {@code at}, told from {@code first} on, or null. */
    @Nullable
    TimeMatch at(int first, int at, int limit) {
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
            return at(at, at, limit);
        }
        if (!joined && !(at + 1 < limit && index.lower(at + 1).equals("quarter"))) {
            return null;
        }
        int end = joined ? at + 1 : at + 2;
        int yearFrom = index.lower(end).equals("of") ? end + 1 : end;
        int year = years.at(yearFrom, limit);
        if (year > 0) {
            return TimeMatch.of(first, years.end(yearFrom, limit), Type.DATE, year + "-Q" + number);
        }
        if (day == null) {
            return TimeMatch.of(first, end, Type.DATE, "XXXX-Q" + number);
        }
        int now = (day.getMonthValue() + 2) / 3;
        boolean ahead = number > now || number == now && tense.at(first, end) == Direction.FUTURE;
        int its = ahead && tense.at(first, end) != Direction.FUTURE ? day.getYear() - 1 : day.getYear();
        return TimeMatch.of(first, end, Type.DATE, its + "-Q" + number);
    }

    /** {@code the final quarter of 2030}, not the last one before the report. */
    private boolean isQuarterOf(int at, int limit) {
        return index.lower(at + 1).equals("quarter")
                && index.lower(at + 2).equals("of")
                && at + 3 < limit
                && Calendar.isYear(index.lower(at + 3));
    }

    /** {@code next first quarter}: that of the year ahead ({@code direction} 1) or behind (-1). */
    @Nullable
    TimeMatch beside(int first, int at, int direction, int limit) {
        TimeMatch match = at(first, at, limit);
        if (match == null || day == null || direction == 0 || !match.value().contains("-Q")) {
            return match;
        }
        return TimeMatch.of(
                first,
                match.end(),
                Type.DATE,
                (day.getYear() + direction) + match.value().substring(4));
    }

    /** {@code Q4 2030}, {@code Q4}. */
    @Nullable
    TimeMatch numbered(int i, int limit) {
        String lower = index.lower(i);
        if (lower.length() != 2 || lower.charAt(0) != 'q' || lower.charAt(1) < '1' || lower.charAt(1) > '4') {
            return null;
        }
        int year = years.at(i + 1, limit);
        if (year > 0) {
            return TimeMatch.of(i, years.end(i + 1, limit), Type.DATE, year + "-Q" + lower.charAt(1));
        }
        return day == null ? null : TimeMatch.of(i, i + 1, Type.DATE, day.getYear() + "-Q" + lower.charAt(1));
    }
}
