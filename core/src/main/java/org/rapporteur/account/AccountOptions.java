package org.rapporteur.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of an account.
 *
 * @param asOf leave out what was published later; null for the day of the latest report
 * @param since tell what changed after that day; null for no changes
 * @param norms rules that reported activities are held against
 */
public record AccountOptions(
        @Nullable LocalDate asOf, @Nullable LocalDate since, List<Norm> norms) {
    private static final List<Norm> SHIPPED = Norm.shipped();

    public AccountOptions {
        norms = List.copyOf(norms);
    }

    /** With the norms that come with the program. */
    public AccountOptions(@Nullable LocalDate asOf, @Nullable LocalDate since) {
        this(asOf, since, SHIPPED);
    }

    /** Everything, no changes. */
    public static final AccountOptions ALL = new AccountOptions(null, null);
}
