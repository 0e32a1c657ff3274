package org.rapporteur.cli;

import java.util.function.Function;
import org.rapporteur.annotate.ReaderModel;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.RawReport;

/** How much of each report of a pile is read. */
public enum Depth {
    /** All, with the learned reader. */
    WHOLE,
    /** All that rules and word lists find. */
    BY_RULES,
    /** What lineage and stories ask for: text, dates, sentences and fidelity; neither names nor claims. */
    SKIMMED;

    /**
     * Reads so much of a report; for many threads.
     *
     * @throws ReaderModel.Unusable if the learned reader is wanted and cannot be used
     */
    Function<RawReport, Reading> reader() {
        return switch (this) {
            case WHOLE -> {
                ReaderModel.get();
                yield new ReportReader()::read;
            }
            case BY_RULES -> ReportReader.byRules()::read;
            case SKIMMED -> ReportReader.byRules()::skim;
        };
    }
}
