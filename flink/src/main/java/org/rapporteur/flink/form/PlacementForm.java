package org.rapporteur.flink.form;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.outcome.Placement;

/** How a {@link Placement} is written. */
public record PlacementForm() implements Form<Placement> {
    @Override
    public Class<Placement> type() {
        return Placement.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Placement value, DataOutput out) throws IOException {
        Wire.writeText(value.report(), out);
        Wire.writeText(value.language(), out);
        out.writeLong(value.revision());
        Wire.writeText(value.story(), out);
        Wire.writeTextOrNull(value.madeFrom(), out);
        Wire.writeTextOrNull(value.relation(), out);
    }

    @Override
    public Placement read(DataInput in, int version) throws IOException {
        return new Placement(
                Wire.readText(in),
                Wire.readText(in),
                in.readLong(),
                Wire.readText(in),
                Wire.readTextOrNull(in),
                Wire.readTextOrNull(in));
    }
}
