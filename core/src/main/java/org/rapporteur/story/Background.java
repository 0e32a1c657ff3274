package org.rapporteur.story;

import java.util.HashMap;
import java.util.Map;
import org.rapporteur.text.WordList;

/** How common words are in English at large: a pile of five reports on one crisis cannot tell. */
final class Background {
    /** How many reports of an ordinary pile the background stands for: so many of a pile's own weigh as much (a guess). */
    static final int SIZE = 400;

    private final Map<String, Float> bearing = new HashMap<>();

    /** Reads the table that comes with the program. */
    Background() {
        WordList.forEach(Background.class, "background.txt", line -> {
            int tab = line.indexOf('\t');
            bearing.put(line.substring(0, tab), Float.parseFloat(line.substring(tab + 1)));
        });
    }

    int size() {
        return SIZE;
    }

    /** How many of {@link #SIZE} ordinary reports bear a stem. */
    double bearing(String stem) {
        return bearing.getOrDefault(stem, 0f) * SIZE;
    }
}
