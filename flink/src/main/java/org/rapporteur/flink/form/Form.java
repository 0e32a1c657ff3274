package org.rapporteur.flink.form;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * How a value that never changes is written on the wire and in state.
 *
 * <p>Implement it as a public record without components: state names the class and makes it again from its name, so neither the class
 * nor its package may be renamed. To change a form, raise its version, write the new fields, and read both versions: state of the old
 * one is then brought over when it is restored. What is written by a form of its own inside another one goes through {@link Wire#write},
 * which notes its version too.
 *
 * @param <T> the values, which cannot be altered
 */
public interface Form<T> extends Serializable {
    /** What is written so. */
    Class<T> type();

    /** Counts up from 1 with each change of what is written. */
    int version();

    /** Writes a value in the present version. */
    void write(T value, DataOutput out) throws IOException;

    /**
     * Reads a value.
     *
     * @param version in which it was written: the present one or any before
     */
    T read(DataInput in, int version) throws IOException;
}
