package org.rapporteur.flink.form;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WrittenText;

/** The parts that forms are made of: text of any length, what may be missing, lists, bytes. Lengths are ints, big end first. */
public final class Wire {
    private Wire() {}

    /** Writes one part of a value. */
    public interface Writer<T> {
        void write(T part, DataOutput out) throws IOException;
    }

    /** Reads one part of a value. */
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    /** Writes text of any length, half characters too. */
    public static void writeText(String text, DataOutput out) throws IOException {
        WrittenText.write(text, out);
    }

    /** Reads what {@link #writeText} wrote. */
    public static String readText(DataInput in) throws IOException {
        return WrittenText.read(in);
    }

    /** Writes bytes with their number before them. */
    public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads what {@link #writeBytes} wrote. */
    public static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes what has a form of its own, with that form's version in a byte before it. */
    public static <T> void write(Form<T> form, T part, DataOutput out) throws IOException {
        out.writeByte(form.version());
        form.write(part, out);
    }

    /** Reads what {@link #write} wrote, in whatever version. */
    public static <T> T read(Form<T> form, DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version > form.version()) {
            throw new IOException("this was written in version " + version + " of "
                    + form.getClass().getName() + ", by a newer program");
        }
        return form.read(in, version);
    }

    /** Writes what may be null. */
    public static <T> void writeOrNull(@Nullable T part, DataOutput out, Writer<T> writer) throws IOException {
        out.writeBoolean(part != null);
        if (part != null) {
            writer.write(part, out);
        }
    }

    /** Reads what {@link #writeOrNull} wrote. */
    public static <T> @Nullable T readOrNull(DataInput in, Reader<T> reader) throws IOException {
        return in.readBoolean() ? reader.read(in) : null;
    }

    /** Writes text that may be null. */
    public static void writeTextOrNull(@Nullable String text, DataOutput out) throws IOException {
        writeOrNull(text, out, Wire::writeText);
    }

    /** Reads what {@link #writeTextOrNull} wrote. */
    public static @Nullable String readTextOrNull(DataInput in) throws IOException {
        return readOrNull(in, Wire::readText);
    }

    /** Writes a list with its size before it. */
    public static <T> void writeList(List<T> parts, DataOutput out, Writer<T> writer) throws IOException {
        out.writeInt(parts.size());
        for (T part : parts) {
            writer.write(part, out);
        }
    }

    /** Reads what {@link #writeList} wrote. */
    public static <T> List<T> readList(DataInput in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> parts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            parts.add(reader.read(in));
        }
        return parts;
    }

    /** Writes a list of texts. */
    public static void writeTexts(List<String> texts, DataOutput out) throws IOException {
        writeList(texts, out, Wire::writeText);
    }

    /** Reads what {@link #writeTexts} wrote. */
    public static List<String> readTexts(DataInput in) throws IOException {
        return readList(in, Wire::readText);
    }

    /** Writes a constant by its name, so that others may come between. */
    public static void writeConstant(Enum<?> constant, DataOutput out) throws IOException {
        writeText(constant.name(), out);
    }

    /** Reads what {@link #writeConstant} wrote. */
    public static <E extends Enum<E>> E readConstant(DataInput in, Class<E> type) throws IOException {
        return Enum.valueOf(type, readText(in));
    }
}
