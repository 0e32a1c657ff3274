package org.rapporteur.publish;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.AlignedText;

/** An account in which every string that could come from a report ends in markup that wants to be run. */
final class Poisoned {
    static final String PAYLOAD = "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private Poisoned() {}

    @SuppressWarnings("unchecked")
    static <T> T copy(T value) {
        return (T) Objects.requireNonNull(poison(value));
    }

    private static @Nullable Object poison(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text + PAYLOAD;
            case AlignedText text -> AlignedText.identity(text.text() + PAYLOAD);
            case java.util.List<?> list -> list.stream().map(Poisoned::poison).toList();
            case Record data -> rebuilt(data);
            default -> value;
        };
    }

    private static Object rebuilt(Record data) {
        try {
            RecordComponent[] components = data.getClass().getRecordComponents();
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = poison(components[i].getAccessor().invoke(data));
            }
            return data.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
