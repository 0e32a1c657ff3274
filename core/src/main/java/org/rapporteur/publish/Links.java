package org.rapporteur.publish;

import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * Where the links of a page lead: to places in the one page that holds everything, or to pages at addresses of their own.
 *
 * @param addresses null if everything is in one page
 */
record Links(@Nullable PageAddresses addresses) {
    static final Links IN_ONE_PAGE = new Links(null);

    String story(String story) {
        return addresses == null ? "#" + Anchors.story(story) : addresses.story(story);
    }

    /** A fact's card, seen from a report. */
    String fact(String story, String anchor) {
        return (addresses == null ? "" : addresses.story(story)) + "#" + anchor;
    }

    String report(String report) {
        return addresses == null ? "#" + Anchors.report(report) : addresses.report(report);
    }

    /** A place in a report's text, seen from a story. */
    String place(String report, Span span) {
        return (addresses == null ? "" : addresses.report(report)) + "#" + Anchors.place(report, span);
    }

    String pair(String from, String to) {
        return addresses == null ? "#" + Anchors.pair(from, to) : addresses.pair(from, to);
    }
}
