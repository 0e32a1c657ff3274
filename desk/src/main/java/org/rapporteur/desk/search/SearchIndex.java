package org.rapporteur.desk.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.ingest.InputProblem;

/**
 * Finds reports, quotes and events by their words. For many threads.
 *
 * <p>The newsroom's process opens it for {@link #writing} and calls {@link #catchUp} after what it commits; others open it for
 * {@link #reading} and see what was committed to the disk some seconds before. A report is indexed anew when the change log names
 * it, or names a story that it came into or left; the facts of a story when the log names its account. All that it holds comes from the store: a folder
 * that is missing, damaged, behind or ahead of the store is made again.
 */
public final class SearchIndex implements AutoCloseable {
    private static final String FOLDER = "index";

    /** Changes that are looked at in one go: a transaction of well under a second. */
    private static final int PORTION = 256;
    /** Reports that are in memory at once while the index is made again. */
    private static final int REPORTS = 64;
    /** Stories whose facts are indexed in one go. */
    private static final int STORIES = 16;
    /** After so many changes what was indexed is written to the disk, so that a crash costs some seconds of work. */
    private static final int COMMIT_AFTER = 2_000;
    /** Likewise, in milliseconds; so late a process that only reads sees it. */
    private static final long COMMIT_EVERY = 3_000;
    /** Milliseconds between two looks of a process that only reads. */
    private static final long LOOK_EVERY = 1_000;
    /** Megabytes of what is not on the disk yet. */
    private static final double BUFFER = 32;

    /** In the index: up to which change it has seen the store. */
    private static final String CHANGE = "change";
    /** In the index: the last arrival that was indexed while it is made again; nothing once that is done. */
    private static final String ARRIVAL = "arrival";
    /** Likewise, the last story. */
    private static final String STORY = "story";
    /** In the index: when it was begun, so that a reader sees that another one lies there. */
    private static final String BEGUN = "begun";

    private final Path folder;
    private final @Nullable Store store;
    private final Clock clock;
    private final Object opening = new Object();

    private @Nullable IndexWriter writer;
    private Progress progress = Progress.NONE;

    /** Up to which change searches of this process see the store. */
    private volatile long shown;

    private int uncommitted;
    private Instant committedAt = Instant.MIN;

    private volatile @Nullable SearcherManager searchers;
    private @Nullable Directory lookedIn;
    private String begun = "";
    private volatile Instant lookedAt = Instant.MIN;
    /** A search failed: whether the files are damaged is looked at when the index is next written. */
    private volatile boolean isSuspect;

    /**
     * How far the index has seen the store.
     *
     * @param change the last one it has seen
     * @param arrival the last one indexed while it is made again, or null once all are
     * @param story likewise
     */
    private record Progress(
            String begun,
            long change,
            @Nullable Long arrival,
            @Nullable String story) {
        static final Progress NONE = new Progress("", 0, null, null);

        boolean isComplete() {
            return arrival == null && story == null;
        }
    }

    private SearchIndex(Path desk, @Nullable Store store, Clock clock) {
        this.folder = desk.resolve(FOLDER);
        this.store = store;
        this.clock = clock;
    }

    /**
     * Opens the index of a desk to keep it; for the one process that is the newsroom.
     *
     * @param desk the desk's folder, in which the index has one of its own
     * @throws IOException if it can neither be opened nor made
     */
    public static SearchIndex writing(Path desk, Store store) throws IOException {
        SearchIndex index = new SearchIndex(desk, store, store.clock());
        synchronized (index) {
            index.openWriter();
        }
        return index;
    }

    /** Opens the index of a desk that another process keeps; finds nothing as long as there is none. */
    public static SearchIndex reading(Path desk, Clock clock) {
        return new SearchIndex(desk, null, clock);
    }

