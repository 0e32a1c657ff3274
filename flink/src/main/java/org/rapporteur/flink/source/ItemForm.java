package org.rapporteur.flink.source;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.InputProblemForm;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.flink.form.Wire;

/** How an {@link Item} is written. */
public record ItemForm() implements Form<Item> {
    @Override
    public Class<Item> type() {
        return Item.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Item value, DataOutput out) throws IOException {
        switch (value) {
            case Item.Came came -> {
                out.writeBoolean(true);
                Wire.write(new RawReportForm(), came.report(), out);
            }
            case Item.Bad bad -> {
                out.writeBoolean(false);
                Wire.write(new InputProblemForm(), bad.problem(), out);
            }
        }
    }

    @Override
    public Item read(DataInput in, int version) throws IOException {
        return in.readBoolean()
                ? new Item.Came(Wire.read(new RawReportForm(), in))
                : new Item.Bad(Wire.read(new InputProblemForm(), in));
    }
}
