package org.rapporteur.desk.store;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whether a cluster decides which story a report is in, and how far its last word on each has come. */
public final class Cluster {
    private final Handle handle;
    private final Clock clock;

    Cluster(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /** Whether one decides, for good: then this desk shows, and neither follows inputs nor places reports. */
    public boolean decides() {
        return handle.createQuery("SELECT COUNT(*) FROM cluster")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** From now on one decides. */
    public void decide() {
        handle.createUpdate("INSERT INTO cluster (since) VALUES (:since)")
                .bind("since", clock.millis())
                .execute();
    }

    /** Notes a placement of a report; false if it is no later than the last one, and so no news. */
    public boolean places(String report, long revision) {
        return handle.createUpdate("INSERT INTO placement (report, revision) VALUES (:report, :revision)"
                                + " ON CONFLICT (report) DO UPDATE SET revision = excluded.revision"
                                + " WHERE excluded.revision > placement.revision")
                        .bind("report", report)
                        .bind("revision", revision)
                        .execute()
                > 0;
    }

    /** Notes what a story is called; false if that is no later than the last time, and so no news. */
    public boolean calls(String story, long revision, String title) {
        return handle.createUpdate("INSERT INTO telling (story, revision, title) VALUES (:story, :revision, :title)"
                                + " ON CONFLICT (story) DO UPDATE SET revision = excluded.revision, title = excluded.title"
                                + " WHERE excluded.revision > telling.revision")
                        .bind("story", story)
                        .bind("revision", revision)
                        .bind("title", title)
                        .execute()
                > 0;
    }

    /** What a story was last called, or empty before it was. */
    public Optional<String> title(String story) {
        return handle.createQuery("SELECT title FROM telling WHERE story = :story")
                .bind("story", story)
                .mapTo(String.class)
                .findOne();
    }
}
