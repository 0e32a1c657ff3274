package org.rapporteur.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the word lists that come with the program: UTF-8 files beside the classes of a room, one entry a line; blank lines and
 * those that begin with {@code #} are left out.
 */
public final class WordList {
    private WordList() {}

    /**
     * The entries of a list.
     *
     * @param room a class that lies beside the file
     * @throws IllegalStateException if the program was built without the file
     */
    public static List<String> lines(Class<?> room, String name) {
        List<String> lines = new ArrayList<>();
        forEach(room, name, lines::add);
        return List.copyOf(lines);
    }

    /** As {@link #lines}, each entry cut at its tabs. */
    public static List<List<String>> rows(Class<?> room, String name) {
        List<List<String>> rows = new ArrayList<>();
        forEach(room, name, line -> rows.add(List.of(line.split("\t", -1))));
        return List.copyOf(rows);
    }

    /** As {@link #lines}, one entry at a time. */
    public static void forEach(Class<?> room, String name, Consumer<String> each) {
        try (InputStream in = room.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("word list missing from the program: " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    each.accept(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
