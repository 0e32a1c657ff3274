package org.rapporteur.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** How common words are in English at large: a pile of five reports on one crisis cannot tell. */
final class Background {
    /** How many reports of an ordinary pile the background stands for: so many of a pile's own weigh as much (a guess). */
    static final int SIZE = 400;

    private final Map<String, Float> bearing = new HashMap<>();

    /** Reads the table that comes with the program. */
    Background() {
        String resource = "background.txt";
        try (InputStream in = Background.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0 && !line.startsWith("#")) {
                    bearing.put(line.substring(0, tab), Float.parseFloat(line.substring(tab + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    int size() {
        return SIZE;
    }

    /** How many of {@link #SIZE} ordinary reports bear a stem. */
    double bearing(String stem) {
        return bearing.getOrDefault(stem, 0f) * SIZE;
    }
}
