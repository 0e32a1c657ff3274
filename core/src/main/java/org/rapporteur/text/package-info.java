/**
 * The ground floor: spans, alignments and problems, which every room hands on.
 *
 * <p><b>In</b>: strings. <b>Out</b>: {@link org.rapporteur.text.AlignedText}, a text that remembers where each of its
 * characters came from. <b>Promise</b>: alignments compose, and a span always covers exactly the text shown for it.
 * <b>Cannot</b>: know anything about language.
 */
@NullMarked
package org.rapporteur.text;

import org.jspecify.annotations.NullMarked;
