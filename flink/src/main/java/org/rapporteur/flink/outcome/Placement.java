package org.rapporteur.flink.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Which story a report is in, and what it was made from. A later one of the same report takes its place.
 *
 * @param report its id
 * @param language ISO 639-1 code, or {@code und}
 * @param revision counts up over all placements of a language: of two of the same report the higher holds
 * @param story id of the story
 * @param madeFrom id of the report that it was made from, or null for an original
 * @param relation how it was made, in lower case as {@code account.json} has it, or null
 */
public record Placement(
        String report,
        String language,
        long revision,
        String story,
        @Nullable String madeFrom,
        @Nullable String relation) {}
