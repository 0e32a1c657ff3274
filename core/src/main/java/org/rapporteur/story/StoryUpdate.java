package org.rapporteur.story;

/** What changed in the stories when a report came, when the slow pass ran, or when an analyst corrected. */
public sealed interface StoryUpdate {
    /** A report has its first place. */
    record Placed(Placement placement) implements StoryUpdate {}

    /** A report that had a place has another one. */
    record Moved(String report, String from, String into) implements StoryUpdate {}

    /** Two stories became one, or one became two; the {@link Moved} of its reports follow. */
    record Redirected(Redirect redirect) implements StoryUpdate {}
}
