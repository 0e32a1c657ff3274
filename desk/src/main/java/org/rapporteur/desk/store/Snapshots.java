package org.rapporteur.desk.store;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** State of what is kept in memory, so that a restart reads little again. */
public final class Snapshots {
    private final Handle handle;
    private final Clock clock;

    Snapshots(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /** Number of the last arrival that the last state of that name has seen, or empty if there is none. */
    public OptionalLong number(String name) {
        return handle.createQuery("SELECT number FROM snapshot WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /**
     * The last state of that name.
     *
     * @throws IllegalStateException if there is none
     */
    public ByteArrayInputStream open(String name) {
        return new ByteArrayInputStream(handle.createQuery("SELECT body FROM snapshot WHERE name = :name")
                .bind("name", name)
                .mapTo(byte[].class)
                .one());
    }

    /**
     * Keeps a state in place of the one before.
     *
     * @param number of the last arrival that it has seen
     */
    public void put(String name, long number, byte[] body) {
        handle.createUpdate("INSERT INTO snapshot (name, number, at, body) VALUES (:name, :number, :at, :body)"
                        + " ON CONFLICT (name) DO UPDATE SET number = excluded.number, at = excluded.at,"
                        + " body = excluded.body")
                .bind("name", name)
                .bind("number", number)
                .bind("at", clock.millis())
                .bind("body", body)
                .execute();
    }
}
