package org.rapporteur.flink;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink that keeps in this process what it is given, each sink for itself. */
final class KeptSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Map<Integer, Queue<Object>> KEPT = new ConcurrentHashMap<>();

    private final int number = NEXT.incrementAndGet();

    /** What was given so far. */
    @SuppressWarnings("unchecked")
    Collection<T> kept() {
        return (Collection<T>) List.copyOf(KEPT.getOrDefault(number, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Queue<Object> into = KEPT.computeIfAbsent(number, any -> new ConcurrentLinkedQueue<>());
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context with) {
                into.add(element);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
