package org.rapporteur.desk.newsroom;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.CorrectionLog;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.desk.watch.Delivery;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;
import org.rapporteur.desk.watch.Ledger;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is delivered, several reports at once, and commits it delivery by delivery: reports, ties, stories and the input's
 * position in one transaction.
 *
 * <p>If the store cannot be written (a full disk), the newsroom says so and tries again until it can; nothing is taken for committed
 * before it is. A report that breaks the reader or the trackers becomes a located fault.
 *
 * <p>Where a cluster decides ({@link Scribe}), it follows no input and places no report, and keeps the accounts only.
 */
public final class Newsroom implements Ledger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Newsroom.class);

    /** Reports on their way: each may hold its text and its reading, some 300 KB of a usual one. */
    private static final int MOST_ON_THEIR_WAY = 512;
    /** A quarter of that: a feed's worth at once is usual, more is an archive. */
    private static final int BUSY = MOST_ON_THEIR_WAY / 4;
    /** A usual report is read in a tenth of a second. */
    private static final Duration SLOW = Duration.ofSeconds(10);
    /** Reports in one transaction, if so many are ready: a commit costs the disk some milliseconds. */
    private static final int MOST_IN_A_COMMIT = 64;
    /** How long the writer waits before it looks for corrections. */
    private static final Duration LOOK = Duration.ofMillis(200);
    /** After a failed commit, twice as long each time up to the last. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private static final Duration LAST_PAUSE = Duration.ofSeconds(30);
    /** The trackers' state is kept after so many arrivals and so long: observing 2,000 again takes some ten seconds. */
    private static final int ARRIVALS_A_SNAPSHOT = 2_000;

    private static final Duration PAUSE_BETWEEN_SNAPSHOTS = Duration.ofMinutes(2);
    /** Deep enough for markup nested to the parser's limit; also where a stored report is read anew. */
    static final long STACK_BYTES = 16L << 20;

    private final Store store;
    private final Archive archive;
    private final Trackers trackers;
    private final AccountKeeper accounts;
    /** Whether a cluster reads and places the reports, so that only the accounts are made here. */
    private final boolean isTold;

    private final ExecutorService readers;
    private final Semaphore room = new Semaphore(MOST_ON_THEIR_WAY, true);
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    /** Rings when a delivery is read. */
    private final Semaphore bell = new Semaphore(0);

    private final Map<String, CompletableFuture<Boolean>> lastByInput = new ConcurrentHashMap<>();
    private final Map<Object, NewsroomHealth.BeingRead> beingRead = new ConcurrentHashMap<>();
    private final Thread writer = new Thread(null, this::write, "newsroom", STACK_BYTES);
    private volatile boolean closing;
    private volatile NewsroomHealth health = NewsroomHealth.STARTING;
    private Instant snapshotAt;

    /** A delivery whose reports are being read; {@code committed} ends when it is in the store. */
    private record Pending(
            Delivery delivery,
            List<CompletableFuture<Outcome>> outcomes,
            CompletableFuture<Boolean> committed,
            int permits) {
        boolean isRead() {
            return outcomes.stream().allMatch(CompletableFuture::isDone);
        }
    }

    /** What came of an arrival: a reading or a problem. */
    private record Outcome(
            Arrival arrival,
            @Nullable Reading reading,
            @Nullable InputProblem problem) {}

    /**
     * A newsroom that has not started.
     *
     * @param archive reads what comes, and gives again what was read
     * @param stories makes the accounts; whoever shows the desk may ask the same one
     */
    public Newsroom(Store store, Archive archive, StoryAccounts stories, NewsroomOptions options) {
        this.store = store;
        this.archive = archive;
        this.trackers = new Trackers(options.windowDays(), archive);
        this.accounts = new AccountKeeper(store, stories, () -> MOST_ON_THEIR_WAY - room.availablePermits() > BUSY);
        this.isTold = store.read(t -> t.cluster().decides());
        this.readers =
                Executors.newFixedThreadPool(options.threads(), task -> new Thread(null, task, "reader", STACK_BYTES));
        this.snapshotAt = store.clock().instant();
    }

    /** Likewise, where nobody shows the desk. */
    public Newsroom(Store store, Archive archive, NewsroomOptions options) {
        this(store, archive, new StoryAccounts(store, archive), options);
    }

    /** Begins; the trackers catch up in the background. */
    public void start() {
        writer.start();
        accounts.start();
    }

    /** How the newsroom fares. */
    public NewsroomHealth health() {
        String fault = isTold && !store.read(t -> t.inputs().all()).isEmpty()
                ? "A cluster reads the reports of this desk; its inputs are not followed."
                : accounts.fault();
        Instant begunBefore = store.clock().instant().minus(SLOW);
        List<NewsroomHealth.BeingRead> slow = beingRead.values().stream()
                .filter(each -> each.since().isBefore(begunBefore))
                .sorted(Comparator.comparing(NewsroomHealth.BeingRead::since))
                .toList();
        return health.with(MOST_ON_THEIR_WAY - room.availablePermits(), fault, slow);
    }

    @Override
    public List<Input> inputs() {
        return isTold ? List.of() : store.read(t -> t.inputs().all());
    }

    @Override
    public Map<String, String> positions(String input) {
        return store.read(t -> t.inputs().positions(input));
    }

    @Override
    public void deliver(Delivery delivery) throws InterruptedException {
        int permits = Math.max(1, delivery.arrivals().size());
        room.acquire(permits);
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (Arrival arrival : delivery.arrivals()) {
            outcomes.add(CompletableFuture.supplyAsync(() -> outcome(arrival), readers));
        }
        Pending pending = new Pending(delivery, outcomes, new CompletableFuture<>(), permits);
        lastByInput.put(delivery.input(), pending.committed);
        queue.add(pending);
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).whenComplete((read, e) -> bell.release());
    }

    @Override
    public void settle(String input) throws InterruptedException {
        CompletableFuture<Boolean> last = lastByInput.get(input);
        if (last != null) {
            try {
                last.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the newsroom closed before all of " + input + " was committed", e);
            }
        }
    }

    @Override
    public void report(InputStatus status) {
        store.update(t -> t.inputs().report(status));
    }

    @Override
    public void renamed(Input input) {
        store.update(t -> t.inputs().find(input.id()).ifPresent(known -> t.inputs()
                .update(known.withAddress(input.address(), input.title()))));
    }

    /** Waits until the account of every story is up to date with what is committed. */
    public void awaitAccounts() throws InterruptedException {
        accounts.await();
    }

    private Outcome outcome(Arrival arrival) {
        String id = Reports.idOf(arrival.key());
        RawReport raw = arrival.raw();
        Arrival named = new Arrival(
                arrival.key(),
                new RawReport(id, raw.path(), raw.format(), raw.content(), raw.given(), raw.problems()),
                arrival.fetchedAt());
        Object turn = new Object(); // one page may come by two inputs at once
        beingRead.put(
                turn, new NewsroomHealth.BeingRead(raw.path(), store.clock().instant()));
        try {
            return new Outcome(named, archive.read(named.raw()), null);
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome(named, null, unreadable(named, e));
        } finally {
            beingRead.remove(turn);
        }
    }

    private static InputProblem unreadable(Arrival arrival, Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String what = cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return new InputProblem(
                arrival.raw().path(), "report-unreadable", "The report could not be read (" + what + ").");
    }

    private void write() {
        try {
            restore();
            health = health.running(trackers.number(), store.clock().instant());
            while (!closing) {
                heedCorrections();
                List<Pending> ready = ready();
                if (ready.isEmpty()) {
                    bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                } else {
                    commit(ready);
                }
                keepStateNowAndThen();
            }
            if (trackers.unkept() > 0) {
                keepState();
            }
        } catch (InterruptedException e) {
            LOG.info("The newsroom was interrupted; what was committed is kept.");
        } catch (RuntimeException | Error e) {
            LOG.error("The newsroom broke; what was committed is kept.", e);
            health = health.stuck("The newsroom broke and has to be started again: " + e);
        } finally {
            health = health.stopped();
            for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
                pending.committed.completeExceptionally(new IllegalStateException("closed"));
                room.release(pending.permits);
            }
        }
    }

    /**
     * Deliveries that are read, each input's in their order, taken out of the queue: a report that takes minutes to be read holds up
     * its own input only.
     */
    private List<Pending> ready() {
        List<Pending> ready = new ArrayList<>();
        Set<String> waiting = new HashSet<>();
        int arrivals = 0;
        for (Pending next : queue) {
            boolean fits = ready.isEmpty() || arrivals + next.outcomes.size() <= MOST_IN_A_COMMIT;
            if (fits && next.isRead() && !waiting.contains(next.delivery.input())) {
                ready.add(next);
                arrivals += next.outcomes.size();
            } else {
                waiting.add(next.delivery.input());
            }
        }
        queue.removeAll(ready);
        return ready;
    }

    private void commit(List<Pending> batch) throws InterruptedException {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Pending pending : batch) {
            outcomes.add(await(pending));
        }
        try {
            insist(
                    "commit",
                    () -> store.update(t -> {
                        for (int i = 0; i < batch.size(); i++) {
                            for (Outcome outcome : outcomes.get(i)) {
                                take(t, batch.get(i).delivery.input(), outcome);
                            }
                            close(t, batch.get(i).delivery);
                        }
                        trackers.finish(t);
                    }));
        } catch (Unplaceable e) {
            LOG.warn("One of {} reports cannot be placed; each is tried alone.", outcomes.size(), e);
            for (int i = 0; i < batch.size(); i++) {
                commitOneByOne(batch.get(i).delivery, outcomes.get(i));
            }
        }
        accounts.wake();
        for (Pending pending : batch) {
            pending.committed.complete(true);
            room.release(pending.permits);
        }
        health = health.running(trackers.number(), store.clock().instant());
    }

    private static List<Outcome> await(Pending pending) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < pending.outcomes.size(); i++) {
            try {
                outcomes.add(pending.outcomes.get(i).get());
            } catch (ExecutionException e) {
                // An Error, such as too little memory for this one report.
                Arrival arrival = pending.delivery.arrivals().get(i);
                outcomes.add(new Outcome(arrival, null, unreadable(arrival, e)));
            }
        }
        return outcomes;
    }

    private void take(Transaction t, String input, Outcome outcome) {
        if (outcome.problem != null) {
            t.inputs().complain(input, outcome.problem);
        }
        Reading reading = outcome.reading;
        if (reading != null) {
            t.reports().store(input, outcome.arrival, reading).ifPresent(stored -> trackers.arrive(t, stored, reading));
            for (var problem : reading.article().problems()) {
                t.inputs()
                        .complain(input, new InputProblem(reading.article().path(), problem.kind(), problem.message()));
            }
        }
    }

    private static void close(Transaction t, Delivery delivery) {
        delivery.problems().forEach(problem -> t.inputs().complain(delivery.input(), problem));
        t.inputs().move(delivery.input(), delivery.positions());
    }

    /** Finds the report that breaks the trackers, and complains of it instead. */
    private void commitOneByOne(Delivery delivery, List<Outcome> outcomes) throws InterruptedException {
        for (Outcome outcome : outcomes) {
            try {
                insist(
                        "commit",
                        () -> store.update(t -> {
                            take(t, delivery.input(), outcome);
                            trackers.finish(t);
                        }));
            } catch (Unplaceable e) {
                LOG.error("A report cannot be placed: {}", outcome.arrival.raw().path(), e);
                InputProblem problem = new InputProblem(
                        outcome.arrival.raw().path(),
                        "report-unplaceable",
                        "The report could not be placed (" + e.getCause() + ").");
                insist("commit", () -> store.update(t -> t.inputs().complain(delivery.input(), problem)));
            }
        }
        insist("commit", () -> store.update(t -> close(t, delivery)));
    }

    /** Thrown where a fault lies in what is written, not in the store. */
    private static final class Unplaceable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unplaceable(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Does it, again and again while the store cannot; after each failure the trackers go back to what is committed.
     *
     * @throws Unplaceable if it fails otherwise; nothing of it is stored
     */
    private void insist(String what, Runnable work) throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                work.run();
                if (health.state() == NewsroomHealth.State.STUCK) {
                    health = health.running(trackers.number(), store.clock().instant());
                }
                return;
            } catch (JdbiException | UncheckedIOException e) {
                if (Store.isRefused(e)) {
                    restore();
                    throw new Unplaceable(e);
                }
                pause(what, e, pause);
                restore();
            } catch (RuntimeException | StackOverflowError e) {
                restore();
                throw new Unplaceable(e);
            }
        }
    }

    /** The trackers go back to what is committed, whatever it takes: without that nothing can be placed. */
    private void restore() throws InterruptedException {
        if (isTold) {
            return;
        }
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                trackers.restore(store);
                return;
            } catch (RuntimeException e) {
                pause("catch up", e, pause);
            }
        }
    }

    private void pause(String what, Throwable e, Duration pause) throws InterruptedException {
        LOG.error("The newsroom cannot {}; tried again in {}.", what, pause, e);
        health = health.stuck(
                "The newsroom cannot " + what + ": " + Store.rootOf(e).getMessage());
        if (closing) {
            throw new InterruptedException("closing");
        }
        Thread.sleep(pause);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : twice;
    }

    private void heedCorrections() throws InterruptedException {
        List<CorrectionLog.Entry> found = new ArrayList<>();
        insist(
                "look for corrections",
                () -> found.addAll(store.read(t -> t.corrections().pending())));
        if (found.isEmpty()) {
            return;
        }
        try {
            insist("apply corrections", () -> store.update(this::applyCorrections));
        } catch (Unplaceable e) {
            LOG.error("Corrections cannot be carried out.", e);
            insist(
                    "leave corrections",
                    () -> store.update(t -> found.forEach(entry -> {
                        t.inputs()
                                .complain(
                                        null,
                                        new InputProblem(
                                                "correction " + entry.number(),
                                                "correction-failed",
                                                "The correction could not be carried out (" + e.getCause() + ")."));
                        t.corrections().applied(entry.number());
                    })));
        }
        accounts.wake();
    }

    private void applyCorrections(Transaction t) {
        // Read again: one may have been taken back since.
        List<CorrectionLog.Entry> pending = t.corrections().pending();
        if (isTold) {
            pending.forEach(entry -> tellOfNoEffect(t, entry));
        } else {
            trackers.correct(t, Rulings.inForce(t), Rulings.copiesIn(pending));
        }
        for (CorrectionLog.Entry entry : pending) {
            Rulings.stories(t, entry)
                    .ifPresentOrElse(t.stories()::makeDue, () -> t.stories().makeDue(null));
            t.corrections().applied(entry.number());
            t.changes()
                    .add(
                            entry.undoneBy() == null ? ChangeLog.Kind.ADDED : ChangeLog.Kind.REMOVED,
                            ChangeLog.Type.CORRECTION,
                            String.valueOf(entry.number()),
                            null,
                            null,
                            entry.why());
        }
        if (!isTold) {
            trackers.finish(t);
            // Observed again after a restart, the reports before would meet the correction earlier than they did.
            trackers.keep(t);
        }
    }

    /** The account of a story heeds what concerns its facts; which reports are in it is not decided here. */
    private static void tellOfNoEffect(Transaction t, CorrectionLog.Entry entry) {
        if (Rulings.isOfStories(entry)) {
            t.inputs()
                    .complain(
                            null,
                            new InputProblem(
                                    "correction " + entry.number(),
                                    "correction-without-effect",
                                    "A cluster decides which story a report is in; this correction changes nothing."));
        }
    }

    private void keepStateNowAndThen() throws InterruptedException {
        Instant now = store.clock().instant();
        if (trackers.unkept() >= ARRIVALS_A_SNAPSHOT && !now.isBefore(snapshotAt.plus(PAUSE_BETWEEN_SNAPSHOTS))) {
            keepState();
            snapshotAt = now;
        }
    }

    private void keepState() throws InterruptedException {
        insist("keep the state", () -> store.update(trackers::keep));
    }

    /** Ends after the commit in work; what is not committed comes again from its input. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(Duration.ofSeconds(20));
            if (writer.isAlive()) {
                writer.interrupt();
                writer.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        accounts.close();
        readers.shutdownNow();
    }
}
