package org.rapporteur.story;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the reports of a pile fall into stories.
 *
 * @param stories each report in exactly one, in the order of their first reports
 * @param sagas each story in exactly one, in the order of their first stories
 * @param placements why each report is where it is, by report id; may be empty
 * @param links which stories of different languages tell the same
 */
public record Stories(List<Story> stories, List<Saga> sagas, Map<String, Placement> placements, List<StoryLink> links) {
    public Stories {
        stories = List.copyOf(stories);
        sagas = List.copyOf(sagas);
        placements = Map.copyOf(placements);
        links = List.copyOf(links);
    }

    /** What it says of one story alone: its saga without other episodes, the placements of its reports, no links. */
    public Stories only(Story story) {
        Map<String, Placement> own = new HashMap<>(placements);
        own.keySet().retainAll(story.reports());
        return new Stories(
                List.of(story),
                sagas.stream()
                        .filter(saga -> saga.stories().contains(story.id()))
                        .map(saga -> new Saga(saga.id(), saga.title(), List.of(story.id())))
                        .toList(),
                own,
                List.of());
    }

    /** The same stories in another order. */
    public Stories ordered(Comparator<Story> order) {
        return new Stories(stories.stream().sorted(order).toList(), sagas, placements, links);
    }

    /** The same, with the links between their languages. */
    public Stories linked(List<StoryLink> found) {
        return new Stories(stories, sagas, placements, found);
    }
}
