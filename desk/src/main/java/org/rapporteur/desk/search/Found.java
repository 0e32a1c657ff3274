package org.rapporteur.desk.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.Weight;

/**
 * Something that was found.
 *
 * @param id of the report, or of the fact in its story's account
 * @param story its id, or null of a report that is not placed
 * @param title of the report, with the words looked for marked
 * @param fragments the places that fit best, in the order of the text; the beginning where only the title fits
 * @param weight of a fact what stands behind it, of a report that of its story
 * @param score what it is sorted by, where the best come first; compares within one search only
 */
public record Found(
        SearchQuery.Kind kind,
        String id,
        @Nullable String story,
        Told told,
        List<Piece> title,
        List<Fragment> fragments,
        Weight weight,
        double score) {
    public Found {
        title = List.copyOf(title);
        fragments = List.copyOf(fragments);
    }

    /**
     * Where and when it is told, and what it is.
     *
     * @param report id of the report, of a fact that with its best wording
     * @param day of publication, of an event the day on which it happens, or null
     * @param speaker of a quote, or null
     * @param event of an event, or null
     */
    public record Told(
            String report,
            @Nullable String outlet,
            @Nullable LocalDate day,
            String language,
            @Nullable Speaker speaker,
            @Nullable Event event) {}

    /** Who said it; the id is empty where no report says who. */
    public record Speaker(String id, String name) {}

    /** What kind of event it is, and how far. */
    public record Event(String code, String status) {}

    /** A piece of a text, to be shown as it is, marked or not. */
    public record Piece(String text, boolean match) {}

    /**
     * A place that fits, as pieces of its text.
     *
     * @param place in the report's clean text
     * @param matches where in that text the marked pieces are
     */
    public record Fragment(Place place, List<Piece> pieces, List<Place> matches) {
        public Fragment {
            pieces = List.copyOf(pieces);
            matches = List.copyOf(matches);
        }
    }
}
