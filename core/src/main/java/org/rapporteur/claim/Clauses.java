package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.BodyWords;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Chunk.Kind;
import org.rapporteur.claim.VerbGroup.Mood;

/**
 * A sentence cut into clauses: for each verb its subject, what follows it, and the verb it hangs on.
 *
 * <p>A shallow reading, left to right, of what news sentences mostly are; it knows no grammar beyond that. Catches the subject in
 * {@code Weil, the envoy, will travel}; leaves {@code envoy} alone, which is no second subject.
 */
final class Clauses {
    private static final Set<String> OBJECT_CONTROL = Set.of(
            "urge",
            "ask",
            "tell",
            "order",
            "force",
            "invite",
            "allow",
            "call on",
            "call upon",
            "warn",
            "want",
            "press",
            "encourage",
            "persuade",
            "permit",
            "instruct",
            "expect",
            "require",
            "lead",
            "help",
            "enable",
            "beg",
            "implore",
            "authorize",
            "authorise",
            "accuse",
            "blame",
            "stop",
            "prevent",
            "suspect",
            "criticize",
            "criticise",
            "condemn",
            "charge",
            "lobby");
    static final Set<String> SUBORDINATORS = Set.of(
            "if",
            "unless",
            "that",
            "because",
            "as",
            "while",
            "when",
            "after",
            "before",
            "since",
            "until",
            "although",
            "though",
            "whether",
            "once",
            "where",
            "how",
            "why",
            "what",
            "than",
            "so",
            "whenever",
            "lest",
            "till");
    private static final Set<String> PRONOUNS =
            Set.of("it", "he", "she", "they", "we", "i", "you", "there", "this", "that", "these", "those");
    private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her");
    private static final Set<String> OWN = Set.of("its", "their", "his", "her");
    private static final Set<String> IMPERSONAL = Set.of("it", "they", "them");
    /** Verbs whose object position opens a clause: {@code said Norway and Sweden would}. */
    static final Set<String> SPEECH = Set.of(
            "say",
            "tell",
            "add",
            "warn",
            "claim",
            "believe",
            "think",
            "insist",
            "announce",
            "argue",
            "report",
            "note",
            "suggest",
            "expect",
            "know",
            "hope",
            "stress",
            "fear",
            "deny",
            "confirm",
            "declare",
            "assert",
            "allege",
            "acknowledge",
            "admit",
            "agree",
            "predict",
            "see",
            "show",
            "be",
            "reveal",
            "mean",
            "indicate");
    /** Nouns that name somebody of the other side: resolved only by a name beside them. */
    static final Set<String> FELLOWS = Set.of("counterpart", "counterparts", "colleague", "colleagues");

    /** Verbs of which an infinitive is the object: {@code agreed in principle to pay} (what was agreed is to pay). */
    private static final Set<String> TAKES_INFINITIVE = Set.of(
            "agree", "promise", "pledge", "vow", "offer", "threaten", "refuse", "decline", "decide", "intend", "hope");

    /** Catches {@code thousands of Norwegians} (Norwegians); leaves {@code the mayor of Oslo} alone. */
    private static final Set<String> QUANTITIES = Set.of(
            "thousands",
            "hundreds",
            "dozens",
            "scores",
            "tens",
            "millions",
            "number",
            "numbers",
            "part",
            "parts",
            "most",
            "some",
            "half",
            "all",
            "many",
            "several",
            "one",
            "two",
            "three",
            "majority",
            "handful",
            "rest",
            "remainder",
            "dozen",
            "lot",
            "crowd",
            "crowds");

    private static final Set<String> CHARGING = Set.of("accuse");
    private static final Set<String> BELONGING = Set.of("of", "in", "from");
    private static final Set<EntityType> ACTORS =
            Set.of(EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.GROUP);

    final List<Word> words;
    final List<Chunk> chunks;
    final List<Predication> predications;
    private final AgentNouns agentNouns;

    Clauses(List<Word> words, List<Chunk> chunks, AgentNouns agentNouns) {
        this.words = words;
        this.chunks = chunks;
        this.agentNouns = agentNouns;
        this.predications = build();
    }

    // ---- building

