package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.step.Skim;
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
        return 1;
    }

    @Override
    public void write(Skim value, DataOutput out) throws IOException {
        Wire.writeText(value.language(), out);
        out.writeLong(value.time());
        value.lineage().writeTo(out);
        Forms.writeMarks(value.marks(), out);
        value.story().writeTo(out);
        Wire.write(new RawReportForm(), value.raw(), out);
    }

    @Override
    public Skim read(DataInput in, int version) throws IOException {
        return new Skim(
                Wire.readText(in),
                in.readLong(),
                LineageReport.readFrom(in),
                Forms.readMarks(in),
                StoryReport.readFrom(in),
                Wire.read(new RawReportForm(), in));
    }
}
