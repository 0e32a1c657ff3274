package org.rapporteur.desk.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;

/**
 * A report as it is now, without its text.
 *
 * @param key what makes it the same report when it comes again
 * @param number of the arrival of this version, counted over all reports
 * @param version 1 for the first
 * @param input id of the input that it came from, or null
 * @param arrivedAt when this version came
 * @param firstArrivedAt when the first version came
 */
public record StoredReport(
        String id,
        String key,
        long number,
        int version,
        @Nullable String input,
        Head head,
        Ties ties,
        Instant arrivedAt,
        Instant firstArrivedAt) {
    /**
     * What is known about it besides its text.
     *
     * @param path where it came from, as its input calls it
     * @param published as ISO 8601, as precise as known, or null
     * @param day of publication, or null
     * @param mangled whether a machine wrote its words anew
     */
    public record Head(
            String path,
            @Nullable String url,
            @Nullable String title,
            @Nullable String outlet,
            String language,
            @Nullable String published,
            @Nullable LocalDate day,
            boolean mangled) {
        static Head of(Reading reading) {
            Article.Meta meta = reading.article().meta();
            return new Head(
                    reading.article().path(),
                    meta.url(),
                    meta.title(),
                    meta.outlet(),
                    meta.language(),
                    meta.published().value(),
                    meta.published().date().orElse(null),
                    reading.annotation().fidelity().state() == Fidelity.State.MANGLED);
        }
    }

    /**
     * What it belongs to.
     *
     * @param original id of the report that it was most likely made from, or null
     * @param relation to that, in lower case ({@code copy}), or null
     * @param story id of its story, or null before it is placed
     */
    public record Ties(
            @Nullable String original,
            @Nullable String relation,
            @Nullable String story) {
        /** Made from none, not placed. */
        public static final Ties NONE = new Ties(null, null, null);
    }
}
