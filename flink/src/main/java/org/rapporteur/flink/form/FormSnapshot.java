package org.rapporteur.flink.form;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What state says of how it was written: the class of the form, and its version then. */
public final class FormSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final Logger LOG = LoggerFactory.getLogger(FormSnapshot.class);

    private @Nullable Form<T> form;
    private int version;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public FormSnapshot() {}

    FormSnapshot(Form<T> form, int version) {
        this.form = form;
        this.version = version;
    }

    private Form<T> form() {
        return Objects.requireNonNull(form, "a snapshot is read before it is asked");
    }

    private String name() {
        return form().getClass().getName();
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        Wire.writeText(name(), out);
        out.writeInt(version);
    }

    /** The form of that name writes these values and no others: it wrote them. */
    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int snapshotVersion, DataInputView in, ClassLoader loader) throws IOException {
        String name = Wire.readText(in);
        try {
            form = (Form<T>) InstantiationUtil.instantiate(name, Form.class, loader);
        } catch (FlinkException e) {
            throw new IOException("this program does not know the form " + name + " in which state was written", e);
        }
        version = in.readInt();
    }

    /** Throws {@link IllegalStateException} if a newer program wrote it. */
    @Override
    public TypeSerializer<T> restoreSerializer() {
        if (version > form().version()) {
            throw new IllegalStateException(newer());
        }
        return new FormSerializer<>(form(), version);
    }

    private String newer() {
        return "the state was written in version " + version + " of " + name() + ", and this program knows them up to "
                + form().version() + " only: it is older than the program that wrote it";
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof FormSnapshot<T> before) || !before.name().equals(name())) {
            LOG.error("The state was not written as {}.", name());
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        if (before.version > version) {
            LOG.error("Not restored: {}.", before.newer());
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return before.version == version
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
