package org.rapporteur.claim;

import java.util.Set;

/**
 * A verb that reports, and how its content follows.
 *
 * @param lemma one word, or two with a particle
 * @param frames what may follow
 * @param prepositions that may introduce the content ({@code warned of war})
 */
record SpeechVerb(String lemma, Set<Frame> frames, Set<String> prepositions) {
    /** What can follow a reporting verb. */
    enum Frame {
        QUOTATION('q'),
        THAT('t'),
        BARE_CLAUSE('z'),
        QUESTION('w'),
        INFINITIVE('i'),
        OBJECT('o'),
        OBJECT_WITH_MARKS('m'),
        ADDRESSEE_MAY('a'),
        ADDRESSEE_MUST('A'),
        THOUGHT('c');

        final char letter;

        Frame(char letter) {
            this.letter = letter;
        }
    }

    boolean takes(Frame frame) {
        return frames.contains(frame);
    }

    boolean takesAddressee() {
        return takes(Frame.ADDRESSEE_MAY) || takes(Frame.ADDRESSEE_MUST);
    }

    boolean isSpeech() {
        return !takes(Frame.THOUGHT);
    }
}
