package org.rapporteur.desk.newsroom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredAccount;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.Weight;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.publish.AccountFile;
import org.rapporteur.publish.AccountParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the account of every story up to date, in a thread of its own: the story that has waited longest first.
 *
 * <p>An account costs time with the size of its story, so a story is not told again before some times as long has passed as its last
 * account took: a story of a thousand reports that grows every second does not take the machine from the others. While a whole
 * archive comes in, each story gets its first account and waits for the next.
 */
final class AccountKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountKeeper.class);
    /** So many times as long as its account took, a story rests: one busy story takes at most a fifth of a core. */
    private static final int REST = 4;
    /** Reports of a story that costs next to nothing: who has just opened a desk waits for no rest. */
    private static final int NEVER_RESTS = 20;
    /** Stories looked at in one go; more than rest at a time, or those behind them would wait. */
    private static final int PORTION = 256;

    /** How long a story rests that could not be stored: a full disk does not fill the log. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Store store;
    private final StoryAccounts stories;
    private final BooleanSupplier isBusy;
    private final Semaphore bell = new Semaphore(0);
    private final Map<String, Instant> restsUntil = new HashMap<>();
    private final Thread thread = new Thread(null, this::run, "accounts", Newsroom.STACK_BYTES);
    private volatile boolean closing;
    private volatile @Nullable String fault;

    /** @param isBusy whether so much is coming in that a story which has an account can wait for its next one */
    AccountKeeper(Store store, StoryAccounts stories, BooleanSupplier isBusy) {
        this.store = store;
        this.stories = stories;
        this.isBusy = isBusy;
    }

    void start() {
        thread.start();
    }

    /** Something may be due. */
    void wake() {
        bell.release();
    }

    /** What went wrong last, or null if the last account was made. */
    @Nullable
    String fault() {
        return fault;
    }

    /** Waits until nothing is due. */
    void await() throws InterruptedException {
        while (thread.isAlive() && !store.read(t -> t.stories().due(1)).isEmpty()) {
            Thread.sleep(20);
        }
    }

    private void run() {
        try {
            while (!closing) {
                if (makeDue() == 0) {
                    bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The accounts were interrupted.");
        }
    }

    /** Makes what is due and has rested; how many. */
    private int makeDue() {
        List<String> due;
        try {
            due = store.read(t -> isBusy.getAsBoolean()
                    ? t.stories().dueForTheFirstTime(PORTION)
                    : t.stories().due(PORTION));
        } catch (RuntimeException e) {
            fault = "The store cannot be read: " + e.getMessage();
            return 0;
        }
        Instant now = store.clock().instant();
        restsUntil.values().removeIf(until -> !until.isAfter(now));
        int made = 0;
        for (String story : due) {
            if (closing) {
                break;
            }
            if (!restsUntil.containsKey(story)) {
                long start = System.nanoTime();
                Duration rest = Duration.ZERO;
                try {
                    if (make(story) > NEVER_RESTS) {
                        rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST);
                    }
                    fault = null;
                } catch (JdbiException | UncheckedIOException e) {
                    // It stays due.
                    LOG.warn("The account of {} cannot be stored; tried again.", story, e);
                    fault = "The account of story " + story + " cannot be stored: " + e.getMessage();
                    restsUntil.put(story, store.clock().instant().plus(AFTER_FAILURE));
                    return 0;
                } catch (RuntimeException | Error e) {
                    // An Error, such as too little memory for this one story.
                    LOG.error("The account of {} cannot be made.", story, e);
                    fault = "The account of story " + story + " cannot be made: " + e;
                    giveUp(story, e);
                }
                made++;
                if (rest.isPositive()) {
                    restsUntil.put(story, store.clock().instant().plus(rest));
                }
            }
        }
        return made;
    }

    /** Leaves the story as it is until something in it changes. */
    private void giveUp(String story, Throwable e) {
        try {
            store.update(t -> {
                t.inputs()
                        .complain(
                                null,
                                new InputProblem(
                                        "story " + story,
                                        "account-failed",
                                        "The account could not be made (" + e + ")."));
                t.stories().leave(story);
            });
        } catch (RuntimeException again) {
            LOG.error("The store cannot be written.", again);
        }
    }

    /** Makes the account of one story and stores it; how many reports it tells of. */
    int make(String id) {
        Optional<StoryAccounts.Material> found = store.read(t -> t.stories()
                .find(id)
                .filter(story -> story.replacedBy() == null)
                .map(story -> stories.material(t, story)));
        if (found.isEmpty() || found.get().reports().isEmpty()) {
            store.update(t -> t.stories().leave(id));
            return 0;
        }
        StoryAccounts.Material material = found.get();
        Set<Long> heard = store.read(t -> t.accounts().heard(id));
        int version = store.read(t -> t.accounts().version(id)) + 1;
        Set<String> news = material.reports().stream()
                .filter(report -> version > 1 && !heard.contains(report.number()))
                .map(StoredReport::id)
                .collect(Collectors.toSet());
        Account withNews = stories.make(material, reading -> news.contains(reading.id()), null, null);
        // What is new is told by the developments, to each viewer since they last looked; the account itself is as of
        // now.
        Account account = withNews.withoutChanges();
        Instant now = store.clock().instant();
        AccountParts parts = new AccountParts(account, StoryAccounts.ADDRESSES);
        StoredAccount stored = new StoredAccount(
                id,
                version,
                now,
                material.reports().stream().map(StoredReport::number).toList(),
                json(account),
                parts.story(id),
                parts.navigation(id));
        FactSheet sheet = new FactSheet(withNews, store.read(t -> stories.heardBefore(t, news, heard)));
        Weight weight = new Weight(
                material.reports().size(), account.stories().getFirst().origins());
        store.update(t -> t.stories()
                .find(id)
                .filter(story -> story.replacedBy() == null)
                .ifPresent(story -> {
                    t.accounts().put(stored, sheet.rows(version, now));
                    material.reports().forEach(report -> t.reports().mark(report.id(), parts.places(report.id())));
                    long change = t.changes()
                            .add(ChangeLog.Kind.CHANGED, ChangeLog.Type.ACCOUNT, id, id, null, story.title());
                    t.stories()
                            .accounted(
                                    id,
                                    weight,
                                    change,
                                    story.changed() != material.story().changed()
                                            || !Rulings.inForce(t).equals(material.corrections()));
                }));
        return material.reports().size();
    }

    private static String json(Account account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            AccountFile.JSON.write(account, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join(Duration.ofSeconds(10));
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
