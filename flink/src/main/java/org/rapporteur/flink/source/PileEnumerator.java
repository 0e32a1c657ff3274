package org.rapporteur.flink.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Deals out what is left of a pile: whoever has read a file asks for the next one. */
final class PileEnumerator implements SplitEnumerator<PileSplit, List<PileSplit>> {
    private final SplitEnumeratorContext<PileSplit> context;
    private final Deque<PileSplit> left;

    PileEnumerator(SplitEnumeratorContext<PileSplit> context, List<PileSplit> left) {
        this.context = context;
        this.left = new ArrayDeque<>(left);
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // It may have died since it asked.
        if (!context.registeredReaders().containsKey(reader)) {
            return;
        }
        PileSplit next = left.poll();
        if (next == null) {
            context.signalNoMoreSplits(reader);
        } else {
            context.assignSplit(next, reader);
        }
    }

    /** What a reader had when it died comes first again. */
    @Override
    public void addSplitsBack(List<PileSplit> splits, int reader) {
        splits.reversed().forEach(left::addFirst);
    }

    @Override
    public List<PileSplit> snapshotState(long checkpoint) {
        return List.copyOf(left);
    }

    @Override
    public void start() {
        // Readers ask.
    }

    @Override
    public void addReader(int reader) {
        // It asks.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
