package org.rapporteur.desk.api;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.ChangeLog;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The log of all changes, for programs that follow the desk. */
final class ChangeCalls {
    /** Under the half minute after which the desk and proxies drop a silent line. */
    private static final int LONGEST_WAIT_SECONDS = 25;

    /** How soon a change is told to those who wait. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Programs that wait at once: each looks four times a second, which costs the store some 0.1 ms. */
    private static final int WAITING = 100;

    private final Desk desk;
    private final Semaphore seats = new Semaphore(WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);

    ChangeCalls(Desk desk) {
        this.desk = desk;
    }

    List<Call> all() {
        return List.of(Call.get("/changes", "What changed since a number, oldest first", this::changes));
    }

    /** Answers all who wait. */
    void close() {
        closing.countDown();
    }

    private void changes(Context context) throws InterruptedException {
        Parameters asked = new Parameters(context);
        long since = asked.number("since", 0, 0, Long.MAX_VALUE);
        String story = asked.id("story");
        long wait = asked.number("wait", 0, 0, LONGEST_WAIT_SECONDS);
        int limit = asked.limit();
        asked.check();
        List<ChangeLog.Change> found = find(desk, since, story, limit);
        if (found.isEmpty() && wait > 0) {
            found = await(since, story, limit, Duration.ofSeconds(wait));
        }
        Answers.json(context, answer(found, since, limit));
    }

    /** What changed, at once. */
    static ObjectNode answer(Desk desk, long since, @Nullable String story, int limit) {
        return answer(find(desk, since, story, limit), since, limit);
    }

    private static ObjectNode answer(List<ChangeLog.Change> found, long since, int limit) {
        ObjectNode answer = ApiJson.object();
        ArrayNode changes = answer.putArray("changes");
        found.forEach(each -> ApiJson.change(changes.addObject(), each));
        return answer.put("next", found.isEmpty() ? since : found.getLast().number())
                .put("more", found.size() == limit);
    }

    private static List<ChangeLog.Change> find(Desk desk, long since, @Nullable String story, int limit) {
        return desk.store()
                .read(t -> story == null
                        ? t.changes().since(since, limit)
                        : t.changes().since(since, story, limit));
    }

    private List<ChangeLog.Change> await(long since, @Nullable String story, int limit, Duration most)
            throws InterruptedException {
        if (!seats.tryAcquire()) {
            throw new HttpResponseException(503, "Too many programs wait already.", Map.of("Retry-After", "10"));
        }
        try {
            long end = System.nanoTime() + most.toNanos();
            List<ChangeLog.Change> found = List.of();
            while (found.isEmpty()
                    && System.nanoTime() < end
                    && !closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                found = find(desk, since, story, limit);
            }
            return found;
        } finally {
            seats.release();
        }
    }
}
