package org.rapporteur.desk.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A position that somebody holds according to a story's account.
 *
 * @param id of the position in the story's account
 * @param stance in lower case ({@code demands})
 * @param towards name of whom it is directed at, or null
 * @param about what it is about, in a report's words
 */
public record Held(
        String story,
        String id,
        Said.Speaker holder,
        String stance,
        @Nullable String towards,
        String about,
        Place place,
        @Nullable LocalDate day,
        Weight weight) {}
