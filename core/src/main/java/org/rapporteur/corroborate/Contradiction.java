package org.rapporteur.corroborate;

import java.util.List;

/**
 * Reports disagree: each version with its own mentions and origins, none chosen.
 *
 * @param id unique in the account
 * @param about id of the utterance, event, quantity or entity that it concerns
 * @param versions at least two
 */
public record Contradiction(String id, Kind kind, String about, List<Version> versions) {
    public Contradiction {
        versions = List.copyOf(versions);
    }

    /** What the reports disagree on. */
    public enum Kind {
        ATTRIBUTION,
        DATE,
        PLACE,
        NUMBER,
        NAME,
        STATUS
    }

    /** One side. */
    public record Version(String value, List<Mention> mentions, int origins) {
        public Version {
            mentions = List.copyOf(mentions);
        }
    }
}
