package org.rapporteur.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rapporteur.story.Redirect;

/** Stories, and what became of them. */
public final class Stories {
    private final Handle handle;
    private final Clock clock;

    Stories(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /**
     * Writes down a story anew, from its reports, and that its account is due.
     *
     * @param changed number of the change that says so
     */
    public void put(String id, String title, long changed) {
        handle.createUpdate(
                        "INSERT INTO story (id, title, opened_at, changed_at, changed, reports, origins, language, due)"
                                + " VALUES (:id, :title, :at, :at, :changed, 0, 0, 'und', 1)"
                                + " ON CONFLICT (id) DO UPDATE SET title = excluded.title, changed_at = excluded.changed_at,"
                                + " changed = excluded.changed, due = 1, replaced_by = NULL")
                .bind("id", id)
                .bind("title", title)
                .bind("at", clock.millis())
                .bind("changed", changed)
                .execute();
        // Until the account is made every report counts as an origin of its own but those known to be made from
        // another.
        handle.createUpdate("UPDATE story SET"
                        + " reports = (SELECT COUNT(*) FROM report WHERE report.story = story.id),"
                        + " origins = (SELECT COUNT(*) FROM report WHERE report.story = story.id AND report.original IS NULL),"
                        + " first_day = (SELECT MIN(day) FROM report WHERE report.story = story.id),"
                        + " last_day = (SELECT MAX(day) FROM report WHERE report.story = story.id),"
                        + " language = COALESCE((SELECT language FROM report WHERE report.story = story.id"
                        + "   GROUP BY language ORDER BY COUNT(*) DESC, language LIMIT 1), 'und')"
                        + " WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /**
     * Says what the account of a story found.
     *
     * @param isDue whether reports or corrections came while it was made
     */
    public void accounted(String id, Weight weight, long changed, boolean isDue) {
        handle.createUpdate("UPDATE story SET origins = :origins, reports = :reports, due = :due, changed = :changed,"
                        + " changed_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("origins", weight.origins())
                .bind("reports", weight.reports())
                .bind("due", Rows.flag(isDue))
                .bind("changed", changed)
                .bind("at", clock.millis())
                .execute();
    }

    /** Its account is not due before something changes. */
    public void leave(String id) {
        handle.createUpdate("UPDATE story SET due = 0 WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** A story without reports is part of another one, or gone. */
    public void replace(String id, @Nullable String by, long changed) {
        handle.createUpdate("UPDATE story SET replaced_by = :by, reports = 0, origins = 0, due = 0, changed = :changed,"
                        + " changed_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("by", by == null ? "" : by)
                .bind("changed", changed)
                .bind("at", clock.millis())
                .execute();
    }

    /** Notes a merge or a split. */
    public void redirect(Redirect redirect) {
        handle.createUpdate("INSERT INTO redirect (kind, from_story, into_story, reports, day, why, at)"
                        + " VALUES (:kind, :from, :into, :reports, :day, :why, :at)")
                .bind("kind", redirect.kind().name())
                .bind("from", redirect.from())
                .bind("into", redirect.into())
                .bind("reports", redirect.reports())
                .bind("day", redirect.on())
                .bind("why", redirect.why())
                .bind("at", clock.millis())
                .execute();
    }

    /** What became of a story and what went into it, in the order in which it happened. */
    public List<Redirect> redirects(String story) {
        return handle.createQuery(
                        "SELECT * FROM redirect WHERE from_story = :story OR into_story = :story ORDER BY number")
                .bind("story", story)
                .map((row, context) -> new Redirect(
                        Redirect.Kind.valueOf(row.getString("kind")),
                        row.getString("from_story"),
                        row.getString("into_story"),
                        row.getInt("reports"),
                        row.getString("day"),
                        row.getString("why")))
                .list();
    }

    /** The story of that id. */
    public Optional<StoredStory> find(String id) {
        return handle.createQuery("SELECT * FROM story WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> story(row))
                .findOne();
    }

    /** The story that a name leads to now: its own, or that of the one that it became part of. */
    public Optional<StoredStory> resolve(String id) {
        Set<String> met = new HashSet<>();
        Optional<StoredStory> found = find(id);
        while (found.isPresent()
                && found.get().replacedBy() != null
                && met.add(found.get().id())) {
            Optional<StoredStory> next = find(found.get().replacedBy());
            if (next.isEmpty()) {
                break;
            }
            found = next;
        }
        return found;
    }

    /**
     * The stories that are, those changed last first.
     *
     * @param before changes before this number; {@link Long#MAX_VALUE} for all
     * @param fewestOrigins leaves out stories with fewer
     */
    public List<StoredStory> latest(long before, int fewestOrigins, int most) {
        return handle.createQuery("SELECT * FROM story WHERE replaced_by IS NULL AND changed < :before"
                        + " AND origins >= :origins ORDER BY changed DESC LIMIT :most")
                .bind("before", before)
                .bind("origins", fewestOrigins)
                .bind("most", most)
                .map((row, context) -> story(row))
                .list();
    }

    /** Ids of the stories whose account is due, those that changed first before the others. */
    public List<String> due(int most) {
        return handle.createQuery(
                        "SELECT id FROM story WHERE due = 1 AND replaced_by IS NULL ORDER BY changed LIMIT :most")
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Likewise, only those that have no account yet. */
    public List<String> dueForTheFirstTime(int most) {
        return handle.createQuery("SELECT id FROM story WHERE due = 1 AND replaced_by IS NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM account WHERE account.story = story.id)"
                        + " ORDER BY changed LIMIT :most")
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Says that accounts are due: of those stories, or of all where the list is null. */
    public void makeDue(@Nullable List<String> stories) {
        if (stories == null) {
            handle.execute("UPDATE story SET due = 1 WHERE replaced_by IS NULL");
        } else if (!stories.isEmpty()) {
            handle.createUpdate("UPDATE story SET due = 1 WHERE replaced_by IS NULL AND id IN (<ids>)")
                    .bindList("ids", stories)
                    .execute();
        }
    }

    /** Ids after that one, also of stories that became part of others, in the order of their letters; so an index is made. */
    public List<String> ids(String after, int most) {
        return handle.createQuery("SELECT id FROM story WHERE id > :after ORDER BY id LIMIT :most")
                .bind("after", after)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** How many accounts are due. */
    public int countDue() {
        return handle.createQuery("SELECT COUNT(*) FROM story WHERE due = 1 AND replaced_by IS NULL")
                .mapTo(Integer.class)
                .one();
    }

    /** How many stories there are. */
    public int count() {
        return handle.createQuery("SELECT COUNT(*) FROM story WHERE replaced_by IS NULL")
                .mapTo(Integer.class)
                .one();
    }

    private static StoredStory story(ResultSet row) throws SQLException {
        return new StoredStory(
                row.getString("id"),
                row.getString("title"),
                Rows.instant(row, "opened_at"),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getLong("changed"),
                new StoredStory.Extent(
                        Rows.weight(row),
                        Rows.day(row, "first_day"),
                        Rows.day(row, "last_day"),
                        row.getString("language")),
                row.getString("replaced_by"),
                row.getInt("due") != 0);
    }
}
