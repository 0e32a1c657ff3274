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
 * @param level what a section of the account tells
 */
public record AccountOptions(
        @Nullable LocalDate asOf, @Nullable LocalDate since, List<Norm> norms, Level level) {
    /** What a section of the account tells. */
    public enum Level {
        /** An episode of days. */
        STORY,
        /** All the stories that go on about the same people and places. */
        SAGA,
        /** The whole pile, as somebody who made it may know. */
        PILE
    }

    private static final List<Norm> SHIPPED = Norm.shipped();

    /** Everything, no changes. */
    public static final AccountOptions ALL = new AccountOptions(null, null);

    public AccountOptions {
        norms = List.copyOf(norms);
    }

    /** With the norms that come with the program, and the stories that the reports themselves show. */
    public AccountOptions(@Nullable LocalDate asOf, @Nullable LocalDate since) {
        this(asOf, since, SHIPPED, Level.STORY);
    }

    /** The same, with other norms. */
    public AccountOptions with(List<Norm> others) {
        return new AccountOptions(asOf, since, others, level);
    }

    /** The same, with other sections. */
    public AccountOptions at(Level other) {
        return new AccountOptions(asOf, since, norms, other);
    }
}
