package org.rapporteur.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.lineage.Landmark;
import org.rapporteur.lineage.LandmarkFinder;

/** The stories of one language with what they name, count and date. */
final class Shelf {
    /** Before the pile has told more, the usual frequencies of landmarks count as so many stories, as they do in lineage. */
    private static final double PRIOR_STORIES = 20;

    private final List<StoryLinks.Told> stories;
    private final List<Marks> marks;
    private final Map<String, Double> bearing = new HashMap<>();

    /** @param stories in order of their ids */
    Shelf(List<StoryLinks.Told> stories, LandmarkFinder finder) {
        this.stories = List.copyOf(stories);
        this.marks = this.stories.stream()
                .map(story -> Marks.of(story.reports(), story.language(), finder))
                .toList();
        for (Marks of : marks) {
            of.byKey().forEach((key, mark) -> bearing.merge(key, mark.share(), Double::sum));
        }
    }

    int size() {
        return stories.size();
    }

    StoryLinks.Told story(int number) {
        return stories.get(number);
    }

    Marks marks(int number) {
        return marks.get(number);
    }

    /** In what share of the stories a landmark stands; a story counts by the share of its reports. */
    double frequency(String key, Landmark.Kind kind) {
        return (bearing.getOrDefault(key, 0d) + PRIOR_STORIES * kind.usual()) / (size() + PRIOR_STORIES);
    }
}
