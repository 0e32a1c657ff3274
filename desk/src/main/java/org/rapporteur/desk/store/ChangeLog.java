package org.rapporteur.desk.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Every change, in one order that everybody sees: the cursor of pages and programs that follow. Never altered. */
public final class ChangeLog {
    private final Handle handle;
    private final Clock clock;

    ChangeLog(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /** What happened to it. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** What it happened to. */
    public enum Type {
        REPORT,
        STORY,
        ACCOUNT,
        CORRECTION,
        INPUT
    }

    /**
     * One change.
     *
     * @param number the cursor: what is asked for since this number comes after it
     * @param subject id of what changed
     * @param story the story that it concerns, or null
     * @param replacedBy what to look at instead, of what was removed, or null
     * @param title in a few words, or null
     */
    public record Change(
            long number,
            Instant at,
            Kind kind,
            Type type,
            String subject,
            @Nullable String story,
            @Nullable String replacedBy,
            @Nullable String title) {}

    /** Notes a change; gives its number. */
    public long add(
            Kind kind,
            Type type,
            String subject,
            @Nullable String story,
            @Nullable String replacedBy,
            @Nullable String title) {
        return handle.createUpdate("INSERT INTO change (at, kind, type, subject, story, replaced_by, title)"
                        + " VALUES (:at, :kind, :type, :subject, :story, :replaced_by, :title)")
                .bind("at", clock.millis())
                .bind("kind", kind.name())
                .bind("type", type.name())
                .bind("subject", subject)
                .bind("story", story)
                .bind("replaced_by", replacedBy)
                .bind("title", title)
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
    }

    /** The changes after that number, at most so many. */
    public List<Change> since(long number, int most) {
        return list("SELECT * FROM change WHERE number > :number ORDER BY number LIMIT :most", number, null, most);
    }

    /** Likewise, of one story. */
    public List<Change> since(long number, String story, int most) {
        return list(
                "SELECT * FROM change WHERE number > :number AND story = :story ORDER BY number LIMIT :most",
                number,
                story,
                most);
    }

    private List<Change> list(String sql, long number, @Nullable String story, int most) {
        Query query = handle.createQuery(sql).bind("number", number).bind("most", most);
        if (story != null) {
            query.bind("story", story);
        }
        return query.map((row, context) -> new Change(
                        row.getLong("number"),
                        Rows.instant(row, "at"),
                        Kind.valueOf(row.getString("kind")),
                        Type.valueOf(row.getString("type")),
                        row.getString("subject"),
                        row.getString("story"),
                        row.getString("replaced_by"),
                        row.getString("title")))
                .list();
    }

    /** Number of the last change, 0 before any. */
    public long last() {
        return handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM change")
                .mapTo(Long.class)
                .one();
    }
}
