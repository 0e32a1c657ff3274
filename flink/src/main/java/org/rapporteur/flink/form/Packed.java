package org.rapporteur.flink.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was written, deflated: what only hands it on need not read it, and what keeps it keeps half of it or less.
 *
 * @param <T> what it holds
 */
public final class Packed<T> implements Comparable<Packed<T>> {
    private final byte[] bytes;

    private Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Packs a value. */
    public static <T> Packed<T> of(T value, Wire.Writer<T> writer) {
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        // A native buffer that is not freed until the garbage is collected would outgrow the heap.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(into, deflater))) {
            writer.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new Packed<>(into.toByteArray());
    }

    /** Packs a value that has a form of its own. */
    public static <T> Packed<T> of(T value, Form<T> form) {
        return of(value, (Wire.Writer<T>) (each, out) -> Wire.write(form, each, out));
    }

    /** What was packed in its own form, in whatever version. */
    public T open(Form<T> form) {
        return open((Wire.Reader<T>) in -> Wire.read(form, in));
    }

    /** The value, read anew each time. */
    public T open(Wire.Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("what was packed cannot be read", e);
        }
    }

    /** Hands it on. */
    public void writeTo(DataOutput out) throws IOException {
        Wire.writeBytes(bytes, out);
    }

    /** Takes what {@link #writeTo} handed on. */
    public static <T> Packed<T> readFrom(DataInput in) throws IOException {
        return new Packed<>(Wire.readBytes(in));
    }

    /** Any order that is the same everywhere. */
    @Override
    public int compareTo(Packed<T> other) {
        return Arrays.compare(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Packed<?> packed && Arrays.equals(bytes, packed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
