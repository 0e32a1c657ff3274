package org.rapporteur.flink.form;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.outcome.Telling;

/** How a {@link Telling} is written. */
public record TellingForm() implements Form<Telling> {
    @Override
    public Class<Telling> type() {
        return Telling.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Telling value, DataOutput out) throws IOException {
        Wire.writeText(value.story(), out);
        out.writeLong(value.revision());
        Wire.writeText(value.title(), out);
        Wire.writeTexts(value.reports(), out);
        Wire.writeTexts(value.leftOut(), out);
        Wire.writeTextOrNull(value.account(), out);
    }

    @Override
    public Telling read(DataInput in, int version) throws IOException {
        return new Telling(
                Wire.readText(in),
                in.readLong(),
                Wire.readText(in),
                Wire.readTexts(in),
                Wire.readTexts(in),
                Wire.readTextOrNull(in));
    }
}
