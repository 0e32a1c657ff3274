package org.rapporteur.flink.job;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operator whose few keys each hold one large state as objects: an index, a tracker. A state backend would write such a state out and
 * read it in again for every report; here it is written at a checkpoint only, by key group, so that a job with more or fewer slots finds
 * it again.
 *
 * <p>In a batch the keys come one after the other, and what one held is let go when the next begins.
 *
 * @param <K> key
 * @param <S> what is held for a key
 */
abstract class HeldOperator<K, S, I, O> extends AbstractStreamOperator<O> implements OneInputStreamOperator<I, O> {
    private static final long serialVersionUID = 1;

    /** Whether reports come key by key, each key's by their timestamps. */
    final boolean isBatch;

    private transient @Nullable Map<K, S> held;
    private transient @Nullable K last;

    HeldOperator(boolean isBatch) {
        this.isBatch = isBatch;
    }

    /** Counts up with each change of what {@link #write} writes. */
    abstract int version();

    abstract void write(K key, S state, DataOutput out) throws IOException;

    /** @param version in which it was written: the present one or any before */
    abstract Map.Entry<K, S> read(DataInput in, int version) throws IOException;

    abstract S begin(K key);

    /** Nothing more comes for a key, or for any. */
    void finish(S state) {}

    final Map<K, S> held() {
        return Objects.requireNonNull(held, "held before the operator was set up");
    }

    /** What is held for the key of the report at hand. */
    @SuppressWarnings("unchecked")
    final S current() {
        K key = (K) getCurrentKey();
        if (isBatch && last != null && !last.equals(key)) {
            held().values().forEach(this::finish);
            held().clear();
        }
        last = key;
        return held().computeIfAbsent(key, this::begin);
    }

    @Override
    public void finish() throws Exception {
        held().values().forEach(this::finish);
        super.finish();
    }

    @Override
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        held = new LinkedHashMap<>();
        if (!context.isRestored()) {
            return;
        }
        for (KeyGroupStatePartitionStreamProvider group : context.getRawKeyedStateInputs()) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(group.getStream(), 1 << 16));
            int written = in.readInt();
            if (written > version()) {
                throw new IOException(
                        "the state of " + getClass().getSimpleName() + " was written in version " + written
                                + ", and this program knows them up to " + version()
                                + " only: it is older than the program that wrote it");
            }
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                Map.Entry<K, S> entry = read(in, written);
                held().put(entry.getKey(), entry.getValue());
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        int groups = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
        Map<Integer, Map<K, S>> byGroup = new TreeMap<>();
        held().forEach((key, state) -> byGroup.computeIfAbsent(
                        KeyGroupRangeAssignment.assignToKeyGroup(key, groups), any -> new LinkedHashMap<>())
                .put(key, state));
        KeyedStateCheckpointOutputStream to = context.getRawKeyedOperatorStateOutput();
        for (int group : to.getKeyGroupList()) {
            Map<K, S> these = byGroup.getOrDefault(group, Map.of());
            if (!these.isEmpty()) {
                to.startNewKeyGroup(group);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, 1 << 16));
                out.writeInt(version());
                out.writeInt(these.size());
                for (var entry : these.entrySet()) {
                    write(entry.getKey(), entry.getValue(), out);
                }
                out.flush();
            }
        }
    }
}
