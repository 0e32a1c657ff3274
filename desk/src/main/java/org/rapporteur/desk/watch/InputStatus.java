package org.rapporteur.desk.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an input fares, for the health page.
 *
 * @param input its id
 * @param triedAt when it was last looked at, or null
 * @param succeededAt when that last went well, or null
 * @param nextAt when it will be looked at again, or null
 * @param failures in a row; 0 after a success
 * @param message what went wrong last, in one sentence with its place, or null
 */
public record InputStatus(
        String input,
        State state,
        @Nullable Instant triedAt,
        @Nullable Instant succeededAt,
        @Nullable Instant nextAt,
        int failures,
        @Nullable String message) {
    /** What it is doing. */
    public enum State {
        /** Not looked at yet. */
        NEW,
        /** The last look went well. */
        WELL,
        /** The last looks failed; it is tried again, later each time. */
        FAILING,
        /** It is gone for good (410), forbidden by robots.txt, or not allowed; it is not tried again until somebody says so. */
        STOPPED
    }
}
