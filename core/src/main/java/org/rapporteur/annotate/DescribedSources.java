package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;

/**
 * Finds people who are described and not named, links later mentions back to them, and resolves an office to its named holder.
 *
 * <p>Catches {@code a senior port official ... the official} (one source); leaves {@code a second senior port official} apart,
 * and never joins a described source with a named person, unless an office fits exactly one.
 */
final class DescribedSources {
    private static final Set<String> INDEFINITE = Set.of(
            "a",
            "an",
            "another",
            "one",
            "some",
            "several",
            "two",
            "three",
            "four",
            "five",
            "six",
            "many",
            "few",
            "various",
            "multiple",
            "other",
            "certain",
            "unnamed",
            "anonymous",
            "most",
            "all",
            "both");
    /** Stands for the article of {@code Roe's spokeswoman}. */
    private static final String OWNED = "'s";

    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those");
    private static final Set<String> POSSESSIVE = Set.of("his", "her", "its", "their", "our", "my", "your");
    private static final Set<String> APART =
            Set.of("second", "third", "fourth", "another", "other", "different", "separate");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
    private static final Set<String> KNOWLEDGE = Set.of(
            "familiar", "briefed", "close", "involved", "aware", "informed", "knowledgeable", "privy", "present");
    private static final Set<String> AFFILIATION = Set.of("at", "in", "for", "from", "of", "with", "inside");
    static final Set<String> RANK =
            Set.of("senior", "top", "high-ranking", "high-level", "highest-ranking", "unnamed", "anonymous", "same");
    private static final Set<String> NEEDS_KNOWLEDGE = Set.of(
            "people",
            "person",
            "man",
            "woman",
            "resident",
            "soldier",
            "supporter",
            "critic",
            "protester",
            "activist",
            "teacher",
            "doctor",
            "professor",
            "author",
            "lawyer",
            "attorney");
    private static final Set<String> OFFICES = Set.of(
            "president",
            "minister",
            "secretary",
            "chancellor",
            "premier",
            "leader",
            "senator",
            "representative",
            "governor",
            "mayor",
            "ambassador",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "general",
            "director",
            "commander",
            "envoy",
            "chief",
            "chairman",
            "chairwoman",
            "king",
            "queen",
            "prince",
            "pope",
            "candidate",
            "nominee",
            "diplomat",
            "analyst",
            "expert",
            "professor",
            "lawmaker",
            "congressman",
            "congresswoman",
            "adviser",
            "negotiator",
            "officer",
            "prosecutor",
            "lawyer");
    /** Sentences back in which an office or a description still points to its holder; further back a reader is reminded by name. */
    private static final int REACH = 30;

    private final TokenIndex index;
    private final Vocabulary vocabulary = Vocabulary.get();
    private final KnownNames lists = KnownNames.get();
    private final BitSet nameWords = new BitSet();
    private final BitSet personWords = new BitSet();
    private final BitSet roleWords;
    private final Offices offices;
    private final List<Described> described = new ArrayList<>();
    private final Map<String, List<Described>> byHead = new HashMap<>();

    DescribedSources(TokenIndex index, List<NameSpan> names, BitSet roleWords, List<Draft> drafts) {
        this.index = index;
        this.roleWords = roleWords;
        for (NameSpan name : names) {
            nameWords.set(name.first, name.end);
            if (name.type == EntityType.PERSON) {
                personWords.set(name.first, name.end);
            }
        }
        offices = new Offices(index, drafts);
    }

    /** A described source while its mentions are gathered. */
    private record Described(Draft draft, String head, Set<String> modifiers, boolean plural, int sentence) {}

    /** A noun phrase about a person: words {@code [first, end)} with its head. */
    private record Phrase(
            int first, int nameFirst, int head, int end, String determiner, boolean plural, Set<String> modifiers) {}

