package org.rapporteur.desk.store;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How far each viewer has read, so that a page can say what is new to them. */
public final class Viewers {
    private final Handle handle;

    Viewers(Handle handle) {
        this.handle = handle;
    }

    /** Number of the last development that a viewer saw of each story. */
    public Map<String, Long> seen(String viewer) {
        Map<String, Long> seen = new HashMap<>();
        handle.createQuery("SELECT story, development FROM seen WHERE viewer = :viewer")
                .bind("viewer", viewer)
                .map((row, context) -> Map.entry(row.getString("story"), row.getLong("development")))
                .forEach(each -> seen.put(each.getKey(), each.getValue()));
        return seen;
    }

    /** A viewer has seen a story up to a development; never goes back. */
    public void sawUpTo(String viewer, String story, long development) {
        handle.createUpdate("INSERT INTO seen (viewer, story, development) VALUES (:viewer, :story, :development)"
                        + " ON CONFLICT (viewer, story) DO UPDATE SET development = excluded.development"
                        + " WHERE excluded.development > seen.development")
                .bind("viewer", viewer)
                .bind("story", story)
                .bind("development", development)
                .execute();
    }
}
