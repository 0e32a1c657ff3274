package org.rapporteur.claim;

import org.rapporteur.text.Span;

/**
 * A stretch of one paragraph in quotation marks; marks inside it belong to it.
 *
 * @param outer with its marks
 * @param inner without them
 * @param paragraph index of its paragraph
 * @param closed false if its paragraph (or sentence) ends before a closing mark
 * @param continued true if the former paragraph's last quotation was left open for this one to go on
 */
record Quotation(Span outer, Span inner, int paragraph, boolean closed, boolean continued) {}