    /** New drafts for the described sources; mentions of offices go to the named drafts. */
    List<Draft> find() {
        for (int i = 0; i < index.size(); i++) {
            Phrase phrase = phraseAt(i);
            if (phrase != null) {
                place(phrase);
                i = Math.max(i, phrase.end - 1);
            }
        }
        return described.stream().map(Described::draft).toList();
    }

    private @Nullable Phrase phraseAt(int head) {
        String lower = index.lower(head);
        String singular = Vocabulary.singular(lower);
        boolean office = singular.equals(lower) && isOffice(singular);
        boolean human = vocabulary.roleHeads.contains(singular) || vocabulary.relationHeads.contains(singular);
        if (!vocabulary.describedHeads.contains(singular) && !office && !human
                || personWords.get(head)
                || roleWords.get(head)) {
            return null;
        }
        int start = index.firstOf(index.sentenceOf(head));
        int limit = index.endOf(index.sentenceOf(head));
        if (!isNoun(head) || followedByName(head, limit)) {
            return null;
        }
        int first = head;
        while (first > start && head - first < 10 && isModifier(first - 1)) {
            first--;
        }
        while (first < head
                && (index.lower(first).equals("'s") || index.lower(first).equals("and"))) {
            first++;
        }
        Set<String> modifiers = new LinkedHashSet<>();
        String determiner = "";
        int nameFirst = first;
        int phraseFirst = first;
        if (first > start) {
            String before = index.lower(first - 1);
            if (INDEFINITE.contains(before)
                    || DEFINITE.contains(before)
                    || POSSESSIVE.contains(before)
                    || before.equals("no")) {
                determiner = before;
                phraseFirst = first - 1;
                if (before.equals("other")
                        && first - 2 >= start
                        && index.lower(first - 2).equals("the")) {
                    phraseFirst--;
                }
            }
        }
        if (determiner.isEmpty() && INDEFINITE.contains(index.lower(first)) && first < head) {
            determiner = index.lower(first);
            nameFirst = first + 1;
        }
        for (int i = nameFirst; i < head; i++) {
            if (!index.lower(i).equals("'s")) {
                modifiers.add(modifierKey(i));
            }
        }
        int owner = ownerOf(first, head, start);
        if (owner >= 0 && determiner.isEmpty()) {
            for (int i = owner; i < first; i++) {
                if (personWords.get(i)) {
                    modifiers.add(index.lower(i));
                }
            }
            determiner = OWNED;
            phraseFirst = owner;
            nameFirst = owner;
        }
        int end = tail(head, limit, modifiers);
        if (index.lower(end).equals(",") && isNamed(end + 1, limit)) {
            // "the prime minister of Norway, Mr. Ola Nordmann"
            int named = personWords.get(end + 1) ? end + 1 : end + 2;
            offices.learn(named, index.span(nameFirst, end).in(index.text()));
            return null;
        }
        boolean plural = !singular.equals(lower) || lower.equals("people");
        if (determiner.equals("no")
                || POSSESSIVE.contains(determiner)
                        && !speaks(phraseFirst, end)
                        && !singular.equals("spokesman")
                        && !singular.equals("spokeswoman")
                        && !singular.equals("aide")) {
            return null;
        }
        if (APART.contains(determiner)) {
            modifiers.add(determiner);
        }
        return new Phrase(phraseFirst, nameFirst, head, end, determiner, plural, modifiers);
    }

    private String modifierKey(int i) {
        String word = index.word(i);
        Optional<String> country = Character.isUpperCase(word.charAt(0)) ? lists.canonical(word) : Optional.empty();
        return country.orElse(index.lower(i));
    }

    private boolean isNoun(int i) {
        String pos = index.pos(i);
        return pos.equals("NOUN")
                || pos.equals("PROPN")
                || pos.equals("ADJ") && (index.lower(i).startsWith("offic") || !isNominal(i + 1));
    }

