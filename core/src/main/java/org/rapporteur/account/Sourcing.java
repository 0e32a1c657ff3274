package org.rapporteur.account;

import java.util.List;

/**
 * Where a fact comes from: since when it is told, and on whose word.
 *
 * @param fact id of an event, a figure or a position
 * @param first id of the report that told it first, in order of publication
 * @param last id of the report that told it last
 * @param words on whose word, most origins first
 */
public record Sourcing(String fact, String first, String last, List<OnWord> words) {
    public Sourcing {
        words = List.copyOf(words);
    }
}
