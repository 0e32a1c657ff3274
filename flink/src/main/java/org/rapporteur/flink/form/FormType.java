package org.rapporteur.flink.form;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Tells Flink that values are written in a {@link Form}: give it to every stream and every state that holds them. */
public final class FormType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1;

    private final Form<T> form;

    public FormType(Form<T> form) {
        this.form = form;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new FormSerializer<>(form);
    }

    @Override
    public Class<T> getTypeClass() {
        return form.type();
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    /** Records may be keys. One with an enum in it must not: its hash differs from one process to the next. */
    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public boolean canEqual(@Nullable Object other) {
        return other instanceof FormType<?>;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormType<?> o && form.equals(o.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    @Override
    public String toString() {
        return form.type().getSimpleName() + " in form " + form.version();
    }
}