    private boolean followedByName(int head, int limit) {
        int next = head + 1;
        if (next < limit
                && (personWords.get(next)
                        || nameWords.get(next) && !index.lower(head).endsWith("s"))) {
            return true;
        }
        if (next < limit && isNoun(next) && !index.lower(next).equals("'s")) {
            // "official visit", "expert panel": the word is not the head
            return true;
        }
        if (next < limit && (index.lower(next).equals("'s") || index.lower(next).equals("'"))) {
            return false;
        }
        return next + 1 < limit && index.lower(next).equals(",") && personWords.get(next + 1);
    }

    /** First word of the name before {@code Roe's spokeswoman} or {@code Roe spokeswoman}, or -1. */
    private int ownerOf(int first, int head, int start) {
        boolean possessive = first - 1 > start && index.lower(first - 1).equals("'s")
                || first - 1 > start && index.lower(first - 1).equals("'");
        boolean beside = first == head && vocabulary.sourceHeads.contains(index.lower(head));
        int last = possessive ? first - 2 : beside ? first - 1 : -1;
        if (last < start || !personWords.get(last)) {
            return -1;
        }
        while (last > start && personWords.get(last - 1)) {
            last--;
        }
        return last;
    }

    private boolean isNamed(int i, int limit) {
        return i < limit && (personWords.get(i) || vocabulary.isTitle(index.lower(i)) && personWords.get(i + 1));
    }

    private boolean isModifier(int i) {
        if (personWords.get(i)) {
            return false;
        }
        String lower = index.lower(i);
        if (nameWords.get(i)
                || vocabulary.roleModifiers.contains(lower)
                || APART.contains(lower) && !lower.equals("other") && !lower.equals("another")) {
            return true;
        }
        if (INDEFINITE.contains(lower)
                || DEFINITE.contains(lower)
                || POSSESSIVE.contains(lower)
                || vocabulary.closed.contains(lower)) {
            return false;
        }
        if (lower.equals("'s")) {
            return i > 0 && nameWords.get(i - 1);
        }
        return switch (index.pos(i)) {
            case "ADJ", "NOUN", "PROPN" -> Character.isLetter(index.word(i).charAt(0));
            case "VERB" ->
                lower.endsWith("ed")
                        && i > 0
                        && (INDEFINITE.contains(index.lower(i - 1)) || DEFINITE.contains(index.lower(i - 1)));
            default -> false;
        };
    }

    /** What follows the head and belongs to it: {@code familiar with the matter}, {@code at the Harbour Board}. */
    private int tail(int head, int limit, Set<String> modifiers) {
        int next = head + 1;
        if (next >= limit) {
            return next;
        }
        String lower = index.lower(next);
        if (lower.equals("of")
                && OFFICES.contains(index.lower(head))
                && next + 1 < limit
                && isNominal(next + 1)
                && !nameWords.get(next + 1)) {
            // "the secretary of state": the office goes on
            modifiers.add(index.lower(next + 1));
            return next + 2;
        }
        boolean knowledge = KNOWLEDGE.contains(lower)
                || lower.equals("with")
                        && (index.lower(next + 1).contains("knowledge")
                                || index.lower(next + 2).equals("knowledge"));
        if (!knowledge && !(AFFILIATION.contains(lower) && affiliated(next, limit))) {
            return next;
        }
        int end = next + 1;
        while (end < limit && end - next < 9) {
            String word = index.lower(end);
            boolean inside =
                    switch (index.pos(end)) {
                        case "NOUN", "PROPN", "ADJ", "DET", "NUM" -> true;
                        case "ADP" -> knowledge || word.equals("of") || word.equals("for");
                        default ->
                            word.equals("'s")
                                    || word.equals("and") && nameWords.get(end + 1) && !personWords.get(end + 1);
                    };
            if (!inside || vocabulary.isSpeech(word) && !nameWords.get(end) || personWords.get(end)) {
                break;
            }
            end++;
        }
        while (end > next
                && (index.pos(end - 1).equals("ADP") || index.pos(end - 1).equals("DET"))) {
            end--;
        }
        if (end <= next + 1) {
            return next;
        }
        for (int i = next; i < end; i++) {
            if (!vocabulary.closed.contains(index.lower(i)) || nameWords.get(i)) {
                modifiers.add(modifierKey(i));
            }
        }
        return end;
    }

