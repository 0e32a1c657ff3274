package org.rapporteur.desk.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A story as it is now.
 *
 * @param changed number of the last change that concerns it
 * @param replacedBy the story that it became part of, or null while it is one of its own
 * @param due whether reports came or left since its account was made
 */
public record StoredStory(
        String id,
        String title,
        Instant openedAt,
        Instant changedAt,
        long changed,
        Extent extent,
        @Nullable String replacedBy,
        boolean due) {
    /**
     * How large it is, and from when to when it is told.
     *
     * @param language of most of its reports
     */
    public record Extent(
            Weight weight,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            String language) {}
}
