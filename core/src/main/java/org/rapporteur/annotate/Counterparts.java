package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;

/**
 * Gives {@code his Italian counterpart} to the named person who holds that office for that country elsewhere in the text.
 *
 * <p>Catches {@code Foreign Minister Ola Nordmann met his Italian counterpart} where the text names the Italian foreign minister;
 * leaves it open where it names none, two, or only the Italian president.
 */
final class Counterparts {
    /** Words of an office by which counterparts are told apart; the offices of a line are one kind. Own work. */
    private static final Map<String, List<Set<String>>> KINDS = kinds();

    private static final Set<String> POSSESSIVES = Set.of("his", "her");
    private static final Set<String> BELOW = Set.of(
            "deputy",
            "vice",
            "assistant",
            "under",
            "former",
            "shadow",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "press");

    private final TokenIndex index;
    private final KnownNames lists = KnownNames.get();

    Counterparts(TokenIndex index) {
        this.index = index;
    }

    private static Map<String, List<Set<String>>> kinds() {
        Map<String, List<Set<String>>> kinds = new LinkedHashMap<>();
        kinds.put(
                "foreign",
                List.of(Set.of("foreign", "minister"), Set.of("foreign", "secretary"), Set.of("secretary", "state")));
        kinds.put(
                "defence",
                List.of(
                        Set.of("defence", "minister"),
                        Set.of("defense", "minister"),
                        Set.of("defence", "secretary"),
                        Set.of("defense", "secretary")));
        kinds.put("interior", List.of(Set.of("interior", "minister"), Set.of("home", "secretary")));
        kinds.put("finance", List.of(Set.of("finance", "minister"), Set.of("treasury", "secretary")));
        kinds.put(
                "head",
                List.of(Set.of("prime", "minister"), Set.of("premier"), Set.of("chancellor"), Set.of("president")));
        return kinds;
    }

    private record Office(Draft holder, String kind, Set<String> countries) {}

    private record At(int token, Draft draft) {}

    /** Adds the mentions; pronouns must be resolved before. */
    void resolve(List<Draft> drafts) {
        List<Integer> heads = new ArrayList<>();
        for (int i = 2; i < index.size(); i++) {
            if (index.lower(i).equals("counterpart") && POSSESSIVES.contains(index.lower(i - 2))) {
                heads.add(i);
            }
        }
        if (heads.isEmpty()) {
            return;
        }
        List<Office> offices = offices(drafts);
        List<At> persons = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.type == EntityType.PERSON && draft.named) {
                draft.mentions.forEach(span -> persons.add(new At(index.tokenFrom(span.start()), draft)));
            }
        }
        persons.sort(Comparator.comparingInt(At::token));
        int before = 0;
        for (int head : heads) {
            while (before < persons.size() && persons.get(before).token < head - 2) {
                before++;
            }
            Draft owner = before == 0 ? null : owner(persons.get(before - 1), head);
            Optional<String> country = lists.countryOf(index.word(head - 1));
            Draft found = owner == null || country.isEmpty() || isNamedBeside(head)
                    ? null
                    : fellow(owner, country.get(), offices);
            if (found != null) {
                found.add(index.span(head - 2, head + 1), head);
            }
        }
    }

    private @Nullable Draft owner(At last, int head) {
        boolean near = index.sentenceOf(last.token) == index.sentenceOf(head);
        char gender = index.lower(head - 2).equals("his") ? 'm' : 'f';
        return near && (last.draft.gender == 'u' || last.draft.gender == gender) ? last.draft : null;
    }

    /** {@code his Italian counterpart, Per Brandt}: the name stands there. */
    private boolean isNamedBeside(int head) {
        int next = index.lower(head + 1).equals(",") ? head + 2 : head + 1;
        return next < index.size()
                && index.sentenceOf(next) == index.sentenceOf(head)
                && index.pos(next).equals("PROPN")
                && !(index.lower(next).equals(index.word(next)));
    }

    private static @Nullable Draft fellow(Draft owner, String country, List<Office> offices) {
        Draft found = null;
        for (Office mine : offices) {
            for (Office other : offices) {
                boolean fits = mine.holder == owner
                        && other.holder != owner
                        && mine.kind.equals(other.kind)
                        && other.countries.contains(country)
                        && !mine.countries.contains(country);
                if (fits && found != null && found != other.holder) {
                    return null;
                }
                found = fits ? other.holder : found;
            }
        }
        return found;
    }

    private List<Office> offices(List<Draft> drafts) {
        List<Office> offices = new ArrayList<>();
        for (Draft draft : drafts) {
            // 100 offices in one text: a list of members, where a counterpart is nobody in particular
            for (String role : offices.size() < 100 ? draft.roles : Set.<String>of()) {
                List<String> words = List.of(role.toLowerCase(Locale.ROOT).split("[\\s,]+"));
                String kind = words.stream().anyMatch(BELOW::contains) ? null : kindOf(words);
                if (kind != null && draft.named) {
                    offices.add(new Office(draft, kind, countries(role)));
                }
            }
        }
        return offices;
    }

    private static @Nullable String kindOf(List<String> words) {
        for (Map.Entry<String, List<Set<String>>> kind : KINDS.entrySet()) {
            if (kind.getValue().stream().anyMatch(words::containsAll)) {
                return kind.getKey();
            }
        }
        return null;
    }

    private Set<String> countries(String role) {
        Set<String> found = new java.util.TreeSet<>();
        List<String> words = List.of(role.split("[\\s,]+"));
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + 3); to++) {
                String name = String.join(" ", words.subList(from, to)).replaceAll("['’]s$", "");
                lists.countryOf(name).ifPresent(found::add);
            }
        }
        return found;
    }
}
