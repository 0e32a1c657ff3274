package org.rapporteur.flink;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.NumberSequenceIterator;

/** The numbers from 0 up, shared out among the slots; then the stream stays open and nothing comes, as a topic at night. */
final class SilentNumbers extends NumberSequenceSource {
    private static final long serialVersionUID = 1;

    SilentNumbers(int size) {
        super(0, size - 1L);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return new Reader(context);
    }

    private static final class Reader extends IteratorSourceReader<Long, NumberSequenceIterator, NumberSequenceSplit> {
        private boolean isSilent;

        Reader(SourceReaderContext context) {
            super(context);
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            InputStatus status = super.pollNext(output);
            isSilent = status == InputStatus.END_OF_INPUT;
            return isSilent ? InputStatus.NOTHING_AVAILABLE : status;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return isSilent ? new CompletableFuture<>() : super.isAvailable();
        }
    }
}
