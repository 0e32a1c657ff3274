package org.rapporteur.desk.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program's way in, without what it proves itself with.
 *
 * @param name what its member calls it
 * @param role the most it may do
 * @param used when it was used last, to the minute; null for never
 */
public record AccessToken(
        String id,
        String name,
        Role role,
        Instant since,
        @Nullable Instant used) {}
