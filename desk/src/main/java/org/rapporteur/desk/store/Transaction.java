package org.rapporteur.desk.store;

import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** The tables, as one transaction sees them. To be used within it only, by one thread. */
public final class Transaction {
    private final Handle handle;
    private final Clock clock;

    Transaction(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /** What is followed, and up to where it is read. */
    public Inputs inputs() {
        return new Inputs(handle, clock);
    }

    /** Reports, all their versions, and who copies whom. */
    public Reports reports() {
        return new Reports(handle);
    }

    /** Stories, and what became of them. */
    public Stories stories() {
        return new Stories(handle, clock);
    }

    /** The accounts of stories, and their facts. */
    public Accounts accounts() {
        return new Accounts(handle);
    }

    /** What changed, for pages and programs that follow. */
    public ChangeLog changes() {
        return new ChangeLog(handle, clock);
    }

    /** What analysts said. */
    public CorrectionLog corrections() {
        return new CorrectionLog(handle, clock);
    }

    /** Whether a cluster decides, and what it said last. */
    public Cluster cluster() {
        return new Cluster(handle, clock);
    }

    /** State of the trackers. */
    public Snapshots snapshots() {
        return new Snapshots(handle, clock);
    }

    /** How far each viewer has read. */
    public Viewers viewers() {
        return new Viewers(handle);
    }
}
