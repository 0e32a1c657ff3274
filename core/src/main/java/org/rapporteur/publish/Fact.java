package org.rapporteur.publish;

import java.util.List;
import org.rapporteur.corroborate.Mention;

/**
 * Any fact of a story, as far as a link to it needs to know it.
 *
 * @param id in the story
 * @param label in a few words
 * @param mentions where it stands
 */
record Fact(FactKind kind, String id, String label, List<Mention> mentions) {
    Fact {
        mentions = List.copyOf(mentions);
    }
}
