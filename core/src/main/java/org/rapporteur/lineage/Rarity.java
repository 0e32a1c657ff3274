package org.rapporteur.lineage;

import java.util.HashMap;
import java.util.Map;
import org.rapporteur.text.WordList;

/** How rare a word is in news: in how many of some three thousand reports it stands ({@code text/background.tsv}). */
final class Rarity {
    /** What is not listed stands in fewer than six of them. */
    private static final int UNLISTED = 2;
    /** A word is rarer than another if it stands in fewer than half as many reports: counts below that are chance. */
    private static final int TIMES = 2;

    private final Map<Integer, Integer> reports;

    private Rarity() {
        Map<Integer, Integer> read = new HashMap<>();
        WordList.forEach(WordList.class, "background.tsv", line -> {
            int tab = line.indexOf('\t');
            read.put(Tracer.numberOf(line.substring(0, tab)), Integer.parseInt(line.substring(tab + 1)));
        });
        reports = Map.copyOf(read);
    }

    /** Read once for the program: a desk makes a tracker for each account. */
    static Rarity get() {
        return Read.ONCE;
    }

    private static final class Read {
        static final Rarity ONCE = new Rarity();
    }

    /** 1 if the first word is rarer than the second, -1 if it is commoner, 0 if they are much the same; words by their number. */
    int compare(int word, int other) {
        int one = reports.getOrDefault(word, UNLISTED);
        int two = reports.getOrDefault(other, UNLISTED);
        return one * TIMES < two ? 1 : two * TIMES < one ? -1 : 0;
    }
}
