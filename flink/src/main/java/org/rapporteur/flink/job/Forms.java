package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.step.Numbered.Tick;
import org.rapporteur.flink.step.Skim.Marks;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.story.StoryReport;

/** How parts that several messages have are written. */
final class Forms {
    private Forms() {}

    static void writeTick(@Nullable Tick tick, DataOutput out) throws IOException {
        Wire.writeOrNull(tick, out, (each, to) -> {
            to.writeLong(each.day());
            to.writeInt(each.number());
        });
    }

    static @Nullable Tick readTick(DataInput in) throws IOException {
        return Wire.readOrNull(in, from -> new Tick(from.readLong(), from.readInt()));
    }

    static void writeDay(OptionalLong day, DataOutput out) throws IOException {
        out.writeLong(day.orElse(Long.MIN_VALUE));
    }

    static OptionalLong readDay(DataInput in) throws IOException {
        long day = in.readLong();
        return day == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(day);
    }

    /** Messages of version 1 held a report unpacked. */
    static Packed<LineageReport> readLineage(DataInput in, int version) throws IOException {
        return version == 1 ? Packed.of(LineageReport.readFrom(in), LineageReport::writeTo) : Packed.readFrom(in);
    }

    /** Messages of version 1 held a report unpacked. */
    static Packed<StoryReport> readStory(DataInput in, int version) throws IOException {
        return version == 1 ? Packed.of(StoryReport.readFrom(in), StoryReport::writeTo) : Packed.readFrom(in);
    }

    /** Messages of version 1 held a report unpacked. */
    static Packed<RawReport> readRaw(DataInput in, int version) throws IOException {
        return version == 1 ? Packed.of(Wire.read(new RawReportForm(), in), new RawReportForm()) : Packed.readFrom(in);
    }

    static void writeMarks(Marks marks, DataOutput out) throws IOException {
        out.writeInt(marks.numbers().length);
        for (int mark : marks.numbers()) {
            out.writeInt(mark);
        }
    }

    static Marks readMarks(DataInput in) throws IOException {
        int[] marks = new int[in.readInt()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = in.readInt();
        }
        return new Marks(marks);
    }

    /** What decides on a report's parent; how its facts differ is told by the account, which lays the two side by side again. */
    static void writeEdge(Edge edge, DataOutput out) throws IOException {
        Wire.writeText(edge.from(), out);
        Wire.writeText(edge.to(), out);
        Wire.writeConstant(edge.relation(), out);
        out.writeDouble(edge.coverage());
        out.writeDouble(edge.coverageBack());
    }

    static Edge readEdge(DataInput in) throws IOException {
        return new Edge(
                Wire.readText(in),
                Wire.readText(in),
                Wire.readConstant(in, Edge.Relation.class),
                in.readDouble(),
                in.readDouble(),
                List.of(),
                List.of(),
                List.of());
    }
}
