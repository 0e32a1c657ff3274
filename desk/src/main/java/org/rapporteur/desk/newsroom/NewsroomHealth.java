package org.rapporteur.desk.newsroom;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the newsroom fares.
 *
 * @param onTheirWay reports delivered and not committed yet
 * @param number of the last arrival that is committed
 * @param committedAt when something was committed last, or null
 * @param fault what is wrong now, in a sentence, or null
 * @param slow reports that have been read for long and are not yet done, longest first; each holds up what its input brings after it
 */
public record NewsroomHealth(
        State state,
        int onTheirWay,
        long number,
        @Nullable Instant committedAt,
        @Nullable String fault,
        List<BeingRead> slow) {
    /** What it is doing. */
    public enum State {
        /** It reads what it knew before the restart. */
        STARTING,
        RUNNING,
        /** The store cannot be written; it tries again. */
        STUCK,
        STOPPED
    }

    /**
     * A report that somebody reads.
     *
     * @param path where it came from
     * @param since when its reading began
     */
    public record BeingRead(String path, Instant since) {}

    public NewsroomHealth {
        slow = List.copyOf(slow);
    }

    static final NewsroomHealth STARTING = new NewsroomHealth(State.STARTING, 0, 0, null, null, List.of());

    NewsroomHealth with(int waiting, @Nullable String accountFault, List<BeingRead> slowNow) {
        return new NewsroomHealth(state, waiting, number, committedAt, fault == null ? accountFault : fault, slowNow);
    }

    NewsroomHealth running(long last, Instant now) {
        return new NewsroomHealth(State.RUNNING, onTheirWay, last, now, null, slow);
    }

    NewsroomHealth stuck(String message) {
        return new NewsroomHealth(State.STUCK, onTheirWay, number, committedAt, message, slow);
    }

    NewsroomHealth stopped() {
        return new NewsroomHealth(State.STOPPED, onTheirWay, number, committedAt, fault, slow);
    }
}
