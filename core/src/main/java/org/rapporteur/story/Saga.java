package org.rapporteur.story;

import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Stories that go on over weeks and months about the same people and places: the level above a story, which is an episode of
 * days.
 *
 * @param id stable name, made from its first story
 * @param title the headline of its largest story
 * @param stories ids in the order of their first reports; at least one
 */
public record Saga(String id, String title, List<String> stories) {
    public Saga {
        stories = List.copyOf(stories);
    }

    /**
     * The saga of these stories.
     *
     * @param stories in the order of their first reports; at least one
     */
    public static Saga of(List<Story> stories) {
        Story largest = stories.stream()
                .reduce(BinaryOperator.maxBy(
                        Comparator.comparingInt(story -> story.reports().size())))
                .orElseThrow();
        return new Saga(
                "saga-" + stories.getFirst().id().replaceFirst("^story-", ""),
                largest.title(),
                stories.stream().map(Story::id).toList());
    }
}
