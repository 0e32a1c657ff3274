package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.KnownNames.Kind;
import org.rapporteur.text.EditDistance;
import org.rapporteur.text.PlainLetters;
import org.rapporteur.text.Span;

/**
 * Joins the names of one text into entities: the longer form wins, the same string has the same type.
 *
 * <p>Catches {@code Kari Roe ... Roe}; leaves {@code Kari Roe ... Ola Roe} apart.
 */
final class EntityLinker {
    /** A full name is fresh for so many words: some two sentences. */
    private static final int JUST = 60;

    /** Who writes a name otherwise so often means it; twice a slip may be copied. */
    private static final int OFTEN = 3;

    /** What stands behind a surname and is none. */
    static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");

    private final TokenIndex index;
    private final KnownNames lists = KnownNames.get();
    private final Map<String, Set<Integer>> nicknames = Nicknames.get();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, List<Draft>> personsByWord = new HashMap<>();
    private final Map<String, Draft> longerBySuffix = new HashMap<>();
    private final Map<String, Draft> othersByKey = new LinkedHashMap<>();
    /** Where each word stands in the text, in plain letters; filled when first asked. */
    private final Map<String, List<Integer>> places = new HashMap<>();

    EntityLinker(TokenIndex index) {
        this.index = index;
    }

    /** An entity while its mentions are gathered. */
    static final class Draft {
        final List<Span> mentions = new ArrayList<>();
        final List<Integer> mentionTokens = new ArrayList<>();
        String name = "";
        EntityType type = EntityType.OTHER;

        @Nullable
        String role;

        /** Every office the text gives them, with what stands behind the name where that says whose it is. */
        final Set<String> roles = new TreeSet<>();

        char gender = 'u';

        /** A title, an office or a pronoun tells the gender, and not the first name alone. */
        boolean genderSure;

        boolean named = true;
        List<String> folded = List.of();
        int firstToken;
        boolean plural;

        /** Where the name stands in more than one word and speaks. */
        final List<Integer> spokenTokens = new ArrayList<>();

        void add(Span span, int token) {
            mentions.add(span);
            mentionTokens.add(token);
        }
    }

    List<Draft> link(List<NameSpan> names) {
        settleTypes(names);
        for (NameSpan name : names) {
            if (name.type == EntityType.PERSON && name.length() > 1) {
                person(name);
            }
        }
        // single words find their full names from the whole text, so they come second
        for (NameSpan name : names) {
            if (name.type == EntityType.PERSON && name.length() == 1) {
                shortPerson(name);
            }
        }
        for (NameSpan name : names) {
            if (name.type != EntityType.PERSON && !isMisspeltPerson(name)) {
                other(name);
            }
        }
        return drafts;
    }

    private void settleTypes(List<NameSpan> names) {
        Map<String, NameSpan> bestByForm = new HashMap<>();
        Set<String> surnames = new HashSet<>();
        for (NameSpan name : names) {
            String form = key(name);
            NameSpan best = bestByForm.get(form);
            if (best == null || name.certainty > best.certainty) {
                bestByForm.put(form, name);
            }
            if (name.type == EntityType.PERSON && name.certainty >= 2) {
                surnames.add(PlainLetters.of(index.word(lastWord(name))));
            }
        }
        Set<String> firstNames = new HashSet<>();
        for (NameSpan name : names) {
            if (name.type == EntityType.PERSON && name.certainty >= 2 && name.length() > 1) {
                firstNames.add(PlainLetters.of(index.word(name.first)));
            }
        }
        bearersOfKnownNames(names);
        Set<String> singles = new HashSet<>();
        for (NameSpan name : names) {
            if (name.length() == 1) {
                singles.add(PlainLetters.of(index.word(name.first)));
            }
        }
        for (NameSpan name : names) {
            NameSpan best = bestByForm.get(key(name));
            if (best != null
                    && best.certainty > name.certainty
                    && name.certainty < 3
                    && !(name.type == EntityType.PERSON && name.role != null)) {
                name.type = best.type;
                name.known = best.known;
            }
            if (name.certainty < 2
                    && name.length() == 1
                    && surnames.contains(PlainLetters.of(index.word(name.first)))
                    && !(name.type == EntityType.PLACE && isAfterPlacePreposition(name))) {
                name.typed(EntityType.PERSON, 1);
                name.known = null;
            }
            if (name.certainty < 2
                    && name.length() == 1
                    && name.known == null
                    && firstNames.contains(PlainLetters.of(index.word(name.first)))
                    && !isAfterPlacePreposition(name)) {
                name.typed(EntityType.PERSON, 1);
            }
            if (name.type == null && name.length() >= 2 && name.length() <= 4 && looksLikePerson(name, singles)) {
                name.typed(EntityType.PERSON, 1);
            }
            if (name.type == null) {
                name.type = EntityType.OTHER;
            }
        }
    }

