package org.rapporteur.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.text.WordList;

/** Nouns for those through whom a country or body acts: {@code troops}, {@code minister}, {@code government}. */
final class AgentNouns {
    /** What a person acts through, where it bears the person's name: {@code the Weil government}. Own work. */
    private static final Set<String> ORGANS = Set.of(
            "government",
            "administration",
            "regime",
            "cabinet",
            "troop",
            "force",
            "army",
            "camp",
            "team",
            "party",
            "office",
            "delegation",
            "coalition",
            "movement",
            "militia",
            "side",
            "guard",
            "group",
            "ministry",
            "campaign");

    /** Who has to do with a body without acting for it: {@code Haven Air passengers}. Own work. */
    private static final Set<String> OUTSIDERS = Set.of(
            "passenger",
            "supporter",
            "sympathiser",
            "sympathizer",
            "opponent",
            "critic",
            "victim",
            "survivor",
            "captive",
            "hostage",
            "prisoner",
            "inmate",
            "detainee",
            "resident",
            "customer",
            "investor",
            "neighbour",
            "neighbor",
            "child",
            "widow",
            "mother",
            "father",
            "parishioner",
            "protester",
            "demonstrator",
            "correspondent",
            "employee",
            "worker",
            "student");

    private final Set<String> nouns = new HashSet<>();
    private final Inflection inflection;

    AgentNouns(Inflection inflection) {
        this.inflection = inflection;
        for (List<String> row : WordList.rows(AgentNouns.class, "agents.tsv")) {
            nouns.add(row.getFirst());
        }
    }

    boolean contains(String lower) {
        return isOneOf(lower, nouns);
    }

    /** Whether a person's own body is called so. */
    boolean isOrgan(String lower) {
        return isOneOf(lower, ORGANS);
    }

    /** Whether a body does not act through those who are called so. */
    boolean isOutsider(String lower) {
        return isOneOf(lower, OUTSIDERS);
    }

    private boolean isOneOf(String lower, Set<String> words) {
        for (String base : inflection.nounBases(lower)) {
            if (words.contains(base)) {
                return true;
            }
        }
        return false;
    }
}