    private List<Predication> build() {
        List<Integer> verbs = new ArrayList<>();
        for (int c = 0; c < chunks.size(); c++) {
            if (chunks.get(c).is(Kind.VERB_GROUP)) {
                verbs.add(c);
            }
        }
        List<Predication> found = new ArrayList<>();
        for (int v = 0; v < verbs.size(); v++) {
            found.add(start(verbs.get(v), v, found));
        }
        List<Predication> whole = new ArrayList<>();
        int front = 0;
        for (int v = 0; v < found.size(); v++) {
            Predication p = found.get(v);
            int limit = chunks.size();
            if (v + 1 < found.size()) {
                Predication next = found.get(v + 1);
                limit = next.subjectStart();
                while (limit > p.chunk() + 1 && isOpener(limit - 1)) {
                    limit--;
                }
            }
            int end = regionEnd(p.chunk() + 1, limit);
            List<Integer> subject = p.subject();
            if (subject.isEmpty() && p.governor() < 0) {
                subject = subjectAhead(found, v);
            }
            whole.add(new Predication(
                    p.chunk(),
                    subject,
                    Math.min(front, p.subjectStart()),
                    p.subjectStart(),
                    end,
                    p.governor(),
                    p.mark(),
                    p.noun()));
            front = end;
        }
        return List.copyOf(whole);
    }

    /** {@code Speaking in Oslo, Weil said}: the first verb takes the subject that follows. */
    private static List<Integer> subjectAhead(List<Predication> found, int v) {
        return v + 1 < found.size() ? found.get(v + 1).subject() : List.of();
    }

    private Predication start(int c, int v, List<Predication> before) {
        VerbGroup verb = verb(c);
        int previous = v - 1;
        int previousChunk = previous < 0 ? -1 : before.get(previous).chunk();
        return switch (verb.mood()) {
            case FINITE -> finite(c, previous, previousChunk, before);
            case INFINITIVE -> infinitive(c, previous, previousChunk, before);
            case GERUND, REDUCED_PASSIVE -> participle(c, previous, previousChunk, before);
        };
    }

    private Predication finite(int c, int previous, int previousChunk, List<Predication> before) {
        if (previous >= 0
                && verb(previousChunk).open()
                && chunks.get(c).from() == chunks.get(c).head()) {
            Predication opened = before.get(previous);
            return new Predication(
                    c, opened.subject(), previousChunk, previousChunk + 1, c, opened.governor(), opened.mark(), -1);
        }
        int k = skipLeft(c - 1, previousChunk);
        if (k > previousChunk && chunks.get(k).is(Kind.LINK) && Chunker.RELATIVES.contains(lower(k))) {
            int antecedent = skipCommas(k - 1, previousChunk);
            if (antecedent > previousChunk && chunks.get(antecedent).is(Kind.NOUN_PHRASE)) {
                int head = isThing(antecedent) && lower(k).equals("which")
                        ? antecedent
                        : headOfPostmodified(antecedent, previousChunk);
                return new Predication(c, List.of(head), c, k, c, previous, "who", -1);
            }
        }
        if (k > previousChunk && chunks.get(k).is(Kind.AND)) {
            return inherited(c, k, previous, before, "and");
        }
        if (k > previousChunk && chunks.get(k).is(Kind.COMMA)) {
            int open = appositionStart(k, previousChunk);
            if (open < 0) {
                return inherited(c, c, previous, before, "");
            }
            k = open;
        }
        if (k <= previousChunk || !chunks.get(k).is(Kind.NOUN_PHRASE)) {
            return inherited(c, c, previous, before, "");
        }
        k = beforeBrackets(k, previousChunk);
        int head = headOfPostmodified(k, previousChunk);
        // "promised to reopen at noon in Oslo proves": what stands behind a preposition is no subject.
        while (head - 1 > previousChunk
                && chunks.get(head - 1).is(Kind.LINK)
                && !SUBORDINATORS.contains(lower(head - 1))) {
            int left = skipLeft(head - 2, previousChunk);
            if (left <= previousChunk || !chunks.get(left).is(Kind.NOUN_PHRASE)) {
                return inherited(c, c, previous, before, "");
            }
            head = headOfPostmodified(left, previousChunk);
        }
        List<Integer> group = coordinatedLeft(head, previousChunk);
        int first = group.getFirst();
        String mark = markBefore(first, previousChunk);
        boolean content = previous >= 0
                && (mark.equals("that")
                        || mark.equals("whether")
                        || mark.isEmpty() && !hasComma(previousChunk + 1, first));
        boolean conditional = !mark.isEmpty() && !mark.equals("that");
        return new Predication(c, group, first, first, c, content || conditional ? previous : -1, mark, -1);
    }