    /**
     * A bare name that a body or city also has is a person's, if the text names that person in full before it first comes alone:
     * {@code Vera Sanford ... Sanford said}; not where the city was spoken of before.
     */
    private void bearersOfKnownNames(List<NameSpan> names) {
        Map<String, Integer> fullNames = new HashMap<>();
        Map<String, Integer> alone = new HashMap<>();
        for (NameSpan name : names) {
            boolean sure = name.certainty >= 2 || lists.genderOf(index.word(name.first)) != 'u';
            if (name.type == EntityType.PERSON && name.length() > 1 && sure) {
                fullNames.putIfAbsent(PlainLetters.of(index.word(lastWord(name))), name.first);
            } else if (name.length() == 1) {
                alone.putIfAbsent(PlainLetters.of(index.word(name.first)), name.first);
            }
        }
        for (NameSpan name : names) {
            KnownNames.Known known = name.known;
            // without a known name behind it, what the reader took for a body is one word against a person's full name
            boolean body = known != null || name.type == EntityType.ORGANISATION;
            if (name.length() != 1 || name.type == EntityType.PERSON || !body) {
                continue;
            }
            String word = PlainLetters.of(index.word(name.first));
            Integer full = fullNames.get(word);
            Integer first = alone.get(word);
            boolean power = known != null
                    && (known.kind() == Kind.COUNTRY
                            || known.kind() == Kind.ADJECTIVE
                            || known.kind() == Kind.PEOPLE
                            || known.kind() == Kind.CAPITAL);
            if (full != null && first != null && full < first && !power && !isAfterPlacePreposition(name)) {
                name.typed(EntityType.PERSON, 2);
                name.known = null;
            }
        }
    }

    private boolean isAfterPlacePreposition(NameSpan name) {
        return name.first > 0
                && Vocabulary.get().placePrepositions.contains(index.lower(name.first - 1))
                && !index.lower(name.first - 1).equals("to")
                && !index.lower(name.first - 1).equals("from");
    }

    /** Two or more unknown capitals are a person if the last of them comes again alone, as surnames do. */
    private boolean looksLikePerson(NameSpan name, Set<String> singles) {
        for (int i = name.first; i < name.end; i++) {
            if (index.word(i).length() < 2
                    || index.word(i).toUpperCase(java.util.Locale.ROOT).equals(index.word(i))) {
                return false;
            }
        }
        return singles.contains(PlainLetters.of(index.word(lastWord(name))))
                && !Vocabulary.get().placeHeads.contains(index.lower(name.end - 1));
    }

    private int lastWord(NameSpan name) {
        int last = name.end - 1;
        while (last > name.first && SUFFIXES.contains(index.lower(last))) {
            last--;
        }
        return last;
    }

    private String key(NameSpan name) {
        StringBuilder key = new StringBuilder();
        for (int i = name.first; i < name.end; i++) {
            key.append(PlainLetters.of(index.word(i))).append(' ');
        }
        return key.toString();
    }

    private List<String> foldedWords(NameSpan name) {
        List<String> words = new ArrayList<>();
        for (int i = name.first; i < name.end; i++) {
            String lower = index.lower(i);
            if (!SUFFIXES.contains(lower) && Character.isLetter(index.word(i).codePointAt(0))) {
                String folded = PlainLetters.of(index.word(i));
                words.add(folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded);
            }
        }
        return words;
    }

    private void person(NameSpan name) {
        List<String> words = foldedWords(name);
        if (words.isEmpty()) {
            other(name.typed(EntityType.OTHER, 1));
            return;
        }
        Draft found = null;
        for (Draft draft : personsByWord.getOrDefault(words.getLast(), List.of())) {
            if (isSamePerson(draft, words, name)) {
                found = draft;
                break;
            }
        }
        if (found == null) {
            found = newPerson(name, words);
        } else if (words.size() > found.folded.size()) {
            found.folded = words;
            found.name = text(name);
        }
        attach(found, name);
        Vocabulary vocabulary = Vocabulary.get();
        if (vocabulary.isSpeech(index.lower(name.end)) || vocabulary.isSpeech(index.lower(name.first - 1))) {
            found.spokenTokens.add(name.first);
        }
    }

