package org.rapporteur.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Correction;

/**
 * What the user asks of an account.
 *
 * @param asOf leave out what was published later; null for the day of the latest report
 * @param since tell what changed after that day; null for no changes
 * @param norms rules that reported activities are held against
 * @param level what a section of the account tells
 * @param corrections what analysts said of stories, copies, people and events, in the order in which they said it
 */
public record AccountOptions(
        @Nullable LocalDate asOf,
        @Nullable LocalDate since,
        List<Norm> norms,
        Level level,
        List<Correction> corrections) {
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
        corrections = List.copyOf(corrections);
    }

    /** With the norms that come with the program, and the stories that the reports themselves show. */
    public AccountOptions(@Nullable LocalDate asOf, @Nullable LocalDate since) {
        this(asOf, since, SHIPPED, Level.STORY, List.of());
    }

    /** The same, with other norms. */
    public AccountOptions with(List<Norm> others) {
        return new AccountOptions(asOf, since, others, level, corrections);
    }

    /** The same, with other sections. */
    public AccountOptions at(Level other) {
        return new AccountOptions(asOf, since, norms, other, corrections);
    }

    /** The same, with an analyst's corrections. */
    public AccountOptions corrected(List<Correction> made) {
        return new AccountOptions(asOf, since, norms, level, made);
    }
}