    /** Catches {@code aid to Norway, which is arming} (Norway is); leaves {@code the envoy of Norway who said} to the envoy. */
    private boolean isThing(int chunk) {
        Entity named = ownEntity(chunk);
        return named != null && named.type() != EntityType.PERSON;
    }

    private Predication inherited(int c, int start, int previous, List<Predication> before, String mark) {
        List<Integer> subject = List.of();
        for (int p = previous; p >= 0 && subject.isEmpty(); p--) {
            if (verb(before.get(p).chunk()).isFinite() || p == 0) {
                subject = before.get(p).subject();
            }
        }
        return new Predication(c, subject, start, start, c, -1, mark, -1);
    }

    private Predication infinitive(int c, int previous, int previousChunk, List<Predication> before) {
        int k = skipLeft(c - 1, previousChunk);
        if (previous < 0) {
            if (k >= 0 && chunks.get(k).is(Kind.NOUN_PHRASE)) {
                int head = headOfPostmodified(k, -1);
                List<Integer> group = coordinatedLeft(head, -1);
                return new Predication(c, group, group.getFirst(), group.getFirst(), c, -1, "headline", head);
            }
            return new Predication(c, List.of(), c, c, c, -1, "", -1);
        }
        Predication governor = before.get(previous);
        if (k > previousChunk
                && chunks.get(k).is(Kind.AND)
                && verb(previousChunk).mood() == Mood.INFINITIVE) {
            return new Predication(c, governor.subject(), c, c, c, governor.governor(), "and", governor.noun());
        }
        int noun = -1;
        List<Integer> subject = governor.subject();
        if (k > previousChunk && chunks.get(k).is(Kind.NOUN_PHRASE)) {
            int headline = coordinatedLeft(headOfPostmodified(k, previousChunk), previousChunk)
                    .getFirst();
            if (headline - 1 > previousChunk
                    && (chunks.get(headline - 1).is(Kind.COMMA)
                            || chunks.get(headline - 1).is(Kind.BREAK))
                    && ownEntity(headline) != null) {
                List<Integer> group = coordinatedLeft(headOfPostmodified(k, previousChunk), previousChunk);
                return new Predication(c, group, headline, headline, c, -1, "headline", -1);
            }
        }
        boolean adverbial = k - 1 > previousChunk
                && chunks.get(k - 1).is(Kind.LINK)
                && verb(previousChunk).isOneOf(TAKES_INFINITIVE);
        if (k > previousChunk && chunks.get(k).is(Kind.NOUN_PHRASE) && ownEntity(k) == null && !adverbial) {
            noun = k;
            int direct = previousChunk + 1;
            boolean bare = direct
                    == coordinatedLeft(headOfPostmodified(k, previousChunk), previousChunk)
                            .getFirst();
            if (bare
                    && verb(previousChunk).isOneOf(OBJECT_CONTROL)
                    && !verb(previousChunk).passive()) {
                subject = coordinatedLeft(headOfPostmodified(k, previousChunk), previousChunk);
            } else {
                noun = headOfPostmodified(k, previousChunk);
            }
        }
        if (k > previousChunk && chunks.get(k).is(Kind.NOUN_PHRASE) && ownEntity(k) != null) {
            List<Integer> object = coordinatedLeft(headOfPostmodified(k, previousChunk), previousChunk);
            if (object.getFirst() == previousChunk + 1
                    && verb(previousChunk).isOneOf(OBJECT_CONTROL)
                    && !verb(previousChunk).passive()) {
                subject = object;
            }
        }
        return new Predication(c, subject, c, c, c, previous, "to", noun);
    }

    private Predication participle(int c, int previous, int previousChunk, List<Predication> before) {
        int k = skipLeft(c - 1, previousChunk);
        if (k > previousChunk && chunks.get(k).is(Kind.NOUN_PHRASE)) {
            int head = k;
            return new Predication(c, List.of(head), c, c, c, previous, "reduced", -1);
        }
        String mark = k > previousChunk && chunks.get(k).is(Kind.LINK) ? lower(k) : k > previousChunk ? "," : "";
        int start = mark.isEmpty() || mark.equals(",") ? c : k;
        List<Integer> subject = List.of();
        if (previous >= 0) {
            Predication governor = before.get(previous);
            subject = governor.subject();
            int object = previousChunk + 1;
            if (verb(previousChunk).isOneOf(OBJECT_CONTROL)
                    && object < c
                    && chunks.get(object).is(Kind.NOUN_PHRASE)
                    && !verb(previousChunk).passive()) {
                subject = coordinatedRight(object, c);
            }
        }
        return new Predication(c, subject, c, start, c, previous, mark, -1);
    }

