package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;
import org.rapporteur.text.Span;

/**
 * Finds ministries and administrations that a text names by whose they are, and links {@code the ministry} back to the last one.
 *
 * <p>Catches {@code Norway's foreign ministry ... the ministry} and {@code President Brandt's administration} (organisations);
 * leaves {@code a ministry} and {@code the administration of justice} alone.
 */
final class OwnedBodies {
    private static final Set<String> HEADS = Set.of("ministry", "administration", "department", "embassy");
    /** What a text also calls so when it does not mean a body; it is one where it speaks. */
    private static final Set<String> SPEAKING = Set.of("campaign", "office", "team");
    /** Bodies with a name of their own, whose last word comes again alone: {@code Baltic Harbour Agency ... the agency}. */
    private static final Set<String> SHORTENED = Set.of(
            "agency",
            "council",
            "committee",
            "commission",
            "union",
            "bank",
            "court",
            "institute",
            "association",
            "federation",
            "authority",
            "company",
            "party",
            "university",
            "bureau",
            "board");
    /** Sentences back that {@code the ministry} reaches; further back a reader is reminded by name. */
    private static final int REACH = 30;
    /** {@code foreign affairs and trade}: a ministry's field is rarely longer in words. */
    private static final int LONGEST_FIELD = 3;

    private final TokenIndex index;
    private final Map<Integer, Owner> ownerAt = new HashMap<>();
    private final Map<String, Draft> byName = new HashMap<>();
    private final Map<String, Last> lastByHead = new HashMap<>();
    private final List<Draft> found = new ArrayList<>();

    OwnedBodies(TokenIndex index, List<Draft> drafts) {
        this.index = index;
        for (Draft draft : drafts) {
            for (Span mention : draft.mentions) {
                ownerAt.put(index.tokenFrom(mention.end() - 1), new Owner(draft, mention));
            }
        }
    }

    private record Owner(Draft draft, Span mention) {}

    private record Last(Draft draft, Set<String> words, int sentence) {}

    /** The bodies that are new; mentions of a body already found by name go to it. */
    List<Draft> find() {
        for (int i = 1; i < index.size(); i++) {
            String head = index.lower(i);
            boolean owned = HEADS.contains(head) || SPEAKING.contains(head);
            if (!owned && !SHORTENED.contains(head)) {
                continue;
            }
            Owner mention = ownerAt.get(i);
            if (mention != null) {
                Draft named = mention.draft;
                if (named.type == EntityType.ORGANISATION) {
                    Set<String> words = new HashSet<>(
                            List.of(named.name.toLowerCase(Locale.ROOT).split(" ")));
                    lastByHead.put(head, new Last(named, words, index.sentenceOf(i)));
                }
            } else if (!owned) {
                if (index.lower(i - 1).equals("the") && !index.pos(i + 1).equals("NOUN")) {
                    linkBack(i, i - 1, head, Set.of());
                }
            } else if (!index.lower(i + 1).equals("of")) {
                read(i, head);
            }
        }
        return found;
    }

    private void read(int head, String word) {
        int start = index.firstOf(index.sentenceOf(head));
        int first = head;
        Set<String> field = new TreeSet<>();
        while (first > start && head - first < LONGEST_FIELD && isField(first - 1)) {
            first--;
            field.add(index.lower(first));
        }
        if (first == start) {
            return;
        }
        int before = first - 1;
        if (index.lower(before).equals("the")) {
            linkBack(head, before, word, field);
            return;
        }
        boolean possessive =
                index.lower(before).equals("'s") || index.lower(before).equals("'");
        int name = possessive ? before - 1 : before;
        Owner owner = owner(name, start);
        if (owner == null) {
            return;
        }
        int from = index.tokenFrom(owner.mention.start());
        if (SPEAKING.contains(word) && !speaks(from, head)) {
            return;
        }
        String shown = index.span(from, head + 1).in(index.text());
        String key = owner.draft.name + ' ' + field + ' ' + word;
        Draft body = byName.get(key);
        if (body == null) {
            body = new Draft();
            body.type = EntityType.ORGANISATION;
            body.name = shown;
            body.role = KnownNames.get().countryOf(owner.draft.name).orElse(null);
            body.firstToken = from;
            byName.put(key, body);
            found.add(body);
        }
        body.add(index.span(from, head + 1), head);
        Set<String> words = new TreeSet<>(field);
        words.add(word);
        lastByHead.put(word, new Last(body, words, index.sentenceOf(head)));
    }

    private void linkBack(int head, int first, String word, Set<String> field) {
        Last last = lastByHead.get(word);
        boolean meant = !SPEAKING.contains(word) || speaks(first, head);
        if (last != null && meant && index.sentenceOf(head) - last.sentence <= REACH && last.words.containsAll(field)) {
            last.draft.add(index.span(first, head + 1), head);
            lastByHead.put(word, new Last(last.draft, last.words, index.sentenceOf(head)));
        }
    }

    private boolean speaks(int first, int head) {
        Vocabulary vocabulary = Vocabulary.get();
        return vocabulary.isSpeech(index.lower(head + 1))
                || vocabulary.isSpeech(index.lower(first - 1))
                || index.lower(first - 1).equals("to") && index.lower(first - 2).equals("according");
    }

    /** Right behind the possessor every word is the field, whatever the tagger makes of it. */
    private boolean isField(int i) {
        String pos = index.pos(i);
        return !ownerAt.containsKey(i)
                && Character.isLowerCase(index.word(i).charAt(0))
                && (pos.equals("ADJ")
                        || pos.equals("NOUN")
                        || index.lower(i - 1).equals("'s")
                                && !Vocabulary.get().closed.contains(index.lower(i)));
    }

    private @Nullable Owner owner(int token, int start) {
        Owner owner = token < start ? null : ownerAt.get(token);
        boolean owns = owner != null
                && owner.draft.named
                && Character.isUpperCase(index.word(token).charAt(0))
                && (owner.draft.type == EntityType.PLACE
                        || owner.draft.type == EntityType.PERSON
                        || owner.draft.type == EntityType.ORGANISATION);
        return owns ? owner : null;
    }
}
