package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Chunk.Kind;
import org.rapporteur.claim.Inflection.Form;
import org.rapporteur.claim.VerbGroup.Mood;

/**
 * Cuts a sentence into noun phrases, verb groups and what links them.
 *
 * <p>Catches {@code the planned meeting} as one noun phrase (a participle before its noun); leaves {@code planned to meet} as two
 * verb groups.
 */
final class Chunker {
    static final Set<String> RELATIVES = Set.of("who", "which", "that", "whom", "whose", "where");
    private static final Set<String> NOMINAL = Set.of("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "SYM");
    private static final Set<String> HAVE = Set.of("have", "has", "had", "having", "'ve");
    private static final Set<String> BE =
            Set.of("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m");
    private static final Set<String> DO = Set.of("do", "does", "did");
    private static final Set<String> QUOTES = Set.of("\"", "“", "”", "''", "``", "‘", "«", "»", "„");
    private static final Set<String> BREAKS =
            Set.of(";", ":", "(", ")", "[", "]", "—", "–", "--", "-", "|", "...", "…");
    /** Words that are never part of a noun phrase whatever the tagger says. */
    private static final Set<String> ALWAYS_LINKS = Set.of("if", "unless", "because", "although", "whether", "while");

    private final Inflection inflection;
    private final Set<String> particleVerbs;

    Chunker(Inflection inflection, Set<String> particleVerbs) {
        this.inflection = inflection;
        this.particleVerbs = Set.copyOf(particleVerbs);
    }

    List<Chunk> chunks(List<Word> words) {
        List<Chunk> chunks = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Chunk chunk = chunkAt(words, i, chunks);
            chunks.add(chunk);
            i = chunk.to();
        }
        return chunks;
    }

    private Chunk chunkAt(List<Word> words, int i, List<Chunk> before) {
        Word word = words.get(i);
        if (word.time() != null && word.entity() == null) {
            int to = i + 1;
            while (to < words.size() && words.get(to).time() == word.time()) {
                to++;
            }
            return new Chunk(Kind.TIME, i, to, i, null);
        }
        if (word.entity() == null) {
            if (ALWAYS_LINKS.contains(word.lower())) {
                return single(Kind.LINK, i);
            }
            if (word.is("PUNCT") || word.is("SYM")) {
                if (word.lower().equals(",")) {
                    return single(Kind.COMMA, i);
                }
                return single(BREAKS.contains(word.lower()) ? Kind.BREAK : Kind.OTHER, i);
            }
            if (word.is("CCONJ") || word.lower().equals("&")) {
                return single(Kind.AND, i);
            }
            if (startsVerbGroup(words, i)) {
                return verbGroup(words, i, before);
            }
            if (RELATIVES.contains(word.lower()) && (word.is("PRON") || word.is("SCONJ") || word.is("ADV"))
                    || word.is("SCONJ")
                    || word.is("ADP")
                    || word.lower().equals("when")) {
                return single(Kind.LINK, i);
            }
        }
        if (word.entity() != null
                || NOMINAL.contains(word.pos())
                || word.lower().equals("'s")) {
            return nounPhrase(words, i);
        }
        if (word.is("VERB") && isModifier(words, i)) {
            return nounPhrase(words, i);
        }
        return single(Kind.OTHER, i);
    }

    private static final Set<String> OPENING_MARKS = Set.of("“", "``");
    private static final Set<String> OBJECT_OPENERS = Set.of("DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ");
    /** What somebody is called or thought follows them without being their object. */
    private static final Set<String> NAMING =
            Set.of("call", "name", "believe", "fear", "expect", "think", "say", "know");

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private static Chunk single(Kind kind, int i) {
        return new Chunk(kind, i, i + 1, i, null);
    }

    private boolean startsVerbGroup(List<Word> words, int i) {
        Word word = words.get(i);
        if (word.is("VERB")) {
            return !isModifier(words, i);
        }
        if (word.is("AUX")) {
            return true;
        }
        if (word.lower().equals("to") && i + 1 < words.size()) {
            int next = i + 1;
            while (next < words.size()
                    && (words.get(next).is("ADV")
                            || ClosedWords.NEGATIONS.contains(words.get(next).lower()))) {
                next++;
            }
            return next < words.size()
                    && words.get(next).entity() == null
                    && (words.get(next).is("VERB") || words.get(next).is("AUX"));
        }
        return false;
    }

