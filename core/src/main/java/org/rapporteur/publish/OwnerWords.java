package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Credit;
import org.rapporteur.lineage.Families;
import org.rapporteur.lineage.Owner;
import org.rapporteur.lineage.Publishers;

/** Who owns the outlets of some reports, in words; apart from where their texts come from. */
final class OwnerWords {
    /** Families and states named in one line; a line of more is not read. */
    private static final int MOST_NAMED = 6;

    private static final int MOST_OUTLETS = 4;

    private OwnerWords() {}

    /** {@code Harbour Group, company, as of 2031 (annual report)}; a state is called one. */
    static String of(Owner owner) {
        String what =
                switch (owner.kind()) {
                    case STATE -> "state media: " + owner.name();
                    case PUBLIC -> owner.name() + ", public body";
                    case FOUNDATION -> owner.name() + ", without profits";
                    case WIRE -> owner.name() + ", news agency";
                    case COMPANY -> owner.name() + ", company";
                };
        return what + ", as of " + owner.asOf() + " (" + owner.source() + ")";
    }

    /**
     * {@code from 3 owners}, {@code Daily Tide and Sunday Tide belong to one, Harbour Group}, {@code state media: Tass
     * (Russian state)}; of outlets and agencies that the lists have.
     */
    static List<String> parts(Sources sources, List<String> reports) {
        List<Reading> readings = reports.stream().map(sources::expect).toList();
        Families families = Publishers.get().families(readings);
        int unknown = families.unknown().size();
        List<String> parts = new ArrayList<>();
        if (!families.known().isEmpty()) {
            parts.add("from " + Words.count(families.count(), "owner")
                    + (unknown == 0 ? "" : " (" + unknown + " not known, counted by outlet)"));
        }
        List<String> shared = new ArrayList<>();
        List<String> state = new ArrayList<>();
        for (Families.Family family : families.known()) {
            Set<String> outlets = new LinkedHashSet<>();
            family.reports().forEach(report -> outlets.add(sources.outlet(report)));
            if (family.owner().kind() == Owner.Kind.STATE) {
                state.add(listed(outlets) + " (" + family.owner().name() + ")");
            } else if (outlets.size() > 1) {
                shared.add(listed(outlets) + " belong to one, " + family.owner().name());
            }
        }
        parts.addAll(firstOf(shared));
        state.addAll(credited(sources, readings));
        if (!state.isEmpty()) {
            parts.add("state media: " + String.join("; ", firstOf(state)));
        }
        return parts;
    }

    /** State agencies whose texts others print: {@code Tass, credited by River News (Russian state)}. */
    private static List<String> credited(Sources sources, List<Reading> readings) {
        Map<String, Set<String>> outlets = new LinkedHashMap<>();
        Map<String, Owner> owners = new HashMap<>();
        for (Reading reading : readings) {
            Owner own = Publishers.get().find(reading.article().meta()).orElse(null);
            for (Credit credit : reading.article().credits()) {
                Owner owner = credit.kind() == Credit.Kind.SOURCE
                        ? Publishers.get().find(null, credit.value()).orElse(null)
                        : null;
                if (owner != null && owner.kind() == Owner.Kind.STATE && !owner.equals(own)) {
                    owners.put(credit.value(), owner);
                    outlets.computeIfAbsent(credit.value(), v -> new LinkedHashSet<>())
                            .add(sources.outlet(reading.id()));
                }
            }
        }
        List<String> words = new ArrayList<>();
        outlets.forEach((name, by) -> {
            Owner owner = owners.get(name);
            words.add(name + ", credited by " + listed(by) + (owner == null ? "" : " (" + owner.name() + ")"));
        });
        return words;
    }

    private static List<String> firstOf(List<String> named) {
        if (named.size() <= MOST_NAMED) {
            return named;
        }
        List<String> first = new ArrayList<>(named.subList(0, MOST_NAMED));
        first.add("and " + (named.size() - MOST_NAMED) + " more");
        return first;
    }

    /** {@code A}, {@code A and B}, {@code A, B and 3 more}. */
    private static String listed(Set<String> outlets) {
        List<String> all = new ArrayList<>(outlets);
        if (all.size() == 1) {
            return all.getFirst();
        }
        boolean many = all.size() > MOST_OUTLETS;
        List<String> head = all.subList(0, many ? MOST_OUTLETS : all.size() - 1);
        return String.join(", ", head) + " and " + (many ? all.size() - MOST_OUTLETS + " more" : all.getLast());
    }
}