    /** Past adverbs, marks, and days with their preposition ({@code on Friday}). */
    private int skipLeft(int k, int floor) {
        while (k > floor) {
            if (chunks.get(k).is(Kind.BREAK) && lower(k).equals(")")) {
                int open = openingBracket(k, floor);
                if (open < 0) {
                    return k;
                }
                k = open - 1;
                continue;
            }
            boolean dated = chunks.get(k).is(Kind.LINK) && chunks.get(k + 1).is(Kind.TIME);
            if (!dated && !chunks.get(k).is(Kind.OTHER) && !chunks.get(k).is(Kind.TIME)) {
                return k;
            }
            k--;
        }
        return k;
    }

    /** {@code the Foss Bank (FB) board met}: what stands before a short form in brackets names it, the bare noun behind it does not. */
    private int beforeBrackets(int k, int floor) {
        boolean bare = chunks.get(k).from() == chunks.get(k).head() && ownEntity(k) == null;
        if (!bare
                || k - 1 <= floor
                || !chunks.get(k - 1).is(Kind.BREAK)
                || !lower(k - 1).equals(")")) {
            return k;
        }
        int open = openingBracket(k - 1, floor);
        return open - 1 > floor && chunks.get(open - 1).is(Kind.NOUN_PHRASE) && ownEntity(open - 1) != null
                ? open - 1
                : k;
    }

    private int openingBracket(int closing, int floor) {
        // An aside of ten chunks is a long one; the bound keeps a broken bracket from being searched for long.
        for (int k = closing - 1; k > Math.max(floor, closing - 10); k--) {
            if (chunks.get(k).is(Kind.BREAK) && lower(k).equals("(")) {
                return k;
            }
        }
        return -1;
    }

    private int skipCommas(int k, int floor) {
        while (k > floor && (chunks.get(k).is(Kind.OTHER) || chunks.get(k).is(Kind.COMMA))) {
            k--;
        }
        return k;
    }

    /** For the closing comma of {@code Weil, the envoy of Norway, said}: the phrase before the opening comma, or -1. */
    private int appositionStart(int closing, int floor) {
        int k = closing - 1;
        boolean noun = false;
        while (k > floor && !chunks.get(k).is(Kind.COMMA)) {
            Kind kind = chunks.get(k).kind();
            if (kind == Kind.VERB_GROUP || kind == Kind.BREAK) {
                return -1;
            }
            noun |= kind == Kind.NOUN_PHRASE;
            k--;
        }
        int opener = skipLeft(k - 1, floor);
        boolean startsWithLink = k + 1 < closing && chunks.get(k + 1).is(Kind.LINK);
        if (k <= floor
                || !noun && !startsWithLink
                || opener <= floor
                || !chunks.get(opener).is(Kind.NOUN_PHRASE)) {
            return -1;
        }
        return opener;
    }

    /** From the last phrase of {@code the head of the council in Oslo} back to {@code the head}. */
    private int headOfPostmodified(int k, int floor) {
        int head = k;
        while (head - 2 > floor
                && chunks.get(head - 1).is(Kind.LINK)
                && !SUBORDINATORS.contains(lower(head - 1))
                && chunks.get(head - 2).is(Kind.NOUN_PHRASE)) {
            head -= 2;
        }
        return head;
    }

