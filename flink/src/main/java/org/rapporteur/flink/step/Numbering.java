package org.rapporteur.flink.step;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.step.Numbered.Tick;

/**
 * Gives the reports of one language their numbers, drops those whose id is known, and says what may be forgotten: what lies before the
 * stretch of days, as long as the window, before the present one.
 */
public final class Numbering {
    private static final int NONE = Integer.MIN_VALUE;

    private final int windowDays;
    /** Of each stretch of days that is not forgotten: the number of its first report, and which ids came. */
    private final TreeMap<Integer, Stretch> stretches = new TreeMap<>();

    private int next;
    private int present = NONE;
    private long forgotten = Long.MIN_VALUE;

    private record Stretch(int first, IdSet ids) {}

    /** Numbers from 0 on. */
    public Numbering(int windowDays) {
        this.windowDays = windowDays;
    }

    /**
     * The number of the next report.
     *
     * @return null if a report with its id came before, within two windows or so
     */
    public @Nullable Numbered number(Skim skim) {
        long id = IdSet.hash(skim.id());
        if (stretches.values().stream().anyMatch(stretch -> stretch.ids.contains(id))) {
            return null;
        }
        Tick tick = skim.time() == Skim.UNDATED ? null : tick(stretch(Skim.day(skim.time())));
        stretches.computeIfAbsent(present, any -> new Stretch(next, new IdSet())).ids.add(id);
        boolean isListed = skim.lineage().epochDay().orElse(Long.MAX_VALUE) >= forgotten;
        return new Numbered(skim, next++, isListed, tick);
    }

    private int stretch(long day) {
        return (int) Math.floorDiv(day, (long) windowDays);
    }

    private @Nullable Tick tick(int stretch) {
        if (stretch <= present) {
            return null;
        }
        boolean isFirst = present == NONE;
        present = stretch;
        if (isFirst) {
            return null;
        }
        stretches.headMap(stretch - 1).clear();
        Map.Entry<Integer, Stretch> kept = stretches.firstEntry();
        forgotten = (stretch - 1L) * windowDays;
        return new Tick(forgotten, kept == null ? next : kept.getValue().first);
    }

    /** Writes down the state; {@link #readFrom} reads it. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(windowDays);
        out.writeInt(next);
        out.writeInt(present);
        out.writeLong(forgotten);
        out.writeInt(stretches.size());
        for (var entry : stretches.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeInt(entry.getValue().first);
            entry.getValue().ids.writeTo(out);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Numbering readFrom(DataInput in) throws IOException {
        Numbering read = new Numbering(in.readInt());
        read.next = in.readInt();
        read.present = in.readInt();
        read.forgotten = in.readLong();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int stretch = in.readInt();
            int first = in.readInt();
            read.stretches.put(stretch, new Stretch(first, IdSet.readFrom(in)));
        }
        return read;
    }
}
