package org.rapporteur.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A word list of this room: tab-separated rows, lines that begin with {@code #} left out. */
final class WordTable {
    private WordTable() {}

    /** The rows of a resource beside this class; throws {@link IllegalStateException} if the jar lacks it. */
    static List<List<String>> rows(String resource) {
        InputStream in = WordTable.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("resource missing from the jar: " + resource);
        }
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(List.of(line.split("\t", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(rows);
    }
}
