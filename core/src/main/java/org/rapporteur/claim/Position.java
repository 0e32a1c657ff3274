package org.rapporteur.claim;

import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * Where somebody stands on something, in the report's own words.
 *
 * @param id unique in the report ({@code p2})
 * @param holder entity id of who takes the position
 * @param towards entity id of whom it is taken towards, or null
 * @param about the words that say what it is about
 * @param quote id of the quote it was taken in, or null
 * @param rule the rule that found it
 */
public record Position(
        String id,
        String holder,
        Stance stance,
        @Nullable String towards,
        Span about,
        @Nullable String quote,
        String rule) {
    /** The kinds of position the contract knows. */
    public enum Stance {
        DEMANDS,
        OFFERS,
        ACCEPTS,
        REJECTS,
        DENIES,
        ACCUSES,
        WARNS,
        THREATENS,
        PROMISES,
        SUPPORTS
    }
}
