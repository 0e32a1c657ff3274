package org.rapporteur.lineage;

import java.util.List;

/**
 * One report was made from another, or both draw on one source.
 *
 * @param from id of the later report, the one that copies
 * @param to id of the report it draws on
 * @param coverage share of {@code from}'s words found again in {@code to}, 0..1
 * @param coverageBack share of {@code to}'s words found again in {@code from}, 0..1
 * @param differs facts that {@code from} tells otherwise, in its reading order, each wording once
 * @param direction why {@code from} is taken for the later one, in words, strongest first
 * @param evidence all of it in words, strongest first
 */
public record Edge(
        String from,
        String to,
        Relation relation,
        double coverage,
        double coverageBack,
        List<Differing> differs,
        List<String> direction,
        List<String> evidence) {
    public Edge {
        differs = List.copyOf(differs);
        direction = List.copyOf(direction);
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