    private Draft newPerson(NameSpan name, List<String> words) {
        Draft draft = new Draft();
        draft.type = EntityType.PERSON;
        draft.name = text(name);
        draft.folded = words;
        draft.firstToken = name.first;
        char gender = lists.genderOf(index.word(name.first));
        draft.gender = words.size() > 1 ? gender : 'u';
        drafts.add(draft);
        for (String word : new HashSet<>(words)) {
            personsByWord.computeIfAbsent(word, k -> new ArrayList<>()).add(draft);
        }
        return draft;
    }

    private void attach(Draft draft, NameSpan name) {
        draft.add(index.span(name.first, name.end), name.first);
        draft.firstToken = Math.min(draft.firstToken, name.first);
        if (name.role != null) {
            draft.roles.add(
                    index.lower(name.end).equals("of") ? name.role + " of " + index.word(name.end + 1) : name.role);
        }
        if (name.role != null && (draft.role == null || isRelation(draft.role) && !isRelation(name.role))) {
            draft.role = name.role;
        }
        if (name.gender != 'u') {
            draft.gender = name.gender;
            draft.genderSure = true;
        }
    }

    /** {@code German counterpart} tells less than an office. */
    private static boolean isRelation(String role) {
        return Vocabulary.get().relationHeads.contains(PlainLetters.of(role.substring(role.lastIndexOf(' ') + 1)));
    }

    private boolean isSamePerson(Draft draft, List<String> words, NameSpan name) {
        List<String> mine = draft.folded;
        if (mine.equals(words)) {
            return true;
        }
        List<String> longer = mine.size() >= words.size() ? mine : words;
        List<String> shorter = longer == mine ? words : mine;
        if (shorter.size() > 1
                && longer.subList(longer.size() - shorter.size(), longer.size()).equals(shorter)) {
            return true;
        }
        if (!mine.getLast().equals(words.getLast()) || mine.size() < 2 || words.size() < 2) {
            return false;
        }
        if (draft.gender != 'u' && name.gender != 'u' && draft.gender != name.gender) {
            return false;
        }
        return isSameFirstName(mine.getFirst(), words.getFirst());
    }

    private boolean isSameFirstName(String a, String b) {
        if (a.equals(b) || a.length() == 1 && b.startsWith(a) || b.length() == 1 && a.startsWith(b)) {
            return true;
        }
        Set<Integer> families = nicknames.getOrDefault(a, Set.of());
        return nicknames.getOrDefault(b, Set.of()).stream().anyMatch(families::contains);
    }

    private void shortPerson(NameSpan name) {
        String word = PlainLetters.of(index.word(name.first));
        Draft best = null;
        boolean bestBySurname = false;
        for (Draft draft : personsByWord.getOrDefault(word, List.of())) {
            boolean surname = draft.folded.getLast().equals(word);
            if (name.gender != 'u' && draft.gender != 'u' && name.gender != draft.gender) {
                continue;
            }
            if (!surname && !draft.folded.getFirst().equals(word)) {
                continue;
            }
            boolean nearer = best == null
                    || surname && !bestBySurname
                    || surname == bestBySurname
                            && (isJustNamed(draft, best, name.first)
                                    || !isJustNamed(best, draft, name.first)
                                            && !isMain(best, draft)
                                            && (isMain(draft, best)
                                                    || lastBefore(draft, name.first) > lastBefore(best, name.first)));
            if (nearer) {
                best = draft;
                bestBySurname = surname;
            }
        }
        if (best == null) {
            best = misspelt(word, name);
        }
        if (best == null) {
            best = newPerson(name, List.of(word));
        }
        attach(best, name);
    }

    /** {@code Jon Holm argued for it. “It is a feud,” Holm said.}: the full name just given outdoes the more famous Holm. */
    private static boolean isJustNamed(Draft draft, Draft other, int token) {
        int at = Collections.binarySearch(draft.spokenTokens, token);
        int before = (at >= 0 ? at : -at - 1) - 1;
        int full = before < 0 ? -1 : draft.spokenTokens.get(before);
        return full >= 0 && token - full <= JUST && lastBefore(other, token) < full;
    }

    /**
     * Of two who share a name the bare name is that of the one whom the text keeps speaking of: {@code Ola Roe ... his wife Kari Roe
     * ... Roe}; three times as often, else the nearer one is meant.
     */
    private static boolean isMain(Draft draft, Draft other) {
        return draft.mentions.size() >= 3 * other.mentions.size();
    }

    /** Catches {@code Ola Nordmann ... Nordman}, of which nothing else says that it is a person; leaves {@code in Nordman} alone. */
    private boolean isMisspeltPerson(NameSpan name) {
        if (name.type != EntityType.OTHER
                || name.length() > 1
                || name.known != null
                || name.first > 0 && Vocabulary.get().placePrepositions.contains(index.lower(name.first - 1))) {
            return false;
        }
        Draft found = misspelt(PlainLetters.of(index.word(name.first)), name);
        if (found == null) {
            return false;
        }
        attach(found, name);
        return true;
    }

