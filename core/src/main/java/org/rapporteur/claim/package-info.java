/**
 * What one report says: quotations with their speakers, events with their status, positions.
 *
 * <p><b>In</b>: an annotated article. <b>Out</b>: {@link org.rapporteur.claim.Reading}. <b>Promise</b>: a speaker is named only
 * on evidence in the text; an unnamed official's words never get a name. <b>Cannot</b>: know what another report says.
 */
@NullMarked
package org.rapporteur.claim;

import org.jspecify.annotations.NullMarked;
