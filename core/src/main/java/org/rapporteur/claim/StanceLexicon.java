package org.rapporteur.claim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Position.Stance;
import org.rapporteur.text.WordList;

/** Which words tell of a position, and where the one it is directed at stands. */
final class StanceLexicon {
    /**
     * A word that tells of a position.
     *
     * @param slots where the one it is directed at stands: {@code obj} or prepositions
     * @param opposite the stance when negated, or null where a negation leaves nothing certain
     */
    record StanceWord(
            String word,
            Stance stance,
            Set<String> slots,
            @Nullable Stance opposite) {}

    private final Map<String, StanceWord> verbs = new HashMap<>();
    private final Map<String, StanceWord> adjectives = new HashMap<>();
    private final Map<String, StanceWord> nouns = new HashMap<>();
    private final Inflection inflection;

    StanceLexicon(Inflection inflection) {
        this.inflection = inflection;
        for (List<String> row : WordList.rows(StanceLexicon.class, "stances.tsv")) {
            StanceWord word = new StanceWord(
                    row.get(1),
                    Stance.valueOf(row.get(2)),
                    row.get(3).equals("-") ? Set.of() : Set.of(row.get(3).split(",")),
                    row.get(4).equals("-") ? null : Stance.valueOf(row.get(4)));
            Map<String, StanceWord> words =
                    switch (row.getFirst()) {
                        case "v" -> verbs;
                        case "a" -> adjectives;
                        case "n" -> nouns;
                        default -> throw new IllegalStateException("unknown kind of stance: " + row.getFirst());
                    };
            words.put(word.word(), word);
        }
    }

    Set<String> particleVerbs() {
        Set<String> found = new HashSet<>();
        for (String verb : verbs.keySet()) {
            if (verb.contains(" ")) {
                found.add(verb);
            }
        }
        return found;
    }

    @Nullable
    StanceWord verb(VerbGroup verb) {
        for (String base : verb.bases()) {
            StanceWord found = verbs.get(verb.particle() == null ? base : base + " " + verb.particle());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** True if a lower-case form may be a verb of the list. */
    boolean isVerb(String lower) {
        return inflection.verbBases(lower).stream().anyMatch(verbs::containsKey);
    }

    @Nullable
    StanceWord adjective(String lower) {
        return adjectives.get(lower);
    }

    @Nullable
    StanceWord noun(String lower) {
        for (String base : inflection.nounBases(lower)) {
            StanceWord found = nouns.get(base);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
