package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model with other files in the place of some of its own. */
final class OtherFiles {
    private OtherFiles() {}

    /** The bytes of one of the model's own files. */
    static byte[] original(String name) throws IOException {
        try (InputStream in = ReaderModel.class.getResourceAsStream("/org/rapporteur/model/" + name)) {
            assertNotNull(in, name);
            return in.readAllBytes();
        }
    }

    /** Why it cannot be used with these bytes for that file; null for a file that is missing. */
    static String why(Consumer<ModelFiles> load, String name, byte @Nullable [] bytes) {
        Map<String, byte @Nullable []> others = new HashMap<>();
        others.put(name, bytes);
        return why(load, others);
    }

    static String why(Consumer<ModelFiles> load, Map<String, byte @Nullable []> others) {
        ReaderModel.Unusable problem = assertThrows(
                ReaderModel.Unusable.class,
                () -> load.accept(new ModelFiles(path -> {
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    if (!others.containsKey(name)) {
                        return ReaderModel.class.getResourceAsStream(path);
                    }
                    byte[] bytes = others.get(name);
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })));
        String message = String.valueOf(problem.getMessage());
        String start = "The learned reader cannot be used: ";
        String end = " Build the program again, or read with --rules-only, which finds fewer names and quotes.";
        assertTrue(message.startsWith(start) && message.endsWith(end), message);
        assertEquals(1, message.lines().count(), message);
        return message.substring(start.length(), message.length() - end.length());
    }
}
