package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Chunk.Kind;

/** What stands in one stretch of a clause: a direct phrase, phrases behind prepositions, times. */
final class Slots {
    private static final Set<String> PLACE_PREPOSITIONS =
            Set.of("in", "at", "near", "outside", "inside", "around", "across", "throughout", "off", "within");
    static final Set<String> PLACE_NOUNS = Set.of(
            "city",
            "town",
            "village",
            "region",
            "province",
            "port",
            "district",
            "capital",
            "resort",
            "state",
            "island",
            "airport",
            "suburb");

    /** A preposition and the coordinated phrases behind it. */
    record Prepositional(String preposition, List<Integer> phrases) {
        Prepositional {
            phrases = List.copyOf(phrases);
        }
    }

    private final Clauses clauses;
    private List<Integer> direct = List.of();
    private final List<Prepositional> prepositionals = new ArrayList<>();
    private final List<TimeMention> times = new ArrayList<>();
    private boolean overnight;

    private Slots(Clauses clauses) {
        this.clauses = clauses;
    }

    /** Reads the chunks from {@code from} up to {@code to}. */
    static Slots read(Clauses clauses, int from, int to) {
        Slots slots = new Slots(clauses);
        int k = from;
        boolean afterComma = false;
        while (k < to) {
            Chunk chunk = clauses.chunks.get(k);
            int next = k + 1;
            if (chunk.is(Kind.TIME)) {
                TimeMention time = clauses.time(k);
                if (time != null && (time.type() == TimeMention.Type.DATE || time.type() == TimeMention.Type.TIME)) {
                    slots.add(time, clauses.lower(k));
                }
            } else if (chunk.is(Kind.LINK)) {
                int phrase = k + 1;
                while (phrase < to && clauses.chunks.get(phrase).is(Kind.OTHER)) {
                    phrase++;
                }
                if (phrase < to && clauses.chunks.get(phrase).is(Kind.NOUN_PHRASE)) {
                    List<Integer> group = clauses.coordinatedRight(phrase, to);
                    slots.prepositionals.add(new Prepositional(clauses.lower(k), group));
                    next = group.getLast() + 1;
                }
            } else if (chunk.is(Kind.NOUN_PHRASE)
                    && slots.direct.isEmpty()
                    && slots.prepositionals.isEmpty()
                    && !afterComma) {
                slots.direct = clauses.coordinatedRight(k, to);
                next = slots.direct.getLast() + 1;
            }
            afterComma |= chunk.is(Kind.COMMA);
            k = next;
        }
        return slots;
    }

    /** {@code an overnight raid on Monday}: the hour of the day comes after the day. */
    private void add(TimeMention time, String word) {
        boolean hour = !times.isEmpty() && overnight && !word.equals("overnight");
        times.add(hour ? times.size() - 1 : times.size(), time);
        overnight |= word.equals("overnight");
    }

    List<Integer> direct() {
        return direct;
    }

    /** Every phrase behind one of the prepositions. */
    List<Integer> behind(Set<String> prepositions) {
        List<Integer> found = new ArrayList<>();
        for (Prepositional p : prepositionals) {
            if (prepositions.contains(p.preposition())) {
                found.addAll(p.phrases());
            }
        }
        return found;
    }

    List<Prepositional> prepositionals() {
        return prepositionals;
    }

    /** Days and hours, in reading order. */
    List<TimeMention> times() {
        return times;
    }

    /** Places named as where it is, up to a preposition that opens something else. */
    List<Entity> placesBefore(String preposition) {
        List<Integer> phrases = new ArrayList<>();
        for (Prepositional p : prepositionals) {
            if (p.preposition().equals(preposition)) {
                break;
            }
            if (PLACE_PREPOSITIONS.contains(p.preposition())) {
                phrases.addAll(p.phrases());
            }
        }
        return places(phrases);
    }

    /** Places named as where it is. */
    List<Entity> places() {
        return placesBehind(PLACE_PREPOSITIONS);
    }

    /** Places behind one of the prepositions. */
    List<Entity> placesBehind(Set<String> prepositions) {
        return places(behind(prepositions));
    }

    List<Entity> places(List<Integer> phrases) {
        List<Entity> found = new ArrayList<>();
        for (int phrase : phrases) {
            Entity place = place(phrase);
            if (place != null && !found.contains(place)) {
                found.add(place);
            }
        }
        return found;
    }

    private @Nullable Entity place(int phrase) {
        Entity own = clauses.ownEntity(phrase);
        if (own != null) {
            return own.type() == EntityType.PLACE ? own : null;
        }
        if (!PLACE_NOUNS.contains(clauses.lower(phrase)) || phrase + 2 >= clauses.chunks.size()) {
            return null;
        }
        // "the port of Brest" and "the Norwegian capital, Oslo"
        Chunk link = clauses.chunks.get(phrase + 1);
        boolean joined = link.is(Kind.COMMA)
                || link.is(Kind.LINK) && clauses.lower(phrase + 1).equals("of");
        if (!joined || !clauses.chunks.get(phrase + 2).is(Kind.NOUN_PHRASE)) {
            return null;
        }
        Entity named = clauses.ownEntity(phrase + 2);
        return named != null && named.type() == EntityType.PLACE ? named : null;
    }
}