    private boolean isNominal(int i) {
        return index.pos(i).equals("NOUN") || index.pos(i).equals("PROPN");
    }

    private boolean affiliated(int preposition, int limit) {
        for (int i = preposition + 1; i < limit && i <= preposition + 5; i++) {
            if (personWords.get(i)) {
                return false;
            }
            if (nameWords.get(i) || vocabulary.orgHeads.contains(index.lower(i))) {
                return !index.lower(preposition).equals("in") || nameWords.get(i);
            }
            if (index.pos(i).equals("VERB")
                    || index.pos(i).equals("PUNCT")
                    || index.pos(i).equals("ADP")) {
                return false;
            }
        }
        return false;
    }

    private void place(Phrase phrase) {
        String head = Vocabulary.singular(index.lower(phrase.head));
        boolean definite = DEFINITE.contains(phrase.determiner) || phrase.determiner.equals(OWNED);
        boolean apart = phrase.modifiers.stream().anyMatch(APART::contains);
        if ((definite || isOwned(phrase)) && !phrase.plural && isOffice(head)) {
            Draft holder = offices.holder(phrase.nameFirst, phrase.head, phrase.end);
            if (holder != null) {
                holder.add(index.span(phrase.first, phrase.end), phrase.head);
                offices.mention(holder, phrase.head);
                return;
            }
        }
        boolean source = vocabulary.sourceHeads.contains(head)
                || vocabulary.describedHeads.contains(head)
                || speaks(phrase.first, phrase.end)
                || byHead.containsKey(head) && definite;
        if (!source) {
            return;
        }
        boolean knowledge = phrase.end > phrase.head + 1;
        Described counted = definite && !phrase.plural ? counted(phrase, head) : null;
        if (counted != null) {
            counted.draft.add(index.span(phrase.first, phrase.end), phrase.head);
            return;
        }
        if (definite && !apart) {
            Described last = lastCompatible(phrase, head);
            if (last != null) {
                last.draft.add(index.span(phrase.first, phrase.end), phrase.head);
                return;
            }
        }
        if (NEEDS_KNOWLEDGE.contains(head) && !(knowledge && hasKnowledge(phrase)) && !speaks(phrase)) {
            return;
        }
        boolean officeOnly = !vocabulary.sourceHeads.contains(head);
        if (officeOnly && (phrase.plural || !definite) && !speaks(phrase) && !hasKnowledge(phrase)) {
            return;
        }
        if (phrase.determiner.isEmpty() && !phrase.plural && phrase.modifiers.isEmpty()) {
            return;
        }
        create(phrase, head);
    }

    /** What can be led to the one who holds it; words that also stand for nobody in particular ({@code official}) cannot. */
    private boolean isOffice(String singular) {
        return OFFICES.contains(singular)
                || vocabulary.roleHeads.contains(singular)
                        && !vocabulary.describedHeads.contains(singular)
                        && !vocabulary.relationHeads.contains(singular);
    }

    /** {@code Norway's prime minister} is as definite as {@code the Norwegian prime minister}. */
    private boolean isOwned(Phrase phrase) {
        for (int i = phrase.nameFirst + 1; i < phrase.head; i++) {
            if (index.lower(i).equals("'s") && nameWords.get(i - 1)) {
                return phrase.determiner.isEmpty() || phrase.determiner.equals(OWNED);
            }
        }
        return false;
    }

    private boolean hasKnowledge(Phrase phrase) {
        return phrase.end > phrase.head + 1
                && (KNOWLEDGE.contains(index.lower(phrase.head + 1))
                        || index.lower(phrase.head + 1).equals("with"));
    }

    private boolean speaks(Phrase phrase) {
        return speaks(phrase.first, phrase.end);
    }

