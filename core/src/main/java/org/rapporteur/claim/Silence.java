package org.rapporteur.claim;

import java.util.List;
import java.util.Set;

/**
 * Whether a verb says that somebody keeps silent, which is no stand on anything and done to nobody: {@code declined to comment}, {@code
 * refused to name the dead}; leaves {@code declined to
 * leave} and {@code refused to make concessions} alone.
 */
final class Silence {
    /** Saying these is not what talks are about, so that refusing to is keeping silent. */
    private static final Set<String> TELLING = Set.of(
            "comment", "say", "name", "identify", "elaborate", "answer", "specify", "disclose", "reveal", "confirm");

    /** Who declines these, politely, keeps silent as well. */
    private static final Set<String> TALKING =
            Set.of("give", "discuss", "provide", "speak", "be", "talk", "respond", "offer", "make");

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
                            .anyMatch(base -> TELLING.contains(base) || declines && TALKING.contains(base));
        }
        // "declined comment", and "to comment" with the word taken for a noun
        int noun = clauses.lower(next).equals("to") ? next + 1 : next;
        return noun < clauses.chunks.size() && clauses.lower(noun).equals("comment");
    }
}
