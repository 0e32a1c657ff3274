package org.rapporteur.flink.source;

import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Deals out what is left of a pile in its order, so that a pile whose files are named by their days comes day after day: whoever has read
 * a file asks for the next one.
 */
final class PileEnumerator implements SplitEnumerator<PileSplit, List<PileSplit>> {
    private final SplitEnumeratorContext<PileSplit> context;
    private final TreeMap<Integer, PileSplit> left = new TreeMap<>();

    PileEnumerator(SplitEnumeratorContext<PileSplit> context, List<PileSplit> left) {
        this.context = context;
        left.forEach(split -> this.left.put(split.number(), split));
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // It may have died since it asked.
        if (!context.registeredReaders().containsKey(reader)) {
            return;
        }
        if (left.isEmpty()) {
            context.signalNoMoreSplits(reader);
        } else {
            context.assignSplit(left.pollFirstEntry().getValue(), reader);
        }
    }

    /** What a reader had when it died. */
    @Override
    public void addSplitsBack(List<PileSplit> splits, int reader) {
        splits.forEach(split -> left.put(split.number(), split));
    }

    @Override
    public List<PileSplit> snapshotState(long checkpoint) {
        return List.copyOf(left.values());
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
