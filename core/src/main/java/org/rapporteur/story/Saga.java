package org.rapporteur.story;

import java.util.List;

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
}