    /** A surname that differs by a letter or two from one full name of the text is that name, if only one fits. */
    private @Nullable Draft misspelt(String word, NameSpan name) {
        if (word.length() < 6 || drafts.size() > 300) {
            // 300 people in one text: a list, where similar names are different people
            return null;
        }
        int limit = word.length() >= 8 ? 2 : 1;
        Draft found = null;
        for (Draft draft : drafts) {
            String surname = draft.folded.isEmpty() ? "" : draft.folded.getLast();
            if (draft.type == EntityType.PERSON
                    && draft.folded.size() > 1
                    && surname.charAt(0) == word.charAt(0)
                    && EditDistance.of(surname, word, limit) <= limit
                    && !isNoSlip(word, draft)
                    && !(name.gender != 'u' && draft.gender != 'u' && name.gender != draft.gender)) {
                if (found != null) {
                    return null;
                }
                found = draft;
            }
        }
        return found;
    }

    /**
     * Again and again, more often than the name that it is like, and before that: {@code Reagan} in a report that names Donald Regan once at its
     * end. Who is introduced as {@code Volodymyr Nordmann} may be {@code Nordman} from then on.
     */
    private boolean isNoSlip(String word, Draft like) {
        if (places.isEmpty()) {
            for (int i = 0; i < index.size(); i++) {
                places.computeIfAbsent(PlainLetters.of(index.word(i)), any -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Integer> often = places.getOrDefault(word, List.of());
        return often.size() >= OFTEN
                && often.size()
                        > places.getOrDefault(like.folded.getLast(), List.of()).size()
                && often.getFirst() < like.firstToken;
    }

    private static int lastBefore(Draft draft, int token) {
        int last = -1;
        for (int i = draft.mentionTokens.size() - 1; i >= 0 && i >= draft.mentionTokens.size() - 50; i--) {
            int at = draft.mentionTokens.get(i);
            if (at < token && at > last) {
                last = at;
            }
        }
        return last;
    }

    private void other(NameSpan name) {
        EntityType type = name.type == null ? EntityType.OTHER : name.type;
        String shown = text(name);
        if (name.known != null) {
            boolean usual = name.known.kind() == Kind.COUNTRY
                    || name.known.kind() == Kind.ADJECTIVE
                    || name.known.kind() == Kind.PEOPLE;
            shown = usual || name.known.kind() == Kind.BODY ? name.known.canonical() : shown;
        }
        String key = name.known != null
                ? name.known.canonical()
                : PlainLetters.of(shown.startsWith("The ") ? shown.substring(4) : shown);
        Draft draft = othersByKey.get(key + '/' + type);
        if (draft == null && type == EntityType.ORGANISATION && name.length() > 1 && name.known == null) {
            draft = longerBySuffix.get(key);
        }
        if (draft == null) {
            draft = new Draft();
            draft.name = shown;
            draft.type = type;
            draft.firstToken = name.first;
            drafts.add(draft);
            othersByKey.put(key + '/' + type, draft);
            expandAcronym(name, draft, type);
            if (type == EntityType.ORGANISATION) {
                noteSuffixes(name, draft);
            }
        }
        draft.add(index.span(name.first, name.end), name.first);
    }

    /** {@code Norwegian Harbour Ministry ... the Harbour Ministry}: the later short form is the same body. */
    private void noteSuffixes(NameSpan name, Draft draft) {
        for (int from = name.first + 1; from + 1 < name.end && from < name.first + 3; from++) {
            longerBySuffix.putIfAbsent(
                    PlainLetters.of(index.span(from, name.end).in(index.text())), draft);
        }
    }

    /** {@code Baltic Harbour Agency (BHA)}: the letters in brackets are the same body. */
    private void expandAcronym(NameSpan name, Draft draft, EntityType type) {
        int next = name.end;
        if (type == EntityType.ORGANISATION
                && name.length() > 1
                && index.lower(next).equals("(")
                && index.lower(next + 2).equals(")")) {
            String letters = index.word(next + 1);
            if (letters.length() >= 2
                    && Character.isUpperCase(letters.charAt(0))
                    && Character.isUpperCase(letters.charAt(letters.length() - 1))) {
                othersByKey.putIfAbsent(PlainLetters.of(letters) + '/' + type, draft);
            }
        }
    }

    private String text(NameSpan name) {
        return index.span(name.first, name.end).in(index.text());
    }
}
