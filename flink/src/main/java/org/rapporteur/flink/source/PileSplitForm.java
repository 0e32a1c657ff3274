package org.rapporteur.flink.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.rapporteur.flink.form.InputProblemForm;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.ingest.PileFile;

/** How a {@link PileSplit} is written in checkpoints, and how what is left of the pile is. */
final class PileSplitForm {
    private static final int VERSION = 1;

    static final SimpleVersionedSerializer<PileSplit> ONE = new Serializer<>(PileSplitForm::write, PileSplitForm::read);

    static final SimpleVersionedSerializer<List<PileSplit>> ALL = new Serializer<>(
            (splits, out) -> Wire.writeList(splits, out, PileSplitForm::write),
            in -> Wire.readList(in, PileSplitForm::read));

    private PileSplitForm() {}

    private static void write(PileSplit split, DataOutput out) throws IOException {
        out.writeInt(split.number());
        Wire.writeList(split.told(), out, (problem, to) -> Wire.write(new InputProblemForm(), problem, to));
        Wire.writeOrNull(split.file(), out, PileSplitForm::write);
        out.writeLong(split.handedOn());
    }

    private static PileSplit read(DataInput in) throws IOException {
        return new PileSplit(
                in.readInt(),
                Wire.readList(in, from -> Wire.read(new InputProblemForm(), from)),
                Wire.readOrNull(in, PileSplitForm::file),
                in.readLong());
    }

    private static void write(PileFile file, DataOutput out) throws IOException {
        Wire.writeText(file.file().toString(), out);
        Wire.writeText(file.id(), out);
        Wire.writeText(file.shown(), out);
    }

    private static PileFile file(DataInput in) throws IOException {
        return new PileFile(Path.of(Wire.readText(in)), Wire.readText(in), Wire.readText(in));
    }

    private record Serializer<T>(Wire.Writer<T> writer, Wire.Reader<T> reader) implements SimpleVersionedSerializer<T> {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(T value) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writer.write(value, new DataOutputStream(bytes));
            return bytes.toByteArray();
        }

        @Override
        public T deserialize(int version, byte[] bytes) throws IOException {
            if (version != VERSION) {
                throw new IOException("the place in the pile was written in version " + version
                        + ", and this program knows version " + VERSION);
            }
            return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        }
    }
}
