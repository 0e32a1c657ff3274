/**
 * Raw report to article: clean text with a way home, title, byline, outlet, date with its evidence, language, credits.
 *
 * <p><b>In</b>: {@link org.rapporteur.ingest.RawReport}. <b>Out</b>: {@link org.rapporteur.extract.Article}. <b>Promise</b>:
 * every character of the clean text maps to its place in the decoded input. <b>Cannot</b>: run scripts; no rule knows a site.
 */
@NullMarked
package org.rapporteur.extract;

import org.jspecify.annotations.NullMarked;
