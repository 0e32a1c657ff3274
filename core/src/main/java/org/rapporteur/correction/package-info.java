/**
 * What analysts said of a pile: data that is applied anew on every run, and that no later report undoes.
 *
 * <p><b>In</b>: what an analyst said, by whom, when and why. <b>Out</b>: {@link org.rapporteur.correction.Correction}s, which the
 * rooms across reports obey: {@code lineage} those of copies, {@code story} those of stories, {@code corroborate} those of entities
 * and events. <b>Promise</b>: a later correction wins over an earlier one that it contradicts, also by way of a third thing; the
 * rest of the earlier one holds; to undo one is to leave it out. <b>Cannot</b>: change what stands in a report.
 */
@NullMarked
package org.rapporteur.correction;

import org.jspecify.annotations.NullMarked;
