package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;
import org.rapporteur.text.PlainLetters;

/**
 * Makes an entity of whoever speaks in a report and is only described there, in whatever words: what the learned reader marks as a
 * source and neither a name nor a list of offices accounts for. What only says again who somebody is becomes a mention of theirs.
 *
 * <p>Catches {@code harbour authorities} in {@code Harbour authorities say}, and {@code an elderly monk}; leaves {@code he}, {@code it}
 * and {@code who} alone.
 */
final class MarkedSources {
    /** What stands further behind is no part of the description, in words. */
    private static final int LONGEST = 12;

    private static final Set<String> ARTICLES = Set.of(
            "the", "a", "an", "this", "that", "these", "those", "some", "its", "his", "her", "their", "our", "another",
            "own");

    /** A tagger takes them for nouns in {@code a source familiar with the talks}. */
    private static final Set<String> KNOWING = Set.of("familiar", "close", "briefed", "aware", "present");

    private static final Set<String> POSSESSIVE = Set.of("its", "his", "her", "their");

    /** Behind a noun they say when. */
    private static final Set<String> DAYS = Set.of(
            "today",
            "yesterday",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "earlier",
            "later",
            "recently");

    /** Behind these stands which one is meant, or whose it is. */
    private static final Set<String> WHOSE = Set.of("of", "from", "in", "at", "on", "for");

    private static final Set<String> INDEFINITE = Set.of("a", "an", "another", "some");

