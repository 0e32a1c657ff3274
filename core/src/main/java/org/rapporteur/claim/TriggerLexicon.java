package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WordList;

/** Which verbs and nouns tell of an event, with their PLOVER code and where their recipient stands. */
final class TriggerLexicon {
    /** How a trigger takes its place. */
    enum Kind {
        VERB,
        MOTION,
        NOUN,
        PLACED_NOUN
    }

    /**
     * A word that tells of an event.
     *
     * @param slots where the recipient stands: {@code obj} or prepositions
     * @param objects the head nouns that its object must have one of, empty for any
     */
    record Trigger(Kind kind, String lemma, String code, Set<String> slots, Set<String> objects) {}

    /** The object that says: any person with a name. */
    static final String PERSON = "person";

    /** The slot that says: without a recipient it is no event. */
    static final String REQUIRED = "!";

    private final Map<String, List<Trigger>> verbs = new HashMap<>();
    private final Map<String, Trigger> nouns = new HashMap<>();
    /** Of nouns with two senses the one that some word of the sentence tells. */
    private final Map<String, Trigger> toldNouns = new HashMap<>();

    private final Set<String> particleVerbs = new HashSet<>();
    private final Inflection inflection;

    private final Set<String> disasters = new HashSet<>();

    TriggerLexicon(Inflection inflection) {
        this.inflection = inflection;
        Map<String, List<String>> sets = new HashMap<>();
        WordList.rows(TriggerLexicon.class, "disasters.txt").forEach(row -> disasters.add(row.getFirst()));
        for (List<String> row : WordList.rows(TriggerLexicon.class, "triggers.tsv")) {
            if (row.getFirst().equals("set")) {
                sets.put(row.get(1), List.of(row.get(2).split(" ")));
                continue;
            }
            Trigger trigger = new Trigger(
                    kind(row.getFirst()),
                    row.get(1),
                    row.get(2),
                    row.get(3).equals("-") ? Set.of() : Set.of(row.get(3).split(",")),
                    objects(row.get(4), sets));
            if (trigger.kind() == Kind.VERB || trigger.kind() == Kind.MOTION) {
                verbs.computeIfAbsent(trigger.lemma(), k -> new ArrayList<>()).add(trigger);
                if (trigger.lemma().contains(" ")) {
                    particleVerbs.add(trigger.lemma());
                }
            } else {
                (trigger.objects().isEmpty() ? nouns : toldNouns).put(trigger.lemma(), trigger);
            }
        }
        verbs.values().forEach(senses -> senses.sort(TriggerLexicon::byObject));
    }

    private static int byObject(Trigger a, Trigger b) {
        return Boolean.compare(a.objects().isEmpty(), b.objects().isEmpty());
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "v" -> Kind.VERB;
            case "m" -> Kind.MOTION;
            case "n" -> Kind.NOUN;
            case "p" -> Kind.PLACED_NOUN;
            default -> throw new IllegalStateException("unknown kind of trigger: " + letter);
        };
    }

    private static Set<String> objects(String column, Map<String, List<String>> sets) {
        Set<String> objects = new HashSet<>();
        if (!column.equals("-")) {
            for (String name : column.split(" ")) {
                objects.addAll(name.startsWith("@") ? sets.get(name) : List.of(name));
            }
        }
        return Set.copyOf(objects);
    }

    /** Verbs that are written with a particle ({@code call off}). */
    Set<String> particleVerbs() {
        return Set.copyOf(particleVerbs);
    }

    /** The senses of a verb, those that ask for an object first in the order of the list; empty if it tells of no event. */
    List<Trigger> verb(VerbGroup verb) {
        for (String base : verb.bases()) {
            List<Trigger> found = verbs.get(verb.particle() == null ? base : base + " " + verb.particle());
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    /** True if a lower-case base form is a verb of the list. */
    boolean isVerb(String base) {
        return verbs.containsKey(base);
    }

    /** True if a lower-case word is an event noun of the list. */
    boolean isNoun(String lower) {
        return noun("", lower) != null;
    }

    /** The other sense of a noun, which is told by words beside it: a {@code strike} of {@code miners} is not one of missiles; or null. */
    @Nullable
    Trigger otherSense(Trigger noun) {
        return toldNouns.get(noun.lemma());
    }

    /** The sense of a noun with the word before it ({@code air strike}), or null. */
    @Nullable
    Trigger noun(String before, String lower) {
        for (String base : inflection.nounBases(lower)) {
            Trigger pair = nouns.get(before + " " + base);
            if (pair != null) {
                return pair;
            }
        }
        for (String base : inflection.nounBases(lower)) {
            Trigger single = nouns.get(base);
            if (single != null) {
                return single;
            }
        }
        return null;
    }

    /** {@code landslides}: what kills without a hand behind it. */
    boolean isDisaster(String lower) {
        return inflection.nounBases(lower).stream().anyMatch(disasters::contains);
    }

    boolean isObject(Trigger trigger, String lower) {
        for (String base : inflection.nounBases(lower)) {
            if (trigger.objects().contains(base)) {
                return true;
            }
        }
        return false;
    }
}
