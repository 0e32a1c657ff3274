package org.rapporteur.desk.newsroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the newsroom fares.
 *
 * @param onTheirWay reports delivered and not committed yet
 * @param number of the last arrival that is committed
 * @param committedAt when something was committed last, or null
 * @param fault what is wrong now, in a sentence, or null
 */
public record NewsroomHealth(
        State state,
        int onTheirWay,
        long number,
        @Nullable Instant committedAt,
        @Nullable String fault) {
    /** What it is doing. */
    public enum State {
        /** It reads what it knew before the restart. */
        STARTING,
        RUNNING,
        /** The store cannot be written; it tries again. */
        STUCK,
        STOPPED
    }

    static final NewsroomHealth STARTING = new NewsroomHealth(State.STARTING, 0, 0, null, null);

    NewsroomHealth with(int waiting, @Nullable String accountFault) {
        return new NewsroomHealth(state, waiting, number, committedAt, fault == null ? accountFault : fault);
    }

    NewsroomHealth running(long last, Instant now) {
        return new NewsroomHealth(State.RUNNING, onTheirWay, last, now, null);
    }

    NewsroomHealth stuck(String message) {
        return new NewsroomHealth(State.STUCK, onTheirWay, number, committedAt, message);
    }

    NewsroomHealth stopped() {
        return new NewsroomHealth(State.STOPPED, onTheirWay, number, committedAt, fault);
    }
}
