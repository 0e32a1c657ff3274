package org.rapporteur.claim;

import org.jspecify.annotations.Nullable;

/**
 * The words in a stretch that say that something is said, and who says it.
 *
 * @param first first piece, with auxiliaries and adverbs before the verb
 * @param last last piece
 * @param verb its entry, or null for {@code according to} and nouns ({@code the claim that})
 * @param source who says it
 * @param link how source and cue hang together
 * @param region first piece of the cue's own clause, with the comma or conjunction before it
 * @param parts true if what was said before it ends where its region begins
 */
record Cue(int first, int last, @Nullable SpeechVerb verb, NounPhrase source, Link link, int region, boolean parts) {
    /** How a source and its cue hang together. */
    enum Link {
        /** {@code Roe said}. */
        SUBJECT,
        /** {@code said Roe}. */
        INVERTED,
        /** {@code Roe left but said}. */
        SHARED,
        /** {@code ..., saying}. */
        PARTICIPLE,
        /** {@code Roe, who said}. */
        RELATIVE,
        /** {@code according to Roe}. */
        ACCORDING,
        /** {@code Roe's claim that}. */
        NOUN,
        /** {@code Roe: ‘We stay’}. */
        COLON,
        /** {@code described by Roe as}. */
        PASSIVE
    }

    /** True for a clause that only leads to the main one: {@code Although Roe said it was shut, ships came in}. */
    boolean subordinate() {
        return parts && region == 0 && link == Link.SUBJECT && source.first() > 0;
    }

    /** Last piece of cue and source together where the source follows, else of the cue. */
    int end() {
        return switch (link) {
            case INVERTED, ACCORDING -> Math.max(last, source.last());
            case SUBJECT, SHARED, PARTICIPLE, RELATIVE, NOUN, COLON, PASSIVE -> last;
        };
    }
}
