package org.rapporteur.corroborate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Quote;
import org.rapporteur.lineage.Origin;
import org.rapporteur.lineage.Publishers;
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
        if (!areOfOneOutlet(pile, report, other)) {
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

    /** True if both come from one outlet, and not from two agencies whose reports it carries. */
    static boolean areOfOneOutlet(Pile pile, String report, String other) {
        if (!Publishers.outletKey(pile.reading(report)).equals(Publishers.outletKey(pile.reading(other)))) {
            return false;
        }
        Origin origin = pile.origin(report);
        Origin otherOrigin = pile.origin(other);
        return Objects.equals(origin, otherOrigin) || !isUnseen(origin) && !isUnseen(otherOrigin);
    }

    private static boolean isUnseen(@Nullable Origin origin) {
        return origin != null && origin.kind() == Origin.Kind.UNSEEN_ORIGINAL;
    }
}
