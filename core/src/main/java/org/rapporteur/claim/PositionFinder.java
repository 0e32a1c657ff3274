package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Chunk.Kind;
import org.rapporteur.claim.Position.Stance;
import org.rapporteur.claim.StanceLexicon.StanceWord;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/**
 * Finds who demands, offers, rejects ... what, from whom: only clear cases.
 *
 * <p>Catches {@code Norway refused to lower the lake} (Norway rejects {@code lower the lake}); leaves {@code Norway might
 * refuse to lower the lake} alone. A first-person position belongs to the speaker of its quote. Safe for use by many threads.
 */
final class PositionFinder {
    /** Longer than this is no readable phrase; the about is cut there. */
    private static final int LONGEST_ABOUT_WORDS = 32;

    /** Chunks: {@code authorities in Rome}. */
    private static final int LONGEST_ACCUSED = 4;

    private static final Set<String> FIRST_PERSON = Set.of("we", "i");
    private static final Set<String> SKIPPED_OPENERS = Set.of("that", "of", "for", "about", "over", "on");
    private static final Set<String> STOPPERS = Set.of(
            "while", "as", "because", "although", "though", "since", "after", "when", "where", "who", "which", "if");
    private static final Set<String> RELATIVES = Set.of("who", "which");
    /** Answers to what is there already: a day right behind it or behind "on" is the day of the answer. */
    private static final Set<Stance> ANSWERS = Set.of(Stance.DENIES, Stance.REJECTS, Stance.ACCUSES);
    /** They end like words for how something is done, and change what is said. */
    private static final Set<String> LIMITING = Set.of(
            "only", "nearly", "partly", "merely", "hardly", "early", "fully", "mostly", "solely", "largely", "newly");
    /** In chunks; a list of three has five. */
    private static final int LONGEST_LIST = 8;

    private static final Set<String> HYPOTHETICAL = Set.of("could", "may", "might", "can", "ca", "should", "must");
    private static final Set<String> NOTHING =
            Set.of("no", "little", "scant", "without", "neither", "hardly", "scarcely");
    private static final Set<String> PRONOUNS = Set.of(
            "him",
            "her",
            "it",
            "them",
            "me",
            "us",
            "you",
            "he",
            "she",
            "they",
            "we",
            "i",
            "this",
            "that",
            "these",
            "those",
            "himself",
            "herself",
            "itself",
            "themselves",
            "so",
            "too",
            "one",
            "what",
            "all",
            "everything",
            "nothing");
    /** A phrase behind these says when or where, not what. */
    private static final Set<String> CIRCUMSTANCES =
            Set.of("in", "at", "during", "by", "from", "after", "before", "since", "until", "amid", "as", "through");

    private static final Set<String> PARTICLES = Set.of("down", "up", "out", "off", "aside", "back", "away", "over");

    /** What is done to somebody whom these verbs tell of is said not to be so. */
    private static final Set<String> DENYING = Set.of("deny", "stop", "avoid", "rule out");

    private static final Set<String> NOUN_OPENERS = Set.of("for", "that", "to", "of");

    private final SentenceReader sentences = new SentenceReader();

    /** The clear positions of a report in reading order. */
    List<Position> find(Article article, Annotation annotation, List<Quote> quotes) {
        WordReader reader = new WordReader(article.text(), annotation);
        QuoteIndex index = new QuoteIndex(quotes);
        List<Position> positions = new ArrayList<>();
        for (Sentence sentence : annotation.sentences()) {
            for (List<Word> words : sentences.pieces(reader.read(sentence))) {
                read(sentences.clauses(words), index, positions);
            }
        }
        positions.sort((a, b) -> a.about().compareTo(b.about()));
        List<Position> numbered = new ArrayList<>();
        for (Position p : positions) {
            numbered.add(new Position(
                    "p" + (numbered.size() + 1), p.holder(), p.stance(), p.towards(), p.about(), p.quote(), p.rule()));
        }
        return List.copyOf(numbered);
    }

