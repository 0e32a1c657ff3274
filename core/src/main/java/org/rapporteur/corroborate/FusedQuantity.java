package org.rapporteur.corroborate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Quantity;

/**
 * A figure that reports give for the same thing.
 *
 * @param id unique in the account, made from its earliest mention
 * @param about what is counted, in a report's words
 * @param values the different figures, most origins first
 * @param conflict true if two of them cannot both hold
 */
public record FusedQuantity(
        String id, String about, @Nullable String unit, List<Value> values, int origins, boolean conflict) {
    public FusedQuantity {
        values = List.copyOf(values);
    }

    /** One figure and where it stands. */
    public record Value(
            BigDecimal value,
            @Nullable BigDecimal upper,
            Quantity.Modifier modifier,
            List<Mention> mentions,
            int origins) {
        public Value {
            mentions = List.copyOf(mentions);
        }
    }
}
