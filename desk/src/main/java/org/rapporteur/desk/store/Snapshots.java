package org.rapporteur.desk.store;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** State of what is kept in memory, so that a restart reads little again. */
public final class Snapshots {
    private final Handle handle;
    private final Clock clock;

    Snapshots(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /**
     * A state.
     *
     * @param number of the last arrival that it has seen
     */
    public record Snapshot(long number, byte[] body) {}

    /** The last state of that name. */
    public Optional<Snapshot> find(String name) {
        return handle.createQuery("SELECT number, body FROM snapshot WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> new Snapshot(row.getLong("number"), row.getBytes("body")))
                .findOne();
    }

    /** Keeps a state in place of the one before. */
    public void put(String name, Snapshot snapshot) {
        handle.createUpdate("INSERT INTO snapshot (name, number, at, body) VALUES (:name, :number, :at, :body)"
                        + " ON CONFLICT (name) DO UPDATE SET number = excluded.number, at = excluded.at,"
                        + " body = excluded.body")
                .bind("name", name)
                .bind("number", snapshot.number())
                .bind("at", clock.millis())
                .bind("body", snapshot.body())
                .execute();
    }
}
