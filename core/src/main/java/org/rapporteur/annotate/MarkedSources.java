package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;
import org.rapporteur.text.PlainLetters;

/**
 * Makes an entity of whoever speaks in a report and is only described there, in whatever words: what the learned reader marks as a
 * source and neither a name nor a list of offices accounts for.
 *
 * <p>Catches {@code harbour authorities} in {@code Harbour authorities say}, and {@code an elderly monk}; leaves {@code he}, {@code it},
 * {@code who} and the words of somebody named alone.
 */
final class MarkedSources {
    /** Longer phrases are clauses that were taken for a source. */
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
    private final Map<Integer, Draft> taken = new HashMap<>();
    private final List<Draft> named = new ArrayList<>();
    private final Map<String, Draft> byName = new HashMap<>();

    MarkedSources(TokenIndex index, List<Draft> drafts) {
        this.index = index;
        for (Draft draft : drafts) {
            if (draft.named && draft.type == EntityType.PERSON) {
                named.add(draft);
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
            int first = index.tokenFrom(each.source().start());
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
        Draft bearer = index.lower(from).equals("a") || index.lower(from).equals("an") ? null : bearer(head);
        if (bearer != null) {
            bearer.add(index.span(from, head + 1), from);
            return null;
        }
        boolean isDocument = BodyWords.isDocument(Vocabulary.singular(index.lower(head)));
        int last = someOf ? head + 1 : isDocument ? endOfDocument(head, end) : endOfOf(head, end);
        Draft holder = holder(PlainLetters.of(index.span(first, last).in(index.text())));
        if (holder != null) {
            holder.add(index.span(from, last), from);
            return null;
        }
        boolean isOwned = first > from && POSSESSIVE.contains(index.lower(first - 1));
        String name = index.span(isOwned ? first - 1 : first, last).in(index.text());
        boolean isBody = BodyWords.isSomebody(index.lower(head));
        boolean isOffice = Vocabulary.get().isRoleHead(Vocabulary.singular(index.lower(head)));
        boolean pointsBack = DEFINITE.contains(index.lower(from))
                && !index.lower(head).endsWith("s")
                && !isBody
                && !isDocument
                && !byName.containsKey(PlainLetters.of(name));
        if (pointsBack != pointingBack) {
            return null;
        }
        Draft draft = byName.computeIfAbsent(PlainLetters.of(name), k -> {
            Draft made = new Draft();
            made.name = name;
            made.type = isOffice ? EntityType.PERSON : isBody ? EntityType.ORGANISATION : EntityType.OTHER;
            made.named = false;
            made.firstToken = from;
            return made;
        });
        draft.add(index.span(from, last), from);
        take(from, head, draft);
        return draft;
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
    private @Nullable Draft bearer(int head) {
        int before = head - 1;
        if (!BodyWords.isSomebody(index.lower(head)) || before < 0) {
            return null;
        }
        before -= index.lower(before).equals("news") && before > 0 ? 1 : 0;
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
        String lower = index.lower(word).replace('’', '\'');
        return lower.equals("'s") || lower.equals("'");
    }

    /** Whether a word is a name and no description: one with a capital that it has not only because a sentence begins. */
    private boolean isName(int word) {
        if (!index.pos(word).equals("PROPN")
                || !Character.isUpperCase(index.word(word).charAt(0))) {
            return false;
        }
        String tail = index.word(word).substring(1);
        boolean isPlain =
                tail.equals(tail.toLowerCase(Locale.ROOT)) && tail.chars().noneMatch(Character::isDigit);
        if (!isPlain || index.firstOf(index.sentenceOf(word)) != word) {
            return true;
        }
        for (int i = 0; i < index.size(); i++) {
            if (i != word && index.word(i).equals(index.word(word)) && index.firstOf(index.sentenceOf(i)) != i) {
                return true;
            }
        }
        return false;
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
        while (first > from && index.pos(first - 1).equals("PROPN") && !taken.containsKey(first - 1)) {
            first--;
        }
        int begin = first;
        Draft draft = byName.computeIfAbsent(
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

    /** Behind {@code a group of music lawyers}, {@code the armed wing of Hamas}: what follows "of" says who they are. */
    private int endOfOf(int head, int end) {
        int last = head + 1;
        while (last + 1 < end && index.lower(last).equals("of")) {
            int noun = -1;
            for (int i = last + 1; i < end && i - head < LONGEST; i++) {
                String pos = index.pos(i);
                if (pos.equals("NOUN") || pos.equals("PROPN")) {
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
    private @Nullable Draft holder(String office) {
        Draft holder = null;
        for (Draft draft : named) {
            boolean holds = draft.roles.stream()
                    .map(PlainLetters::of)
                    .anyMatch(role -> role.equals(office) || role.endsWith(" " + office));
            if (holds && holder != null) {
                return null;
            }
            holder = holds ? draft : holder;
        }
        return holder;
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
