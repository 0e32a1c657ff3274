package org.rapporteur.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.text.WordList;

/** Nouns for those through whom a country or body acts: {@code troops}, {@code minister}, {@code government}. */
final class AgentNouns {
    private final Set<String> nouns = new HashSet<>();
    private final Inflection inflection;

    AgentNouns(Inflection inflection) {
        this.inflection = inflection;
        for (List<String> row : WordList.rows(AgentNouns.class, "agents.tsv")) {
            nouns.add(row.getFirst());
        }
    }

    boolean contains(String lower) {
        for (String base : inflection.nounBases(lower)) {
            if (nouns.contains(base)) {
                return true;
            }
        }
        return false;
    }
}
