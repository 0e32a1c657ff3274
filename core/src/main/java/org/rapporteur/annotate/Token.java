package org.rapporteur.annotate;

import org.rapporteur.text.Span;

/**
 * A word, number or mark.
 *
 * @param span where in the article's text
 * @param pos part of speech, a Universal Dependencies tag ({@code NOUN}, {@code VERB}, {@code AUX} ...), {@code X} if not tagged
 */
public record Token(Span span, String pos) {}
