package org.rapporteur.story;

import java.util.List;
import java.util.Map;

/**
 * How the reports of a pile fall into stories.
 *
 * @param stories each report in exactly one, in the order of their first reports
 * @param sagas each story in exactly one, in the order of their first stories
 * @param placements why each report is where it is, by report id
 */
public record Stories(List<Story> stories, List<Saga> sagas, Map<String, Placement> placements) {
    public Stories {
        stories = List.copyOf(stories);
        sagas = List.copyOf(sagas);
        placements = Map.copyOf(placements);
    }
}
