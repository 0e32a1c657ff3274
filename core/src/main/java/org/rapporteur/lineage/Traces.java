package org.rapporteur.lineage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The traces of the reports that are compared: all of a pile; of a stream the last ones used, the others made again on demand. */
final class Traces {
    /** About 10 MB; a report is compared with at most 16 others, and the reports of a hot story with the same ones. */
    private static final int KEPT_OF_A_STREAM = 512;

    private final Tracer tracer;
    private final LineageTracker.@Nullable Archive archive;
    private final LinkedHashMap<String, Trace> kept;

    /** @param archive where reports are to be had again, or null to keep every trace */
    Traces(Tracer tracer, LineageTracker.@Nullable Archive archive) {
        this.tracer = tracer;
        this.archive = archive;
        this.kept = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Trace> eldest) {
                return archive != null && size() > KEPT_OF_A_STREAM;
            }
        };
    }

    void keep(Trace trace) {
        kept.put(trace.id(), trace);
    }

    void forget(String id) {
        kept.remove(id);
    }

    Trace expect(String id) {
        Trace trace = kept.get(id);
        if (trace == null) {
            if (archive == null) {
                throw new IllegalArgumentException("not observed: " + id);
            }
            LineageReport report = archive.report(id);
            if (!report.id().equals(id)) {
                throw new IllegalArgumentException("the archive gives " + report.id() + " for " + id);
            }
            trace = tracer.trace(report);
            kept.put(id, trace);
        }
        return trace;
    }
}
