package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.claim.Reading;
import org.rapporteur.story.Placement;
import org.rapporteur.story.Saga;
import org.rapporteur.story.Stories;
import org.rapporteur.story.Story;

/** Which report tells which story, as the JSON Lines that {@code rapporteur stories} prints. */
public final class StoriesJson {
    private StoriesJson() {}

    /**
     * Writes a line {@code {id, path, story, saga, rule, likeness, names, words, figures, days, nearest, runnerUp}} for each
     * reading, in the order given; leaves the stream open.
     *
     * @param readings in order of publication
     * @throws IOException if the stream does
     */
    public static void write(List<Reading> readings, Stories stories, OutputStream out) throws IOException {
        Map<String, String> storyByReport = storyByReport(stories.stories());
        Map<String, String> sagaByStory = sagaByStory(stories.sagas());
        for (Reading reading : readings) {
            JsonWriter.line(
                    out,
                    json -> json.object(() -> {
                        String story = storyByReport.get(reading.id());
                        json.text("id", reading.id())
                                .text("path", reading.article().path())
                                .text("story", story)
                                .text("saga", story == null ? null : sagaByStory.get(story));
                        Placement placement = stories.placements().get(reading.id());
                        if (placement != null) {
                            PlacementJson.entries(json, placement);
                        }
                    }));
        }
    }

    static Map<String, String> storyByReport(List<Story> stories) {
        Map<String, String> storyByReport = new HashMap<>();
        for (Story story : stories) {
            for (String report : story.reports()) {
                storyByReport.put(report, story.id());
            }
        }
        return storyByReport;
    }

    static Map<String, String> sagaByStory(List<Saga> sagas) {
        Map<String, String> sagaByStory = new HashMap<>();
        sagas.forEach(saga -> saga.stories().forEach(story -> sagaByStory.put(story, saga.id())));
        return sagaByStory;
    }
}
