package org.rapporteur.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of an account.
 *
 * @param asOf leave out what was published later; null for the day of the latest report
 * @param since tell what changed after that day; null for no changes
 */
public record AccountOptions(
        @Nullable LocalDate asOf, @Nullable LocalDate since) {
    /** Everything, no changes. */
    public static final AccountOptions ALL = new AccountOptions(null, null);
}
