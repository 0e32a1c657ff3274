package org.rapporteur.lineage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WordList;

/**
 * Plain words that tell facts: what became of people, by what means, who they are, which way it went.
 *
 * <p>Tells {@code killed} from {@code wounded} and {@code confirmed} from {@code denied}; takes {@code bomb} and {@code blast}
 * for one, and knows nothing of {@code said} and {@code told}.
 */
final class FactWords {
    private static final List<String> ENDINGS = List.of("s", "es", "ed", "d", "ing");

    private final Map<String, Sense> senses = new HashMap<>();

    /**
     * What a word tells.
     *
     * @param topic what it is about: words of two topics are never compared
     * @param meaning equal for words that say the same
     */
    record Sense(String topic, int meaning) {}

    FactWords() {
        int line = 0;
        for (String entry : WordList.lines(FactWords.class, "facts.tsv")) {
            int tab = entry.indexOf('\t');
            Sense sense = new Sense(entry.substring(0, tab), line++);
            for (String word : entry.substring(tab + 1).split(" ", 40)) {
                senses.put(word, sense);
            }
        }
    }

    /** What a word tells, in any of its forms, or null. */
    @Nullable
    Sense find(String lower) {
        Sense sense = senses.get(lower);
        for (String ending : ENDINGS) {
            if (sense == null && lower.endsWith(ending) && lower.length() > ending.length() + 2) {
                String stem = lower.substring(0, lower.length() - ending.length());
                sense = senses.get(stem);
                if (sense == null && (ending.equals("ing") || ending.equals("ed"))) {
                    sense = senses.get(stem + "e");
                }
                if (sense == null
                        && stem.length() > 3
                        && stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2)) {
                    sense = senses.get(stem.substring(0, stem.length() - 1));
                }
            }
        }
        return sense;
    }
}
