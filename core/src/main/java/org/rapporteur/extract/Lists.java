package org.rapporteur.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The word lists of this room, as they lie beside its classes. */
final class Lists {
    private Lists() {}

    /** The lines of a list, without comments and empty lines, each cut at its tabs. */
    static List<String[]> read(String name) {
        InputStream in = Lists.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the program is incomplete: " + name + " is missing");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
