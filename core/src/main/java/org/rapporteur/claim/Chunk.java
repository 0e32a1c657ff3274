package org.rapporteur.claim;

import org.jspecify.annotations.Nullable;

/**
 * A run of words that belong together.
 *
 * @param from first word
 * @param to after the last word
 * @param head the word that carries the meaning
 * @param verb set for verb groups
 */
record Chunk(
        Kind kind, int from, int to, int head, @Nullable VerbGroup verb) {
    /** What a run of words is. */
    enum Kind {
        NOUN_PHRASE,
        VERB_GROUP,
        /** A preposition, a subordinator or a relative pronoun. */
        LINK,
        AND,
        TIME,
        COMMA,
        BREAK,
        OTHER
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
