package org.rapporteur.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed entry, WARC record or JSON object states about its report. Each part is null (or empty) where not stated.
 *
 * @param date as written there
 * @param dateEvidence where the date was stated, for people ({@code feed entry: published}), or null
 * @param fetched when the page was fetched, as an archive states it: it was published before, and nothing more is known
 * @param source the outlet or feed that a republished entry is credited to, or null
 */
public record Given(
        @Nullable String url,
        @Nullable String title,
        @Nullable String outlet,
        List<String> byline,
        @Nullable String date,
        @Nullable String dateEvidence,
        @Nullable String fetched,
        @Nullable String source) {
    /** Nothing stated. */
    public static final Given NOTHING = new Given(null, null, null, List.of(), null, null);

    public Given {
        byline = List.copyOf(byline);
    }

    /** What is stated by what neither was fetched nor is republished. */
    public Given(
            @Nullable String url,
            @Nullable String title,
            @Nullable String outlet,
            List<String> byline,
            @Nullable String date,
            @Nullable String dateEvidence) {
        this(url, title, outlet, byline, date, dateEvidence, null, null);
    }
}
