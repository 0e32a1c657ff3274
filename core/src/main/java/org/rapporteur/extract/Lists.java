package org.rapporteur.extract;

import java.util.List;
import org.rapporteur.text.WordList;

/** The word lists of this room, as they lie beside its classes. */
final class Lists {
    private Lists() {}

    /** The lines of a list, without comments and empty lines, each cut at its tabs. */
    static List<String[]> read(String name) {
        return WordList.lines(Lists.class, name).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
