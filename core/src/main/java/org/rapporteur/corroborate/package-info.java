/**
 * Mentions to instances: the same person, utterance, event, position or figure across reports, with its independent origins.
 *
 * <p><b>In</b>: the readings of a pile and their lineage; what analysts said of people and events. <b>Out</b>:
 * {@link org.rapporteur.corroborate.Facts}. <b>Promise</b>: merging keeps every mention; what an analyst said holds; disagreement becomes a contradiction, never a silent choice. <b>Cannot</b>: decide who is
 * right.
 */
@NullMarked
package org.rapporteur.corroborate;

import org.jspecify.annotations.NullMarked;
