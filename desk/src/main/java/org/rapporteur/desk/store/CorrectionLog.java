package org.rapporteur.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What analysts said, and took back; nothing is deleted. */
public final class CorrectionLog {
    private final Handle handle;
    private final Clock clock;

    CorrectionLog(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /**
     * One correction.
     *
     * @param body what was said, as one line of the corrections file has it
     * @param undoneBy who took it back, or null if it is in force
     * @param applied whether the newsroom has carried out what was said last, the correction or its undoing
     */
    public record Entry(
            long number,
            String body,
            @Nullable String why,
            String madeBy,
            Instant madeAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt,
            boolean applied) {}

    /** Says something; gives its number. */
    public long add(String body, @Nullable String why, String by) {
        return handle.createUpdate("INSERT INTO correction (body, why, made_by, made_at, applied)"
                        + " VALUES (:body, :why, :by, :at, 0)")
                .bind("body", body)
                .bind("why", why)
                .bind("by", by)
                .bind("at", clock.millis())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
    }

    /** Takes a correction back; false if there is none of that number in force. */
    public boolean undo(long number, String by) {
        return handle.createUpdate("UPDATE correction SET undone_by = :by, undone_at = :at, applied = 0"
                                + " WHERE number = :number AND undone_by IS NULL")
                        .bind("number", number)
                        .bind("by", by)
                        .bind("at", clock.millis())
                        .execute()
                == 1;
    }

    /** All of them, latest first. */
    public List<Entry> all() {
        return list("SELECT * FROM correction ORDER BY number DESC");
    }

    /** Those in force, in the order in which they were made. */
    public List<Entry> inForce() {
        return list("SELECT * FROM correction WHERE undone_by IS NULL ORDER BY number");
    }

    /** Those that the newsroom has yet to carry out, or to take back. */
    public List<Entry> pending() {
        return list("SELECT * FROM correction WHERE applied = 0 ORDER BY number");
    }

    /** The correction of that number. */
    public Optional<Entry> find(long number) {
        return handle.createQuery("SELECT * FROM correction WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> entry(row))
                .findOne();
    }

    /** Carried out. */
    public void applied(long number) {
        handle.createUpdate("UPDATE correction SET applied = 1 WHERE number = :number")
                .bind("number", number)
                .execute();
    }

    private List<Entry> list(String sql) {
        return handle.createQuery(sql).map((row, context) -> entry(row)).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("number"),
                row.getString("body"),
                row.getString("why"),
                row.getString("made_by"),
                Rows.instant(row, "made_at"),
                row.getString("undone_by"),
                Rows.instantOrNull(row, "undone_at"),
                row.getInt("applied") != 0);
    }
}
