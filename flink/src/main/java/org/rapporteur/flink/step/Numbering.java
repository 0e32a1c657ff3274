package org.rapporteur.flink.step;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.step.Numbered.Tick;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.text.WrittenText;

/**
 * Gives reports their numbers, language by language, drops those whose id is known, and says what may be forgotten: what lies before the
 * stretch of days, as long as the window, before the present one.
 */
public final class Numbering {
    private static final int NONE = Integer.MIN_VALUE;

    private final int windowDays;
    /** Which ids came in each stretch of days that is not forgotten. */
    private final TreeMap<Integer, IdSet> ids = new TreeMap<>();

    private int present = NONE;
    private final TreeMap<String, Line> lines = new TreeMap<>();

    /** Numbers from 0 on. */
    public Numbering(int windowDays) {
        this.windowDays = windowDays;
    }

    /** The reports of one language. */
    private static final class Line {
        private int next;
        private int present = NONE;
        private long forgotten = Long.MIN_VALUE;
        /** Number of the first report of each stretch of days that is not forgotten. */
        private final TreeMap<Integer, Integer> firsts = new TreeMap<>();
    }

    /**
     * The number of the next report.
     *
     * @return null if a report with its id came before, within two windows or so
     */
    public @Nullable Numbered number(Skim skim) {
        return number(skim, Long.MIN_VALUE);
    }

    /**
     * The number of the next report, which may be late.
     *
     * @param now milliseconds since 1970 up to which all has come: the texts that are out of reach of it are gone, however long ago the
     *     report before in its language was published
     * @return null if a report with its id came before, within two windows or so
     */
    public @Nullable Numbered number(Skim skim, long now) {
        long time = Math.max(skim.time(), now);
        int stretch = time >= Skim.UNDATED ? NONE : (int) Math.floorDiv(Skim.day(time), (long) windowDays);
        long id = IdSet.hash(skim.id());
        if (ids.values().stream().anyMatch(known -> known.contains(id))) {
            return null;
        }
        if (stretch > present) {
            present = stretch;
            ids.headMap(stretch - 1).clear();
        }
        ids.computeIfAbsent(present, any -> new IdSet()).add(id);
        Line line = lines.computeIfAbsent(skim.language(), any -> new Line());
        Tick tick = stretch > line.present ? tick(line, stretch) : null;
        line.firsts.putIfAbsent(line.present, line.next);
        boolean isListed = skim.day().orElse(Long.MAX_VALUE) >= line.forgotten;
        return new Numbered(skim, line.next++, isListed, tick);
    }

    private @Nullable Tick tick(Line line, int stretch) {
        boolean isFirst = line.present == NONE;
        line.present = stretch;
        if (isFirst) {
            return null;
        }
        line.firsts.headMap(stretch - 1).clear();
        line.forgotten = (stretch - 1L) * windowDays;
        Map.Entry<Integer, Integer> kept = line.firsts.firstEntry();
        return new Tick(line.forgotten, kept == null ? line.next : kept.getValue());
    }

    /** What is said of a report that got no number. */
    public static InputProblem idKnown(Skim skim) {
        return new InputProblem(
                skim.path(), "id-known", "A report with the id " + skim.id() + " came before; this one is left out.");
    }

    /** Writes down the state; {@link #readFrom} reads it. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(windowDays);
        out.writeInt(present);
        out.writeInt(ids.size());
        for (var entry : ids.entrySet()) {
            out.writeInt(entry.getKey());
            entry.getValue().writeTo(out);
        }
        out.writeInt(lines.size());
        for (var entry : lines.entrySet()) {
            Line line = entry.getValue();
            WrittenText.write(entry.getKey(), out);
            out.writeInt(line.next);
            out.writeInt(line.present);
            out.writeLong(line.forgotten);
            out.writeInt(line.firsts.size());
            for (var first : line.firsts.entrySet()) {
                out.writeInt(first.getKey());
                out.writeInt(first.getValue());
            }
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Numbering readFrom(DataInput in) throws IOException {
        Numbering read = new Numbering(in.readInt());
        read.present = in.readInt();
        int stretches = in.readInt();
        for (int i = 0; i < stretches; i++) {
            read.ids.put(in.readInt(), IdSet.readFrom(in));
        }
        int lines = in.readInt();
        for (int i = 0; i < lines; i++) {
            Line line = new Line();
            read.lines.put(WrittenText.read(in), line);
            line.next = in.readInt();
            line.present = in.readInt();
            line.forgotten = in.readLong();
            int firsts = in.readInt();
            for (int f = 0; f < firsts; f++) {
                line.firsts.put(in.readInt(), in.readInt());
            }
        }
        return read;
    }
}
