package org.rapporteur.eval;

import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink that counts what comes out within this process, and keeps none of it. */
final class ClusterCount<T> implements Sink<T> {
    private static final long serialVersionUID = 1;
    private static final LongAdder COUNT = new LongAdder();

    /** What all such sinks were given. */
    static long count() {
        return COUNT.sum();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context with) {
                COUNT.increment();
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
