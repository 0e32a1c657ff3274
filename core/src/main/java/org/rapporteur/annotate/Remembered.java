package org.rapporteur.annotate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Sha256;

/** The latest answers to questions that are asked again and again, by a question's checksum. Safe for use by many threads. */
final class Remembered<A> {
    private final Map<String, A> answers;

    /** @param most answers that are kept */
    Remembered(int most) {
        answers = Collections.synchronizedMap(new LinkedHashMap<>(1 << 10, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, A> eldest) {
                return size() > most;
            }
        });
    }

    /** The answer that is known, or a new one, which is kept unless it is null; two who ask at once may both work it out. */
    @Nullable
    A get(String question, Supplier<@Nullable A> answer) {
        String key = Sha256.hex(question);
        @Nullable A known = answers.get(key);
        if (known == null) {
            known = answer.get();
            if (known != null) {
                answers.put(key, known);
            }
        }
        return known;
    }
}
