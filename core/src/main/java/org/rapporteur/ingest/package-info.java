/**
 * Bytes in: files, folders, archives and feeds become raw reports.
 *
 * <p><b>In</b>: paths and one input stream, or what somebody fetched. <b>Out</b>: {@link org.rapporteur.ingest.RawReport} with decoded content, one at
 * a time, and an {@link org.rapporteur.ingest.InputProblem} for all that is bad. <b>Promise</b>: any bytes end in a report or
 * a located problem, within fixed limits of size and depth. <b>Cannot</b>: fetch anything.
 */
@NullMarked
package org.rapporteur.ingest;

import org.jspecify.annotations.NullMarked;
