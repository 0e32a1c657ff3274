package org.rapporteur.claim;

import java.util.List;
import org.rapporteur.text.WordList;

/** A word list of this room: tab-separated rows, lines that begin with {@code #} left out. */
final class WordTable {
    private WordTable() {}

    /** The rows of a resource beside this class; throws {@link IllegalStateException} if the jar lacks it. */
    static List<List<String>> rows(String resource) {
        return WordList.lines(WordTable.class, resource).stream()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }
}
