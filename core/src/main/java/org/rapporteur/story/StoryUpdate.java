package org.rapporteur.story;

import org.jspecify.annotations.Nullable;

/** What changed in the stories when a report came, when the slow pass ran, or when an analyst corrected. */
public sealed interface StoryUpdate {
    /**
     * A report has its first place; {@link StoryTracker#placement} tells more.
     *
     * @param likeness mean likeness to those that speak for the story, days counted; 0 for the first of a story
     * @param runnerUp the most alike of the stories that it did not join, or null if no other is in the least alike
     */
    record Placed(
            String report, String story, Placement.Rule rule, double likeness, Placement.@Nullable RunnerUp runnerUp)
            implements StoryUpdate {}

    /** A report that had a place has another one. */
    record Moved(String report, String from, String into) implements StoryUpdate {}

    /** Two stories became one, or one became two; the {@link Moved} of its reports follow. */
    record Redirected(Redirect redirect) implements StoryUpdate {}
}
