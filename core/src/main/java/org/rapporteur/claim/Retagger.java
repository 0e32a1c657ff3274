package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Mends what the tagger gets wrong in news: headlines in capitals, and verbs beside officials.
 *
 * <p>Catches {@code Weil to Meet Brandt} (a verb) and {@code US official warns Norwegian invasion} (a verb); leaves
 * {@code the council's demands} alone (a noun).
 */
final class Retagger {
    private static final Set<String> ALWAYS_VERBS = Set.of("said", "says", "told", "met");
    private static final Set<String> BEFORE_BASE = Set.of("to", "will", "would", "could", "may", "might", "must");

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
            mended.add(word.entity() == null && isVerb(words, i) ? word.tagged("VERB") : word);
        }
        return mended;
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
        Word previous = words.get(i - 1);
        Inflection.Form form = inflection.form(word.lower());
        if (form == Inflection.Form.BASE) {
            return BEFORE_BASE.contains(previous.lower())
                    && triggers.isVerb(word.lower())
                    && (word.isCapitalised() || previous.is("AUX") || previous.is("PART"));
        }
        boolean agent = previous.entity() != null || agentNouns.contains(previous.lower());
        boolean object = i + 1 < words.size()
                && (words.get(i + 1).entity() != null || words.get(i + 1).is("ADJ") || words.get(i + 1).is("DET"));
        return form == Inflection.Form.THIRD_PERSON && agent && object && stances.isVerb(word.lower());
    }
}
