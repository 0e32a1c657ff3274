package org.rapporteur.desk.newsroom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryReport;
import org.rapporteur.story.StoryTracker;
import org.rapporteur.story.StoryUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who copies whom and which story a report is in, decided as reports arrive and written down in the same transaction.
 *
 * <p>The state lies in memory and, now and then, as a snapshot in the store; after a restart the arrivals since then are observed
 * again, which decides the same. If a transaction fails, the state is ahead of the store and must be restored. For one thread.
 */
final class Trackers {
    private static final Logger LOG = LoggerFactory.getLogger(Trackers.class);
    private static final String STORIES = "stories";
    private static final String LINEAGE = "lineage";
    /** Arrivals observed again in one go; each holds a reading in memory. */
    private static final int PORTION = 200;
    /** Readings kept at hand for comparing: about 20 MB of reports of usual length. */
    private static final int READINGS_KEPT = 256;

    private final int windowDays;
    private final Archive archive;
    private final Map<String, Reading> recent = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
            return size() > READINGS_KEPT;
        }
    };

    /** Stories to be written down anew at the end of the transaction. */
    private final Set<String> touched = new LinkedHashSet<>();

    private StoryTracker stories;
    private LineageTracker lineage;
    private @Nullable Transaction current;
    /** Number of the arrival that is being observed again; none is later where nothing is. */
    private long observing = Long.MAX_VALUE;
    /** Number of the last arrival that the state has seen. */
    private long number;
    /** Number of the last arrival that the state in the store has seen. */
    private long kept;

    /**
     * Trackers that know nothing yet.
     *
     * @param archive gives the readings of stored reports
     */
    Trackers(int windowDays, Archive archive) {
        this.windowDays = windowDays;
        this.archive = archive;
        this.stories = new StoryTracker(windowDays);
        this.lineage = LineageTracker.ofStream(windowDays, this::report);
    }

    private LineageReport report(String id) {
        return LineageReport.of(reading(id));
    }

    private Reading reading(String id) {
        Reading known = recent.get(id);
        if (known != null) {
            return known;
        }
        if (current == null) {
            throw new IllegalStateException("asked for " + id + " outside of a transaction");
        }
        // While arrivals are observed again, as it was then: a later version would be compared otherwise.
        int version = current.reports().versionAt(id, observing);
        Reading reading = archive.read(current, id, version);
        recent.put(id, reading);
        return reading;
    }

    long number() {
        return number;
    }

    /** How many arrivals would be observed again after a restart. */
    long unkept() {
        return number - kept;
    }

    /** Goes back to the last snapshot and observes again what arrived since; what turns out otherwise is written down. */
    void restore(Store store) {
        recent.clear();
        touched.clear();
        Set<String> seen = new LinkedHashSet<>();
        store.read(transaction -> {
            within(transaction, () -> {
                load(transaction);
                List<Correction> inForce = Rulings.inForce(transaction);
                lineage.correct(inForce);
                if (number == 0) {
                    // The state that held them is gone, or there was none.
                    stories.correctAnew(inForce);
                }
                catchUp(transaction, seen);
            });
            return true;
        });
        store.update(transaction -> within(transaction, () -> {
            for (String id : seen) {
                String story = stories.storyOf(id);
                StoredReport report = transaction.reports().find(id).orElseThrow();
                if (story != null && !story.equals(report.ties().story())) {
                    transaction.reports().place(id, story);
                    touch(story, report.ties().story());
                }
            }
            finish(transaction);
        }));
    }

    private void load(Transaction transaction) {
        number = 0;
        kept = 0;
        stories = new StoryTracker(windowDays);
        lineage = LineageTracker.ofStream(windowDays, this::report);
        OptionalLong seen = transaction.snapshots().number(STORIES);
        if (seen.isEmpty() || !seen.equals(transaction.snapshots().number(LINEAGE))) {
            return;
        }
        try {
            StoryTracker read = StoryTracker.readFrom(transaction.snapshots().open(STORIES));
            lineage = LineageTracker.readFrom(transaction.snapshots().open(LINEAGE), this::report);
            stories = read;
            number = seen.getAsLong();
            kept = number;
        } catch (IOException e) {
            LOG.warn("The trackers' state is of another version ({}); all reports are observed again.", e.getMessage());
        }
    }

    private void catchUp(Transaction transaction, Set<String> seen) {
        try {
            observeAgain(transaction, seen);
        } finally {
            observing = Long.MAX_VALUE;
        }
    }

    private void observeAgain(Transaction transaction, Set<String> seen) {
        Reports reports = transaction.reports();
        for (List<Reports.Version> portion = reports.arrivalsAfter(number, PORTION);
                !portion.isEmpty();
                portion = reports.arrivalsAfter(number, PORTION)) {
            for (Reports.Version arrival : portion) {
                Reading reading = archive.read(transaction, arrival.report(), arrival.version());
                recent.put(reading.id(), reading);
                observing = arrival.number();
                lineage.observe(reading);
                Edge parent = parent(reading.id(), lineage.edges(reading.id()));
                stories.observe(StoryReport.of(reading), parent == null ? null : parent.to());
                forgetOld();
                seen.add(reading.id());
                number = arrival.number();
            }
        }
    }

    /**
     * Takes note of a report that was just stored, and writes down where it went and what else changed. {@link #finish} must follow in
     * the same transaction.
     */
    void arrive(Transaction transaction, StoredReport report, Reading reading) {
        within(transaction, () -> {
            recent.put(report.id(), reading);
            lineage.observe(reading);
            List<Edge> edges = lineage.edges(report.id());
            // Of two reports the later to arrive may be the original: then the earlier one is made from it. Of what was
            // made from an earlier version this one may not be the original any more.
            Set<String> copies = copies(report.id(), transaction.reports().edges(report.id()));
            copies.addAll(copies(report.id(), edges));
            transaction.reports().link(report.id(), edges);
            Edge parent = parent(report.id(), edges);
            List<StoryUpdate> updates = stories.observe(StoryReport.of(reading), parent == null ? null : parent.to());
            String story = place(report.id(), updates);
            transaction.reports().tie(report.id(), ties(parent, story));
            touch(story, report.ties().story());
            copies.forEach(copy -> retie(transaction, copy));
            transaction
                    .changes()
                    .add(
                            report.version() == 1 ? ChangeLog.Kind.ADDED : ChangeLog.Kind.CHANGED,
                            ChangeLog.Type.REPORT,
                            report.id(),
                            story,
                            null,
                            report.head().title());
            write(transaction, updates);
            forgetOld();
            number = report.number();
        });
    }

    private static Set<String> copies(String report, List<Edge> edges) {
        return edges.stream()
                .filter(edge -> edge.to().equals(report))
                .map(Edge::from)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The story of a report that was just observed; one from before the window has left it again, and keeps its story. */
    private @Nullable String place(String report, List<StoryUpdate> updates) {
        String story = stories.storyOf(report);
        return story == null && updates.getFirst() instanceof StoryUpdate.Placed placed ? placed.story() : story;
    }

    /** The edge to what a report was most likely made from, or null. */
    private static @Nullable Edge parent(String report, List<Edge> edges) {
        return new Lineage(edges, List.of()).parentByReport().get(report);
    }

    private static StoredReport.Ties ties(@Nullable Edge parent, @Nullable String story) {
        return parent == null
                ? new StoredReport.Ties(null, null, story)
                : new StoredReport.Ties(parent.to(), parent.relation().name().toLowerCase(Locale.ROOT), story);
    }

    /** An earlier report is made from one that came later; its story stays what the story tracker says. */
    private static void retie(Transaction transaction, String report) {
        transaction.reports().find(report).ifPresent(known -> {
            Edge parent = parent(report, transaction.reports().edges(report));
            transaction.reports().tie(report, ties(parent, known.ties().story()));
        });
    }

    private void forgetOld() {
        if (lineage.size() > stories.size() + PORTION) {
            stories.firstDay().ifPresent(lineage::forgetBefore);
        }
    }

    /**
     * Takes all that analysts say now, and writes down what that changed; {@link #finish} must follow.
     *
     * @param concerned ids of reports whose copies may be seen otherwise than before
     */
    void correct(Transaction transaction, List<Correction> inForce, Set<String> concerned) {
        within(transaction, () -> {
            lineage.correct(inForce);
            for (StoredReport report : transaction.reports().all(concerned)) {
                // A copy may be older than the window, while its original keeps its place among the stories.
                if (stories.storyOf(report.id()) != null && lineage.knows(report.id())) {
                    Reading reading = reading(report.id());
                    List<Edge> edges = lineage.edges(report.id());
                    transaction.reports().link(report.id(), edges);
                    Edge parent = parent(report.id(), edges);
                    write(transaction, stories.observe(StoryReport.of(reading), parent == null ? null : parent.to()));
                    String story = stories.storyOf(report.id());
                    transaction.reports().tie(report.id(), ties(parent, story));
                    touch(story, report.ties().story());
                }
            }
            write(transaction, stories.correctAnew(inForce));
        });
    }

    private void touch(@Nullable String story, @Nullable String other) {
        if (story != null) {
            touched.add(story);
        }
        if (other != null) {
            touched.add(other);
        }
    }

    private void write(Transaction transaction, List<StoryUpdate> updates) {
        for (StoryUpdate update : updates) {
            switch (update) {
                case StoryUpdate.Placed placed -> touched.add(placed.story());
                case StoryUpdate.Moved moved -> {
                    transaction.reports().place(moved.report(), moved.into());
                    touch(moved.from(), moved.into());
                }
                case StoryUpdate.Redirected redirected -> transaction.stories().redirect(redirected.redirect());
            }
        }
    }

    /** Writes down the stories that were touched, as their reports are now; ends a transaction. */
    void finish(Transaction transaction) {
        for (String story : touched) {
            Optional<String> member = transaction.reports().anyOf(story);
            if (member.isPresent()) {
                renew(transaction, story, member.get());
            } else {
                replace(transaction, story);
            }
        }
        touched.clear();
    }

    private void renew(Transaction transaction, String id, String member) {
        Story story = stories.find(member);
        String title = story != null && story.id().equals(id)
                ? story.title()
                : transaction
                        .stories()
                        .find(id)
                        .map(StoredStory::title)
                        .orElseGet(() -> headline(transaction, member, id));
        boolean isNew = transaction.stories().find(id).isEmpty();
        long change = transaction
                .changes()
                .add(isNew ? ChangeLog.Kind.ADDED : ChangeLog.Kind.CHANGED, ChangeLog.Type.STORY, id, id, null, title);
        transaction.stories().put(id, title, change);
    }

    private static String headline(Transaction transaction, String report, String otherwise) {
        return transaction
                .reports()
                .find(report)
                .map(found -> found.head().title())
                .orElse(otherwise);
    }

    private void replace(Transaction transaction, String story) {
        String into = stories.resolve(story);
        String by = into.equals(story) ? null : into;
        transaction.accounts().remove(story);
        long change = transaction.changes().add(ChangeLog.Kind.REMOVED, ChangeLog.Type.STORY, story, story, by, null);
        transaction.stories().replace(story, by, change);
    }

    private void within(Transaction transaction, Runnable work) {
        Transaction outer = current;
        current = transaction;
        try {
            work.run();
        } finally {
            current = outer;
        }
    }

    /** Keeps the state in the store. */
    void keep(Transaction transaction) {
        try {
            ByteArrayOutputStream storyBytes = new ByteArrayOutputStream();
            stories.writeTo(storyBytes);
            ByteArrayOutputStream lineageBytes = new ByteArrayOutputStream();
            lineage.writeTo(lineageBytes);
            transaction.snapshots().put(STORIES, number, storyBytes.toByteArray());
            transaction.snapshots().put(LINEAGE, number, lineageBytes.toByteArray());
            kept = number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
