package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages what has changed, as server-sent events: {@code GET /events?topic=story:ID&after=N}. A browser that loses the
 * line comes back with {@code Last-Event-ID} and misses nothing. One thread reads the changes for all listeners.
 */
public final class Events implements Routes {
    /** Shorter than the half minute after which proxies and the desk itself drop a silent line. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** How soon a change is told that another process made. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Then the browser comes back by itself, and is checked again. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A room full of people with ten pages each. */
    static final int LISTENERS = 500;

    /** Kept in memory, so that a wave of changes is read once and not by each listener. */
    private static final int KEPT = 1_000;

    private static final int TOPICS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final LongFunction<List<Change>> source;
    private final LongSupplier latest;
    private final Semaphore seats = new Semaphore(LISTENERS);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Condition asked = lock.newCondition();
    private final ArrayDeque<Change> kept = new ArrayDeque<>();

    /** All changes after this one, up to {@link #newest}, are kept. */
    private long before;

    private long newest;
    private boolean closed;
    private @Nullable Thread reader;

    /**
     * @param source the changes after one, by id, oldest first; it may give only the first of them (a thousand, say)
     * @param latest the id of the latest change, 0 before the first
     */
    public Events(LongFunction<List<Change>> source, LongSupplier latest) {
        this.source = source;
        this.latest = latest;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        before = latest.getAsLong();
        newest = before;
        reader = Thread.ofVirtual().name("desk-events").start(this::read);
        routes.get("/events", this::listen);
    }

    /** Changes were made just now: no need to wait for the next look. */
    public void wake() {
        lock.lock();
        try {
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        if (reader != null) {
            reader.interrupt();
        }
    }

    private void read() {
        while (true) {
            List<Change> found = List.of();
            try {
                found = source.apply(newest);
            } catch (RuntimeException e) {
                LOG.warn("Changes could not be read; the next look is in a second", e);
            }
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                for (Change each : found) {
                    kept.addLast(each);
                    newest = each.id();
                    if (kept.size() > KEPT) {
                        before = kept.removeFirst().id();
                    }
                }
                if (found.isEmpty()) {
                    asked.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    more.signalAll();
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                lock.unlock();
            }
        }
    }

    private void listen(Context context) throws IOException {
        Set<String> topics = new HashSet<>(context.queryParams("topic"));
        if (topics.size() > TOPICS || !topics.stream().allMatch(Ids::isId)) {
            throw new BadRequestResponse("A topic is an id; up to " + TOPICS + " are told at once.");
        }
        String last = context.header("Last-Event-ID");
        long after = number(last == null ? context.queryParam("after") : last);
        if (!seats.tryAcquire()) {
            throw new HttpResponseException(
                    503, "Too many pages are open; this one does not change by itself.", Map.of("Retry-After", "60"));
        }
        try {
            context.res().setContentType("text/event-stream");
            context.res().setCharacterEncoding("utf-8");
            context.res().setHeader("Cache-Control", "no-store");
            // A proxy that collects the stream would hold the news back.
            context.res().setHeader("X-Accel-Buffering", "no");
            tell(context.res().getOutputStream(), topics, after);
        } catch (IOException e) {
            // The browser has gone: the usual end.
            LOG.debug("A listener has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            seats.release();
        }
    }

    private long number(@Nullable String text) {
        try {
            return text == null ? latest.getAsLong() : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("A change's id is a number.");
        }
    }

    private void tell(ServletOutputStream out, Set<String> topics, long after)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        long told = after;
        write(out, "retry: 2000\n\n");
        while (System.nanoTime() < end) {
            List<Change> news = next(told);
            if (news == null) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (Change each : news) {
                told = each.id();
                List<String> wanted =
                        each.topics().stream().filter(topics::contains).toList();
                for (int i = 0; i < wanted.size(); i++) {
                    // The id comes with the last: who loses the line between two of them gets both again.
                    if (i == wanted.size() - 1) {
                        text.append("id: ").append(each.id()).append('\n');
                    }
                    text.append("event: ").append(wanted.get(i)).append("\ndata: ");
                    text.append(each.data().replaceAll("[\r\n]+", " ")).append("\n\n");
                }
            }
            // A comment keeps the line open and shows whether anybody is still there.
            write(out, text.isEmpty() ? ":\n\n" : text.toString());
        }
    }

    private static void write(ServletOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What came after this change, or nothing for as long as a heartbeat; null when the desk closes. */
    private @Nullable List<Change> next(long told) throws InterruptedException {
        lock.lock();
        try {
            long left = HEARTBEAT.toNanos();
            while (!closed && newest <= told && left > 0) {
                left = more.awaitNanos(left);
            }
            if (closed) {
                return null;
            }
            if (newest <= told) {
                return List.of();
            }
            if (told >= before) {
                return kept.stream().filter(c -> c.id() > told).toList();
            }
        } finally {
            lock.unlock();
        }
        return source.apply(told);
    }
}
