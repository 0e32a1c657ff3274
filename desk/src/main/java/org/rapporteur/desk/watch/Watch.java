package org.rapporteur.desk.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.watch.InputStatus.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One input, looked at again and again by one virtual thread; whatever goes wrong becomes its status. */
final class Watch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** The first pause after a failure; each further failure doubles it. */
    private static final Duration FIRST_BACK_OFF = Duration.ofMinutes(1);

    /** After a walk through a folder, so many times as long: a fifth of one processor at most. */
    private static final int RESTS = 4;

    /** 2^20 minutes are two years. */
    private static final int MOST_DOUBLINGS = 20;

    private final Ledger ledger;
    private final WatchOptions options;
    private final Clock clock;
    private final Look web;
    private final Look map;
    private final Look files;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread;
    private volatile Input input;
    private volatile boolean looked;

    /** How long it took to see that nothing is new. */
    private Duration walk = Duration.ZERO;

    /** Before when no notice counts: a folder of many files must not keep a processor busy. */
    private Instant restsUntil = Instant.EPOCH;

    private int failures;
    private @Nullable Instant succeededAt;

    Watch(Input input, Ledger ledger, WatchOptions options, Fetcher fetcher, Clock clock) {
        this.input = input;
        this.ledger = ledger;
        this.options = options;
        this.clock = clock;
        web = new FeedLook(ledger, fetcher, clock);
        map = new SitemapLook(ledger, fetcher, clock);
        files = new FileLook(ledger, options.quiet(), clock);
        thread = Thread.ofVirtual().name("watch-" + input.id()).unstarted(this);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    Input input() {
        return input;
    }

    /** True once it was looked at, and all that this gave is committed. */
    boolean hasLooked() {
        return looked;
    }

    /** Looks now, also at what was given up. */
    void nudge() {
        nudges.release();
    }

    /** What somebody, or the feed itself, changed about it. */
    void update(Input now) {
        Input before = input;
        input = now;
        if (!before.address().equals(now.address())
                || before.kind() != now.kind()
                || before.fullText() != now.fullText()) {
            nudge();
        }
    }

    @Override
    public void run() {
        try (Notices notices = new Notices()) {
            Instant due = clock.instant();
            while (true) {
                await(due, notices);
                due = look(notices);
            }
        } catch (InterruptedException closed) {
            // The watchers are closing, or the input is followed no longer.
        }
    }

    /** Null waits for a nudge. */
    private void await(@Nullable Instant due, Notices notices) throws InterruptedException {
        while (due == null || clock.instant().isBefore(due)) {
            if (nudges.tryAcquire(options.tick().toMillis(), TimeUnit.MILLISECONDS)
                    || !clock.instant().isBefore(restsUntil) && notices.came()) {
                break;
            }
        }
        nudges.drainPermits();
    }

    /** When to look next, or null for never. */
    private @Nullable Instant look(Notices notices) throws InterruptedException {
        Input now = input;
        Instant tried = clock.instant();
        boolean complete = true;
        Instant next;
        State state = State.WELL;
        String message = null;
        boolean files = now.kind() == Input.Kind.FOLDER || now.kind() == Input.Kind.FILE;
        try {
            notices.watch(now);
            // What is not committed yet is not among the positions.
            ledger.settle(now.id());
            Map<String, String> known = ledger.positions(now.id());
            Look.Seen seen =
                    switch (now.kind()) {
                        case FEED -> web.look(now, known);
                        case SITEMAP -> map.look(now, known);
                        case FOLDER, FILE -> this.files.look(now, known);
                    };
            failures = 0;
            succeededAt = tried;
            complete = seen.complete();
            message = seen.message();
            next = clock.instant()
                    .plus(
                            !complete
                                    ? options.quiet()
                                    : files ? options.folderInterval() : spread(options.webInterval(), 0));
            if (files) {
                walk = seen.gave() ? walk : Duration.between(tried, clock.instant());
                restsUntil = clock.instant().plus(walk.multipliedBy(RESTS));
                next = next.isBefore(restsUntil) ? restsUntil : next;
            }
        } catch (FetchFailure e) {
            failures++;
            message = e.message();
            state = e.isForGood() ? State.STOPPED : State.FAILING;
            next = e.isForGood() ? null : later(backOff(), e.retryAt());
        } catch (IOException e) {
            failures++;
            message = String.valueOf(e.getMessage());
            state = State.FAILING;
            next = files ? clock.instant().plus(options.folderInterval()) : later(backOff(), null);
        } catch (RuntimeException | Error e) {
            LOG.warn("looking at {} failed", now.address(), e);
            failures++;
            message = now.address() + ": a fault of the program: " + e;
            state = State.FAILING;
            next = later(backOff(), null);
        }
        try {
            ledger.report(new InputStatus(now.id(), state, tried, succeededAt, next, failures, message));
            ledger.settle(now.id());
        } catch (RuntimeException e) {
            LOG.warn("the status of {} was not kept", now.address(), e);
        }
        looked |= complete;
        return next;
    }

    private Instant later(Duration backOff, @Nullable Instant retryAt) {
        Instant next = clock.instant().plus(backOff);
        return retryAt != null && retryAt.isAfter(next) ? retryAt : next;
    }

    private Duration backOff() {
        Duration first = FIRST_BACK_OFF.compareTo(options.webInterval()) < 0 ? FIRST_BACK_OFF : options.webInterval();
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return spread(doubled.compareTo(options.longestBackOff()) < 0 ? doubled : options.longestBackOff(), failures);
    }

    /** Up to a quarter longer, for each input another part of it, so that not all come at once; the same in each run. */
    private Duration spread(Duration duration, int turn) {
        int part = Math.floorMod((input.id() + "#" + turn).hashCode(), 1_000);
        return duration.plus(duration.multipliedBy(part).dividedBy(4_000));
    }

    /** The system's notices of what came into a folder; they may be lost, so they only make a look come sooner. */
    private static final class Notices implements AutoCloseable {
        /** As deep as a pile is read is too many to watch; a folder by day has some hundred. */
        private static final int MOST_FOLDERS = 500;

        private @Nullable WatchService service;
        private @Nullable Path watched;

        /** Whether a folder may have come that is not watched yet. */
        private boolean stale;

        /** Watches a folder and what lies in it; a second time, also folders that came since. */
        void watch(Input input) {
            if (input.kind() != Input.Kind.FOLDER && input.kind() != Input.Kind.FILE) {
                close();
                return;
            }
            Path path = Path.of(input.address());
            Path folder =
                    input.kind() == Input.Kind.FILE ? path.toAbsolutePath().getParent() : path;
            try {
                if (service == null || !path.equals(watched)) {
                    close();
                    service = FileSystems.getDefault().newWatchService();
                    watched = path;
                    stale = true;
                }
                WatchService to = service;
                boolean there = folder != null && Files.isDirectory(folder);
                stale |= !there;
                if (folder == null || to == null || !stale || !there) {
                    return;
                }
                stale = false;
                int[] left = {input.kind() == Input.Kind.FILE ? 1 : MOST_FOLDERS};
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
                            throws IOException {
                        if (left[0]-- <= 0) {
                            return FileVisitResult.TERMINATE;
                        }
                        each.register(
                                to,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE);
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException | ClosedWatchServiceException e) {
                LOG.debug("no notices of {}", folder, e);
            }
        }

        /** True if something came since this was last asked. */
        boolean came() {
            boolean came = false;
            for (WatchKey key = service == null ? null : service.poll(); key != null; ) {
                stale |= key.pollEvents().stream().anyMatch(e -> e.kind() != StandardWatchEventKinds.ENTRY_MODIFY);
                key.reset();
                came = true;
                key = service == null ? null : service.poll();
            }
            return came;
        }

        @Override
        public void close() {
            try {
                if (service != null) {
                    service.close();
                }
            } catch (IOException e) {
                LOG.debug("notices were not ended", e);
            }
            service = null;
        }
    }
}
