package org.rapporteur.flink.step;

import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.flink.step.JobOptions.Depth;
import org.rapporteur.ingest.RawReport;

/** Reads reports as closely as the user asked; for many threads. */
public final class CloseReader {
    private final Depth depth;

    /** Reads nothing until it is asked to. */
    public CloseReader(Depth depth) {
        this.depth = depth;
    }

    /**
     * What is inside a report.
     *
     * @param isOriginal whether it was made from no other report
     */
    public Reading read(RawReport raw, boolean isOriginal) {
        boolean isLearned =
                switch (depth) {
                    case NONE -> throw new IllegalStateException("nothing is read closely");
                    case RULES -> false;
                    case ORIGINALS -> isOriginal;
                    case ALL -> true;
                };
        return (isLearned ? Learned.READER : ByRules.READER).read(raw);
    }

    /** Text, dates and sentences. */
    public static Reading skim(RawReport raw) {
        return ByRules.READER.skim(raw);
    }

    // Word lists and weights are loaded once for the process, when they are first wanted.
    private static final class ByRules {
        static final ReportReader READER = ReportReader.byRules();
    }

    private static final class Learned {
        static final ReportReader READER = new ReportReader();
    }
}
