package org.rapporteur.flink.step;

import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.LineageSteps;

/** Looks at reports closely enough to find their places. For one thread. */
public final class Skimmer {
    private final LineageSteps steps = new LineageSteps();

    /** Looks at a report. */
    public Skim skim(RawReport raw) {
        return skim(raw, CloseReader.skim(raw));
    }

    /** A report that was looked at already, at any depth. */
    public Skim skim(RawReport raw, Reading reading) {
        LineageReport lineage = LineageReport.of(reading);
        return Skim.of(raw, reading, lineage, LineageSteps.marks(steps.trace(lineage)));
    }
}
