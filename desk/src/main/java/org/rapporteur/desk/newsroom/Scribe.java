package org.rapporteur.desk.newsroom;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.extract.Article;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Problem;

/**
 * Writes down what a cluster read and decided, so that a desk shows it: reports, their stories and who copies whom. The account of each
 * story is made by the desk that shows it, of these readings.
 *
 * <p>What comes again changes nothing, and an older word never takes the place of a newer one: so a cluster may repeat itself after a
 * failure. A store that a scribe has written to is the cluster's for good. For one thread; several scribes may write to one store.
 */
public final class Scribe {
    /** What a cluster says. */
    public sealed interface Word {
        /**
         * A report and what was read in it; another reading of the same report takes the place of the one before.
         *
         * @param raw its id is the cluster's, which gives an id to one text only, and of which the desk makes its own
         *     ({@link Reports#idOf})
         */
        record Read(RawReport raw, Reading reading) implements Word {}

        /**
         * Where a report is, which was read before.
         *
         * @param report the cluster's id
         * @param revision of two of the same report the higher holds
         * @param madeFrom the cluster's id of the report that it was made from, or null
         * @param relation to that, in lower case, or null
         */
        record Placed(
                String report,
                long revision,
                String story,
                @Nullable String madeFrom,
                @Nullable String relation) implements Word {}

        /**
         * What a story is called.
         *
         * @param revision of two of the same story the higher holds
         */
        record Called(String story, long revision, String title) implements Word {}

        /** What gave no report. */
        record Bad(InputProblem problem) implements Word {}
    }

    private final Store store;

    /**
     * A scribe of a store, in which a cluster decides from now on.
     *
     * @throws IOException if a desk decides there by itself: one that runs, or has taken in reports
     */
    public Scribe(Store store) throws IOException {
        this.store = store;
        if (store.read(t -> t.cluster().decides())) {
            return;
        }
        Optional<Store.Newsroom> claim = store.claimNewsroom();
        if (claim.isEmpty()) {
            // Another scribe may be doing just this.
            if (!store.read(t -> t.cluster().decides())) {
                throw new IOException("a desk runs on this store and decides by itself; end it, and begin again");
            }
            return;
        }
        try (Store.Newsroom held = claim.get()) {
            boolean isFree = store.write(t -> {
                if (!t.cluster().decides() && t.reports().count() == 0) {
                    t.cluster().decide();
                }
                return t.cluster().decides();
            });
            if (!isFree) {
                throw new IOException("this store holds the reports of a desk that decides by itself; give the cluster"
                        + " a database of its own");
            }
        }
    }

    /** Writes all of it down, or nothing. */
    public void write(List<Word> words) {
        store.update(t -> {
            Map<String, Optional<String>> touched = new LinkedHashMap<>();
            for (Word word : words) {
                switch (word) {
                    case Word.Read read -> read(t, read, touched);
                    case Word.Placed placed -> place(t, placed, touched);
                    case Word.Called called -> {
                        if (t.cluster().calls(called.story(), called.revision(), called.title())
                                && t.stories().find(called.story()).isPresent()) {
                            touched.putIfAbsent(called.story(), Optional.empty());
                        }
                    }
                    case Word.Bad bad -> t.inputs().complain(null, bad.problem());
                }
            }
            touched.forEach((story, into) -> renew(t, story, into));
        });
    }

    private void read(Transaction t, Word.Read read, Map<String, Optional<String>> touched) {
        String key = read.raw().id();
        String id = Reports.idOf(key);
        Reading reading = named(id, read.reading());
        Optional<StoredReport> stored = t.reports()
                .store(
                        null,
                        new Arrival(key, named(id, read.raw()), store.clock().instant()),
                        reading);
        if (stored.isEmpty()) {
            // Its words are known; they may have been read otherwise.
            stored = t.reports().find(id).filter(known -> t.reports().reread(id, known.version(), reading));
        }
        stored.ifPresent(report -> {
            for (Problem problem : reading.article().problems()) {
                t.inputs()
                        .complain(null, new InputProblem(reading.article().path(), problem.kind(), problem.message()));
            }
            // One that is new is told of once it is placed.
            if (report.ties().story() != null) {
                changed(t, ChangeLog.Kind.CHANGED, report, report.ties().story());
                touched.putIfAbsent(report.ties().story(), Optional.empty());
            }
        });
    }

    private static void place(Transaction t, Word.Placed placed, Map<String, Optional<String>> touched) {
        String id = Reports.idOf(placed.report());
        Optional<StoredReport> found = t.reports().find(id);
        if (found.isEmpty()) {
            t.inputs()
                    .complain(
                            null,
                            new InputProblem(
                                    placed.report(),
                                    "report-unread",
                                    "The cluster placed a report that it had not read."));
            return;
        }
        StoredReport report = found.get();
        String original = placed.madeFrom() == null ? null : Reports.idOf(placed.madeFrom());
        StoredReport.Ties ties = new StoredReport.Ties(original, placed.relation(), placed.story());
        String before = report.ties().story();
        if (!t.cluster().places(id, placed.revision()) || ties.equals(report.ties())) {
            return;
        }
        t.reports().tie(id, ties);
        changed(t, before == null ? ChangeLog.Kind.ADDED : ChangeLog.Kind.CHANGED, report, placed.story());
        if (before != null) {
            touched.put(before, Optional.of(placed.story()));
        }
        touched.putIfAbsent(placed.story(), Optional.empty());
    }

    private static void changed(Transaction t, ChangeLog.Kind kind, StoredReport report, String story) {
        t.changes()
                .add(
                        kind,
                        ChangeLog.Type.REPORT,
                        report.id(),
                        story,
                        null,
                        report.head().title());
    }

    /** Writes a story down as its reports are now; one without any is where its last report went. */
    private static void renew(Transaction t, String story, Optional<String> into) {
        Optional<String> member = t.reports().anyOf(story);
        Optional<StoredStory> known = t.stories().find(story);
        if (member.isPresent()) {
            String title = t.cluster()
                    .title(story)
                    .or(() -> known.map(StoredStory::title))
                    .or(() -> t.reports().find(member.get()).map(report -> report.head()
                            .title()))
                    .orElse(story);
            ChangeLog.Kind kind = known.isEmpty() ? ChangeLog.Kind.ADDED : ChangeLog.Kind.CHANGED;
            long change = t.changes().add(kind, ChangeLog.Type.STORY, story, story, null, title);
            t.stories().put(story, title, change);
        } else if (known.isPresent() && known.get().replacedBy() == null) {
            String by = into.filter(other -> !other.equals(story)).orElse(null);
            t.accounts().remove(story);
            long change = t.changes().add(ChangeLog.Kind.REMOVED, ChangeLog.Type.STORY, story, story, by, null);
            t.stories().replace(story, by, change);
        }
    }

    private static RawReport named(String id, RawReport raw) {
        return new RawReport(id, raw.path(), raw.format(), raw.content(), raw.given(), raw.problems());
    }

    private static Reading named(String id, Reading reading) {
        Article article = reading.article();
        return new Reading(
                new Article(
                        id,
                        article.path(),
                        article.meta(),
                        article.body(),
                        article.paragraphs(),
                        article.credits(),
                        article.problems()),
                reading.annotation(),
                reading.quotes(),
                reading.events(),
                reading.positions());
    }
}
