package org.rapporteur.annotate;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds times that come again, which TIMEX3 calls sets.
 *
 * <p>Catches {@code every two weeks}, {@code each summer}, {@code daily}, {@code on Mondays}, {@code Friday mornings}, {@code twice
 * a year}; leaves {@code the Daily Courier} alone.
 */
final class TimeSets {
    /** How often, as the length between two times. */
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

    private final TokenIndex index;

    TimeSets(TokenIndex index) {
        this.index = index;
    }

    /** The set that begins at the word, or null. */
    @Nullable
    TimeMatch at(int i, int limit) {
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
                String count =
                        number == null ? index.lower(next).equals("other") ? "2" : "1" : Numbers.plain(number.value());
                return TimeMatch.of(i, unitAt + 1, Type.SET, Calendar.period(count, unit));
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
                return TimeMatch.of(i, i + 2, Type.SET, Calendar.period("1", unit));
            }
        }
        return null;
    }
}
