package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/**
 * Gives {@code he} and {@code she} to the person meant, where the text leaves little doubt.
 *
 * <p>Each person of fitting gender spoken of just before has a weight: more as a subject than as an object, more as one who speaks
 * if the pronoun speaks too, less with each sentence between. The heaviest is meant if nobody comes near.
 *
 * <p>Catches {@code Kari Roe arrived. She said ...} and {@code Roe met Poe. He said ...} (the subject); leaves {@code A letter about
 * Ola Roe and Per Poe came. He ...} open, and {@code he} inside quotation marks alone.
 */
final class Pronouns {
    /** Sentences of the report's own words that a pronoun looks back over. */
    private static final int REACH = 3;
    // Weights in the order of Lappin and Leass (1994): subject 80, object 50, other 40, halved with each sentence.
    private static final double SUBJECT = 80;
    private static final double OTHER = 40;
    private static final double POSSESSOR = 30;
    private static final double SPEAKER = 40;
    /** Somebody named inside a quotation is what the speaker talks of, seldom who acts next. */
    private static final double QUOTED = .3;

    private static final double QUOTED_BY_SPEAKER = .05;
    /** Nobody speaks of himself by name: whoever is named in what is said is hardly ever who says it. */
    private static final double SPOKEN_OF = .1;
    /** Words within which that is looked for: more than nearly all quotations in news have. */
    private static final int NEARBY = 200;
    /** So much heavier must the first be than the second; from the half to look at of the coreference sets. */
    private static final double CLEAR = 1.3;
    /** Somebody whose gender nothing tells loses against somebody whose gender fits. */
    private static final double UNKNOWN_GENDER = .7;

    /** {@code the winger}, whom nobody introduced, is often the named person in other words. */
    private static final double DEFINITE_STRANGER = .5;

    private static final Set<String> JOINING = Set.of("and", "or", "&");

    /** Verbs of speech that tell nothing about names and so are not in the list for them. Own work. */
    private static final Set<String> MORE_SPEECH = Set.of(
            "accuses",
            "blamed",
            "blames",
            "dismissed",
            "dismisses",
            "denounced",
            "denounces",
            "defended",
            "defends",
            "contended",
            "contends",
            "continued",
            "continues",
            "concluded",
            "concludes",
            "complained",
            "countered",
            "joked",
            "quipped",
            "tweeted",
            "posted",
            "shouted",
            "opined",
            "maintained",
            "maintains",
            "alleged",
            "alleges",
            "asserted",
            "asserts",
            "believes",
            "thinks",
            "hopes",
            "agreed",
            "agrees",
            "lamented",
            "observed",
            "recounted",
            "related",
            "retorted",
            "shot",
            "praised",
            "criticized",
            "criticised",
            "condemned",
            "vows",
            "promises",
            "suggests",
            "urges",
            "calls",
            "asks",
            "tweets",
            "writes",
            "admits",
            "confirms",
            "denies",
            "declares");

    private static final Set<String> CLAUSE_OPENERS = Set.of(
            "after",
            "as",
            "before",
            "since",
            "until",
            "while",
            "because",
            "when",
            "if",
            "that",
            "although",
            "though",
            "where",
            "whether",
            "once");

    private final TokenIndex index;
    private final Vocabulary vocabulary = Vocabulary.get();

    Pronouns(TokenIndex index) {
        this.index = index;
    }

    private record At(int token, int end, Draft draft) {}

