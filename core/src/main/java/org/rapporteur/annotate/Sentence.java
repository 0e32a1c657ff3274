package org.rapporteur.annotate;

import java.util.List;
import org.rapporteur.text.Span;

/**
 * A sentence.
 *
 * @param span where in the article's text, never across a paragraph break
 * @param paragraph index of its paragraph in the article
 * @param tokens in order, all inside the span
 * @param asLine what the learned reader's vector of it adds to the logarithm of the odds that it would make a good line of a brief; 0 where the
 *     reader did not read it
 */
public record Sentence(Span span, int paragraph, List<Token> tokens, double asLine) {
    public Sentence {
        tokens = List.copyOf(tokens);
    }

    /** A sentence that the learned reader did not read. */
    public Sentence(Span span, int paragraph, List<Token> tokens) {
        this(span, paragraph, tokens, 0);
    }
}
