package org.rapporteur.eval;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.NumberSequenceIterator;

/** The numbers from 0 up; after the last one the stream ends, or stays open with nothing coming, as a topic at night. */
final class ClusterNumbers extends NumberSequenceSource {
    private static final long serialVersionUID = 1;

    private final boolean isHeld;

    ClusterNumbers(int size, boolean isHeld) {
        super(0, size - 1L);
        this.isHeld = isHeld;
    }

    @Override
    public Boundedness getBoundedness() {
        return isHeld ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return isHeld ? new Held(context) : super.createReader(context);
    }

    private static final class Held extends IteratorSourceReader<Long, NumberSequenceIterator, NumberSequenceSplit> {
        private boolean hasEnded;

        Held(SourceReaderContext context) {
            super(context);
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            InputStatus status = super.pollNext(output);
            hasEnded = status == InputStatus.END_OF_INPUT;
            return hasEnded ? InputStatus.NOTHING_AVAILABLE : status;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return hasEnded ? new CompletableFuture<>() : super.isAvailable();
        }
    }
}
