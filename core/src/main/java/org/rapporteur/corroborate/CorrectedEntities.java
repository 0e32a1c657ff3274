package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.rapporteur.annotate.Entity;
import org.rapporteur.correction.Bonds;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Correction.Name;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.correction.Correction.Who;
import org.rapporteur.correction.Ties;
import org.rapporteur.corroborate.EntityMerger.Found;

/**
 * Who is one and who is not, as analysts said: joins and splits what names and spellings made one or two of.
 *
 * <p>What is said comes first. Then all that the names had put together stay together, but for those that are kept apart; of whom
 * nobody spoke goes with those of the same name, office and report, then with those of the most reports.
 */
final class CorrectedEntities {
    // A name tells more than an office, an office more than that one report speaks of both.
    private static final int NAME = 4;
    private static final int OFFICE = 2;
    private static final int REPORT = 1;

    private final Set<Who> spokenOf = new LinkedHashSet<>();
    private final Ties<Who> said;

    /** @param made in the order in which they were made; those that are not of entities are passed by */
    CorrectedEntities(List<? extends Correction> made) {
        List<Correction.OfEntities> corrections = Correction.only(Correction.OfEntities.class, made);
        corrections.forEach(each -> {
            spokenOf.addAll(each.entities());
            spokenOf.addAll(each.others());
        });
        said = new Ties<>(spokenOf);
        for (Correction.OfEntities each : corrections.reversed()) {
            switch (each.verdict()) {
                case SAME ->
                    said.join(Stream.concat(each.entities().stream(), each.others().stream())
                            .toList());
                case APART -> said.part(each.entities(), each.others());
            }
        }
    }

    boolean areNone() {
        return spokenOf.isEmpty();
    }

    /**
     * The groups as analysts have them: each of the found in exactly one.
     *
     * @param groups who is one by the names alone
     */
    List<List<Found>> regroup(List<List<Found>> groups) {
        return new Regrouping(groups).groups();
    }

    private final class Regrouping {
        private final List<Unit> units = new ArrayList<>();
        private final Map<Who, Integer> numbers = new HashMap<>();
        private final Map<Who, List<Unit>> unitsOf = new HashMap<>();
        private final Bonds bonds;

        Regrouping(List<List<Found>> groups) {
            for (int i = 0; i < groups.size(); i++) {
                Map<List<String>, Unit> own = new LinkedHashMap<>();
                for (Found found : groups.get(i)) {
                    Entity entity = found.entity();
                    String name = Name.key(entity.name());
                    List<String> key = spokenOf.contains(new Place(found.report(), entity.id()))
                            ? List.of(found.report(), entity.id(), "")
                            : List.of(name, entity.role() == null ? "" : Name.key(entity.role()));
                    int group = i;
                    own.computeIfAbsent(key, any -> new Unit(group, name)).add(found);
                }
                units.addAll(own.values());
            }
            // by report, so that a new one does not change which of the others comes first
            units.sort(Comparator.comparing(Unit::first));
            Map<String, List<Unit>> byName = new HashMap<>();
            for (int i = 0; i < units.size(); i++) {
                units.get(i).number = i;
                if (units.get(i).members.getFirst().entity().named()) {
                    byName.computeIfAbsent(units.get(i).name, any -> new ArrayList<>())
                            .add(units.get(i));
                }
            }
            Map<Place, Unit> byPlace = new HashMap<>();
            units.forEach(unit -> unit.members.forEach(found ->
                    byPlace.put(new Place(found.report(), found.entity().id()), unit)));
            for (Who who : spokenOf) {
                // whoever is not here has a number too, so that what is said by way of him holds
                numbers.put(who, units.size() + numbers.size());
                unitsOf.put(
                        who,
                        switch (who) {
                            case Name name ->
                                byName.getOrDefault(Name.key(name.written()), List.of()).stream()
                                        .filter(unit -> !isException(unit, name))
                                        .toList();
                            case Place place -> byPlace.containsKey(place) ? List.of(byPlace.get(place)) : List.of();
                        });
            }
            bonds = new Bonds(units.size() + numbers.size());
            for (Ties.Tie<Who> tie : said.all()) {
                if (tie.together()) {
                    join(tie.one(), tie.other());
                } else {
                    part(tie.one(), tie.other());
                }
            }
        }