    private void read(Clauses clauses, QuoteIndex index, List<Position> positions) {
        for (int k = 0; k < clauses.chunks.size(); k++) {
            if (clauses.chunks.get(k).is(Kind.NOUN_PHRASE)) {
                noun(clauses, k, index, positions);
            }
        }
        for (int p = 0; p < clauses.predications.size(); p++) {
            verb(clauses, p, index, positions);
        }
    }

    private void verb(Clauses clauses, int p, QuoteIndex quotes, List<Position> positions) {
        Predication predication = clauses.predications.get(p);
        VerbGroup verb = clauses.verb(predication.chunk());
        StanceWord word = sentences.stances.verb(verb);
        int start = predication.chunk() + 1;
        String rule = "stance-verb";
        boolean adjective = false;
        if (verb.bases().contains("be") && start < predication.end() || word == null && verb.passive()) {
            String predicate = verb.passive()
                    ? clauses.words
                            .get(clauses.chunks.get(predication.chunk()).head())
                            .lower()
                    : clauses.lower(start);
            StanceWord found = sentences.stances.adjective(predicate);
            if (found != null) {
                word = found;
                adjective = true;
                rule = "stance-adjective";
                start = verb.passive() ? start : start + 1;
                if (start >= clauses.chunks.size()
                        || clauses.chunks.get(start).verb() == null
                                && !clauses.lower(start).equals("to")) {
                    return;
                }
            }
        }
        if (word == null
                || isDenied(clauses, predication, verb)
                || ClosedWords.CONDITIONS.contains(predication.mark())
                || HYPOTHETICAL.contains(verb.modal())
                || isOfNothing(clauses, predication)) {
            return;
        }
        if (verb.mood() == VerbGroup.Mood.GERUND && isCoordinated(clauses, predication.chunk())
                || Silence.isKept(clauses, predication)) {
            return;
        }
        if (!adjective && (verb.mood() == VerbGroup.Mood.INFINITIVE || verb.mood() == VerbGroup.Mood.REDUCED_PASSIVE)) {
            return;
        }
        Stance stance = word.stance();
        if (verb.negated()) {
            if (word.opposite() == null) {
                return;
            }
            stance = word.opposite();
        }
        // "its claim that Norway was threatening Italy" is somebody else's word.
        if (stance == Stance.THREATENS && predication.mark().equals("that")) {
            return;
        }
        Span trigger = clauses.words
                .get(clauses.chunks.get(predication.chunk()).head())
                .span();
        Slots slots = Slots.read(clauses, predication.chunk() + 1, predication.end());
        boolean passive = verb.passive() && !adjective || clauses.isHeadlinePassive(p);
        List<Integer> subject = passive ? slots.behind(Set.of("by")) : predication.subject();
        List<Entity> holders = holders(clauses, passive ? -1 : p, subject, quotes, trigger);
        if (holders.isEmpty()) {
            return;
        }
        Entity towards = null;
        Span about;
        if (passive) {
            if (predication.subject().isEmpty() || predication.subject().getFirst() >= predication.chunk()) {
                return;
            }
            Chunk phrase = clauses.chunks.get(predication.subject().getFirst());
            about = clauses.words
                    .get(phrase.from())
                    .span()
                    .union(clauses.words.get(phrase.to() - 1).span());
        } else {
            if (word.slots().contains("obj") && !slots.direct().isEmpty()) {
                int object = slots.direct().getFirst();
                if (object + 1 < clauses.chunks.size() && PRONOUNS.contains(clauses.lower(object))) {
                    start = object + 1;
                }
                List<Entity> objects = clauses.actors(slots.direct());
                int after = slots.direct().getLast() + 1;
                int charge = stance == Stance.ACCUSES ? charge(clauses, after) : -1;
                boolean more = after < clauses.chunks.size()
                        && (clauses.chunks.get(after).verb() != null
                                || clauses.chunks.get(after).is(Kind.LINK)
                                || clauses.chunks.get(after).is(Kind.NOUN_PHRASE));
                if (!objects.isEmpty()) {
                    towards = objects.getFirst();
                    if (more && clauses.ownEntity(slots.direct().getFirst()) != null) {
                        start = after;
                    }
                }
                start = charge < 0 ? start : charge;
            }
            if (towards == null && !slots.direct().isEmpty() && !word.slots().contains("obj")) {
                towards = owner(clauses, slots.direct().getFirst());
            }
            if (towards == null) {
                Set<String> prepositions = new HashSet<>(word.slots());
                prepositions.remove("obj");
                List<Entity> behind = clauses.actors(slots.behind(prepositions));
                towards = behind.isEmpty() ? null : behind.getFirst();
            }
            boolean isOfAnObject = !slots.direct().isEmpty()
                    && !PRONOUNS.contains(clauses.lower(slots.direct().getFirst()));
            if (towards == null && word.slots().contains("needs")
                    || isOfAnObject && word.slots().contains("alone")) {
                return;
            }
            about = about(clauses, start, quotes.pieceAround(trigger), verb.mood() == VerbGroup.Mood.GERUND, stance);
        }
        if (about == null || isPronoun(clauses, about)) {
            return;
        }
        if (word.slots().contains("self")) {
            about = trigger.union(about);
        }
        Quote quote = quotes.around(trigger);
        if (quote == null) {
            quote = quotes.cuedBy(trigger);
        }
        for (Entity holder : holders) {
            String other = towards == null || towards.equals(holder) ? null : towards.id();
            positions.add(new Position("", holder.id(), stance, other, about, quote == null ? null : quote.id(), rule));
        }
    }

