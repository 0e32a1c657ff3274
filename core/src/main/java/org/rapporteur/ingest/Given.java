package org.rapporteur.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed entry, WARC record or JSON object states about its report. Each part is null (or empty) where not stated.
 *
 * @param date as written there
 * @param dateEvidence where the date was stated, for people ({@code feed entry: published}), or null
 */
public record Given(
        @Nullable String url,
        @Nullable String title,
        @Nullable String outlet,
        List<String> byline,
        @Nullable String date,
        @Nullable String dateEvidence) {
    /** Nothing stated. */
    public static final Given NOTHING = new Given(null, null, null, List.of(), null, null);

    public Given {
        byline = List.copyOf(byline);
    }
}
