package org.rapporteur.annotate;

import java.util.List;
import org.rapporteur.text.Span;

/**
 * A sentence.
 *
 * @param span where in the article's text, never across a paragraph break
 * @param paragraph index of its paragraph in the article
 * @param tokens in order, all inside the span
 */
public record Sentence(Span span, int paragraph, List<Token> tokens) {
    public Sentence {
        tokens = List.copyOf(tokens);
    }
}
