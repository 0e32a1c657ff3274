package org.rapporteur.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of an account.
 *
 * @param asOf leave out what was published later; null for the day of the latest report
 * @param since tell what changed after that day; null for no changes
 * @param oneStory take all reports for reports of one story, as somebody who made the pile may know
 */
public record AccountOptions(
        @Nullable LocalDate asOf, @Nullable LocalDate since, boolean oneStory) {
    /** With the stories that the reports themselves show. */
    public AccountOptions(@Nullable LocalDate asOf, @Nullable LocalDate since) {
        this(asOf, since, false);
    }

    /** The same, with all reports as one story. */
    public AccountOptions asOneStory() {
        return new AccountOptions(asOf, since, true);
    }

    /** Everything, no changes. */
    public static final AccountOptions ALL = new AccountOptions(null, null);
}
