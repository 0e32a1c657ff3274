package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reading of a sentence that events and positions share. */
final class SentenceReader {
    /** No sentence of written news is longer; what is longer is a list or broken input, and is cut so that time stays linear. */
    private static final int LONGEST_WORDS = 300;

    final Inflection inflection = new Inflection();
    final TriggerLexicon triggers = new TriggerLexicon(inflection);
    final StanceLexicon stances = new StanceLexicon(inflection);
    final StatusRules statusRules = new StatusRules(inflection);
    final EventDetails details = new EventDetails(inflection, statusRules);
    private final AgentNouns agentNouns = new AgentNouns(inflection);
    private final Retagger retagger = new Retagger(inflection, triggers, stances, agentNouns);
    private final Chunker chunker = new Chunker(inflection, particleVerbs());

    private Set<String> particleVerbs() {
        Set<String> all = new HashSet<>(triggers.particleVerbs());
        all.addAll(statusRules.particleVerbs());
        all.addAll(stances.particleVerbs());
        return all;
    }

    /** A sentence in pieces that can be read in one go; all but broken input is one piece. */
    List<List<Word>> pieces(List<Word> words) {
        List<List<Word>> pieces = new ArrayList<>();
        for (int from = 0; from < words.size(); from += LONGEST_WORDS) {
            pieces.add(words.subList(from, Math.min(words.size(), from + LONGEST_WORDS)));
        }
        return pieces;
    }

    Clauses clauses(List<Word> words) {
        List<Word> mended = retagger.retag(words);
        return new Clauses(mended, chunker.chunks(mended), agentNouns);
    }
}
