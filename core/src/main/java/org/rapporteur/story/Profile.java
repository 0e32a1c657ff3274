package org.rapporteur.story;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the story room remembers of a report.
 *
 * @param day days since 1970 of publication, or null
 * @param moment publication as precise as known, or null
 * @param counts how often each stem stands in title and opening, the title's words counted more
 */
record Profile(
        String id,
        @Nullable Long day,
        @Nullable String moment,
        @Nullable String title,
        String opening,
        boolean mangled,
        Map<String, Float> counts) {
    /** In order of publication; what has no date comes last; the id decides what is left. */
    static final Comparator<Profile> PUBLICATION = Comparator.comparing(
                    Profile::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Profile::moment, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Profile::id);
}
