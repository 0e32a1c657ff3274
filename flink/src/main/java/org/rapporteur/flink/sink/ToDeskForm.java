package org.rapporteur.flink.sink;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.desk.store.Packing;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.InputProblemForm;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.form.TellingForm;
import org.rapporteur.flink.form.Wire;

/** How a {@link ToDesk} is written: a kind in one byte, then the value; reports and readings as the desk packs them. */
public record ToDeskForm() implements Form<ToDesk> {
    private static final int READ = 1;
    private static final int PLACED = 2;
    private static final int TOLD = 3;
    private static final int BAD = 4;

    @Override
    public Class<ToDesk> type() {
        return ToDesk.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(ToDesk value, DataOutput out) throws IOException {
        switch (value) {
            case ToDesk.Read read -> {
                out.writeByte(READ);
                Wire.writeBytes(Packing.pack(read.raw()), out);
                Wire.writeBytes(Packing.pack(read.reading()), out);
            }
            case ToDesk.Placed placed -> {
                out.writeByte(PLACED);
                Wire.write(new PlacementForm(), placed.placement(), out);
            }
            case ToDesk.Told told -> {
                out.writeByte(TOLD);
                Wire.write(new TellingForm(), told.telling(), out);
            }
            case ToDesk.Bad bad -> {
                out.writeByte(BAD);
                Wire.write(new InputProblemForm(), bad.problem(), out);
            }
        }
    }

    @Override
    public ToDesk read(DataInput in, int version) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case READ -> new ToDesk.Read(Packing.rawReport(Wire.readBytes(in)), Packing.reading(Wire.readBytes(in)));
            case PLACED -> new ToDesk.Placed(Wire.read(new PlacementForm(), in));
            case TOLD -> new ToDesk.Told(Wire.read(new TellingForm(), in));
            case BAD -> new ToDesk.Bad(Wire.read(new InputProblemForm(), in));
            default -> throw new IOException("nothing that a desk is told has the kind " + kind);
        };
    }
}
