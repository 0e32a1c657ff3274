package org.rapporteur.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.text.WordList;

/** Nouns for those through whom a country or body acts: {@code troops}, {@code minister}, {@code government}. */
final class AgentNouns {
    /** Who has to do with a body or a person without acting for them: {@code Haven Air passengers}. Own work. */
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
            "employee",
            "worker",
            "student");

    /** Who is a person's own and acts for himself: {@code Weil's allies}. Own work. */
    private static final Set<String> RELATED = Set.of(
            "member",
            "ally",
            "backer",
            "brother",
            "sister",
            "partner",
            "loyalist",
            "boy",
            "girl",
            "founder",
            "party",
            "people");

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

    /** Whether those who are called so, where they are a person's, act for themselves. */
    boolean isRelated(String lower) {
        return isOneOf(lower, RELATED);
    }

    /** Whether neither a body nor a person acts through those who are called so. */
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
