/**
 * Which reports tell the same story.
 *
 * <p><b>In</b>: readings and lineage. <b>Out</b>: {@link org.rapporteur.story.Story} groups. <b>Promise</b>: every report is in
 * exactly one story, whatever the order of the pile; a copy goes with its original; a headline is a report's own. <b>Cannot</b>:
 * link reports in different languages yet; tell two crises apart that share names, words and days.
 *
 * <p>How it goes: {@code Terms} counts words by their stem; {@code Weigher} weighs them by rarity, in the pile and in English at
 * large ({@code Background}); {@code Clusters} joins what is alike on average.
 */
@NullMarked
package org.rapporteur.story;

import org.jspecify.annotations.NullMarked;
