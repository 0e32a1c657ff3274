package org.rapporteur.flink.form;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.ingest.InputProblem;

/** How an {@link InputProblem} is written. */
public record InputProblemForm() implements Form<InputProblem> {
    @Override
    public Class<InputProblem> type() {
        return InputProblem.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(InputProblem value, DataOutput out) throws IOException {
        Wire.writeText(value.path(), out);
        Wire.writeText(value.kind(), out);
        Wire.writeText(value.message(), out);
    }

    @Override
    public InputProblem read(DataInput in, int version) throws IOException {
        return new InputProblem(Wire.readText(in), Wire.readText(in), Wire.readText(in));
    }
}
