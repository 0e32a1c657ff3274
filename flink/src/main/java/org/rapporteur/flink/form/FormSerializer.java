package org.rapporteur.flink.form;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Hands a {@link Form} to Flink. Its values cannot be altered, so a copy is the value itself. */
public final class FormSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1;

    private final Form<T> form;
    private final int reads;

    /** Writes and reads the form's present version. */
    public FormSerializer(Form<T> form) {
        this(form, form.version());
    }

    /** Reads state that was written in an earlier version; only where they are the same does it write. */
    FormSerializer(Form<T> form, int reads) {
        this.form = form;
        this.reads = reads;
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        if (reads != form.version()) {
            throw new IllegalStateException(
                    "version " + reads + " of " + form.getClass().getName()
                            + " is read only; what no step of the job asks for any more cannot be brought over");
        }
        form.write(value, out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        return form.read(in, reads);
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public T copy(T value) {
        return value;
    }

    @Override
    public T copy(T value, T reuse) {
        return value;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    /** The same one: it holds no buffers. */
    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    /** Null, as Flink allows where a value cannot be filled later. */
    @Override
    public @Nullable T createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new FormSnapshot<>(form, reads);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormSerializer<?> o && form.equals(o.form) && reads == o.reads;
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, reads);
    }
}
