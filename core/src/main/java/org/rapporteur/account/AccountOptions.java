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
 * @param oneStory take all reports for reports of one story, as somebody who made the pile may know
 */
public record AccountOptions(
        @Nullable LocalDate asOf, @Nullable LocalDate since, List<Norm> norms, boolean oneStory) {
    private static final List<Norm> SHIPPED = Norm.shipped();

    /** Everything, no changes. */
    public static final AccountOptions ALL = new AccountOptions(null, null);

    public AccountOptions {
        norms = List.copyOf(norms);
    }

    /** With the norms that come with the program, and the stories that the reports themselves show. */
    public AccountOptions(@Nullable LocalDate asOf, @Nullable LocalDate since) {
        this(asOf, since, SHIPPED, false);
    }

    /** The same, with other norms. */
    public AccountOptions with(List<Norm> others) {
        return new AccountOptions(asOf, since, others, oneStory);
    }

    /** The same, with all reports as one story. */
    public AccountOptions asOneStory() {
        return new AccountOptions(asOf, since, norms, true);
    }
}