        /** A place outweighs its name: where {@code Mara Voss} and the one of report 3 are two, the name does not mean that one. */
        private boolean isException(Unit unit, Name name) {
            return unit.members.stream()
                    .map(found -> new Place(found.report(), found.entity().id()))
                    .anyMatch(place -> spokenOf.contains(place) && said.areApart(place, name));
        }

        private void join(Who one, Who other) {
            units(one).forEach(unit -> bonds.join(number(one), unit.number));
            bonds.join(number(one), number(other));
            units(other).forEach(unit -> {
                bonds.join(number(other), unit.number);
                bonds.join(number(one), unit.number);
            });
        }

        private void part(Who one, Who other) {
            for (int a : numbers(one, other)) {
                for (int b : numbers(other, one)) {
                    bonds.part(a, b);
                }
            }
        }

        /** Two ways to write one name are never two people. */
        private List<Integer> numbers(Who who, Who against) {
            List<Integer> all = new ArrayList<>(List.of(number(who)));
            for (Unit unit : units(who)) {
                if (!units(against).contains(unit)) {
                    all.add(unit.number);
                }
            }
            return all;
        }

        List<List<Found>> groups() {
            Map<Integer, List<Unit>> byGroup = new LinkedHashMap<>();
            units.forEach(unit -> byGroup.computeIfAbsent(unit.group, any -> new ArrayList<>())
                    .add(unit));
            Set<Unit> spoken = new HashSet<>();
            unitsOf.values().forEach(spoken::addAll);
            byGroup.values().forEach(group -> holdTogether(group, spoken));
            Map<Integer, List<Found>> found = new LinkedHashMap<>();
            for (Unit unit : units) {
                found.computeIfAbsent(bonds.root(unit.number), any -> new ArrayList<>())
                        .addAll(unit.members);
            }
            return List.copyOf(found.values());
        }

        /** Puts together again what was one by the names, as far as nobody said otherwise: first of whom somebody spoke, then office-holders. */
        private void holdTogether(List<Unit> group, Set<Unit> spoken) {
            if (Collections.disjoint(group, spoken)) {
                group.forEach(unit -> bonds.join(group.getFirst().number, unit.number));
                return;
            }
            List<Unit> ordered = new ArrayList<>(group);
            ordered.sort(Comparator.comparing((Unit unit) -> !spoken.contains(unit))
                    .thenComparing(unit -> unit.offices.isEmpty()));
            List<Unit> placed = new ArrayList<>();
            for (Unit unit : ordered) {
                Map<Integer, Unit> homes = new LinkedHashMap<>();
                for (Unit each : placed) {
                    if (!bonds.areApart(each.number, unit.number)) {
                        homes.computeIfAbsent(bonds.root(each.number), any -> new Unit(each.group, each.name))
                                .take(each);
                    }
                }
                homes.entrySet().stream()
                        .max(Map.Entry.comparingByValue(Comparator.comparing((Unit home) -> home.signs(unit))
                                .thenComparing(home -> home.reports.size())))
                        .ifPresent(home -> bonds.join(home.getKey(), unit.number));
                placed.add(unit);
            }
        }

        private int number(Who who) {
            return Objects.requireNonNull(numbers.get(who));
        }

        private List<Unit> units(Who who) {
            return Objects.requireNonNull(unitsOf.get(who));
        }
    }

    /**
     * Some who go together whatever happens: those of one group with one name and office, and each alone who is spoken of by his
     * place.
     */
    private static final class Unit {
        final int group;
        final String name;
        final List<Found> members = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        final Set<String> offices = new HashSet<>();
        final Set<String> reports = new HashSet<>();
        int number;

        Unit(int group, String name) {
            this.group = group;
            this.name = name;
            names.add(name);
        }

        void add(Found found) {
            members.add(found);
            reports.add(found.report());
            if (found.entity().role() != null) {
                offices.add(Name.key(found.entity().role()));
            }
        }

        void take(Unit other) {
            other.members.forEach(this::add);
            names.addAll(other.names);
        }

        /** The first place that speaks of them. */
        String first() {
            return members.stream()
                    .map(found -> found.report() + "\t" + found.entity().id())
                    .min(Comparator.naturalOrder())
                    .orElse("");
        }

        /** What speaks for another being one of these. */
        int signs(Unit other) {
            return (names.contains(other.name) ? NAME : 0)
                    + (Collections.disjoint(offices, other.offices) ? 0 : OFFICE)
                    + (Collections.disjoint(reports, other.reports) ? 0 : REPORT);
        }
    }
}
