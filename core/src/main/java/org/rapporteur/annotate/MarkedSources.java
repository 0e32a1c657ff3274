package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "its", "his", "her", "their");

    /** What says something without being somebody. */
    private static final Set<String> THINGS = Set.of(
            "report",
            "statement",
            "letter",
            "complaint",
            "lawsuit",
            "suit",
            "video",
            "footage",
            "photo",
            "picture",
            "image",
            "poll",
            "survey",
            "study",
            "result",
            "research",
            "paper",
            "document",
            "testimony",
            "evidence",
            "data",
            "figure",
            "talk",
            "speech",
            "text",
            "message",
            "post",
            "tweet",
            "article",
            "book",
            "law",
            "bill",
            "rule",
            "treaty",
            "resolution",
            "indictment",
            "memo",
            "filing",
            "record",
            "headline",
            "story",
            "rumor",
            "rumour",
            "decision",
            "move");

    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "it", "they", "we", "i", "you", "who", "which", "others", "both", "many", "most");

    /** Parts of speech that no describing word before its noun has, whatever else the tagger makes of it. */
    private static final Set<String> ENDS = Set.of("ADP", "SCONJ", "CCONJ", "AUX", "PUNCT", "DET");

    private static final Set<String> NOBODY = Set.of("no", "none", "nobody", "neither", "nothing", "there");

    private final TokenIndex index;
    private final Set<Integer> taken = new HashSet<>();
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
                    taken.add(t);
                }
            });
        }
    }

    /** The described sources among those of the attributions, in reading order. */
    List<Draft> find(List<Marks.Said> said) {
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
            Draft draft = described(first, end);
            if (draft != null && !found.contains(draft)) {
                found.add(draft);
            }
        }
        return found;
    }

    private @Nullable Draft described(int from, int end) {
        int first = from;
        while (first < end
                && (ARTICLES.contains(index.lower(first)) || index.pos(first).equals("PUNCT"))) {
            first++;
        }
        if (first < end && PRONOUNS.contains(index.lower(first))) {
            return null;
        }
        int head = -1;
        for (int i = first; i < end && i - first < LONGEST; i++) {
            String pos = index.pos(i);
            if (taken.contains(i) && head < 0 && !nounFollows(i, end)) {
                return null; // the words of somebody who is an entity already
            }
            if (KNOWING.contains(index.lower(i))) {
                break;
            }
            if (pos.equals("NOUN") || pos.equals("PROPN")) {
                head = i;
            } else if (head >= 0 || ENDS.contains(pos)) {
                break;
            }
        }
        if (head < 0
                || taken.contains(head)
                || !index.pos(head).equals("NOUN") // an unlisted name is no description
                || index.lower(head + 1).equals("of") && !taken.contains(head + 2) // "a number of", "part of"
                || NOBODY.contains(index.lower(first))
                || Character.isDigit(index.word(head).charAt(0))) {
            return null;
        }
        String name = index.span(first, head + 1).in(index.text());
        Draft holder = holder(PlainLetters.of(name));
        if (holder != null) {
            holder.add(index.span(from, head + 1), from);
            return null;
        }
        boolean definite =
                DEFINITE.contains(index.lower(from)) && !index.lower(head).endsWith("s");
        if (definite && !byName.containsKey(PlainLetters.of(name)) && !BodyWords.isSomebody(index.lower(head))
                || THINGS.contains(Vocabulary.singular(index.lower(head)))) {
            return null; // "the singer" is one that the report has named, if it can be told which; a video is nobody
        }
        boolean isBody = BodyWords.isSomebody(index.lower(head));
        boolean office = Vocabulary.get().isRoleHead(Vocabulary.singular(index.lower(head)));
        Draft draft = byName.computeIfAbsent(PlainLetters.of(name), k -> {
            Draft made = new Draft();
            made.name = name;
            made.type = office ? EntityType.PERSON : isBody ? EntityType.ORGANISATION : EntityType.OTHER;
            made.named = false;
            made.firstToken = from;
            return made;
        });
        draft.add(index.span(from, head + 1), from);
        for (int i = from; i <= head; i++) {
            taken.add(i);
        }
        return draft;
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
            if (index.pos(i).equals("NOUN") && !taken.contains(i)) {
                return true;
            }
            if (!taken.contains(i)
                    && !index.pos(i).equals("ADJ")
                    && !index.pos(i).equals("PART")) {
                return false;
            }
        }
        return false;
    }
}
