package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.step.Told;

/** How a {@link Told} is written. */
public record ToldForm() implements Form<Told> {
    @Override
    public Class<Told> type() {
        return Told.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Told value, DataOutput out) throws IOException {
        Wire.writeText(value.report(), out);
        out.writeLong(value.time());
        out.writeBoolean(value.isOriginal());
        Wire.writeBytes(value.packed(), out);
    }

    @Override
    public Told read(DataInput in, int version) throws IOException {
        return Told.of(Wire.readText(in), in.readLong(), in.readBoolean(), Wire.readBytes(in));
    }
}
