package org.rapporteur.eval;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.rapporteur.flink.outcome.Placement;

/** A sink that knows how far the reports of a {@link SyntheticStream} are placed within this process, and keeps none of them. */
final class ClusterCount implements Sink<Placement> {
    private static final long serialVersionUID = 1;
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** From nothing on. */
    static void reset() {
        COUNT.set(0);
    }

    /** Reports that are placed: they are placed in order. */
    static int count() {
        return COUNT.get();
    }

    @Override
    public SinkWriter<Placement> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(Placement placement, Context with) {
                COUNT.accumulateAndGet(SyntheticStream.number(placement.report()) + 1, Math::max);
            }

            @Override
            public void flush(boolean isEnd) {
                // Nothing waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