    /** A participle before its noun: {@code a planned visit}, {@code the threatened invasion}. */
    private boolean isModifier(List<Word> words, int i) {
        if (i + 1 >= words.size()) {
            return false;
        }
        Form form = inflection.form(words.get(i).lower());
        if (form != Form.PAST && form != Form.ING && form != Form.PARTICIPLE) {
            return false;
        }
        Word next = words.get(i + 1);
        if (followsVerb(words, i, form) && (next.entity() != null || next.is("NOUN") || next.is("ADJ"))) {
            return true;
        }
        // "the occupied North Bank"; but "which occupied North Bank"
        if (next.entity() != null
                && i > 0
                && form != Form.ING
                && ARTICLES.contains(words.get(i - 1).lower())) {
            return true;
        }
        if (next.time() != null
                || !(next.is("NOUN") || next.is("ADJ") || (next.is("PROPN") && next.entity() == null))) {
            return false;
        }
        if (i == 0) {
            return false;
        }
        Word previous = words.get(i - 1);
        // "the recently announced talks"
        boolean adverb = previous.is("ADV")
                && i > 1
                && ARTICLES.contains(words.get(i - 2).lower());
        return adverb
                || previous.is("DET")
                || previous.is("ADJ")
                || previous.is("NUM")
                || previous.lower().equals("'s")
                || Set.of("his", "her", "its", "their", "our", "my").contains(previous.lower());
    }

    /** {@code Norway deported suspected smugglers}: of two full verbs in a row the second describes; {@code was seized} is one verb. */
    private boolean followsVerb(List<Word> words, int i, Form form) {
        if (i == 0 || form == Form.ING || !words.get(i - 1).is("VERB")) {
            return false;
        }
        String previous = words.get(i - 1).lower();
        return words.get(i - 1).entity() == null
                && !BE.contains(previous)
                && !HAVE.contains(previous)
                && !DO.contains(previous)
                && !Set.of("get", "got", "gets").contains(previous)
                && inflection.form(previous) != Form.ING;
    }

