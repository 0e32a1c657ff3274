package org.rapporteur.flink.source;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.PileFile;

/**
 * A piece of the pile that one reader reads: a file, or what the walk to the files met.
 *
 * @param number of the piece in this pile, which names it
 * @param told problems that come before the file's own
 * @param file null where there are problems only
 * @param handedOn how many reports and problems of it went on already
 */
record PileSplit(
        int number, List<InputProblem> told, @Nullable PileFile file, long handedOn) implements SourceSplit {
    PileSplit {
        told = List.copyOf(told);
    }

    @Override
    public String splitId() {
        return Integer.toString(number);
    }

    PileSplit after(long items) {
        return new PileSplit(number, told, file, items);
    }
}
