package org.rapporteur.desk.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all inputs that the ledger names, each by a thread of its own, and hands on what is new.
 *
 * <p>At most one document of each input is in memory. An input that hangs, lies or breaks holds up no other; how each fares is
 * reported after each look. Inputs may be named, changed, paused and dropped at any time.
 */
public final class Watchers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    /** The list of inputs is read at every so many ticks: one a second by default. */
    private static final int TICKS = 4;

    /** A graceful end takes no longer. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final WatchOptions options;
    private final Clock clock;
    private final Fetcher fetcher;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private volatile boolean begun;
    private volatile boolean closed;
    private @Nullable Thread roll;

    /** Nothing is looked at before {@link #start}. */
    public Watchers(Ledger ledger, WatchOptions options, Clock clock) {
        this.ledger = ledger;
        this.options = options;
        this.clock = clock;
        fetcher = new Fetcher(options.fetch(), new Pause(clock, options.tick()));
    }

    /** Begins; every input is looked at at once. */
    public synchronized void start() {
        if (roll == null && !closed) {
            roll = Thread.ofVirtual().name("watchers").start(this::followTheRoll);
        }
    }

    /** Looks at an input now, also at one that was given up; false if it is not followed. */
    public boolean look(String inputId) {
        Watch watch = watches.get(inputId);
        if (watch != null) {
            watch.nudge();
        }
        return watch != null;
    }

    /** True if every input was looked at once since the start, and all that came of it is committed. */
    public boolean isQuiet() {
        return begun && watches.values().stream().allMatch(Watch::hasLooked);
    }

    /** Waits until that is so; false if it took too long. */
    public boolean awaitQuiet(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!isQuiet()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(options.tick());
        }
        return true;
    }

    private void followTheRoll() {
        try {
            while (!closed) {
                try {
                    follow(ledger.inputs());
                    begun = true;
                } catch (RuntimeException e) {
                    LOG.warn("the list of inputs could not be read", e);
                }
                Thread.sleep(options.tick().multipliedBy(TICKS));
            }
        } catch (InterruptedException e) {
            // Closing.
        }
    }

    private synchronized void follow(List<Input> inputs) {
        if (closed) {
            return;
        }
        Map<String, Input> wanted = inputs.stream()
                .filter(input -> !input.paused())
                .collect(Collectors.toMap(Input::id, input -> input, (first, second) -> first));
        watches.entrySet().removeIf(each -> {
            boolean dropped = !wanted.containsKey(each.getKey());
            if (dropped) {
                each.getValue().thread().interrupt();
            }
            return dropped;
        });
        wanted.forEach((id, input) -> {
            Watch watch = watches.get(id);
            if (watch == null || !watch.thread().isAlive()) {
                Watch fresh = new Watch(input, ledger, options, fetcher, clock);
                watches.put(id, fresh);
                fresh.start();
            } else if (!watch.input().equals(input)) {
                watch.update(input);
            }
        });
    }

    /** Ends within seconds; what was handed on stays handed on, and what was begun is begun again by the next start. */
    @Override
    public void close() {
        List<Thread> threads;
        synchronized (this) {
            closed = true;
            threads =
                    new ArrayList<>(watches.values().stream().map(Watch::thread).toList());
            if (roll != null) {
                threads.add(roll);
            }
        }
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + LONGEST_CLOSE.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fetcher.close();
    }
}
