package org.rapporteur.annotate;

import java.math.BigDecimal;
import java.util.Set;
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
    private static final Set<String> ALIKE = Set.of(
            "percent",
            "dead",
            "injured",
            "wounded",
            "missing",
            "police",
            "staff",
            "crew",
            "personnel",
            "aircraft",
            "spacecraft",
            "cattle",
            "sheep",
            "fish",
            "homeless",
            "feet",
            "km",
            "m",
            "cm",
            "mm",
            "kg",
            "kph",
            "mph");

    /** Whether it counts units of a currency. */
    public boolean isMoney() {
        return unit != null && QuantityFinder.CURRENCIES.containsValue(unit);
    }

    /** Whether a noun is written alike for one and for many: {@code crew}, {@code km}. */
    public static boolean isAlike(String noun) {
        return ALIKE.contains(noun);
    }

    /** How exact a figure claims to be. */
    public enum Modifier {
        EXACT,
        ABOUT,
        AT_LEAST,
        AT_MOST
    }
}
