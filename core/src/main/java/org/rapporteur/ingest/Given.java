package org.rapporteur.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed entry, WARC record or JSON object states about its report. Each part is null (or empty) where not stated.
 *
 * @param date as written there
 * @param dateEvidence where the date was stated, for people ({@code feed entry: published}), or null
 * @param fetched when the page was fetched, as an archive states it: it was published before, and nothing more is known
 */
public record Given(
        @Nullable String url,
        @Nullable String title,
        @Nullable String outlet,
        List<String> byline,
        @Nullable String date,
        @Nullable String dateEvidence,
        @Nullable String fetched) {
    /** Nothing stated. */
    public static final Given NOTHING = new Given(null, null, null, List.of(), null, null);

    public Given {
        byline = List.copyOf(byline);
    }

    /** What a source states that does not say when it was fetched. */
    public Given(
            @Nullable String url,
            @Nullable String title,
            @Nullable String outlet,
            List<String> byline,
            @Nullable String date,
            @Nullable String dateEvidence) {
        this(url, title, outlet, byline, date, dateEvidence, null);
    }
}
