package org.rapporteur.desk.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total how many there are on all pages
 * @param next what to ask for as {@link SearchQuery#after} to go on, or null at the end
 * @param facets of all pages
 */
public record Results(
        long total, List<Found> found, @Nullable String next, Facets facets) {
    /** Nothing. */
    static final Results NONE = new Results(0, List.of(), null, new Facets(List.of(), List.of(), List.of(), List.of()));

    public Results {
        found = List.copyOf(found);
    }

    /**
     * The most frequent values among the results, most frequent first; months latest first.
     *
     * @param kinds in lower case
     * @param months of publication, of events those in which they happen ({@code 2031-03})
     */
    public record Facets(List<Count> outlets, List<Count> speakers, List<Count> kinds, List<Count> months) {
        public Facets {
            outlets = List.copyOf(outlets);
            speakers = List.copyOf(speakers);
            kinds = List.copyOf(kinds);
            months = List.copyOf(months);
        }
    }

    /** How many results have a value. */
    public record Count(String value, int results) {}
}
