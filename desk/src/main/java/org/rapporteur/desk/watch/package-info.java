/**
 * What is watched: feeds, folders and archives as they grow.
 *
 * <p>In: the inputs that somebody named. Out: deliveries of reports as they came, each with the position up to which its input is
 * read, so that both are committed together. Promised: nothing is delivered before what stands before it in the same input; a slow
 * or lying host holds up nobody else; private addresses are not fetched unless allowed by name. Not promised: that a site wants to
 * be read; {@code robots.txt} is obeyed.
 */
@NullMarked
package org.rapporteur.desk.watch;

import org.jspecify.annotations.NullMarked;
