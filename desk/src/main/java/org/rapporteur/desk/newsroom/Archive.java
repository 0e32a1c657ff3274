package org.rapporteur.desk.newsroom;

import java.util.function.Function;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.store.Packing;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.ingest.RawReport;

/** Reads reports, and gives the readings of stored ones; one that another version of the program packed is read anew from the report as it came. */
public final class Archive {
    private final Function<RawReport, Reading> reader;

    /** @param reader for many threads */
    public Archive(Function<RawReport, Reading> reader) {
        this.reader = reader;
    }

    /** Reads a report that has just come; for many threads. */
    Reading read(RawReport raw) {
        return reader.apply(raw);
    }

    /**
     * The reading of a report as it is now.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Reading read(Transaction transaction, String id) {
        StoredReport report =
                transaction.reports().find(id).orElseThrow(() -> new IllegalArgumentException("no report " + id));
        return read(transaction, id, report.version());
    }

    /**
     * The reading of a version of a report.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Reading read(Transaction transaction, String id, int version) {
        try {
            return transaction
                    .reports()
                    .reading(id, version)
                    .orElseThrow(() -> new IllegalArgumentException("no version " + version + " of report " + id));
        } catch (Packing.Unreadable e) {
            RawReport raw = transaction.reports().raw(id, version).orElseThrow(() -> e);
            return reader.apply(raw);
        }
    }
}
