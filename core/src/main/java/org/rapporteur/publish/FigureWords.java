package org.rapporteur.publish;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.corroborate.FusedQuantity;

/** A figure as people read it. */
final class FigureWords {
    /** A number with more digits than this is read with its exponent. */
    private static final int LONGEST = 24;

    private FigureWords() {}

    /** {@code at least 15,000}, {@code 5 to 7}. */
    static String of(FusedQuantity.Value value) {
        return of(value.value(), value.upper(), value.modifier());
    }

    /** {@code at least 15,000 troop}, in the unit's basic form. */
    static String of(Quantity quantity) {
        String number = of(quantity.value(), quantity.upper(), quantity.modifier());
        return quantity.unit() == null ? number : number + " " + quantity.unit();
    }

    private static String of(BigDecimal value, @Nullable BigDecimal upper, Quantity.Modifier modifier) {
        String number = upper == null ? grouped(value) : grouped(value) + " to " + grouped(upper);
        return modifier == Quantity.Modifier.EXACT ? number : Words.plain(modifier) + " " + number;
    }

    private static String grouped(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (Math.abs((long) plain.precision() - plain.scale()) > LONGEST || plain.scale() > LONGEST) {
            return plain.toString();
        }
        String digits = plain.toPlainString();
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        int start = digits.startsWith("-") ? 1 : 0;
        StringBuilder out = new StringBuilder(digits.substring(0, start));
        // Up to four digits stand together: a year among figures should not read 2,031.
        boolean group = end - start > 4;
        for (int i = start; i < end; i++) {
            if (group && i > start && (end - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        return out.append(digits.substring(end)).toString();
    }
}