    private final Set<Draft> strangers = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Adds the pronouns to the mentions of their persons; knows the gender of some persons better afterwards. */
    void resolve(List<Draft> drafts) {
        List<At> mentions = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.type == EntityType.PERSON && !draft.plural) {
                for (Span span : draft.mentions) {
                    mentions.add(new At(index.tokenFrom(span.start()), index.tokenFrom(span.end() - 1) + 1, draft));
                }
            }
        }
        mentions.addAll(strangers(mentions, new Offices(index, drafts)));
        mentions.sort(Comparator.comparingInt(At::token).thenComparing(At::end));
        boolean[] quoted = quoted();
        int[] own = ownSentences(quoted);
        List<At> window = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < index.size(); i++) {
            while (next < mentions.size() && mentions.get(next).token <= i) {
                window.add(mentions.get(next++));
            }
            String lower = index.lower(i);
            char gender = lower.equals("he") ? 'm' : lower.equals("she") ? 'f' : 'u';
            if (gender == 'u' || quoted[i]) {
                continue;
            }
            Set<Draft> spokenOf = speaks(i, i + 1) ? spokenOf(i, mentions, quoted) : Set.of();
            Draft antecedent = antecedent(i, gender, window, quoted, own, spokenOf);
            if (antecedent != null && !strangers.contains(antecedent)) {
                antecedent.add(index.span(i), i);
                antecedent.gender = gender;
                antecedent.genderSure = true;
                window.add(new At(i, i + 1, antecedent));
            }
        }
    }

    /**
     * People who are no entity but whom a pronoun can mean: {@code A farmer came in. He said ...}. Somebody else's name must not
     * get their pronouns. {@code The veteran judge}, where one judge alone has been named, is that judge in other words.
     */
    private List<At> strangers(List<At> known, Offices offices) {
        BitSet taken = new BitSet();
        for (At at : known) {
            taken.set(at.token, at.end + 1);
        }
        List<At> found = new ArrayList<>();
        for (int i = 1; i < index.size(); i++) {
            String lower = index.lower(i);
            boolean person = vocabulary.describedHeads.contains(lower)
                    || vocabulary.roleHeads.contains(lower)
                    || vocabulary.relationHeads.contains(lower)
                    || vocabulary.maleNouns.contains(lower)
                    || vocabulary.femaleNouns.contains(lower);
            if (!person
                    || taken.get(i)
                    || taken.get(i + 1)
                    || !(index.pos(i).equals("NOUN") || index.pos(i).equals("ADJ"))
                    || index.pos(i + 1).equals("NOUN")
                    || index.pos(i + 1).equals("PROPN")) {
                continue;
            }
            int start = phraseStart(i);
            boolean determined = index.pos(start).equals("DET")
                    || start > 0 && index.pos(start - 1).equals("PRON")
                    || taken.get(start);
            String before = start > 0 ? index.lower(start - 1) : "";
            boolean apposed = before.equals(",") && start > 1 && taken.get(start - 2);
            boolean predicate = start > 0 && index.pos(start - 1).equals("AUX") || before.equals("as");
            boolean named = index.lower(i + 1).equals(",") && taken.get(i + 2);
            if (!determined || apposed || predicate || named) {
                continue;
            }
            Draft judge = index.lower(start).equals("the") ? offices.soleHolder(i) : null;
            if (judge != null) {
                found.add(new At(i, i + 1, judge));
                continue;
            }
            Draft stranger = new Draft();
            stranger.gender =
                    vocabulary.maleNouns.contains(lower) ? 'm' : vocabulary.femaleNouns.contains(lower) ? 'f' : 'u';
            strangers.add(stranger);
            found.add(new At(i, i + 1, stranger));
        }
        return found;
    }

    /**
     * Whom the words around {@code he said} name: in {@code “Roe is wrong,” he said} and {@code he said Roe was wrong} he is not Roe.
     */
    private Set<Draft> spokenOf(int pronoun, List<At> mentions, boolean[] quoted) {
        Set<Draft> named = Collections.newSetFromMap(new IdentityHashMap<>());
        int sentence = index.sentenceOf(pronoun);
        int paragraph = index.sentences().get(sentence).paragraph();
        int first = Bisection.first(mentions.size(), m -> mentions.get(m).token >= pronoun - NEARBY);
        for (At at : mentions.subList(first, mentions.size())) {
            if (at.token > pronoun + NEARBY) {
                break;
            }
            int its = index.sentenceOf(at.token);
            // by name only: a governor may well call himself the governor in his own words
            boolean before = at.token < pronoun
                    && quoted[at.token]
                    && Character.isUpperCase(index.word(at.end - 1).charAt(0))
                    && index.sentences().get(its).paragraph() == paragraph;
            boolean behind = at.token > pronoun && its == sentence;
            if (before || behind) {
                named.add(at.draft);
            }
        }
        return named;
    }

    private @Nullable Draft antecedent(
            int pronoun, char gender, List<At> window, boolean[] quoted, int[] own, Set<Draft> spokenOf) {
        int sentence = index.sentenceOf(pronoun);
        boolean speaks = speaks(pronoun, pronoun + 1);
        Map<Draft, Double> weights = new IdentityHashMap<>();
        Map<Draft, Integer> begins = new IdentityHashMap<>();
        List<Draft> order = new ArrayList<>();
        // a first name can mislead: some are given to both, and lists are made in one country
        Set<Draft> misnamed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int k = window.size() - 1; k >= 0 && k >= window.size() - 60; k--) {
            At at = window.get(k);
            int its = index.sentenceOf(at.token);
            int away = own[sentence] - own[its];
            if (away > REACH) {
                break;
            }
            boolean against = at.draft.gender != 'u' && at.draft.gender != gender;
            if (at.end > pronoun) {
                continue;
            }
            if (against) {
                if (at.draft.named && !at.draft.genderSure && !quoted[at.token]) {
                    misnamed.add(at.draft);
                }
                continue;
            }
            // "the harbour spokeswoman, Kari Roe," is one mention, though both name and office are hers
            Integer behind = begins.put(at.draft, at.token);
            if (behind != null && behind - at.end <= 1) {
                continue;
            }
            // who speaks seldom names himself in his own quotation
            double marked = quoted[at.token] ? speaks ? QUOTED_BY_SPEAKER : QUOTED : 1;
            double weight = weight(at, speaks) * marked / (1 << away);
            weight *= strangers.contains(at.draft) && isDefinite(at.token) ? DEFINITE_STRANGER : 1;
            if (!weights.containsKey(at.draft)) {
                order.add(at.draft);
            }
            weight *= at.draft.gender == 'u' ? UNKNOWN_GENDER : 1;
            weights.merge(at.draft, weight, Double::sum);
        }
        if (order.isEmpty() && misnamed.size() == 1) {
            return misnamed.iterator().next();
        }
        Draft best = null;
        double most = 0;
        double second = 0;
        for (Draft draft : order) {
            double weight = weights.getOrDefault(draft, 0.0) * (spokenOf.contains(draft) ? SPOKEN_OF : 1);
            if (weight > most) {
                second = most;
                most = weight;
                best = draft;
            } else {
                second = Math.max(second, weight);
            }
        }
        return most >= CLEAR * second ? best : null;
    }

    private boolean isDefinite(int head) {
        return index.lower(phraseStart(head)).equals("the");
    }

    private double weight(At at, boolean speaks) {
        boolean possessor =
                index.lower(at.end).equals("'s") || index.lower(at.end).equals("'");
        if (possessor) {
            return POSSESSOR;
        }
        if (!isSubject(at)) {
            return OTHER;
        }
        return SUBJECT + (speaks && speaks(at.token, at.end) ? SPEAKER : 0);
    }

    /** A verb of speech stands right before or right behind, but for an apposition. */
    private boolean speaks(int token, int end) {
        int verb = verbBehind(end);
        return verb >= 0 && isSpeech(index.lower(verb)) || isInverted(phraseStart(token));
    }

    /** {@code “...,” said Roe}: a verb of speech stands before its subject, right behind a mark. */
    private boolean isInverted(int start) {
        String verb = index.lower(start - 1);
        return isSpeech(verb)
                && !verb.equals("told")
                && (start < 2
                        || index.sentenceOf(start - 2) != index.sentenceOf(start - 1)
                        || index.pos(start - 2).equals("PUNCT"));
    }

    private boolean isSpeech(String lower) {
        return vocabulary.isSpeech(lower) || MORE_SPEECH.contains(lower);
    }

    private boolean isSubject(At at) {
        int start = phraseStart(at.token);
        String before = start > index.firstOf(index.sentenceOf(at.token)) ? index.lower(start - 1) : "";
        if (isInverted(start)) {
            return true;
        }
        boolean joined = JOINING.contains(before) && index.pos(start - 2).equals("PROPN")
                || JOINING.contains(index.lower(at.end))
                        && index.pos(at.end + 1).equals("PROPN");
        if (joined) {
            return false; // of two who act together neither is meant before the other
        }
        boolean preposed = !before.isEmpty() && index.pos(start - 1).equals("ADP") && !CLAUSE_OPENERS.contains(before);
        return !preposed && verbBehind(at.end) >= 0;
    }

    /** Back over the office and the article that stand before a name. */
    private int phraseStart(int token) {
        int first = index.firstOf(index.sentenceOf(token));
        int i = token;
        while (i > first && token - i < 8) {
            String pos = index.pos(i - 1);
            boolean inside = pos.equals("NOUN")
                    || pos.equals("PROPN")
                    || pos.equals("ADJ")
                    || pos.equals("DET")
                    || index.lower(i - 1).equals("'s");
            if (!inside || isSpeech(index.lower(i - 1))) {
                break;
            }
            i--;
        }
        return i;
    }

    /** The verb that the words before {@code end} can be the subject of, or -1. */
    private int verbBehind(int end) {
        if (end >= index.size()) {
            return -1;
        }
        int limit = index.endOf(index.sentenceOf(end - 1));
        int i = end;
        if (index.lower(i).equals("of") && index.pos(i + 1).equals("PROPN")) {
            i++; // "Kari Roe of Velmar, the mayor, said"
            while (i < limit && index.pos(i).equals("PROPN")) {
                i++;
            }
            if (i >= limit) {
                return -1;
            }
        }
        String lower = index.lower(i);
        if (lower.equals(",") || lower.equals("(") || lower.equals("–") || lower.equals("—")) {
            String close = lower.equals("(") ? ")" : lower;
            if (isSpeech(index.lower(i + 1)) && index.pos(i + 1).equals("VERB")) {
                return i + 1; // "the lawyer, Per Poe, said": the name is the apposition itself
            }
            int to = i + 1;
            while (to < limit && to - i < 24 && !(index.lower(to).equals(close) && isVerbal(to + 1, limit))) {
                to++;
            }
            if (to >= limit || !index.lower(to).equals(close)) {
                return -1;
            }
            i = to + 1;
            if (close.equals(")") && i < limit && index.lower(i).equals(",")) {
                i++;
            }
        }
        while (i < limit
                && i < end + 24
                && (index.pos(i).equals("ADV") || index.lower(i).equals("also"))) {
            i++;
        }
        return i < limit && (index.pos(i).equals("VERB") || index.pos(i).equals("AUX")) ? i : -1;
    }

    /** A verb, or an adverb or comma and a verb. */
    private boolean isVerbal(int from, int limit) {
        int i = from;
        while (i < limit
                && i < from + 2
                && (index.pos(i).equals("ADV") || index.lower(i).equals(","))) {
            i++;
        }
        return i < limit && (index.pos(i).equals("VERB") || index.pos(i).equals("AUX"));
    }

    /** For each sentence how many sentences with words of the report's own came before it: quotations put nobody farther away. */
    private int[] ownSentences(boolean[] quoted) {
        int[] own = new int[index.sentences().size()];
        int count = 0;
        for (int s = 0; s < own.length; s++) {
            own[s] = count;
            for (int i = index.firstOf(s); i < index.endOf(s); i++) {
                if (!quoted[i] && Character.isLetterOrDigit(index.word(i).charAt(0))) {
                    count++;
                    break;
                }
            }
        }
        return own;
    }

    /** Which words stand inside double quotation marks; a mark left open closes with its paragraph. */
    private boolean[] quoted() {
        boolean[] quoted = new boolean[index.size()];
        boolean open = false;
        int paragraph = -1;
        for (int i = 0; i < index.size(); i++) {
            int its = index.sentences().get(index.sentenceOf(i)).paragraph();
            if (its != paragraph) {
                open = false;
                paragraph = its;
            }
            String word = index.word(i);
            switch (word) {
                case "“", "«", "„", "``" -> open = true;
                case "”", "»", "''" -> open = false;
                case "\"" -> open = !open;
                default -> quoted[i] = open;
            }
        }
        return quoted;
    }
}
