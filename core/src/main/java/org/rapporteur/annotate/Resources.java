package org.rapporteur.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.rapporteur.text.WordList;

/** Reads this room's data files: UTF-8, one entry a line, {@code #} begins a comment line. */
final class Resources {
    private Resources() {}

    /** Hands each entry to {@code each}; a missing file is a broken build and throws. */
    static void forEachLine(String name, Consumer<String> each) {
        WordList.forEach(Resources.class, name, each);
    }

    /** A file that is no text. */
    static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("table missing from the program: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** A file of {@code [section]} heads, each followed by words. */
    static Map<String, Set<String>> sections(String name) {
        Map<String, Set<String>> sections = new HashMap<>();
        String[] current = {""};
        forEachLine(name, line -> {
            if (line.charAt(0) == '[') {
                current[0] = line.substring(1, line.indexOf(']'));
                sections.put(current[0], new HashSet<>());
            } else {
                sections.computeIfAbsent(current[0], k -> new HashSet<>())
                        .addAll(List.of(line.strip().split(" +")));
            }
        });
        return sections;
    }

    /** Splits at a single character, keeping empty parts; faster than a pattern. */
    static List<String> split(String line, char at) {
        List<String> parts = new java.util.ArrayList<>();
        int from = 0;
        for (int i = line.indexOf(at); i >= 0; i = line.indexOf(at, from)) {
            parts.add(line.substring(from, i));
            from = i + 1;
        }
        parts.add(line.substring(from));
        return parts;
    }
}