    private List<Integer> coordinatedLeft(int head, int floor) {
        List<Integer> group = new ArrayList<>();
        group.add(head);
        int k = head;
        boolean and = false;
        while (k - 2 > floor) {
            int joint = k - 1;
            boolean isAnd = chunks.get(joint).is(Kind.AND);
            boolean isComma = chunks.get(joint).is(Kind.COMMA);
            if (isAnd && chunks.get(joint - 1).is(Kind.COMMA)) {
                joint--;
            }
            if (joint - 1 <= floor
                    || !(isAnd || isComma && and)
                    || !chunks.get(joint - 1).is(Kind.NOUN_PHRASE)) {
                break;
            }
            int left = headOfPostmodified(joint - 1, floor);
            if (isAnd
                    && (PRONOUNS.contains(lower(head))
                            || left == floor + 1 && floor >= 0 && !verb(floor).isOneOf(SPEECH))) {
                break;
            }
            // "in Oslo and officials said": a phrase behind a preposition is no fellow subject.
            if (left - 1 > floor && chunks.get(left - 1).is(Kind.LINK) && !SUBORDINATORS.contains(lower(left - 1))) {
                break;
            }
            and |= isAnd;
            group.addFirst(left);
            k = left;
        }
        return group;
    }

    List<Integer> coordinatedRight(int first, int limit) {
        List<Integer> group = new ArrayList<>();
        group.add(first);
        int k = first;
        while (k + 2 < limit) {
            boolean and = chunks.get(k + 1).is(Kind.AND);
            boolean list = chunks.get(k + 1).is(Kind.COMMA) && endsInAnd(k + 1, limit);
            int next = k + 2;
            if (list && chunks.get(next).is(Kind.AND)) {
                next++;
            }
            if (!(and || list) || next >= limit || !chunks.get(next).is(Kind.NOUN_PHRASE)) {
                break;
            }
            group.add(next);
            k = next;
        }
        return group;
    }

    boolean endsInAnd(int comma, int limit) {
        int k = comma;
        // A list in news is short; eight members bound the look ahead.
        for (int step = 0; step < 8 && k + 1 < limit; step++) {
            if (chunks.get(k + 1).is(Kind.AND)) {
                return true;
            }
            if (!chunks.get(k + 1).is(Kind.NOUN_PHRASE) || k + 2 >= limit) {
                return false;
            }
            if (chunks.get(k + 2).is(Kind.AND)) {
                return true;
            }
            if (!chunks.get(k + 2).is(Kind.COMMA)) {
                return false;
            }
            k += 2;
        }
        return false;
    }

    private String markBefore(int first, int floor) {
        int k = skipLeft(first - 1, floor);
        while (k > floor && chunks.get(k).is(Kind.COMMA)) {
            k = skipLeft(k - 1, floor);
        }
        return k > floor && chunks.get(k).is(Kind.LINK) && SUBORDINATORS.contains(lower(k)) ? lower(k) : "";
    }

