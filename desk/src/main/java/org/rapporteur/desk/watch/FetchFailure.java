package org.rapporteur.desk.watch;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why something was not fetched, or could not be read. */
final class FetchFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final String kind;
    private final boolean forGood;
    private final @Nullable Instant retryAt;

    /** {@code message} is one sentence with its place. */
    FetchFailure(String kind, String message) {
        this(kind, message, false, null);
    }

    FetchFailure(String kind, String message, boolean forGood, @Nullable Instant retryAt) {
        super(message);
        this.kind = kind;
        this.forGood = forGood;
        this.retryAt = retryAt;
    }

    /** It makes no sense, or is not allowed, to try again. */
    static FetchFailure forGood(String kind, String message) {
        return new FetchFailure(kind, message, true, null);
    }

    /** Stable word for programs, in kebab case. */
    String kind() {
        return kind;
    }

    boolean isForGood() {
        return forGood;
    }

    /** Before when the server does not want to be asked again, or null. */
    @Nullable
    Instant retryAt() {
        return retryAt;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