    /**
     * What fits a query, a page of it.
     *
     * @throws IllegalArgumentException if {@link SearchQuery#after} is no cursor of this query
     * @throws IOException if the index cannot be read; the newsroom makes a damaged one again
     */
    public Results search(SearchQuery query) throws IOException {
        if (store == null) {
            look();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        while (true) {
            SearcherManager manager = searchers;
            if (manager == null) {
                return Results.NONE;
            }
            IndexSearcher searcher;
            try {
                searcher = manager.acquire();
            } catch (AlreadyClosedException e) {
                if (manager == searchers) {
                    throw new IOException("the search index is closed", e);
                }
                continue;
            }
            try {
                return ((Searcher) searcher).find(query, today);
            } catch (IllegalArgumentException e) {
                throw e;
            } catch (IOException | RuntimeException | InternalError e) {
                // An InternalError is what Java makes of a file that was cut off while it is read from memory.
                isSuspect = true;
                throw new IOException("the search index in " + folder + " cannot be read: " + e, e);
            } finally {
                manager.release(searcher);
            }
        }
    }

    /**
     * Indexes what changed in the store; shows it to searches of this process at once, to others some seconds later. To be called
     * after each commit of the newsroom, and every second or so, also when nothing changed: it writes to the disk what is old enough.
     *
     * @return how many changes it has looked at
     * @throws IOException if the disk does not let it; the next call tries again from what was written last
     */
    public synchronized int catchUp() throws IOException {
        try {
            checkIfSuspect();
            return follow();
        } catch (IOException | RuntimeException | InternalError e) {
            if (e instanceof JdbiException) {
                throw e;
            }
            try {
                drop();
            } catch (IOException | RuntimeException | InternalError again) {
                e.addSuppressed(again);
            }
            if (!isDamage(e) && (e instanceof IOException || !areFilesDamaged())) {
                throw new IOException("the search index in " + folder + " cannot be written: " + e.getMessage(), e);
            }
            startAgain(e);
            return follow();
        }
    }

    /** What a search stumbled over is damage if a file is not what was written. */
    private void checkIfSuspect() throws IOException {
        if (!isSuspect) {
            return;
        }
        isSuspect = false;
        try (Directory directory = FSDirectory.open(folder)) {
            if (DirectoryReader.indexExists(directory) || committedAt.isAfter(Instant.MIN)) {
                try (DirectoryReader reader = DirectoryReader.open(directory)) {
                    check(reader);
                }
            }
        }
    }

    /** What went wrong need not say so: wrong bytes lead anywhere. */
    private boolean areFilesDamaged() {
        isSuspect = true;
        try {
            checkIfSuspect();
            return false;
        } catch (IOException e) {
            return isDamage(e);
        } catch (RuntimeException | InternalError e) {
            return true;
        }
    }

    private static void check(DirectoryReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
        }
    }

    private int follow() throws IOException {
        if (writer == null) {
            openWriter();
        }
        while (!progress.isComplete()) {
            goOn();
            commitIfDue();
        }
        int seen = 0;
        int looked;
        do {
            looked = portion();
            seen += looked;
            commitIfDue();
        } while (looked == PORTION);
        show();
        shown = progress.change();
        return seen;
    }

    /** Number of the last change of the store that searches know of; 0 of an index that another process keeps. */
    public long followed() {
        return shown;
    }

    /** Makes the whole index again from the store. Searches of this process find what was there until that is done. */
    public synchronized void reindex() throws IOException {
        if (writer == null) {
            openWriter();
        }
        writer().deleteAll();
        begin();
        catchUp();
        commit();
    }

    /** Writes what was indexed to the disk. */
    @Override
    public synchronized void close() throws IOException {
        try {
            if (writer != null && writer.isOpen()) {
                commit();
                writer.close();
            }
        } finally {
            drop();
            replace(null);
        }
    }

    private Store store() {
        if (store == null) {
            throw new IllegalStateException("opened for reading");
        }
        return store;
    }

