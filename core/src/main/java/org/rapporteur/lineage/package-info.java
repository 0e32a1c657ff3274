/**
 * Who copies whom, and how many independent origins are left.
 *
 * <p><b>In</b>: readings; what analysts said of copies. <b>Out</b>: {@link org.rapporteur.lineage.Lineage}: typed edges, at most one from a report to each
 * family tree, and origins; as reports come, the edges of each; on demand {@link org.rapporteur.lineage.SideBySide}: any two
 * reports, sentence by sentence. <b>Promise</b>: the same set of readings gives the same lineage in any order; a copy never adds
 * an origin; what an analyst said holds, whatever the texts show; every edge was checked sentence by sentence, but that two versions of one foreign text are versions of each other.
 * <b>Cannot</b>: see an original that is not in the pile, except by its credit; read beyond the first 12,000 words of a report;
 * tell a free retelling in another language from a report of its own; find translations between other languages than English, Spanish,
 * Italian, Dutch, Russian and Ukrainian; in a stream, find those or a single passage in common (its sketches are too small).
 *
 * <p>How it goes:
 *
 * <ul>
 *   <li>Reading: {@code Tracer} turns each reading into a {@code Trace}, numbered words; {@code Sketch} keeps of it what makes the
 *       report findable; {@code SketchFile} writes the state of a stream down.
 *   <li>Finding: {@code Candidates} over a {@code PostingTable} finds what is worth comparing.
 *   <li>Judging: {@code SentenceAligner} and {@code WordDiff} lay two reports side by side; {@code EdgeJudge} with {@code Rarity}
 *       names the relation.
 *   <li>Counting: {@code Forest} grows the family trees; {@code Origins} with {@code UnseenCredit} counts what is left;
 *       {@code Verdicts} holds both to what analysts said.
 *   <li>Telling: {@code Differences} cuts aligned sentences into {@code Units} (whole names, numbers, dates) and tells which facts
 *       differ; {@code Direction} says why one report is taken for the later; {@code PairReader} keeps nothing and lays two readings
 *       side by side when somebody asks.
 *   <li>Between languages: {@code Translations} finds pairs by the {@code Landmarks} that survive translation, {@code
 *       ParallelAligner} lays them side by side, {@code TranslationJudge} decides. {@link org.rapporteur.lineage.LandmarkFinder} gives them to
 *       the rooms after this one.
 *   <li>Apart from all this {@code Publishers} tells who owns an outlet.
 * </ul>
 */
@NullMarked
package org.rapporteur.lineage;

import org.jspecify.annotations.NullMarked;
