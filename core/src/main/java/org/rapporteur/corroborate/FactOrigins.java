package org.rapporteur.corroborate;

import java.util.Collection;
import java.util.List;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Lineage;

/**
 * Counts the independent origins of a fact as {@link Corroborator} does: origins that tell it in one and the same sentence are one for
 * it. Not safe for use by several threads.
 */
public final class FactOrigins {
    private final Pile pile;

    /**
     * For facts of one story.
     *
     * @param readingsOfOneStory in any order, no id twice
     * @param lineage of the whole pile
     */
    public FactOrigins(List<Reading> readingsOfOneStory, Lineage lineage) {
        pile = new Pile(readingsOfOneStory, lineage);
    }

    /** Independent origins among the reports that tell a fact at these places. */
    public int count(Collection<Mention> places) {
        return pile.originsOf(places);
    }
}
