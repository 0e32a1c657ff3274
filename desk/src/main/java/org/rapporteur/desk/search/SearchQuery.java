package org.rapporteur.desk.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param text as typed: all words must occur; {@code "in this order"}, {@code -without}, {@code this OR that}, {@code begin*}. Empty
 *     for all that the filters leave. Whatever cannot be understood is taken as words
 * @param most results at once, 1 to {@value #MOST}
 * @param after what {@link Results#next} said of the same query, or null for the beginning
 */
public record SearchQuery(
        String text,
        Filters filters,
        Order order,
        int most,
        @Nullable String after) {
    /** Results at once: more than a page shows. */
    public static final int MOST = 100;

    public SearchQuery {
        most = Math.clamp(most, 1, MOST);
    }

    /** All words of a text, best first. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Filters.NONE, Order.RELEVANCE, 20, null);
    }

    /** What is looked for. */
    public enum Kind {
        /** A report, with its whole text. */
        REPORT,
        /** What somebody said, as a story's account has it. */
        QUOTE,
        /** An event of a story's account. */
        EVENT
    }

    /** What comes first. */
    public enum Order {
        /** What fits best; of two that fit alike the later one. */
        RELEVANCE,
        /** The latest day. */
        DAY
    }

    /**
     * What is left out. Null, or 0, leaves out nothing.
     *
     * @param fact what quotes and events must be
     * @param report what the report must be that tells it
     * @param from first day: of publication, of an event the day on which it happens
     * @param to last day
     * @param story its id
     * @param fewestOrigins of a fact those that tell it, of a report those of its story
     */
    public record Filters(
            @Nullable Kind kind,
            Fact fact,
            Told report,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String story,
            int fewestOrigins) {
        /** Leaves out nothing. */
        public static final Filters NONE = new Filters(null, Fact.ANY, Told.ANYWHERE, null, null, null, 0);
    }

    /**
     * What a fact must be. One filter that no report can meet leaves out all reports.
     *
     * @param speaker id or name of who is quoted, case and accents do not count; leaves reports that quote the name
     * @param actor name of who takes part in an event
     * @param code PLOVER root of an event
     * @param status of an event in lower case
     */
    public record Fact(
            @Nullable String speaker,
            @Nullable String actor,
            @Nullable String code,
            @Nullable String status) {
        /** Any. */
        public static final Fact ANY = new Fact(null, null, null, null);
    }

    /**
     * What the report must be.
     *
     * @param outlet its name, case and accents do not count
     * @param language ISO 639-1 code
     */
    public record Told(@Nullable String outlet, @Nullable String language) {
        /** Any. */
        public static final Told ANYWHERE = new Told(null, null);
    }
}
