package org.rapporteur.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.InputProblem;

/** Tells of what a correction speaks in vain: reports that a pile does not hold, entities and events that its reports do not have. */
public final class Unknown {
    private final Map<String, Reading> readings = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final boolean skimmed;

    private Unknown(Collection<Reading> readings, boolean skimmed) {
        this.skimmed = skimmed;
        for (Reading reading : readings) {
            this.readings.put(reading.id(), reading);
            for (Entity entity : reading.annotation().entities()) {
                if (entity.named()) {
                    names.add(Correction.Name.key(entity.name()));
                }
            }
        }
    }

    /** @param readings all of the pile, also those that are not heard on its day */
    public static Unknown of(Collection<Reading> readings) {
        return new Unknown(readings, false);
    }

    /** The same for readings that were only skimmed, in which nobody looked for entities and events: those pass. */
    public static Unknown ofSkimmed(Collection<Reading> readings) {
        return new Unknown(readings, true);
    }

    /**
     * A problem for each kind of thing that is not there; none if all is. What is left of the correction holds all the same, and the
     * whole once the report is there.
     *
     * @param place where the correction stands, {@code corrections.jsonl#3}
     */
    public List<InputProblem> problems(Correction correction, String place) {
        List<InputProblem> problems = new ArrayList<>();
        tell(
                problems,
                place,
                "report",
                "no report of the pile has the id ",
                correction.named().stream().filter(report -> !readings.containsKey(report)));
        if (skimmed) {
            return problems;
        }
        switch (correction) {
            case Correction.OfStories of -> {}
            case Correction.OfLineage of -> {}
            case Correction.OfEntities of ->
                tell(
                        problems,
                        place,
                        "entity",
                        "no report has the entity ",
                        Stream.concat(of.entities().stream(), of.others().stream())
                                .filter(Predicate.not(this::isKnown))
                                .map(Correction.Who::toString));
            case Correction.OfEvents of ->
                tell(
                        problems,
                        place,
                        "event",
                        "no report has the event ",
                        Stream.concat(of.events().stream(), of.others().stream())
                                .filter(Predicate.not(this::isKnownEvent))
                                .map(Correction.Place::toString));
        }
        return problems;
    }

    private static void tell(
            List<InputProblem> problems, String place, String thing, String words, Stream<String> unknown) {
        Set<String> each = new LinkedHashSet<>(unknown.toList());
        if (!each.isEmpty()) {
            problems.add(new InputProblem(place, "correction-unknown-" + thing, words + String.join(", ", each)));
        }
    }

    /** Of a report that is not there, that is told already. */
    private boolean isKnown(Correction.Who who) {
        return switch (who) {
            case Correction.Name name -> names.contains(Correction.Name.key(name.written()));
            case Correction.Place place -> {
                Reading reading = readings.get(place.report());
                yield reading == null || reading.findEntity(place.id()).isPresent();
            }
        };
    }

    private boolean isKnownEvent(Correction.Place place) {
        Reading reading = readings.get(place.report());
        return reading == null || reading.events().stream().map(Event::id).anyMatch(place.id()::equals);
    }
}
