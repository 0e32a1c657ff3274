/**
 * Which reports tell the same story.
 *
 * <p><b>In</b>: readings and lineage, at once ({@link org.rapporteur.story.StoryPile}) or as they come
 * ({@link org.rapporteur.story.StoryTracker}); an analyst's {@link org.rapporteur.correction.Correction}s. <b>Out</b>:
 * {@link org.rapporteur.story.Story} groups, {@link org.rapporteur.story.Saga}s above them, and for each report a
 * {@link org.rapporteur.story.Placement} that says why. <b>Promise</b>: every report is in exactly one story; of a pile the stories do
 * not depend on its order; a copy goes with its original; no later report undoes a correction; no name of a story is given twice, and
 * an old one leads on; a headline is a report's own. <b>Cannot</b>: tell two happenings apart that share names, words and days; tell a
 * series that comes back every week from a story.
 *
 * <p>How it goes: {@code Terms} counts words by their stem and place; {@code Weigher} weighs them by rarity, in the pile and in English
 * at large ({@code Background}); {@code Clusters} joins what is alike on average, held by {@code Corrections} and {@code Bonds}. A
 * stream places each report by its weightiest words ({@code Postings}) and lets {@code Regrouping} look again at near things.
 * {@link org.rapporteur.story.StoryLinks} links stories of different languages by names, figures and days.
 */
@NullMarked
package org.rapporteur.story;

import org.jspecify.annotations.NullMarked;
