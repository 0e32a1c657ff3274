package org.rapporteur.account;

import java.util.List;

/**
 * What is different since the day asked for.
 *
 * @param fact id of the utterance, event, position, quantity or contradiction
 * @param reports ids of the later reports that changed it
 */
public record Change(Kind kind, String fact, List<String> reports) {
    public Change {
        reports = List.copyOf(reports);
    }

    /** How it changed. */
    public enum Kind {
        NEW,
        CONFIRMED,
        CONTRADICTED,
        WITHDRAWN,
        STATUS
    }
}
