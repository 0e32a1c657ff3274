package org.rapporteur.claim;

import java.util.List;
import java.util.Set;

/**
 * Whether a verb says that somebody keeps silent, which is no stand on anything and done to nobody: {@code declined to comment}, {@code
 * declined to give details}; leaves {@code declined to leave} and {@code declined to give aid} alone.
 */
final class Silence {
    /** To refuse these is to keep silent. */
    private static final Set<String> TELLING =
            Set.of("comment", "say", "identify", "elaborate", "answer", "specify", "disclose", "reveal");

    /** Who declines these, politely, keeps silent as well. */
    private static final Set<String> TALKING = Set.of("discuss", "speak", "talk", "respond", "name", "confirm", "be");

    /** Declined with one of these behind: {@code declined to give details}. */
    private static final Set<String> GIVING = Set.of("give", "provide", "offer", "make");

    private static final Set<String> WORDS = Set.of(
            "comment",
            "comments",
            "detail",
            "details",
            "name",
            "names",
            "reason",
            "reasons",
            "information",
            "statement",
            "interview");

    private static final int NEAR = 3;

    private Silence() {}

    static boolean isKept(Clauses clauses, Predication predication) {
        List<String> bases = clauses.verb(predication.chunk()).bases();
        boolean declines = bases.contains("decline");
        int next = predication.chunk() + 1;
        if (next >= clauses.chunks.size() || !declines && !bases.contains("refuse")) {
            return false;
        }
        VerbGroup verb = clauses.chunks.get(next).verb();
        if (verb != null) {
            return verb.mood() == VerbGroup.Mood.INFINITIVE
                    && verb.particle() == null
                    && verb.bases().stream()
                            .anyMatch(base -> TELLING.contains(base)
                                    || declines && TALKING.contains(base)
                                    || GIVING.contains(base) && givesWords(clauses, next));
        }
        // "declined comment", and "to comment" with the word taken for a noun
        int noun = clauses.lower(next).equals("to") ? next + 1 : next;
        return noun < clauses.chunks.size() && clauses.lower(noun).equals("comment");
    }

    /** {@code details}, {@code any further details}: a few words behind the verb. */
    private static boolean givesWords(Clauses clauses, int verb) {
        int from = clauses.chunks.get(verb).to();
        return clauses.words.subList(from, Math.min(clauses.words.size(), from + NEAR)).stream()
                .anyMatch(word -> WORDS.contains(word.lower()));
    }
}
