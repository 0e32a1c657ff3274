/**
 * Which reports tell the same story.
 *
 * <p><b>In</b>: readings and lineage. <b>Out</b>: {@link org.rapporteur.story.Story} groups. <b>Promise</b>: every report is in
 * exactly one story, whatever the order of the pile. <b>Cannot</b>: link reports in different languages yet.
 */
@NullMarked
package org.rapporteur.story;

import org.jspecify.annotations.NullMarked;
