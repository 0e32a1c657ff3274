package org.rapporteur.flink.source;

import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

/** What comes out of an input, one after the other: a report, or a problem in the place of one. */
public sealed interface Item {
    /** A report came. */
    record Came(RawReport report) implements Item {}

    /** Something was bad; the rest goes on. */
    record Bad(InputProblem problem) implements Item {}
}
