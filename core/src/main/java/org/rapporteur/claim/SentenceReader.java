package org.rapporteur.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reading of a sentence that events and positions share. */
final class SentenceReader {
    final Inflection inflection = new Inflection();
    final TriggerLexicon triggers = new TriggerLexicon(inflection);
    final StanceLexicon stances = new StanceLexicon(inflection);
    final StatusRules statusRules = new StatusRules(inflection);
    private final AgentNouns agentNouns = new AgentNouns(inflection);
    private final Retagger retagger = new Retagger(inflection, triggers, stances, agentNouns);
    private final Chunker chunker = new Chunker(inflection, particleVerbs());

    private Set<String> particleVerbs() {
        Set<String> all = new HashSet<>(triggers.particleVerbs());
        all.addAll(statusRules.particleVerbs());
        all.addAll(stances.particleVerbs());
        return all;
    }

    Clauses clauses(List<Word> words) {
        List<Word> mended = retagger.retag(words);
        return new Clauses(mended, chunker.chunks(mended), agentNouns);
    }
}
