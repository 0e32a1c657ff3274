package org.rapporteur.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Accountant;
import org.rapporteur.annotate.ReaderModel;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.desk.newsroom.Archive;
import org.rapporteur.desk.newsroom.Newsroom;
import org.rapporteur.desk.newsroom.StoryAccounts;
import org.rapporteur.desk.search.Results;
import org.rapporteur.desk.search.SearchIndex;
import org.rapporteur.desk.search.SearchQuery;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.watch.Watchers;
import org.rapporteur.ingest.RawReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A desk, open: its store, its index and, if no other process is that already, its newsroom with the watchers.
 *
 * <p>The front door of this module. Whoever shows the desk reads {@link #store}, asks {@link #search} and {@link #accounts}, and writes
 * wishes into the store; it does not matter whether this process or another one carries them out.
 */
public final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** How soon a process that only shows the desk takes over when the newsroom's process ends. */
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(2);

    /** How soon search finds what was committed. */
    private static final Duration INDEX_EVERY = Duration.ofMillis(500);

    private final DeskOptions options;
    private final Store store;
    private final Archive archive;
    private final StoryAccounts accounts;
    private final Thread keeper = new Thread(this::keep, "desk");
    private volatile SearchIndex index;
    private volatile @Nullable Work work;
    private volatile @Nullable String searchFault;
    /** Not an interrupt, which would tear the index's files out of the hands of whoever writes them. */
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What only one process of a desk does. */
    private record Work(Store.Newsroom claim, Newsroom newsroom, Watchers watchers) {}

    private Desk(DeskOptions options, Store store) {
        this.options = options;
        this.store = store;
        this.archive = new Archive(options.rulesOnly() ? ReportReader.byRules()::read : lazily());
        this.accounts = new StoryAccounts(store, archive);
        this.index = SearchIndex.reading(store.folder(), store.clock());
    }

    /** The learned reader is loaded when the first report comes: a desk that only shows needs none. */
    private static Function<RawReport, Reading> lazily() {
        return raw -> {
            ReaderModel.get();
            Accountant.loadJudges();
            return Learned.READER.read(raw);
        };
    }

    private static final class Learned {
        static final ReportReader READER = new ReportReader();
    }

    /**
     * Opens a desk.
     *
     * @throws IOException if its store cannot be opened; the message says why and where
     */
    public static Desk open(DeskOptions options, Clock clock) throws IOException {
        return new Desk(options, Store.open(options.folder(), options.database(), clock));
    }

    /** Begins to watch, read and index, now or as soon as no other process does. */
    public void start() {
        keeper.start();
    }

    /** The truth. */
    public Store store() {
        return store;
    }

    /** Readings of stored reports. */
    public Archive archive() {
        return archive;
    }

    /** Accounts of stories, also as of a day. */
    public StoryAccounts accounts() {
        return accounts;
    }

    /**
     * What fits a query.
     *
     * @throws IllegalArgumentException if the query's cursor is none
     * @throws IOException if the index cannot be read
     */
    public Results search(SearchQuery query) throws IOException {
        return index.search(query);
    }

    /** Number of the last change that search knows; 0 where another process indexes. */
    public long indexed() {
        return index.followed();
    }

    /** Looks at an input now, if this process watches. */
    public void look(String input) {
        Work now = work;
        if (now != null) {
            now.watchers.look(input);
        }
    }

    /** Whether this process is the desk's newsroom. */
    public boolean isNewsroom() {
        return work != null;
    }

    /** How it fares. */
    public DeskHealth health() {
        Work now = work;
        return store.read(t -> new DeskHealth(
                now == null ? null : now.newsroom.health(),
                searchFault,
                new DeskHealth.Counts(
                        t.reports().count(),
                        t.stories().count(),
                        t.stories().countDue(),
                        t.changes().last()),
                t.inputs().all(),
                t.inputs().statuses(),
                t.inputs().reportCounts(),
                t.inputs().faults(FAULTS_SHOWN)));
    }

    /** As many as a page shows. */
    private static final int FAULTS_SHOWN = 100;

    /** Waits until this process is the desk's newsroom; false if it took too long, since another one is. */
    public boolean awaitNewsroom(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (work == null && System.nanoTime() < end && keeper.isAlive()) {
            Thread.sleep(20);
        }
        return work != null;
    }

    /**
     * Waits until every input was looked at once and all that came of it is in the accounts and in the index.
     *
     * @return false if it took too long, or another process is the newsroom
     */
    public boolean awaitQuiet(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        awaitNewsroom(most);
        Work now = work;
        if (now == null || !now.watchers.awaitQuiet(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
            return false;
        }
        now.newsroom.awaitAccounts();
        catchUp();
        return true;
    }

    /** Makes the search index again from the store. */
    public void reindex() throws IOException {
        index.reindex();
    }

    private void keep() {
        try {
            do {
                Work now = work;
                if (now != null && !now.claim.isHeld()) {
                    giveUp(now);
                }
                if (work == null) {
                    claim();
                }
                if (work != null) {
                    catchUp();
                }
            } while (!closing.await((work == null ? CLAIM_EVERY : INDEX_EVERY).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.warn("The desk was interrupted.", e);
        }
    }

    /** Two newsrooms would decide of the same reports differently. */
    private void giveUp(Work lost) {
        LOG.error("The connection that made this process the newsroom is lost; it begins anew.");
        lost.watchers.close();
        lost.newsroom.close();
        lost.claim.close();
        work = null;
        closeIndex();
        index = SearchIndex.reading(store.folder(), store.clock());
    }

    private void claim() {
        try {
            Optional<Store.Newsroom> claim = store.claimNewsroom();
            if (claim.isPresent()) {
                try {
                    index = SearchIndex.writing(store.folder(), store);
                } catch (IOException | RuntimeException e) {
                    // Else neither this process nor another one could ever claim it.
                    claim.get().close();
                    throw e;
                }
                Newsroom newsroom = new Newsroom(store, archive, accounts, options.newsroom());
                Watchers watchers = new Watchers(newsroom, options.watch(), store.clock());
                newsroom.start();
                watchers.start();
                work = new Work(claim.get(), newsroom, watchers);
                LOG.info("This process watches and reads for the desk in {}.", store.folder());
            }
        } catch (IOException | RuntimeException e) {
            searchFault = "The desk cannot begin to watch: " + e.getMessage();
            LOG.error("The desk cannot begin to watch; tried again.", e);
        }
    }

    private void closeIndex() {
        try {
            index.close();
        } catch (IOException e) {
            LOG.warn("The index was not closed well; what it lacks is made again.", e);
        }
    }

    private void catchUp() {
        try {
            index.catchUp();
            searchFault = null;
        } catch (IOException | RuntimeException e) {
            searchFault = "Search is behind: " + e.getMessage();
            LOG.error("The index cannot follow the store; tried again.", e);
        }
    }

    /** Ends watching, then what is being committed, and closes all; within half a minute. */
    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        try {
            // A desk that was only opened has none running.
            if (keeper.getState() != Thread.State.NEW) {
                keeper.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Work now = work;
        if (now != null) {
            now.watchers.close();
            now.newsroom.close();
            catchUp();
        }
        closeIndex();
        if (now != null) {
            now.claim.close();
        }
        store.close();
    }
}
