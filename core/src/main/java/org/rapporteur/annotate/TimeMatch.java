package org.rapporteur.annotate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * The words {@code [first, end)} that tell a time, and its value; bounds are narrower than the value where "early" or "mid" say so.
 */
record TimeMatch(
        int first,
        int end,
        Type type,
        String value,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {
    static TimeMatch of(int first, int end, Type type, String value) {
        LocalDate[] bounds = type == Type.DATE || type == Type.TIME ? Calendar.bounds(value) : null;
        return new TimeMatch(
                first, end, type, value, bounds == null ? null : bounds[0], bounds == null ? null : bounds[1]);
    }

    TimeMatch from(int newFirst) {
        return new TimeMatch(newFirst, end, type, value, earliest, latest);
    }

    TimeMatch to(int newEnd) {
        return new TimeMatch(first, newEnd, type, value, earliest, latest);
    }

    /** The one day that it means, or null. */
    @Nullable
    LocalDate day() {
        return earliest != null && earliest.equals(latest) ? earliest : null;
    }

    /** The first, middle or last third of a month, or of another stretch of days; a day stays whole. */
    TimeMatch narrowed(Part part) {
        if (earliest == null || latest == null || earliest.equals(latest)) {
            return this;
        }
        long days = java.time.temporal.ChronoUnit.DAYS.between(earliest, latest) + 1;
        long third = Math.max(1, days / 3);
        return switch (part) {
            case EARLY -> new TimeMatch(first, end, type, value, earliest, earliest.plusDays(third - 1));
            case MIDDLE -> new TimeMatch(first, end, type, value, earliest.plusDays(third), latest.minusDays(third));
            case LATE -> new TimeMatch(first, end, type, value, latest.minusDays(third - 1), latest);
        };
    }

    /** A third of a stretch of days. */
    enum Part {
        EARLY,
        MIDDLE,
        LATE
    }
}
