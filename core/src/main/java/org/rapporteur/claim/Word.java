package org.rapporteur.claim;

import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.text.Span;

/**
 * A token of a sentence with what is known about it.
 *
 * @param lower lower case, curly apostrophes straightened
 * @param entity whose mention covers it, or null
 * @param mention that mention, or null
 * @param time the time expression that covers it, or null
 */
record Word(
        Span span,
        String text,
        String lower,
        String pos,
        @Nullable Entity entity,
        @Nullable Span mention,
        @Nullable TimeMention time) {
    boolean is(String tag) {
        return pos.equals(tag);
    }

    Word tagged(String tag) {
        return new Word(span, text, lower, tag, entity, mention, time);
    }

    boolean isCapitalised() {
        return Character.isUpperCase(text.charAt(0));
    }
}
