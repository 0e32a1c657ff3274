/**
 * Who copies whom, and how many independent origins are left.
 *
 * <p><b>In</b>: readings. <b>Out</b>: {@link org.rapporteur.lineage.Lineage}: typed edges, at most one from a report to each
 * family tree, and origins; and on demand {@link org.rapporteur.lineage.SideBySide}: any two reports, sentence by sentence.
 * <b>Promise</b>: the same set of readings gives the same lineage in any order; a copy never adds an
 * origin; every edge was checked sentence by sentence. <b>Cannot</b>: see an original that is not in the pile, except by its
 * credit; link languages; read beyond the first 12,000 words of a report.
 *
 * <p>How it goes: {@code Tracer} turns each reading into numbered words; {@code Candidates} finds what is worth comparing;
 * {@code SentenceAligner} and {@code WordDiff} lay two reports side by side; {@code EdgeJudge} names the relation; {@code Forest}
 * grows the family trees; {@code Origins} counts what is left. {@code Differences} cuts aligned sentences into {@code Units} (whole
 * names, numbers, dates) and tells which facts differ; {@code Direction} says why one report is taken for the later;
 * {@code PairReader} keeps nothing and lays two readings side by side when somebody asks.
 */
@NullMarked
package org.rapporteur.lineage;

import org.jspecify.annotations.NullMarked;
