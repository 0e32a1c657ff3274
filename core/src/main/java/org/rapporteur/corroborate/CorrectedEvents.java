package org.rapporteur.corroborate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.correction.Ties;

/** Which tellings are of one event and which are not, as far as analysts said so, and then as they are fused. */
final class CorrectedEvents {
    private final Ties<Place> ties;
    private final Set<Place> named;

    /** @param made in the order in which they were made; those that are not of events are passed by */
    CorrectedEvents(Pile pile, List<? extends Correction> made) {
        List<Correction.OfEvents> corrections = Correction.only(Correction.OfEvents.class, made);
        Set<Place> tellings = new LinkedHashSet<>();
        corrections.forEach(each -> {
            tellings.addAll(each.events());
            tellings.addAll(each.others());
        });
        named = Set.copyOf(tellings);
        pile.readings().forEach(reading -> reading.events()
                .forEach(event -> tellings.add(new Place(reading.id(), event.id()))));
        ties = new Ties<>(tellings);
        for (Correction.OfEvents each : corrections.reversed()) {
            switch (each.verdict()) {
                case SAME ->
                    ties.join(Stream.concat(each.events().stream(), each.others().stream())
                            .toList());
                case APART -> ties.part(each.events(), each.others());
            }
        }
    }

    /** Whether an analyst spoke of that telling. */
    boolean isNamed(Place telling) {
        return named.contains(telling);
    }

    /** The same number for all tellings of one event. */
    int group(Place telling) {
        return ties.group(telling);
    }

    boolean areApart(Place one, Place other) {
        return ties.areApart(one, other);
    }

    /** Takes a telling for one of an event that it is not kept apart from. */
    void join(Place first, Place telling) {
        ties.join(first, telling);
    }
}