    private IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("not open");
        }
        return writer;
    }

    // --- opening ---

    private void openWriter() throws IOException {
        Files.createDirectories(folder);
        try {
            open();
        } catch (IOException | IllegalArgumentException e) {
            drop();
            if (!isDamage(e)) {
                throw new IOException("the search index in " + folder + " cannot be opened: " + e.getMessage(), e);
            }
            startAgain(e);
            open();
        }
    }

    private void open() throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            if (DirectoryReader.indexExists(directory)) {
                try (DirectoryReader reader = DirectoryReader.open(directory)) {
                    check(reader);
                }
            }
            IndexWriterConfig config = new IndexWriterConfig(Searcher.ANALYZER);
            config.setRAMBufferSizeMB(BUFFER);
            // Whether to write it or to leave it is decided here, not by chance.
            config.setCommitOnClose(false);
            writer = new IndexWriter(directory, config);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        progress = read(writer.getLiveCommitData());
        long last = store().read(t -> t.changes().last());
        if (progress.begun().isEmpty() || progress.change() > last) {
            // Nothing there, or made from another store, such as the one before a backup was put back.
            writer.deleteAll();
            begin();
        }
        replace(new SearcherManager(writer, new Factory()));
    }

    private static Progress read(@Nullable Iterable<Map.Entry<String, String>> data) {
        if (data == null) {
            return Progress.NONE;
        }
        Map<String, String> values = new HashMap<>();
        data.forEach(each -> values.put(each.getKey(), each.getValue()));
        String arrival = values.get(ARRIVAL);
        return new Progress(
                values.getOrDefault(BEGUN, ""),
                Long.parseLong(values.getOrDefault(CHANGE, "0")),
                arrival == null ? null : Long.valueOf(arrival),
                values.get(STORY));
    }

    private void begin() {
        long last = store().read(t -> t.changes().last());
        progress = new Progress(clock.instant() + " " + Long.toHexString(System.nanoTime()), last, 0L, "");
    }

    private static boolean isDamage(Throwable problem) {
        return problem instanceof CorruptIndexException
                || problem instanceof IndexFormatTooOldException
                || problem instanceof IndexFormatTooNewException
                || problem instanceof NoSuchFileException
                || problem instanceof EOFException
                || problem instanceof FileNotFoundException
                || problem instanceof IllegalArgumentException
                || (problem.getCause() != null && isDamage(problem.getCause()));
    }

    /** Moves a damaged index aside and says so. */
    private void startAgain(Throwable problem) throws IOException {
        Path aside = folder.resolveSibling(FOLDER + ".damaged");
        if (Files.exists(aside)) {
            try (Stream<Path> files = Files.list(aside)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(aside);
        }
        Files.move(folder, aside);
        Files.createDirectories(folder);
        store().update(t -> t.inputs()
                .complain(
                        null,
                        new InputProblem(
                                folder.toString(),
                                "index-damaged",
                                "the search index could not be read (" + problem.getMessage()
                                        + "); it is made again from the store, and the damaged files are in "
                                        + aside)));
    }

    /** Lets go of the writer without writing; searches go on with what they have until another one is opened. */
    private void drop() throws IOException {
        IndexWriter old = writer;
        writer = null;
        uncommitted = 0;
        if (old != null) {
            try {
                old.rollback();
            } finally {
                old.getDirectory().close();
            }
        }
    }

    private void replace(@Nullable SearcherManager by) throws IOException {
        SearcherManager old = searchers;
        searchers = by;
        if (old != null) {
            old.close();
        }
    }

    private static final class Factory extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            return new Searcher(reader);
        }
    }

    /** Sees what the newsroom's process wrote. */
    private void look() throws IOException {
        Instant now = clock.instant();
        if (searchers != null && lookedAt.plusMillis(LOOK_EVERY).isAfter(now)) {
            return;
        }
        synchronized (opening) {
            lookedAt = now;
            SearcherManager manager = searchers;
            try {
                if (lookedIn == null) {
                    lookedIn = FSDirectory.open(folder);
                }
                Directory directory = lookedIn;
                if (!DirectoryReader.indexExists(directory)) {
                    return;
                }
                String there = read(SegmentInfos.readLatestCommit(directory)
                                .getUserData()
                                .entrySet())
                        .begun();
                if (manager == null || !there.equals(begun)) {
                    replace(new SearcherManager(directory, new Factory()));
                    begun = there;
                } else {
                    manager.maybeRefresh();
                }
            } catch (IOException e) {
                // It is being made again at this moment: what was there is shown until then.
                if (manager == null) {
                    throw new IOException("the search index in " + folder + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
    }

    // --- following ---

    private int portion() throws IOException {
        List<ChangeLog.Change> changes = store().read(t -> t.changes().since(progress.change(), PORTION));
        if (changes.isEmpty()) {
            return 0;
        }
        Set<String> reports = new LinkedHashSet<>();
        Set<String> stories = new LinkedHashSet<>();
        Set<String> accounts = new LinkedHashSet<>();
        for (ChangeLog.Change change : changes) {
            switch (change.type()) {
                case REPORT -> reports.add(change.subject());
                case ACCOUNT -> accounts.add(change.story() == null ? change.subject() : change.story());
                case STORY -> {
                    stories.add(change.subject());
                    if (change.kind() == ChangeLog.Kind.REMOVED) {
                        accounts.add(change.subject());
                    }
                }
                case CORRECTION, INPUT -> {}
            }
        }
        indexReports(reports);
        indexReports(movedIn(stories));
        indexStories(List.copyOf(accounts));
        progress = new Progress(progress.begun(), changes.getLast().number(), progress.arrival(), progress.story());
        uncommitted += changes.size();
        return changes.size();
    }

    /** The next part of an index that is made again: first all reports, then the facts of all stories. */
    private void goOn() throws IOException {
        Long arrival = progress.arrival();
        if (arrival != null) {
            List<StoredReport> reports = store().read(t -> {
                List<StoredReport> next = t.reports().after(arrival, REPORTS);
                index(t, next);
                return next;
            });
            boolean done = reports.size() < REPORTS;
            progress = new Progress(
                    progress.begun(),
                    progress.change(),
                    done ? null : (Long) reports.getLast().number(),
                    progress.story());
            uncommitted += reports.size();
        } else {
            String after = progress.story() == null ? "" : progress.story();
            List<String> stories = store().read(t -> t.stories().ids(after, STORIES));
            indexStories(stories);
            progress = new Progress(
                    progress.begun(), progress.change(), null, stories.size() < STORIES ? null : stories.getLast());
            uncommitted += stories.size();
        }
    }

    private void indexReports(Set<String> named) throws IOException {
        List<String> ids = List.copyOf(named);
        for (int i = 0; i < ids.size(); i += REPORTS) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + REPORTS));
            List<StoredReport> reports = store().read(t -> {
                List<StoredReport> found = t.reports().all(some);
                index(t, found);
                return found;
            });
            Set<String> gone = new LinkedHashSet<>(some);
            reports.forEach(report -> gone.remove(report.id()));
            for (String report : gone) {
                writer().deleteDocuments(new Term(Documents.KEY, Documents.keyOfReport(report)));
            }
        }
    }

    private void index(Transaction transaction, List<StoredReport> reports) {
        Documents documents = new Documents(transaction);
        for (StoredReport report : reports) {
            unchecked(() -> writer().updateDocument(
                            new Term(Documents.KEY, Documents.keyOfReport(report.id())), documents.of(report)));
        }
    }

    private void indexStories(List<String> ids) throws IOException {
        for (String story : ids) {
            List<Document> facts = new ArrayList<>();
            Optional<StoredStory> stored = store().read(t -> {
                Documents documents = new Documents(t);
                Map<String, StoredReport> reports = new HashMap<>();
                t.reports().ofStory(story).forEach(report -> reports.put(report.id(), report));
                for (Said said : t.accounts().saidIn(story)) {
                    facts.add(documents.of(
                            said, Optional.ofNullable(reports.get(said.place().report()))));
                }
                for (Happening event : t.accounts().happeningsIn(story)) {
                    facts.add(documents.of(
                            event, Optional.ofNullable(reports.get(event.place().report()))));
                }
                return t.stories().find(story);
            });
            // While the index is made again its reports have just been weighed.
            if (progress.isComplete()
                    && stored.isPresent()
                    && writer().getFieldNames().contains(Documents.ORIGINS)) {
                Term reports = new Term(Documents.STORY, story);
                writer().updateNumericDocValue(
                                reports,
                                Documents.ORIGINS,
                                stored.get().extent().weight().origins());
                writer().updateNumericDocValue(
                                reports,
                                Documents.REPORTS,
                                stored.get().extent().weight().reports());
            }
            Term old = new Term(Documents.FACTS_OF, story);
            if (facts.isEmpty()) {
                // Lucene counts the buffer of an update without documents as full for ever (10.6.0).
                writer().deleteDocuments(old);
            } else {
                writer().updateDocuments(old, facts);
            }
        }
    }

    /** Reports that the index has in one of the stories and the store has not, or the other way round. */
    private Set<String> movedIn(Set<String> stories) throws IOException {
        Set<String> moved = new LinkedHashSet<>();
        SearcherManager manager = searchers;
        if (stories.isEmpty() || manager == null) {
            return moved;
        }
        show();
        IndexSearcher searcher = manager.acquire();
        try {
            for (String story : stories) {
                Set<String> stored =
                        new LinkedHashSet<>(store().read(t -> t.reports().idsOf(story)));
                for (String report : ((Searcher) searcher).reportsOf(story)) {
                    if (!stored.remove(report)) {
                        moved.add(report);
                    }
                }
                moved.addAll(stored);
            }
        } finally {
            manager.release(searcher);
        }
        return moved;
    }

    private void show() throws IOException {
        SearcherManager manager = searchers;
        if (manager != null) {
            manager.maybeRefreshBlocking();
        }
    }

    private void commitIfDue() throws IOException {
        boolean late = !committedAt.plusMillis(COMMIT_EVERY).isAfter(clock.instant());
        if (uncommitted >= COMMIT_AFTER || (uncommitted > 0 && late)) {
            commit();
        }
    }

    private void commit() throws IOException {
        Map<String, String> data = new HashMap<>();
        data.put(BEGUN, progress.begun());
        data.put(CHANGE, String.valueOf(progress.change()));
        if (progress.arrival() != null) {
            data.put(ARRIVAL, progress.arrival().toString());
        }
        if (progress.story() != null) {
            data.put(STORY, progress.story());
        }
        writer().setLiveCommitData(data.entrySet());
        writer().commit();
        uncommitted = 0;
        committedAt = clock.instant();
    }

    private interface Indexing {
        void run() throws IOException;
    }

    private static void unchecked(Indexing work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
