package org.rapporteur.flink.step;

import java.util.function.Consumer;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.InputProblem;
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

    /** Looks at a report; one that breaks the reader becomes a problem: it must not end a job, nor begin it again for ever. */
    public void skim(RawReport raw, Consumer<Skim> skims, Consumer<InputProblem> problems) {
        Skim skim;
        try {
            skim = skim(raw);
        } catch (RuntimeException | StackOverflowError e) {
            problems.accept(
                    new InputProblem(raw.path(), "report-unreadable", "The report could not be read (" + e + ")."));
            return;
        }
        skims.accept(skim);
    }

    /** A report that was looked at already, at any depth. */
    public Skim skim(RawReport raw, Reading reading) {
        LineageReport lineage = LineageReport.of(reading);
        return Skim.of(raw, reading, lineage, LineageSteps.marks(steps.trace(lineage)));
    }
}