    private Chunk verbGroup(List<Word> words, int from, List<Chunk> before) {
        boolean infinitive = words.get(from).lower().equals("to");
        String modal = "";
        // "no longer blames"
        boolean negated = from > 1
                && words.get(from - 1).lower().equals("longer")
                && words.get(from - 2).lower().equals("no");
        boolean have = false;
        boolean be = false;
        boolean being = false;
        String finiteWord = "";
        int main = -1;
        int i = infinitive ? from + 1 : from;
        int to = i;
        while (i < words.size()) {
            Word word = words.get(i);
            if (word.entity() != null || (word.time() != null && i > from)) {
                break;
            }
            String lower = word.lower();
            if (ClosedWords.NEGATIONS.contains(lower)
                    || lower.equals("longer") && words.get(i - 1).lower().equals("no")) {
                negated = true;
            } else if (word.is("AUX") || (word.is("VERB") && isHelperBeforeVerb(words, i))) {
                if (finiteWord.isEmpty()) {
                    finiteWord = lower;
                }
                if (ClosedWords.MODALS.contains(lower)) {
                    modal = lower;
                } else if (HAVE.contains(lower)) {
                    have = true;
                } else if (BE.contains(lower)) {
                    being |= lower.equals("being");
                    be = true;
                }
                main = i;
                to = i + 1;
            } else if (word.is("VERB")) {
                if (finiteWord.isEmpty()) {
                    finiteWord = lower;
                }
                main = i;
                to = i + 1;
                break;
            } else if (lower.equals("to") && main >= 0) {
                modal = modalOfTo(finiteWord, modal);
            } else if (main >= 0 && opensQuotation(words, i) && isVerbal(words, i + 1)) {
                // was "properly convicted"
                i++;
                continue;
            } else if (!word.is("ADV") && !word.is("PART")) {
                break;
            }
            i++;
        }
        if (main < 0) {
            return single(Kind.OTHER, from);
        }
        String mainWord = words.get(main).lower();
        boolean isVerb = words.get(main).is("VERB");
        Form form = inflection.form(mainWord);
        boolean edForm = form == Form.PAST || form == Form.PARTICIPLE;
        boolean progressive = isVerb && be && form == Form.ING;
        // "he's criticized the board" has an object; "it's feared the dam broke" and "he's named chairman" have none
        boolean has = finiteWord.equals("'s")
                && edForm
                && opensNounPhrase(words, to)
                && (from == 0 || !words.get(from - 1).lower().equals("it"))
                && inflection.verbBases(mainWord).stream().noneMatch(NAMING::contains);
        boolean passive = isVerb && be && !has && !progressive && edForm;
        boolean perfect = isVerb && (have || has) && (edForm || be);
        boolean alone = isVerb && finiteWord.equals(mainWord);
        Mood mood = Mood.FINITE;
        if (infinitive) {
            mood = Mood.INFINITIVE;
        } else if (form == Form.ING && (alone || finiteWord.equals("being") || finiteWord.equals("having"))
                || finiteWord.equals("being")
                || finiteWord.equals("having")) {
            mood = Mood.GERUND;
        } else if (alone && edForm && isReduced(words, main, form, before)) {
            mood = Mood.REDUCED_PASSIVE;
            passive = true;
        } else if (alone
                && form == Form.BASE
                && !before.isEmpty()
                && before.getLast().is(Kind.AND)) {
            mood = continuesInfinitive(before) ? Mood.INFINITIVE : Mood.FINITE;
        }
        boolean open =
                !isVerb && (!modal.isEmpty() || finiteWord.startsWith("d") && DO.contains(finiteWord)) && !be && !have;
        VerbGroup opened = openBefore(before);
        if (opened != null && alone && (form == Form.BASE || !isVerb)) {
            mood = Mood.FINITE;
            modal = opened.modal();
            negated |= opened.negated();
        }
        String particle = null;
        List<String> bases = BE.contains(mainWord) ? List.of("be") : inflection.verbBases(mainWord);
        if (isVerb && to < words.size()) {
            // "called Thursday on": the day may stand between
            int after = to;
            while (after + 1 < words.size() && words.get(after).time() != null && after < to + 2) {
                after++;
            }
            String next = words.get(after).lower();
            for (String base : bases) {
                if (particleVerbs.contains(base + " " + next)) {
                    particle = next;
                    to += after == to ? 1 : 0;
                    break;
                }
            }
        }
        boolean past = alone
                ? edForm
                : finiteWord.equals("was")
                        || finiteWord.equals("were")
                        || finiteWord.equals("had")
                        || finiteWord.equals("did");
        return new Chunk(
                Kind.VERB_GROUP,
                from,
                to,
                main,
                new VerbGroup(
                        bases,
                        particle,
                        mood,
                        modal,
                        negated,
                        perfect,
                        progressive || (being && !passive),
                        passive,
                        past,
                        open));
    }

    /** A straight mark opens where none is open. */
    private static boolean opensQuotation(List<Word> words, int i) {
        String mark = words.get(i).lower();
        if (!mark.equals("\"")) {
            return OPENING_MARKS.contains(mark);
        }
        return words.subList(0, i).stream()
                                .filter(word -> word.lower().equals("\""))
                                .count()
                        % 2
                == 0;
    }

    private static boolean isVerbal(List<Word> words, int i) {
        return i < words.size() && (words.get(i).is("VERB") || words.get(i).is("ADV"));
    }

    private static boolean opensNounPhrase(List<Word> words, int i) {
        return i < words.size()
                && (words.get(i).entity() != null
                        || OBJECT_OPENERS.contains(words.get(i).pos()));
    }

    /** Catches {@code is to meet} (will), {@code has to pay} (must); leaves {@code will have to pay} as it is. */
    private static String modalOfTo(String finiteWord, String modal) {
        if (!modal.isEmpty()) {
            return modal;
        }
        return switch (finiteWord) {
            case "is", "are", "am", "'re", "'m", "'s" -> "will";
            case "was", "were" -> "would";
            case "has", "have", "had" -> "must";
            default -> modal;
        };
    }

    private static @Nullable VerbGroup openBefore(List<Chunk> before) {
        // Six chunks hold "might, before the thaw in the hills, bombard".
        for (int i = before.size() - 1; i >= Math.max(0, before.size() - 6); i--) {
            VerbGroup verb = before.get(i).verb();
            if (verb != null) {
                return verb.open() ? verb : null;
            }
        }
        return null;
    }

