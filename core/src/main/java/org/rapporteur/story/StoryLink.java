package org.rapporteur.story;

import java.util.List;
import java.util.OptionalLong;
import org.rapporteur.lineage.Landmark;
import org.rapporteur.text.Span;

/**
 * Two stories in different languages that tell the same, and what shows it.
 *
 * @param one id of a story; less than {@code other} in order of letters
 * @param other id of the other story
 * @param likeness 0..1: how alike what they name and count is, rare things counting most; less the further they lie apart in time
 * @param daysApart days of silence between the reports of the one and of the other, 0 where they overlap; absent if one is undated
 * @param shared what both tell, the strongest evidence first
 */
public record StoryLink(String one, String other, double likeness, OptionalLong daysApart, List<Shared> shared) {
    public StoryLink {
        shared = List.copyOf(shared);
    }

    /**
     * A name, a figure or a date that reports of both stories have, in their own spelling.
     *
     * @param weight how much it tells: the negative logarithm of the share of stories that have it, less where few reports of the two do
     */
    public record Shared(Landmark.Kind kind, double weight, Place one, Place other) {}

    /** The first place of a story where it stands, a span of a report's text. */
    public record Place(String report, Span span) {}
}
