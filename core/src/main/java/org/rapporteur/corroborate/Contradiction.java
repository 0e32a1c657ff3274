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

    /** True if one of the versions is a copy's alteration of another. */
    public boolean isAltered() {
        return versions.stream().anyMatch(Version::altered);
    }

    /**
     * One side.
     *
     * @param altered whether it stands only in reports that took the sentence from one that tells it otherwise
     */
    public record Version(String value, List<Mention> mentions, int origins, boolean altered) {
        public Version {
            mentions = List.copyOf(mentions);
        }

        /** A version that is nobody's alteration. */
        public Version(String value, List<Mention> mentions, int origins) {
            this(value, mentions, origins, false);
        }
    }
}
