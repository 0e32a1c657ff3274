package org.rapporteur.corroborate;

import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Quote;
import org.rapporteur.text.Span;

/**
 * Who tells something: an outlet does not dispute itself. What it tells otherwise in another report is an update, or another thing told in the
 * same form: this week's stocks, two bonds.
 *
 * <p>Catches 300 and 500 in two reports of {@code Coast News}; leaves them to be disputed where each is somebody else's word there.
 */
final class Tellers {
    private final Pile pile;
    private final MergedEntities entities;

    Tellers(Pile pile, MergedEntities entities) {
        this.pile = pile;
        this.entities = entities;
    }

    /** Whether two places of two reports are of different outlets, or give the words of different sources. */
    boolean areTwo(String report, Span place, String other, Span otherPlace) {
        if (!pile.areOfOneOutlet(report, other)) {
            return true;
        }
        MergedEntity source = source(report, place);
        MergedEntity otherSource = source(other, otherPlace);
        return source != null && otherSource != null && !source.equals(otherSource);
    }

    /** Whose words a place stands in, if any. */
    private @Nullable MergedEntity source(String report, Span place) {
        for (Quote quote : pile.reading(report).quotes()) {
            if (quote.content().stream().anyMatch(part -> part.covers(place))) {
                MergedEntity speaker = entities.find(report, quote.speaker());
                if (speaker != null) {
                    return speaker;
                }
            }
        }
        return null;
    }
}
