/**
 * Who copies whom, and how many independent origins are left.
 *
 * <p><b>In</b>: readings. <b>Out</b>: {@link org.rapporteur.lineage.Lineage}: typed edges and origins. <b>Promise</b>: the same
 * set of readings gives the same lineage in any order; a copy never adds an origin. <b>Cannot</b>: see an original that is not
 * in the pile, except by its credit.
 */
@NullMarked
package org.rapporteur.lineage;

import org.jspecify.annotations.NullMarked;
