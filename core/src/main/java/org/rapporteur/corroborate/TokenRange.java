package org.rapporteur.corroborate;

import java.util.List;
import org.rapporteur.annotate.Token;
import org.rapporteur.text.Span;

/** Which tokens of a sentence a place covers: from {@code first} up to {@code after}, that one left out. */
record TokenRange(int first, int after) {
    /** The tokens that overlap the span; an empty range where it would stand if none does. */
    static TokenRange of(List<Token> tokens, Span span) {
        int first = 0;
        while (first < tokens.size() && tokens.get(first).span().end() <= span.start()) {
            first++;
        }
        int after = first;
        while (after < tokens.size() && tokens.get(after).span().start() < span.end()) {
            after++;
        }
        return new TokenRange(first, after);
    }
}
