package org.rapporteur.annotate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * A number of something: {@code more than 300 harbour workers}.
 *
 * @param span the number with its modifier and unit
 * @param value the number, or the lower end of a range
 * @param upper the upper end of a range, or null
 * @param unit what is counted, lower case singular where plain ({@code troop}, {@code percent}), or null
 * @param modifier how exact the report is
 */
public record Quantity(
        Span span,
        BigDecimal value,
        @Nullable BigDecimal upper,
        @Nullable String unit,
        Modifier modifier) {
    /** How exact a figure claims to be. */
    public enum Modifier {
        EXACT,
        ABOUT,
        AT_LEAST,
        AT_MOST
    }
}
