/**
 * Who copies whom, and how many independent origins are left.
 *
 * <p><b>In</b>: readings. <b>Out</b>: {@link org.rapporteur.lineage.Lineage}: typed edges, at most one from a report to each
 * family tree, and origins; or, as reports come, the edges of each. <b>Promise</b>: the same set of readings gives the same
 * lineage in any order; a copy never adds an origin; every edge was checked sentence by sentence. <b>Cannot</b>: see an original
 * that is not in the pile, except by its credit; link languages; read beyond the first 12,000 words of a report; in a stream,
 * find a single passage in common (its sketches are too small for that).
 *
 * <p>How it goes: {@code Tracer} turns each reading into numbered words; {@code Sketch} keeps of them what makes the report
 * findable; {@code Candidates} finds what is worth comparing; {@code SentenceAligner} and {@code WordDiff} lay two reports side by
 * side; {@code EdgeJudge} names the relation; {@code Forest} grows the family trees; {@code Origins} counts what is left. {@code
 * SketchFile} writes the state of a stream down. Apart from all this {@code Publishers} tells who owns an outlet.
 */
@NullMarked
package org.rapporteur.lineage;

import org.jspecify.annotations.NullMarked;
