package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Mends what the tagger gets wrong in news: headlines in capitals, and verbs beside officials.
 *
 * <p>Catches {@code Weil to Meet Brandt} (a verb) and {@code envoy rejects Italian bid} (a verb); leaves
 * {@code the council's demands} alone (a noun).
 */
final class Retagger {
    private static final Set<String> ALWAYS_VERBS = Set.of("said", "says", "told", "met");
    private static final Set<String> BEFORE_BASE = Set.of("to", "will", "would", "could", "may", "might", "must");

    private static final Set<String> STARTS = Set.of("start", "begin", "resume", "open", "continue", "end");
    private static final Set<String> PLACE_PREPOSITIONS = Set.of("in", "on", "at", "near", "outside", "inside");
    private static final Set<String> HAVE = Set.of("has", "have", "had");

    private static final Set<String> CURRENCIES = Set.of("$", "€", "£", "us$", "a$", "¥");
    private static final Set<String> ABOUT_NUMBERS = Set.of(
            "up to", "more than", "less than", "fewer than", "at least", "at most", "as many", "many as", "close to");
    private static final Set<String> ABOUT_NUMBER = Set.of("about", "around", "over", "under", "some");
    private static final Set<String> PARTICIPLE_PREPOSITIONS =
            Set.of("including", "excluding", "following", "regarding", "concerning");
    private static final Set<String> NOUNS_IN_LY = Set.of(
            "assembly", "supply", "family", "monopoly", "anomaly", "butterfly", "homily", "melancholy", "multiply");

    private final TriggerLexicon triggers;
    private final StanceLexicon stances;
    private final AgentNouns agentNouns;
    private final Inflection inflection;

    Retagger(Inflection inflection, TriggerLexicon triggers, StanceLexicon stances, AgentNouns agentNouns) {
        this.inflection = inflection;
        this.triggers = triggers;
        this.stances = stances;
        this.agentNouns = agentNouns;
    }

    List<Word> retag(List<Word> words) {
        List<Word> mended = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.entity() != null) {
                mended.add(word);
            } else if (isAboutNumber(words, i)) {
                mended.add(word.tagged("NUM"));
            } else if (isPreposition(words, i)) {
                mended.add(word.tagged("ADP"));
            } else if (isAdverb(words, i)) {
                mended.add(word.tagged("ADV"));
            } else if (isName(words, i)) {
                mended.add(word.tagged("PROPN"));
            } else if (isNoun(words, i)) {
                mended.add(word.tagged("NOUN"));
            } else if (isVerb(words, i)) {
                mended.add(word.tagged("VERB"));
            } else if (isPrepositionBeforeName(words, i)) {
                mended.add(word.tagged("ADP"));
            } else {
                mended.add(isOwned(words, i) || isOpeningNoun(words, i) ? word.tagged("NOUN") : word);
            }
        }
        return mended;
    }

    /** {@code might, before the thaw, bombard the fort}: the verb after the aside. */
    private boolean opensAgain(List<Word> words, int i) {
        if (!words.get(i - 1).lower().equals(",")
                || !triggers.isVerb(words.get(i).lower())) {
            return false;
        }
        // Eight words hold an aside such as "as far as the mayor of the town knows".
        for (int k = i - 2; k > Math.max(0, i - 9); k--) {
            if (words.get(k).lower().equals(",")) {
                return words.get(k - 1).is("AUX");
            }
        }
        return false;
    }

    /** {@code the hearings resume in June}. */
    private static boolean startsAt(List<Word> words, int i) {
        Word previous = words.get(i - 1);
        return STARTS.contains(words.get(i).lower())
                && (previous.is("NOUN") || i == 1 && previous.isCapitalised())
                && previous.lower().endsWith("s")
                && i + 1 < words.size()
                && (words.get(i + 1).is("ADP") || words.get(i + 1).time() != null);
    }

    /** {@code begins on Monday in Oslo}, where the tagger sees an adverb; {@code the ships sail in} has no name behind it. */
    private static boolean isPrepositionBeforeName(List<Word> words, int i) {
        return words.get(i).is("ADV")
                && PLACE_PREPOSITIONS.contains(words.get(i).lower())
                && i + 1 < words.size()
                && words.get(i + 1).entity() != null;
    }

    /** {@code Hearings resume in June}: the first word is what starts. */
    private boolean isOpeningNoun(List<Word> words, int i) {
        return i == 0
                && words.size() > 2
                && triggers.noun("", words.getFirst().lower()) != null
                && words.getFirst().lower().endsWith("s")
                && STARTS.contains(words.get(1).lower())
                && (words.get(2).is("ADP") || words.get(2).time() != null);
    }

    /** Catches {@code up to 40 boats}, {@code more than 40}, {@code about 40}; leaves {@code spoke about boats} alone. */
    private static boolean isAboutNumber(List<Word> words, int i) {
        String lower = words.get(i).lower();
        if (CURRENCIES.contains(lower) && isNumber(words, i)) {
            return true;
        }
        int pair = i + 2;
        boolean first = ABOUT_NUMBERS.contains(lower + " " + lowerAt(words, i + 1)) && isNumber(words, pair);
        boolean second = ABOUT_NUMBERS.contains(lowerAt(words, i - 1) + " " + lower) && isNumber(words, i + 1);
        return first || second || ABOUT_NUMBER.contains(lower) && words.get(i).is("ADP") && isNumber(words, i + 1);
    }

    private static boolean isNumber(List<Word> words, int i) {
        if (i >= 0 && i + 1 < words.size() && CURRENCIES.contains(words.get(i).lower())) {
            return isNumber(words, i + 1);
        }
        return i >= 0
                && i < words.size()
                && words.get(i).is("NUM")
                && words.get(i).time() == null;
    }

    private static String lowerAt(List<Word> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).lower() : "";
    }

    /**
     * Catches {@code sent grain to Norway} where the tagger sees an infinitive, and {@code boats including two ferries sank}; leaves
     * {@code to open} and {@code is following} alone.
     */
    private boolean isPreposition(List<Word> words, int i) {
        Word word = words.get(i);
        if (i == 0 || i + 1 >= words.size()) {
            return false;
        }
        Word next = words.get(i + 1);
        boolean phrase = next.entity() != null
                || next.is("DET")
                || next.is("NUM")
                || next.is("NOUN")
                || next.is("PROPN")
                || next.is("ADJ");
        if (word.lower().equals("to") && word.is("PART") && !isVerb(words, i + 1)) {
            return next.time() == null && (phrase || isPluralTakenForVerb(words, i + 1));
        }
        return word.is("VERB")
                && PARTICIPLE_PREPOSITIONS.contains(word.lower())
                && phrase
                && !words.get(i - 1).is("AUX");
    }

    /** {@code will meet Sven Foss}, where the tagger sees two verbs and a name; leaves {@code will Meet Foss} of a headline alone. */
    private static boolean isName(List<Word> words, int i) {
        return i > 0
                && i + 1 < words.size()
                && words.get(i).is("VERB")
                && words.get(i).isCapitalised()
                && words.get(i - 1).is("VERB")
                && !words.get(i - 1).isCapitalised()
                && words.get(i + 1).is("PROPN");
    }

    /** {@code grain to refugees}, {@code reopen to pedestrians}: no infinitive ends in s like that. */
    private boolean isPluralTakenForVerb(List<Word> words, int i) {
        Word word = words.get(i);
        return i > 0
                && words.get(i - 1).lower().equals("to")
                && word.is("VERB")
                && word.lower().length() > 5
                && (word.lower().endsWith("ees")
                        || word.lower().endsWith("s")
                                && !word.lower().endsWith("ss")
                                && inflection.form(word.lower()) != Inflection.Form.BASE
                                && agentNouns.contains(
                                        word.lower().substring(0, word.lower().length() - 1)));
    }

    /** Catches {@code Norway flatly rejected} where the tagger sees a noun; leaves {@code the ally rejected} alone. */
    private static boolean isAdverb(List<Word> words, int i) {
        Word word = words.get(i);
        return word.is("NOUN")
                && i > 0
                && i + 1 < words.size()
                && word.lower().endsWith("ly")
                && word.lower().length() > 5
                && !NOUNS_IN_LY.contains(word.lower())
                && !word.isCapitalised()
                && !words.get(i - 1).is("DET")
                && words.get(i + 1).is("VERB");
    }

    /**
     * Catches {@code a Norwegian appeal for calm}, {@code the Oslo refugee agency} where the tagger sees a verb: after {@code a} or
     * {@code the} with one name, a verb would have an ending; leaves {@code the Norwegians appeal} alone.
     */
    private boolean isNoun(List<Word> words, int i) {
        Word word = words.get(i);
        // "summoned ambassador Weil", where the tagger sees a preposition
        if ((word.is("ADP") || word.is("CCONJ")) && word.lower().length() > 4 && agentNouns.contains(word.lower())) {
            return true;
        }
        if (!word.is("VERB")) {
            return false;
        }
        if (isPluralTakenForVerb(words, i)) {
            return true;
        }
        int k = i - 1;
        while (k > 0
                && words.get(k).entity() != null
                && words.get(k).entity() == words.get(i - 1).entity()) {
            k--;
        }
        return k >= 0
                && k < i - 1
                && words.get(k).is("DET")
                && !words.get(i - 1).lower().endsWith("s")
                        | words.get(k).lower().equals("a")
                        | words.get(k).lower().equals("an")
                && inflection.form(word.lower()) == Inflection.Form.BASE;
    }

    /** {@code the country's conflicts}: what is owned is a noun. */
    private boolean isOwned(List<Word> words, int i) {
        return i > 0
                && words.get(i).is("VERB")
                && words.get(i - 1).lower().equals("'s")
                && !words.get(i - 1).is("AUX")
                && inflection.form(words.get(i).lower()) == Inflection.Form.THIRD_PERSON;
    }

    private boolean isVerb(List<Word> words, int i) {
        Word word = words.get(i);
        if (!word.is("NOUN") && !word.is("PROPN") && !word.is("ADJ") && !word.is("X")) {
            return false;
        }
        if (ALWAYS_VERBS.contains(word.lower())) {
            return true;
        }
        if (i == 0) {
            return false;
        }
        if (word.is("NOUN") && opensAgain(words, i) || !word.is("PROPN") && startsAt(words, i)) {
            return true;
        }
        Word previous = words.get(i - 1);
        Inflection.Form form = inflection.form(word.lower());
        if (form == Inflection.Form.BASE) {
            return BEFORE_BASE.contains(previous.lower())
                    && triggers.isVerb(word.lower())
                    && (word.isCapitalised()
                            || previous.is("AUX")
                            || previous.is("PART")
                            || i + 1 < words.size()
                                    && (words.get(i + 1).entity() != null
                                            || words.get(i + 1).is("DET")
                                            || words.get(i + 1).is("NUM")
                                            || !triggers.isNoun(word.lower())
                                                    && words.get(i + 1).is("ADP")));
        }
        if (form == Inflection.Form.PAST && HAVE.contains(previous.lower()) && word.is("ADJ")) {
            return true;
        }
        boolean agent = previous.entity() != null || agentNouns.contains(previous.lower());
        boolean object = i + 1 < words.size()
                && (words.get(i + 1).entity() != null
                        || words.get(i + 1).is("ADJ")
                        || words.get(i + 1).is("DET"));
        // "the mayor's aide faulted Norway", where the tagger sees an adjective
        if (form == Inflection.Form.PAST
                && word.is("ADJ")
                && previous.is("NOUN")
                && agent
                && i + 1 < words.size()
                && (words.get(i + 1).entity() != null || words.get(i + 1).is("DET"))) {
            return inflection.verbBases(word.lower()).stream().anyMatch(triggers::isVerb);
        }
        if (inflection.isIrregularPast(word.lower())) {
            return agent && triggers.isVerb(inflection.verbBases(word.lower()).getFirst());
        }
        return form == Inflection.Form.THIRD_PERSON && agent && object && stances.isVerb(word.lower());
    }
}
