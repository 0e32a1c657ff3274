package org.rapporteur.extract;

import org.rapporteur.text.Span;

/**
 * A line that tells where a report came from: it left the text, or stands in it as a sign-off, and feeds lineage.
 *
 * @param kind what it tells
 * @param value who or what is credited, cleaned: {@code Reuters}, {@code Jane Roe}, a host name
 * @param rawSpan where it stands in the decoded input
 */
public record Credit(Kind kind, String value, Span rawSpan) {
    /** What a credit line tells. */
    public enum Kind {
        /** A wire agency or other original source: {@code (Reuters)}, {@code Source: TASS}, {@code © 2031 AFP}. */
        SOURCE,
        /** A writer named in a sign-off: {@code Jane Roe reported from Oslo}. */
        REPORTER,
        /** Where the same text stands on another site: the host of a canonical URL, or the address that "originally published in" links to. */
        CANONICAL,
        /** The page that republished: a site name behind the title. */
        REPUBLISHER,
        /** The text stops and sends the reader elsewhere: {@code Read Entire Article}. */
        CONTINUED_ELSEWHERE,
        /** A notice of machine translation. */
        MACHINE_TRANSLATION,
        /** How long ago the page says it was published: {@code 5 months ago}. */
        AGE
    }
}
