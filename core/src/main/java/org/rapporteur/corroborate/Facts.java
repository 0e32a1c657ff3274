package org.rapporteur.corroborate;

import java.util.List;

/**
 * What the reports of one story say, merged, each list in a fixed order.
 */
public record Facts(
        List<MergedEntity> entities,
        List<Utterance> utterances,
        List<FusedEvent> events,
        List<FusedPosition> positions,
        List<FusedQuantity> quantities,
        List<Contradiction> contradictions) {
    public Facts {
        entities = List.copyOf(entities);
        utterances = List.copyOf(utterances);
        events = List.copyOf(events);
        positions = List.copyOf(positions);
        quantities = List.copyOf(quantities);
        contradictions = List.copyOf(contradictions);
    }
}