    /** Catches {@code denied threatening her}, which is no threat; leaves {@code denied the raid, threatening her} alone. */
    private static boolean isDenied(Clauses clauses, Predication predication, VerbGroup verb) {
        return verb.mood() == VerbGroup.Mood.GERUND
                && predication.governor() >= 0
                && clauses.predications.get(predication.governor()).chunk() == predication.chunk() - 1
                && clauses.verb(clauses.predications.get(predication.governor()).chunk())
                        .isOneOf(DENYING);
    }

    /** Where {@code of draining the lake} begins behind whoever is accused, or -1. */
    private static int charge(Clauses clauses, int from) {
        for (int k = from; k < Math.min(clauses.chunks.size(), from + LONGEST_ACCUSED); k++) {
            Chunk chunk = clauses.chunks.get(k);
            if (chunk.is(Kind.LINK) && clauses.lower(k).equals("of")) {
                return k;
            }
            if (chunk.is(Kind.COMMA) || chunk.is(Kind.BREAK) || chunk.verb() != null) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code a treaty on fishing and ruling out dams}: a bare -ing after {@code and} may be anybody's. */
    private static boolean isCoordinated(Clauses clauses, int chunk) {
        return chunk > 0 && clauses.chunks.get(chunk - 1).is(Kind.AND);
    }

    /** {@code warned him}: who it was stands elsewhere, so that the words say nothing. */
    private static boolean isPronoun(Clauses clauses, Span about) {
        return clauses.words.stream().anyMatch(word -> word.span().equals(about) && PRONOUNS.contains(word.lower()));
    }

    /**
     * Catches {@code no hint that the Norwegians are ready to pay}: a clause that tells what there is none of; leaves
     * {@code a hint that the Norwegians are ready to pay} alone.
     */
    private static boolean isOfNothing(Clauses clauses, Predication predication) {
        int that = predication.subjectStart() - 1;
        while (that > 0
                && that >= predication.front() - 1
                && !clauses.lower(that).equals("that")) {
            that--;
        }
        if (that < 1
                || !clauses.lower(that).equals("that")
                || !clauses.chunks.get(that - 1).is(Kind.NOUN_PHRASE)) {
            return false;
        }
        Chunk noun = clauses.chunks.get(that - 1);
        for (int i = Math.max(0, noun.from() - 1); i < noun.head(); i++) {
            if (NOTHING.contains(clauses.words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** {@code the council's demand for a withdrawal}. */
    private void noun(Clauses clauses, int k, QuoteIndex quotes, List<Position> positions) {
        StanceWord word = sentences.stances.noun(clauses.lower(k));
        Entity holder = word == null ? null : owner(clauses, k);
        if (word == null || holder == null || k + 1 >= clauses.chunks.size()) {
            return;
        }
        Chunk next = clauses.chunks.get(k + 1);
        boolean opens = next.is(Kind.LINK) && NOUN_OPENERS.contains(clauses.lower(k + 1))
                || next.verb() != null && next.verb().mood() == VerbGroup.Mood.INFINITIVE;
        if (!opens) {
            return;
        }
        // "Our support for the dam is firm": the verb is the support's, not the dam's.
        Span about = about(clauses, k + 1, null, !clauses.lower(k + 1).equals("that"), word.stance());
        if (about != null) {
            Quote quote = quotes.around(
                    clauses.words.get(clauses.chunks.get(k).head()).span());
            positions.add(new Position(
                    "", holder.id(), word.stance(), null, about, quote == null ? null : quote.id(), "stance-noun"));
        }
    }

    private static List<Entity> holders(
            Clauses clauses, int p, List<Integer> subject, QuoteIndex quotes, Span trigger) {
        if (subject.size() == 1 && FIRST_PERSON.contains(clauses.lower(subject.getFirst()))) {
            Quote quote = quotes.around(trigger);
            String speaker = quote == null ? null : quote.speaker();
            return speaker == null
                    ? List.of()
                    : List.of(new Entity(speaker, speaker, EntityType.OTHER, null, true, List.of()));
        }
        return p < 0 ? clauses.actors(subject) : clauses.subjectActors(p);
    }

    /** Who owns a thing: {@code the council's demands}; null for a plain adjective with nothing owned. */
    private static @Nullable Entity owner(Clauses clauses, int phrase) {
        return clauses.ownEntity(phrase) == null ? clauses.modifierEntity(phrase) : null;
    }

    /** The words from a chunk to the end of its clause, cut to a readable phrase, or null if there are none. */
    private static @Nullable Span about(
            Clauses clauses, int from, @Nullable Span quoted, boolean gerund, Stance stance) {
        List<Chunk> chunks = clauses.chunks;
        int k = from;
        while (k < chunks.size()
                && (chunks.get(k).is(Kind.LINK) && SKIPPED_OPENERS.contains(clauses.lower(k))
                        || chunks.get(k).is(Kind.TIME)
                        || isManner(clauses, k)
                        || isMark(clauses, k))) {
            k++;
        }
        int first = k;
        int last = -1;
        if (first < chunks.size() && chunks.get(first).is(Kind.LINK) && CIRCUMSTANCES.contains(clauses.lower(first))) {
            return null;
        }
        while (k < chunks.size()) {
            Chunk chunk = chunks.get(k);
            boolean outside =
                    quoted != null && clauses.words.get(chunk.from()).span().start() >= quoted.end();
            boolean tooLong = last >= 0 && chunk.to() - chunks.get(first).from() > LONGEST_ABOUT_WORDS;
            if (outside
                    || tooLong
                    || k > first && (ends(clauses, k) || chunks.get(first).verb() != null && isOuterVerb(clauses, k))) {
                break;
            }
            VerbGroup inner = chunk.verb();
            boolean outer = gerund && k > first && inner != null && inner.isFinite();
            if (outer || chunk.is(Kind.BREAK) || chunk.is(Kind.COMMA) && k == first) {
                break;
            }
            last = k;
            k++;
        }
        // "the claim that Norway, not Italy, dug": the comma cut the clause short.
        if (last - 1 > first
                && chunks.get(last).is(Kind.NOUN_PHRASE)
                && clauses.lower(last - 1).equals("that")) {
            last -= 2;
        }
        last = contentEnd(clauses, first, last);
        boolean isThing = ANSWERS.contains(stance)
                && chunks.subList(first, Math.max(first, last + 1)).stream().allMatch(chunk -> chunk.verb() == null);
        while (isThing && last > first && (isDayOfAnswer(clauses, last) || isManner(clauses, last))) {
            last = contentEnd(clauses, first, last - 1);
        }
        if (last < first || first >= chunks.size() || !isContent(clauses, last) && !isParticle(clauses, last)) {
            return null;
        }
        return balanced(
                clauses.words, chunks.get(first).from(), chunks.get(last).to());
    }

    /**
     * The words {@code [from, to)} with the marks that belong to them: a quotation of one word keeps both its marks, a mark whose
     * fellow lies elsewhere is left out at the ends. Null if nothing is left.
     */
    private static @Nullable Span balanced(List<Word> words, int from, int to) {
        int open = from;
        int close = to;
        int depth = 0;
        int unopened = 0;
        for (int i = open; i < close; i++) {
            String mark = words.get(i).lower();
            if (mark.equals("“")) {
                depth++;
            } else if (mark.equals("”") && depth-- == 0) {
                depth = 0;
                unopened++;
            }
        }
        if (depth == 1) {
            int end = closing(words, close, "”");
            depth = end > close ? 0 : depth;
            close = end;
        }
        for (String straight : List.of("\"", "'")) {
            close = count(words, open, close, straight) % 2 == 1 ? closing(words, close, straight) : close;
        }
        if (unopened == 1 && open > 0 && words.get(open - 1).lower().equals("“")) {
            open--;
            unopened = 0;
        }
        while (open < close && isStray(words, open, close, open, depth > 0)) {
            open++;
        }
        while (open < close && isStray(words, open, close, close - 1, unopened > 0)) {
            close--;
        }
        return open < close ? words.get(open).span().union(words.get(close - 1).span()) : null;
    }

    /** A mark at an end that has no fellow inside; straight marks pair by their number. */
    private static boolean isStray(List<Word> words, int open, int close, int at, boolean unpaired) {
        String mark = words.get(at).lower();
        if (mark.equals("“") || mark.equals("”")) {
            boolean wrongWay = mark.equals("“") ? at == close - 1 : at == open;
            return wrongWay || unpaired;
        }
        return mark.equals("\"") && count(words, open, close, mark) % 2 == 1;
    }

    /** The end with the closing mark that stands right behind it, also behind the full stop or comma; else the end itself. */
    private static int closing(List<Word> words, int end, String mark) {
        if (end < words.size() && words.get(end).lower().equals(mark)) {
            return end + 1;
        }
        boolean stop = end + 1 < words.size()
                && (words.get(end).lower().equals(".") || words.get(end).lower().equals(","));
        return stop && words.get(end + 1).lower().equals(mark) ? end + 2 : end;
    }

    private static int count(List<Word> words, int from, int to, String mark) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += words.get(i).lower().equals(mark) ? 1 : 0;
        }
        return count;
    }

    /** {@code promised to reopen in Oslo proves}: a finite verb without a subject of its own belongs further out. */
    private static boolean isOuterVerb(Clauses clauses, int k) {
        VerbGroup verb = clauses.chunks.get(k).verb();
        if (verb == null || !verb.isFinite()) {
            return false;
        }
        for (Predication p : clauses.predications) {
            if (p.chunk() == k) {
                return p.subjectStart() == k && p.mark().isEmpty();
            }
        }
        return false;
    }

    /** Back to the last chunk that says something. */
    private static int contentEnd(Clauses clauses, int first, int from) {
        int last = from;
        while (last > first && !isContent(clauses, last) && !isParticle(clauses, last)) {
            last--;
        }
        return last;
    }

    /** Catches {@code denied the reports on Monday}; leaves {@code rejected a pause until Monday} alone. */
    private static boolean isDayOfAnswer(Clauses clauses, int k) {
        return clauses.chunks.get(k).is(Kind.TIME)
                && (!clauses.chunks.get(k - 1).is(Kind.LINK)
                        || clauses.lower(k - 1).equals("on"));
    }

    /** {@code unanimously}. */
    private static boolean isManner(Clauses clauses, int k) {
        return clauses.chunks.get(k).is(Kind.OTHER)
                && clauses.lower(k).endsWith("ly")
                && !LIMITING.contains(clauses.lower(k));
    }

    private static boolean isContent(Clauses clauses, int k) {
        Chunk chunk = clauses.chunks.get(k);
        return chunk.is(Kind.NOUN_PHRASE)
                || chunk.is(Kind.VERB_GROUP)
                || chunk.is(Kind.TIME)
                || chunk.is(Kind.OTHER)
                        && Character.isLetterOrDigit(
                                clauses.words.get(chunk.to() - 1).text().charAt(0));
    }

    /** Catches the end of {@code that Roe step down}. */
    private static boolean isParticle(Clauses clauses, int k) {
        boolean isLast =
                k + 1 >= clauses.chunks.size() || clauses.chunks.get(k + 1).is(Kind.BREAK) || isMark(clauses, k + 1);
        return isLast && PARTICLES.contains(clauses.lower(k));
    }

    /** {@code a motion which would have helped}: without a comma it says which one. */
    private static boolean tellsWhich(Clauses clauses, int link) {
        return RELATIVES.contains(clauses.lower(link))
                && link > 0
                && clauses.chunks.get(link - 1).is(Kind.NOUN_PHRASE);
    }

    /** The comma of {@code guards, nurses or teachers}, a list behind which no new clause begins. */
    private static boolean goesOn(Clauses clauses, int comma) {
        List<Chunk> chunks = clauses.chunks;
        for (int k = comma + 1; k + 1 < Math.min(chunks.size(), comma + LONGEST_LIST); k++) {
            if (chunks.get(k).is(Kind.AND)) {
                return chunks.get(k + 1).is(Kind.NOUN_PHRASE)
                        && !clauses.lower(k).equals("but")
                        && !opensNewClause(clauses, k + 1);
            }
            boolean isMember = chunks.get(k).is(Kind.NOUN_PHRASE);
            boolean isComma = chunks.get(k).is(Kind.COMMA) && chunks.get(k - 1).is(Kind.NOUN_PHRASE);
            if (!isMember && !isComma) {
                return false;
            }
        }
        return false;
    }

    /** {@code ministers and aides in Haven said}: a verb before the next comma. */
    private static boolean opensNewClause(Clauses clauses, int from) {
        for (int k = from; k < clauses.chunks.size(); k++) {
            Chunk chunk = clauses.chunks.get(k);
            if (chunk.is(Kind.COMMA) || chunk.is(Kind.BREAK)) {
                return false;
            }
            VerbGroup verb = chunk.verb();
            if (verb != null && verb.isFinite()) {
                return true;
            }
        }
        return false;
    }

    /** {@code as tensions rose} ends the phrase; {@code as a pretext} belongs to it. */
    private static boolean opensClause(Clauses clauses, int link) {
        for (int k = link + 1; k < clauses.chunks.size() && k <= link + 3; k++) {
            VerbGroup verb = clauses.chunks.get(k).verb();
            if (verb != null) {
                return verb.isFinite();
            }
        }
        return false;
    }

    private static boolean isMark(Clauses clauses, int k) {
        return clauses.chunks.get(k).is(Kind.OTHER) && !isContent(clauses, k);
    }

    private static boolean ends(Clauses clauses, int k) {
        Chunk chunk = clauses.chunks.get(k);
        if (chunk.is(Kind.BREAK)
                || chunk.is(Kind.LINK)
                        && STOPPERS.contains(clauses.lower(k))
                        && opensClause(clauses, k)
                        && !tellsWhich(clauses, k)) {
            return true;
        }
        if (chunk.is(Kind.COMMA)) {
            return !goesOn(clauses, k);
        }
        if (!chunk.is(Kind.AND)) {
            return false;
        }
        if (clauses.lower(k).equals("but")) {
            return true;
        }
        int next = k + 1;
        while (next < clauses.chunks.size() && clauses.chunks.get(next).is(Kind.OTHER)) {
            next++;
        }
        if (next >= clauses.chunks.size() || clauses.chunks.get(next).verb() != null) {
            return true;
        }
        VerbGroup verb =
                next + 1 < clauses.chunks.size() ? clauses.chunks.get(next + 1).verb() : null;
        return verb != null && (verb.past() || verb.perfect() || !verb.modal().isEmpty());
    }
}
