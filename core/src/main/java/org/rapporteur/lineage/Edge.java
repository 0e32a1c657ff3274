package org.rapporteur.lineage;

import java.util.List;

/**
 * One report was made from another, or both draw on one source.
 *
 * @param from id of the later report, the one that copies
 * @param to id of the report it draws on
 * @param coverage share of {@code from}'s words found again in {@code to}, 0..1
 * @param evidence in words, strongest first
 */
public record Edge(String from, String to, Relation relation, double coverage, List<String> evidence) {
    public Edge {
        evidence = List.copyOf(evidence);
    }

    /** How a report was made from another. */
    public enum Relation {
        COPY,
        CUT,
        TRANSLATION,
        SPUN,
        REWRITE,
        SHARED_SOURCE
    }
}
