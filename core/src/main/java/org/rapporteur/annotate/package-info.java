/**
 * What the words are: sentences, tokens, names, described sources, times, quantities, and how far a text can be trusted.
 *
 * <p><b>In</b>: {@link org.rapporteur.extract.Article}. <b>Out</b>: {@link org.rapporteur.annotate.Annotation}, all of it spans
 * of the article's text. <b>Promise</b>: what is not known is left open. <b>Cannot</b>: look across reports; rules are for
 * English.
 */
@NullMarked
package org.rapporteur.annotate;

import org.jspecify.annotations.NullMarked;