    private boolean speaks(int first, int end) {
        if (end < index.size() && vocabulary.isSpeech(index.lower(end))) {
            return true;
        }
        int start = index.firstOf(index.sentenceOf(first));
        return first > start && vocabulary.isSpeech(index.lower(first - 1));
    }

    private void create(Phrase phrase, String head) {
        Draft draft = new Draft();
        draft.type = EntityType.PERSON;
        draft.named = false;
        draft.plural = phrase.plural;
        draft.firstToken = phrase.first;
        draft.name = index.span(phrase.nameFirst, phrase.end).in(index.text()).replaceAll("\\s+", " ");
        draft.gender = vocabulary.maleNouns.contains(head) ? 'm' : vocabulary.femaleNouns.contains(head) ? 'f' : 'u';
        draft.add(index.span(phrase.first, phrase.end), phrase.head);
        Described entry = new Described(draft, head, phrase.modifiers, phrase.plural, index.sentenceOf(phrase.head));
        described.add(entry);
        byHead.computeIfAbsent(head, k -> new ArrayList<>()).add(entry);
    }

    /**
     * Whom {@code the second official}, {@code the first official} or, of two, {@code the other official} means; null if nobody was
     * introduced so.
     */
    private @Nullable Described counted(Phrase phrase, String head) {
        List<Described> singles = new ArrayList<>();
        for (Described each : byHead.getOrDefault(head, List.of())) {
            if (!each.plural && singles.size() < REACH) {
                singles.add(each);
            }
        }
        Set<String> others = new LinkedHashSet<>(phrase.modifiers);
        boolean other = others.remove("other");
        if (other) {
            return singles.size() == 2 && others.isEmpty() ? lessRecent(singles) : null;
        }
        for (int n = 0; n < ORDINALS.size(); n++) {
            String ordinal = ORDINALS.get(n);
            if (others.remove(ordinal)) {
                for (Described each : singles) {
                    if (each.modifiers.contains(ordinal) && covers(each.modifiers, others)) {
                        return each;
                    }
                }
                return n < singles.size() && covers(singles.get(n).modifiers, others) ? singles.get(n) : null;
            }
        }
        return null;
    }

    private static Described lessRecent(List<Described> two) {
        int first = two.getFirst().draft.mentionTokens.getLast();
        return first < two.getLast().draft.mentionTokens.getLast() ? two.getFirst() : two.getLast();
    }

    private @Nullable Described lastCompatible(Phrase phrase, String head) {
        List<Described> same = byHead.getOrDefault(head, List.of());
        int sentence = index.sentenceOf(phrase.head);
        int asked = 0;
        for (int i = same.size() - 1; i >= 0 && asked < REACH; i--, asked++) {
            Described candidate = same.get(i);
            if (candidate.plural == phrase.plural
                    && covers(candidate.modifiers, phrase.modifiers)
                    && sentence - candidate.sentence <= 4 * REACH) {
                return candidate;
            }
        }
        return null;
    }

    /** Each word of the later description is in the earlier one, or is the country whose body stands there, or a mere rank. */
    private boolean covers(Set<String> earlier, Set<String> later) {
        for (String modifier : later) {
            if (earlier.contains(modifier) || RANK.contains(modifier)) {
                continue;
            }
            if (!countries(earlier).contains(modifier)) {
                return false;
            }
        }
        return true;
    }

    private Set<String> countries(Set<String> modifiers) {
        Set<String> countries = new HashSet<>();
        List<String> words = new ArrayList<>(modifiers);
        for (int i = 0; i < words.size(); i++) {
            lists.countryOf(words.get(i)).ifPresent(countries::add);
            lists.countryOf(capital(words.get(i))).ifPresent(countries::add);
            if (i + 1 < words.size()) {
                lists.countryOf(capital(words.get(i)) + " " + capital(words.get(i + 1)))
                        .ifPresent(countries::add);
            }
        }
        return countries;
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
