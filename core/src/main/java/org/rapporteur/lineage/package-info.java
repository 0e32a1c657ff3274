/**
 * Who copies whom, and how many independent origins are left.
 *
 * <p><b>In</b>: readings. <b>Out</b>: {@link org.rapporteur.lineage.Lineage}: typed edges, at most one from a report to each
 * family tree, and origins. <b>Promise</b>: the same set of readings gives the same lineage in any order; a copy never adds an
 * origin; every edge was checked sentence by sentence, but that two versions of one foreign text are versions of each other. <b>Cannot</b>:
 * see an original that is not in the pile, except by its credit; tell a free retelling in another language from a report of its own;
 * read beyond the first 12,000 words of a report.
 *
 * <p>How it goes: {@code Tracer} turns each reading into numbered words; {@code Candidates} finds what is worth comparing;
 * {@code SentenceAligner} and {@code WordDiff} lay two reports side by side; {@code EdgeJudge} names the relation; {@code Translations} finds
 * what is one text in two languages, by {@code Landmarks} that {@code LandmarkReader} reads and {@code ParallelAligner} lays side by side;
 * {@code Forest} grows the family trees; {@code Origins} counts what is left.
 */
@NullMarked
package org.rapporteur.lineage;

import org.jspecify.annotations.NullMarked;
