package org.rapporteur.flink.source;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** Reads one piece of a pile after the other, and knows of each how much of it went on. */
final class PileReader extends SingleThreadMultiplexSourceReaderBase<Item, Item, PileSplit, PileReader.Progress> {
    /** How far a piece is. */
    static final class Progress {
        private final PileSplit split;
        private long handedOn;

        Progress(PileSplit split) {
            this.split = split;
            this.handedOn = split.handedOn();
        }
    }

    PileReader(SourceReaderContext context) {
        super(
                PileSplitReader::new,
                (item, output, progress) -> {
                    output.collect(item);
                    progress.handedOn++;
                },
                context.getConfiguration(),
                context);
    }

    @Override
    public void start() {
        if (getNumberOfCurrentlyAssignedSplits() == 0) {
            context.sendSplitRequest();
        }
    }

    @Override
    protected void onSplitFinished(Map<String, Progress> finished) {
        context.sendSplitRequest();
    }

    @Override
    protected Progress initializedState(PileSplit split) {
        return new Progress(split);
    }

    @Override
    protected PileSplit toSplitType(String id, Progress progress) {
        return progress.split.after(progress.handedOn);
    }
}
