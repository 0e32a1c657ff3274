package org.rapporteur.flink.sink;

import org.rapporteur.claim.Reading;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

/**
 * What a desk is told, to be shown there. Of one report all must come to one sink, in order: what was read before where it is placed.
 */
public sealed interface ToDesk {
    /** A report and what was read in it; another reading takes the place of the one before. */
    record Read(RawReport raw, Reading reading) implements ToDesk {}

    /** Where a report is. */
    record Placed(Placement placement) implements ToDesk {}

    /** What a story is called; its account is made anew by the desk, of the same readings. */
    record Told(Telling telling) implements ToDesk {}

    /** What gave no report. */
    record Bad(InputProblem problem) implements ToDesk {}
}