    private boolean hasComma(int from, int to) {
        for (int k = from; k < to; k++) {
            if (chunks.get(k).is(Kind.COMMA) || chunks.get(k).is(Kind.BREAK)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpener(int k) {
        Chunk chunk = chunks.get(k);
        return chunk.is(Kind.AND)
                || chunk.is(Kind.COMMA)
                || chunk.is(Kind.OTHER)
                || chunk.is(Kind.LINK) && SUBORDINATORS.contains(lower(k));
    }

    /** Where a clause that begins at {@code from} ends, at most {@code limit}. */
    private int regionEnd(int from, int limit) {
        int k = from;
        while (k < limit) {
            Chunk chunk = chunks.get(k);
            if (chunk.is(Kind.BREAK) || chunk.is(Kind.LINK) && SUBORDINATORS.contains(lower(k)) && opensClause(k)) {
                return k;
            }
            if (chunk.is(Kind.COMMA) && !continuesAfterComma(k, limit)) {
                return k;
            }
            k++;
        }
        return limit;
    }

    private boolean opensClause(int k) {
        return !Set.of("after", "before", "since", "until", "as", "than").contains(lower(k))
                || Set.of("as", "than").contains(lower(k));
    }

    private boolean continuesAfterComma(int comma, int limit) {
        int next = comma + 1;
        if (next >= limit) {
            return false;
        }
        Chunk chunk = chunks.get(next);
        if (chunk.is(Kind.LINK)) {
            boolean absolute = next + 2 < chunks.size()
                    && chunks.get(next + 1).is(Kind.NOUN_PHRASE)
                    && chunks.get(next + 2).is(Kind.VERB_GROUP);
            return !absolute
                    && Set.of("in", "at", "on", "with", "near", "against", "along")
                            .contains(lower(next));
        }
        if (chunk.is(Kind.TIME) || chunk.is(Kind.AND)) {
            return true;
        }
        // A list goes on; an apposition ends with a comma or the clause.
        return chunk.is(Kind.NOUN_PHRASE);
    }

    // ---- asking

    VerbGroup verb(int chunk) {
        VerbGroup verb = chunks.get(chunk).verb();
        if (verb == null) {
            throw new IllegalArgumentException("no verb group at " + chunk);
        }
        return verb;
    }

    String lower(int chunk) {
        return words.get(chunks.get(chunk).head()).lower();
    }

    /** The entity that the head of a noun phrase names, or null. */
    @Nullable
    Entity ownEntity(int chunk) {
        return words.get(chunks.get(chunk).head()).entity();
    }

    /** The last entity named before the head of a noun phrase ({@code Russian} in {@code Russian forces}), or null. */
    @Nullable
    Entity modifierEntity(int chunk) {
        Chunk c = chunks.get(chunk);
        for (int i = c.head() - 1; i >= c.from(); i--) {
            Entity entity = words.get(i).entity();
            if (entity != null) {
                return entity;
            }
        }
        return null;
    }

    /** Who acts through a noun phrase: the entity itself, or the one its agents belong to ({@code Norwegian troops}). */
    @Nullable
    Entity actor(int chunk) {
        Entity own = ownEntity(chunk);
        boolean isDescribedBody = own != null && !own.named() && BodyWords.isSomebody(lower(chunk));
        if (own != null && !isDescribedBody) {
            return ACTORS.contains(own.type()) ? own : null;
        }
        Entity named = isAgent(chunk) || FELLOWS.contains(lower(chunk)) ? apposed(chunk) : null;
        if (named != null) {
            return named;
        }
        boolean place = Slots.PLACE_NOUNS.contains(lower(chunk));
        if ((QUANTITIES.contains(lower(chunk)) || place) && opensOf(chunk)) {
            return actor(chunk + 2);
        }
        if (!isAgent(chunk)) {
            return own;
        }
        Entity holder = chunk + 2 < chunks.size()
                        && chunks.get(chunk + 1).is(Kind.LINK)
                        && lower(chunk + 1).equals("of")
                        && chunks.get(chunk + 2).is(Kind.NOUN_PHRASE)
                ? ownEntity(chunk + 2)
                : null;
        // "Secretary of State Anna Weil": the office stands before its holder.
        if (holder != null && holder.type() == EntityType.PERSON) {
            return holder;
        }
        Entity modifier = modifierEntity(chunk);
        if (modifier == null
                && chunk + 2 < chunks.size()
                && chunks.get(chunk + 1).is(Kind.LINK)
                && BELONGING.contains(lower(chunk + 1))
                && chunks.get(chunk + 2).is(Kind.NOUN_PHRASE)) {
            modifier = owner(lower(chunk + 1), chunk + 2);
        }
        // "the Norwegian army" is Norway's
        return modifier != null && ACTORS.contains(modifier.type()) && actsThrough(modifier, chunk) ? modifier : own;
    }

    /**
     * Catches {@code Norwegian fishermen}, {@code union members}, {@code Weil's troops}; leaves {@code Haven Air passengers} and {@code Weil's supporters}
     * alone, who are not the firm and not Weil.
     */
    private boolean actsThrough(Entity owner, int chunk) {
        return switch (owner.type()) {
            case PERSON -> !agentNouns.isOutsider(lower(chunk)) && !agentNouns.isRelated(lower(chunk));
            case ORGANISATION -> !agentNouns.isOutsider(lower(chunk));
            default -> true;
        };
    }

    /**
     * Whom a preposition says that agents belong to. Catches {@code officials in Norway}; leaves {@code fishermen in the Nile Delta} alone, which is
     * only where they are.
     */
    private @Nullable Entity owner(String preposition, int phrase) {
        Entity owner = actor(phrase);
        boolean isScene = owner != null
                && !preposition.equals("of")
                && owner.type() == EntityType.PLACE
                && !KnownNames.get().isPower(owner.name());
        return isScene ? null : owner;
    }

    private boolean opensOf(int chunk) {
        return chunk + 2 < chunks.size()
                && chunks.get(chunk + 1).is(Kind.LINK)
                && lower(chunk + 1).equals("of")
                && chunks.get(chunk + 2).is(Kind.NOUN_PHRASE);
    }

    /** What a phrase is about: {@code the convoy} for {@code part of the convoy}, else the phrase itself. */
    int counted(int chunk) {
        return QUANTITIES.contains(lower(chunk)) && opensOf(chunk) ? chunk + 2 : chunk;
    }

    /** The person named beside an office: {@code the secretary of state, Anna Weil}; null if none is. */
    private @Nullable Entity apposed(int chunk) {
        int comma = chunk + 1;
        if (comma + 1 < chunks.size()
                && chunks.get(comma).is(Kind.LINK)
                && lower(comma).equals("of")) {
            comma += 2;
        }
        if (comma + 1 >= chunks.size()
                || !chunks.get(comma).is(Kind.COMMA)
                || !chunks.get(comma + 1).is(Kind.NOUN_PHRASE)) {
            return null;
        }
        Entity named = ownEntity(comma + 1);
        return named != null && named.type() == EntityType.PERSON ? named : null;
    }

    /**
     * The first of noun phrases that such words link: {@code the session} of {@code the session of the council of Norway}.
     *
     * @param phrase the last
     */
    int firstLinked(int phrase, Predicate<String> isLink) {
        int k = phrase;
        while (k >= 2
                && chunks.get(k - 1).is(Kind.LINK)
                && isLink.test(lower(k - 1))
                && chunks.get(k - 2).is(Kind.NOUN_PHRASE)) {
            k -= 2;
        }
        return k;
    }

    /** The same behind what is joined by {@code and}: {@code talks} of {@code talks between Norway and Sweden}. */
    int firstLinked(int phrase, Predicate<String> isLink, Predicate<String> isLinkOfPair) {
        boolean isPair = phrase >= 4 && chunks.get(phrase - 1).is(Kind.AND) && isLinkOfPair.test(lower(phrase - 3));
        return firstLinked(isPair ? phrase - 2 : phrase, isLink);
    }

    boolean isAgent(int chunk) {
        return agentNouns.contains(lower(chunk));
    }

    /** Who acts as the subject of a predication; an open pronoun takes the subject of the clause it hangs on. */
    List<Entity> subjectActors(int p) {
        Predication predication = predications.get(p);
        List<Entity> own = actors(predication.subject());
        if (!own.isEmpty() || predication.subject().size() != 1) {
            return own;
        }
        int phrase = predication.subject().getFirst();
        String first = words.get(chunks.get(phrase).from()).lower();
        boolean owned = OWN.contains(first) && isAgent(phrase);
        String pronoun = lower(phrase);
        boolean personal = PERSONAL.contains(pronoun) || owned && !first.equals("its") && !first.equals("their");
        if (!personal && !owned && !IMPERSONAL.contains(pronoun)) {
            return own;
        }
        int governor = predication.governor();
        // An infinitive shares its subject with what it hangs on: look beyond it.
        while (governor >= 0 && predications.get(governor).subject().equals(predication.subject())) {
            governor = predications.get(governor).governor();
        }
        if (governor < 0) {
            return own;
        }
        List<Entity> outer = actors(predications.get(governor).subject());
        boolean fits = outer.size() == 1
                && ((outer.getFirst().type() == EntityType.PERSON) == personal
                        || pronoun.equals("they") && !outer.getFirst().named());
        return fits ? outer : own;
    }

    /**
     * Catches {@code Norway accused of opening the dam}, where a headline leaves out the auxiliary, and {@code among them are men accused of it};
     * leaves {@code the firm that Norway accused of opening the dam} alone.
     */
    boolean isHeadlinePassive(int p) {
        Predication predication = predications.get(p);
        int next = predication.chunk() + 1;
        int before = predication.subjectStart() - 1;
        VerbGroup verb = verb(predication.chunk());
        boolean isRelative = predication.mark().equals("that")
                || predication.mark().equals("who")
                || before >= 0 && chunks.get(before).is(Kind.NOUN_PHRASE);
        return verb.isOneOf(CHARGING)
                && verb.isFinite()
                && verb.past()
                && !verb.perfect()
                && !isRelative
                && next < chunks.size()
                && chunks.get(next).is(Kind.LINK)
                && lower(next).equals("of");
    }

    List<Entity> actors(List<Integer> phrases) {
        List<Entity> found = new ArrayList<>();
        for (int phrase : phrases) {
            Entity entity = actor(phrase);
            if (entity != null && !found.contains(entity)) {
                found.add(entity);
            }
        }
        return found;
    }

    @Nullable
    TimeMention time(int chunk) {
        return words.get(chunks.get(chunk).from()).time();
    }
}
