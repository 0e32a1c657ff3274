package org.rapporteur.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.story.Correction;

/**
 * What the user asks of an account.
 *
 * @param asOf leave out what was published later; null for the day of the latest report
 * @param since tell what changed after that day; null for no changes
 * @param norms rules that reported activities are held against
 * @param oneStory take all reports for reports of one story, as somebody who made the pile may know
 * @param corrections what analysts said about which reports belong together, in the order in which they said it
 */
public record AccountOptions(
        @Nullable LocalDate asOf,
        @Nullable LocalDate since,
        List<Norm> norms,
        boolean oneStory,
        List<Correction> corrections) {
    private static final List<Norm> SHIPPED = Norm.shipped();

    /** Everything, no changes. */
    public static final AccountOptions ALL = new AccountOptions(null, null);

    public AccountOptions {
        norms = List.copyOf(norms);
        corrections = List.copyOf(corrections);
    }

    /** With the norms that come with the program, and the stories that the reports themselves show. */
    public AccountOptions(@Nullable LocalDate asOf, @Nullable LocalDate since) {
        this(asOf, since, SHIPPED, false, List.of());
    }

    /** The same, with other norms. */
    public AccountOptions with(List<Norm> others) {
        return new AccountOptions(asOf, since, others, oneStory, corrections);
    }

    /** The same, with all reports as one story. */
    public AccountOptions asOneStory() {
        return new AccountOptions(asOf, since, norms, true, corrections);
    }

    /** The same, with an analyst's corrections. */
    public AccountOptions corrected(List<Correction> made) {
        return new AccountOptions(asOf, since, norms, oneStory, made);
    }
}
