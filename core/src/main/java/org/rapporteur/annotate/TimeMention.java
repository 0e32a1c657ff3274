package org.rapporteur.annotate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * A time expression, resolved against the report's date.
 *
 * @param value TIMEX3 value ({@code 2022-01-21}, {@code 2022-W03}, {@code P2W}, {@code XXXX-WXX-5}, {@code PAST_REF})
 * @param earliest first day it can mean, or null for durations, sets and what cannot be placed
 * @param latest last day it can mean, that day included, or null likewise
 */
public record TimeMention(
        Span span,
        Type type,
        String value,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {
    /**
     * True for words that say present, past or future and no more, such as {@code now} or {@code the recent storm}: nothing may be
     * dated by them.
     */
    public boolean isVague() {
        return value.endsWith("_REF");
    }

    /** TIMEX3 types. */
    public enum Type {
        DATE,
        TIME,
        DURATION,
        SET
    }
}
