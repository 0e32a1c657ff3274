package org.rapporteur.story;

import org.jspecify.annotations.Nullable;

/**
 * A line in the record of how stories changed: never altered, never taken back, so that a link to an old name leads on.
 *
 * @param kind what happened to {@code from}
 * @param from name of the story that changed
 * @param into name of the story that its reports, or the part that left it, are in now
 * @param reports how many went there
 * @param on day of the latest report seen when it happened, as ISO 8601 has it, or null if none had a date
 * @param why one phrase, such as {@code mean likeness .21 over 12 pairs} or {@code correction by an analyst}
 */
public record Redirect(
        Kind kind,
        String from,
        String into,
        int reports,
        @Nullable String on,
        String why) {
    /** What can happen to a story. */
    public enum Kind {
        /** It is part of another one; its name leads there for ever. */
        MERGED,
        /** A part of it is a story of its own; its name stays with the rest. */
        SPLIT
    }
}
