package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Skim.Marks;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.story.StoryReport;

/** How a {@link Skim} is written. */
public record SkimForm() implements Form<Skim> {
    @Override
    public Class<Skim> type() {
        return Skim.class;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(Skim value, DataOutput out) throws IOException {
        Wire.writeText(value.language(), out);
        out.writeLong(value.time());
        Wire.writeText(value.id(), out);
        Wire.writeText(value.path(), out);
        Forms.writeDay(value.day(), out);
        Forms.writeMarks(value.marks(), out);
        value.lineage().writeTo(out);
        value.story().writeTo(out);
        value.raw().writeTo(out);
    }

    @Override
    public Skim read(DataInput in, int version) throws IOException {
        return version == 1 ? first(in) : second(in);
    }

    private static Skim second(DataInput in) throws IOException {
        String language = Wire.readText(in);
        long time = in.readLong();
        String id = Wire.readText(in);
        String path = Wire.readText(in);
        return new Skim(
                language,
                time,
                id,
                path,
                Forms.readDay(in),
                Forms.readMarks(in),
                Packed.readFrom(in),
                Packed.readFrom(in),
                Packed.readFrom(in));
    }

    /** Version 1 held everything unpacked. */
    private static Skim first(DataInput in) throws IOException {
        String language = Wire.readText(in);
        long time = in.readLong();
        LineageReport lineage = LineageReport.readFrom(in);
        Marks marks = Forms.readMarks(in);
        StoryReport story = StoryReport.readFrom(in);
        RawReport raw = Wire.read(new RawReportForm(), in);
        return new Skim(
                language,
                time,
                raw.id(),
                raw.path(),
                lineage.epochDay(),
                marks,
                Packed.of(lineage, LineageReport::writeTo),
                Packed.of(story, StoryReport::writeTo),
                Packed.of(raw, new RawReportForm()));
    }
}
