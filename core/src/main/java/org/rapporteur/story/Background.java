package org.rapporteur.story;

import java.util.HashMap;
import java.util.Map;
import org.rapporteur.text.WordList;

/** How common words are in English at large: a pile of five reports on one crisis cannot tell. */
final class Background {
    /** How many reports of an ordinary pile the background stands for: so many of a pile's own weigh as much (a guess). */
    static final int SIZE = 400;

    private final Map<Integer, Float> bearing = new HashMap<>();

    /** Reads the table that comes with the program. */
    Background() {
        WordList.forEach(Background.class, "background.txt", line -> {
            int tab = line.indexOf('\t');
            String stem = line.substring(0, tab);
            float share = Float.parseFloat(line.substring(tab + 1));
            for (Field field : Field.values()) {
                if (field.isOfPlainWords()) {
                    bearing.put(Weigher.key(field, stem), share * SIZE);
                }
            }
        });
    }

    int size() {
        return SIZE;
    }

    /** How many of {@link #SIZE} ordinary reports bear a word in that place, by its number; 0 for names, figures and days. */
    double bearing(int key) {
        return bearing.getOrDefault(key, 0f);
    }
}