    /** {@code have} and {@code be} are sometimes tagged as full verbs before another verb. */
    private static boolean isHelperBeforeVerb(List<Word> words, int i) {
        String lower = words.get(i).lower();
        if (!HAVE.contains(lower) && !BE.contains(lower) && !DO.contains(lower)) {
            return false;
        }
        int next = i + 1;
        while (next < words.size()
                && (words.get(next).is("ADV")
                        || ClosedWords.NEGATIONS.contains(words.get(next).lower()))) {
            next++;
        }
        return next < words.size()
                && (words.get(next).is("VERB") || BE.contains(words.get(next).lower()));
    }

    private static boolean isReduced(List<Word> words, int main, Form form, List<Chunk> before) {
        if (form == Form.PARTICIPLE) {
            return true;
        }
        if (main + 1 < words.size() && words.get(main + 1).lower().equals("by")) {
            return true;
        }
        return before.isEmpty() || followsObject(words, before);
    }

    /**
     * Catches {@code hosted Weil for a dinner aimed at peace}: a clause has one past verb, the next one describes its object; leaves
     * {@code said Weil aimed at peace} and {@code hosted Weil and aimed at peace} alone.
     */
    private static boolean followsObject(List<Word> words, List<Chunk> before) {
        if (!before.getLast().is(Kind.NOUN_PHRASE)) {
            return false;
        }
        for (int k = before.size() - 2; k >= 0; k--) {
            Chunk chunk = before.get(k);
            VerbGroup verb = chunk.verb();
            if (verb != null) {
                return verb.isFinite()
                        && !verb.open()
                        && !verb.isOneOf(Clauses.SPEECH)
                        && !verb.bases().contains("be");
            }
            if (!chunk.is(Kind.NOUN_PHRASE) && !(chunk.is(Kind.LINK) && !opensClause(words, chunk))) {
                return false;
            }
        }
        return false;
    }

    private static boolean opensClause(List<Word> words, Chunk link) {
        String lower = words.get(link.head()).lower();
        return RELATIVES.contains(lower) || Clauses.SUBORDINATORS.contains(lower);
    }

    private static boolean continuesInfinitive(List<Chunk> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            VerbGroup verb = before.get(i).verb();
            if (verb != null) {
                return verb.mood() == Mood.INFINITIVE;
            }
        }
        return false;
    }

    private Chunk nounPhrase(List<Word> words, int from) {
        int i = from;
        int head = -1;
        boolean nounSeen = false;
        while (i < words.size()) {
            Word word = words.get(i);
            Word previous = i > from ? words.get(i - 1) : null;
            boolean sameMention =
                    previous != null && word.mention() != null && word.mention().equals(previous.mention());
            if (!sameMention && word.entity() == null) {
                if (word.time() != null && i > from) {
                    break;
                }
                boolean nominal = NOMINAL.contains(word.pos()) || (word.lower().equals("'s") && !word.is("AUX"));
                boolean modifier = word.is("VERB") && isModifier(words, i);
                boolean adverb = word.is("ADV")
                        && i + 1 < words.size()
                        && (words.get(i + 1).is("ADJ") || words.get(i + 1).is("VERB") && isModifier(words, i + 1));
                boolean hyphen = word.lower().equals("-") && i + 1 < words.size() && i > from;
                boolean quote = QUOTES.contains(word.lower()) && !nounSeen && i > from;
                if (!nominal && !modifier && !adverb && !hyphen && !quote) {
                    break;
                }
                if (RELATIVES.contains(word.lower()) && i > from) {
                    break;
                }
                boolean opens = word.is("DET") || word.is("PRON");
                if (opens && nounSeen) {
                    break;
                }
            }
            if (word.is("NOUN") || word.is("PROPN") || word.is("PRON") || word.entity() != null) {
                nounSeen = true;
                head = i;
            } else if (head < 0 || !nounSeen) {
                head = i;
            }
            if (word.lower().equals("'s")) {
                nounSeen = false;
            }
            i++;
        }
        if (i == from) {
            return single(Kind.OTHER, from);
        }
        boolean empty = i == from + 1
                && words.get(from).is("DET")
                && words.get(from).entity() == null
                && i < words.size()
                && words.get(i).time() != null;
        return new Chunk(empty ? Kind.OTHER : Kind.NOUN_PHRASE, from, i, head, null);
    }
}