    private static final Set<String> AGE = Set.of("year", "years", "month", "months");

    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "its", "his", "her", "their");

    /** What nobody who speaks is called, whatever the words say of it. */
    private static final Set<String> ACTS = Set.of("talk", "decision", "move", "rumor", "rumour", "rule", "speech");

    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "it", "they", "we", "i", "you", "who", "which", "others", "both", "many", "most");

    /** Parts of speech that no describing word before its noun has, whatever else the tagger makes of it. */
    private static final Set<String> ENDS = Set.of("ADP", "SCONJ", "CCONJ", "AUX", "PUNCT", "DET");

    /** Also before a noun: {@code many companies}. */
    private static final Set<String> COUNTING = Set.of("both", "many", "most", "others");

    private static final Set<String> SOME =
            Set.of("one", "some", "many", "several", "most", "all", "none", "two", "three", "four", "members");

    private static final Set<String> NOMINAL = Set.of("NOUN", "PROPN", "NUM");

    private static final Set<String> NOBODY = Set.of("no", "none", "nobody", "neither", "nothing", "there");

    private final TokenIndex index;
    /** Whose mention a token lies in. */
    private final Map<Integer, Draft> taken = new HashMap<>();
    /** The only named person in an office; nobody where there are several. */
    private final Map<String, Optional<Draft>> holders = new HashMap<>();
    /** By their folded names. */
    private final Map<String, Draft> names = new HashMap<>();
    /** By their folded words. */
    private final Map<String, Draft> descriptions = new HashMap<>();
    /** The latest that was described by a noun. */
    private final Map<String, Draft> byHead = new HashMap<>();
    /** Words as they stand inside sentences. */
    private final Set<String> inside = new HashSet<>();

    /** @param drafts the entities so far */
    MarkedSources(TokenIndex index, List<Draft> drafts) {
        this.index = index;
        for (int i = 1; i < index.size(); i++) {
            if (index.firstOf(index.sentenceOf(i)) != i) {
                inside.add(index.word(i));
            }
        }
        for (Draft draft : drafts) {
            if (draft.named) {
                names.putIfAbsent(PlainLetters.of(draft.name), draft);
            }
            if (draft.named && draft.type == EntityType.PERSON) {
                draft.roles.forEach(role -> holds(PlainLetters.of(role), draft));
            }
            draft.mentions.forEach(span -> {
                for (int t = Math.max(0, index.tokenFrom(span.start()));
                        t < index.size() && index.span(t).start() < span.end();
                        t++) {
                    taken.put(t, draft);
                }
            });
        }
    }

    /** A {@code foreign minister of Norway} is a {@code minister of Norway} too. */
    private void holds(String role, Draft holder) {
        int word = 0;
        do {
            holders.merge(
                    role.substring(word),
                    Optional.of(holder),
                    (a, b) -> a.isPresent() && a.get() == holder ? a : Optional.empty());
            word = role.indexOf(' ', word) + 1;
        } while (word > 0);
    }

    /** The sources among those of the attributions that point back to nobody, in reading order. */
    List<Draft> find(List<Marks.Said> said) {
        return find(said, false);
    }

    /**
     * The rest: {@code the singer}, who may be one that the report has named; so whoever may be meant by {@code he} is found before, and what
     * follows may still give the words to the named one.
     */
    List<Draft> findRest(List<Marks.Said> said) {
        return find(said, true);
    }

    private List<Draft> find(List<Marks.Said> said, boolean pointingBack) {
        List<Draft> found = new ArrayList<>();
        for (Marks.Said each : said) {
            if (each.source() == null || each.sourceCertainty() < .5) {
                continue;
            }
            int first = Math.max(0, index.tokenFrom(each.source().start()));
            int end = first;
            while (end < index.size() && index.span(end).start() < each.source().end()) {
                end++;
            }
            Draft draft = draft(first, end, pointingBack);
            if (draft != null && !found.contains(draft)) {
                found.add(draft);
            }
        }
        return found;
    }

    private @Nullable Draft draft(int from, int end, boolean pointingBack) {
        int first = from;
        while (first < end
                && (ARTICLES.contains(index.lower(first)) || index.pos(first).equals("PUNCT"))) {
            first++;
        }
        if (first >= end || NOBODY.contains(index.lower(first))) {
            return null;
        }
        boolean someOf =
                SOME.contains(index.lower(first)) && index.lower(first + 1).equals("of");
        int head = someOf ? endOfOf(first, end) - 1 : head(first, end);
        if (head <= first && someOf
                || head < 0
                || taken.containsKey(head) && !someOf
                || Character.isDigit(index.word(head).charAt(0))
                || ACTS.contains(Vocabulary.singular(index.lower(head)))) {
            return null;
        }
        if (isName(head) && !someOf) {
            return pointingBack || isPartlyTaken(from, end) ? null : named(head, from);
        }
        if (isHeld(head, end)) {
            return null;
        }
        Draft bearer = bearer(head, first, from);
        if (bearer != null) {
            bearer.add(index.span(from, head + 1), from);
            take(from, head, bearer);
            return null;
        }
        boolean isDocument = BodyWords.isDocument(index.lower(head));
        int last = someOf ? head + 1 : isDocument ? endOfDocument(head, end) : endOfOf(head, end);
        Draft holder = holder(first, last, head);
        if (holder != null) {
            holder.add(index.span(from, last), from);
            take(from, head, holder);
            return null;
        }
        String article = first > from ? index.lower(first - 1) : "";
        String name = index.span(POSSESSIVE.contains(article) ? first - 1 : first, last)
                .in(index.text());
        Draft known = DEFINITE.contains(article) ? byHead.get(index.lower(head)) : null;
        known = known != null && isShorter(first, last, known) ? known : descriptions.get(PlainLetters.of(name));
        boolean isPlural = someOf ? !index.lower(first).equals("one") : isPlural(head);
        boolean isBody = BodyWords.isSomebody(index.lower(head)) && !someOf;
        boolean pointsBack = DEFINITE.contains(article) && !isPlural && !isBody && !isDocument && known == null;
        if (pointsBack != pointingBack) {
            return null;
        }
        Draft draft = known != null ? known : new Draft();
        if (known == null) {
            boolean isOffice = Vocabulary.get().isRoleHead(Vocabulary.singular(index.lower(head)));
            draft.name = name;
            draft.type = isOffice ? EntityType.PERSON : isBody ? EntityType.ORGANISATION : EntityType.OTHER;
            draft.named = false;
            draft.plural = isPlural;
            draft.firstToken = from;
            descriptions.put(PlainLetters.of(name), draft);
        }
        byHead.put(index.lower(head), draft);
        draft.add(index.span(from, last), from);
        take(from, head, draft);
        return draft;
    }

    /** {@code The monk} behind {@code an elderly monk}: all its words describe him already. */
    private boolean isShorter(int first, int last, Draft known) {
        String words = " " + known.name.toLowerCase(Locale.ROOT) + " ";
        for (int i = first; i < last; i++) {
            if (!words.contains(" " + index.lower(i) + " ")) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlural(int word) {
        String lower = index.lower(word);
        return lower.endsWith("s") && !lower.endsWith("ss") || lower.equals("people");
    }

    /** The noun of a source that begins at {@code first}, or -1 if it is none or its words are an entity's already. */
    private int head(int first, int end) {
        boolean counts = COUNTING.contains(index.lower(first)) && first + 1 < end && isNominal(first + 1);
        if (PRONOUNS.contains(index.lower(first)) && !counts) {
            return -1;
        }
        int head = -1;
        int adjective = -1;
        for (int i = first; i < end && i - first < LONGEST; i++) {
            String pos = index.pos(i);
            if (taken.containsKey(i) && head < 0 && !nounFollows(i, end)) {
                return -1;
            }
            if (KNOWING.contains(index.lower(i)) || DAYS.contains(index.lower(i))) {
                break;
            }
            if (AGE.contains(index.lower(i)) && index.lower(i + 1).equals("old")) {
                continue; // "a 47 year old comic"
            }
            if (adjective >= 0 && head < 0 && index.lower(i).equals(",")) {
                continue; // "the technical, 90-page report"
            }
            if (isOwner(i) && i + 1 < end) {
                head = -1; // "the boys' families"
            } else if (pos.equals("NOUN") || pos.equals("PROPN")) {
                head = i;
            } else if (head >= 0 || ENDS.contains(pos) && !(i == first && counts)) {
                break;
            } else if (pos.equals("ADJ")) {
                adjective = i;
            }
        }
        // the tagger takes "comedian" for an adjective
        boolean isTheLast = adjective >= 0 && (adjective + 1 >= end || ENDS.contains(index.pos(adjective + 1)));
        return head < 0 && isTheLast && adjective > 0 && ARTICLES.contains(index.lower(first - 1)) ? adjective : head;
    }

    /** {@code Harbour Press} of {@code the Harbour Press news agency}: the body whose kind the noun tells. */
    private @Nullable Draft bearer(int head, int first, int from) {
        int before = index.lower(head - 1).equals("news") ? head - 2 : head - 1;
        boolean isOne = first > from && INDEFINITE.contains(index.lower(first - 1));
        if (!BodyWords.isKind(index.lower(head)) || before < first || isOne) {
            return null;
        }
        Draft draft = taken.get(before);
        return draft != null && draft.named && draft.type == EntityType.ORGANISATION ? draft : null;
    }

    /** {@code Secretary of State Anna Weil}: the office of somebody named behind it; leaves {@code Friends of Weil} alone. */
    private boolean isHeld(int head, int end) {
        if (!index.pos(head).equals("PROPN")) {
            return false;
        }
        for (int i = head + 2; i < end && !index.pos(i).equals("PUNCT"); i++) {
            Draft draft = taken.get(i);
            if (draft != null && draft.named && draft.type == EntityType.PERSON) {
                return !ENDS.contains(index.pos(i - 1));
            }
        }
        return false;
    }

    private boolean isOwner(int word) {
        String lower = index.lower(word);
        return lower.equals("'s") || lower.equals("'");
    }

    /**
     * Whether a word is a name and no description: one with a capital that it has not only because a sentence begins or a headline has many. Catches
     * {@code ABC7}; leaves {@code 47 MPs}, {@code Boatmen said} and {@code Witnesses} alone where the report speaks of {@code witnesses}.
     */
    private boolean isName(int word) {
        String lower = index.lower(word);
        String singular = Vocabulary.singular(lower);
        boolean isCounted = word > 0 && index.pos(word - 1).equals("NUM");
        // "Velmar Observer" is one that bears it as a name
        boolean isAlone = isPlural(word) || !index.pos(word - 1).equals("PROPN");
        boolean isKnownWord = BodyWords.isSomebody(lower)
                || Vocabulary.get().isRoleHead(singular)
                || Vocabulary.get().describedHeads.contains(singular);
        if (isCounted
                || !index.pos(word).equals("PROPN")
                || !Character.isUpperCase(index.word(word).charAt(0))
                || isAlone && (isKnownWord || inside.contains(lower))) {
            return false;
        }
        String tail = index.word(word).substring(1);
        boolean isPlain =
                tail.equals(tail.toLowerCase(Locale.ROOT)) && tail.chars().noneMatch(Character::isDigit);
        return !isPlain || index.firstOf(index.sentenceOf(word)) != word || inside.contains(index.word(word));
    }

    private boolean isPartlyTaken(int from, int end) {
        for (int i = from; i < end; i++) {
            if (taken.containsKey(i)) {
                return true;
            }
        }
        return false;
    }

    /** {@code ABC7} in {@code ABC7 reports}: a name that no reader of names knew. */
    private Draft named(int head, int from) {
        int first = head;
        while (first > from && index.pos(first - 1).equals("PROPN")) {
            first--;
        }
        // "said The Verge"
        boolean isArticleToo = first > from
                && index.word(first - 1).equals("The")
                && index.firstOf(index.sentenceOf(head)) != first - 1;
        first -= isArticleToo ? 1 : 0;
        int begin = first;
        Draft draft = names.computeIfAbsent(
                PlainLetters.of(index.span(first, head + 1).in(index.text())), k -> {
                    Draft made = new Draft();
                    made.name = index.span(begin, head + 1).in(index.text());
                    made.firstToken = begin;
                    return made;
                });
        draft.add(index.span(first, head + 1), first);
        take(first, head, draft);
        return draft;
    }

    private void take(int from, int to, Draft draft) {
        for (int i = from; i <= to; i++) {
            taken.put(i, draft);
        }
    }

    private boolean isNominal(int word) {
        String pos = index.pos(word);
        return pos.equals("NOUN") || pos.equals("PROPN") || pos.equals("ADJ");
    }

    /** Behind {@code a group of music lawyers}, {@code the ministry in Haven}: what follows says who they are. */
    private int endOfOf(int head, int end) {
        int last = head + 1;
        while (last + 1 < end && WHOSE.contains(index.lower(last))) {
            int noun = -1;
            for (int i = last + 1; i < end && i - head < LONGEST; i++) {
                String pos = index.pos(i);
                if (DAYS.contains(index.lower(i))) {
                    break;
                } else if (pos.equals("NOUN") || pos.equals("PROPN")) {
                    noun = i;
                } else if (isOwner(i) && i + 1 < end) {
                    noun = -1;
                } else if (noun >= 0 || ENDS.contains(pos) && !pos.equals("DET")) {
                    break;
                }
            }
            if (noun < 0) {
                break;
            }
            last = noun + 1;
        }
        return last;
    }

    /** Behind {@code a report by the Harbour Board}: whose it is, and what it is about, up to a comma or a clause. */
    private int endOfDocument(int head, int end) {
        int last = head + 1;
        while (last < end
                && last - head < LONGEST
                && (!index.pos(last).equals("PUNCT") || isOwner(last))
                && !index.pos(last).equals("AUX")
                && !PRONOUNS.contains(index.lower(last))
                && !index.lower(last).equals("that")) {
            last++;
        }
        while (last > head + 1 && !NOMINAL.contains(index.pos(last - 1))) {
            last--;
        }
        return last;
    }

    /** The only named person of the report in that office: {@code its foreign minister}, where it names one foreign minister. */
    private @Nullable Draft holder(int first, int last, int head) {
        Optional<Draft> holder =
                holders.get(PlainLetters.of(index.span(first, last).in(index.text())));
        if (holder == null && last > head + 1) {
            holder = holders.get(PlainLetters.of(index.span(first, head + 1).in(index.text())));
        }
        return holder == null ? null : holder.orElse(null);
    }

    /** {@code Velmar} in {@code Velmar fishermen} only says whose they are. */
    private boolean nounFollows(int token, int end) {
        for (int i = token + 1; i < end; i++) {
            if (index.pos(i).equals("NOUN") && !taken.containsKey(i)) {
                return true;
            }
            boolean describes = index.pos(i).equals("ADJ") || index.pos(i).equals("PROPN") || isOwner(i);
            if (!taken.containsKey(i) && !describes) {
                return false;
            }
        }
        return false;
    }
}
