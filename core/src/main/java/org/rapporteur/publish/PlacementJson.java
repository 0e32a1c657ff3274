package org.rapporteur.publish;

import org.jspecify.annotations.Nullable;
import org.rapporteur.story.Placement;
import org.rapporteur.story.Placement.RunnerUp;

/** Why a report is in its story, as JSON. */
final class PlacementJson {
    private PlacementJson() {}

    /** {@code rule, likeness, names, words, figures, days, nearest, runnerUp}, as entries of the object that is being written. */
    static void entries(JsonWriter json, Placement placement) {
        json.word("rule", placement.rule())
                .score("likeness", placement.likeness())
                .strings("names", placement.names())
                .strings("words", placement.words())
                .strings("figures", placement.figures())
                .strings("days", placement.days())
                .objects("nearest", placement.nearest(), near -> json.text("report", near.report())
                        .score("likeness", near.likeness()));
        RunnerUp runnerUp = placement.runnerUp();
        if (runnerUp == null) {
            json.text("runnerUp", null);
        } else {
            json.object("runnerUp", () -> json.text("story", runnerUp.story()).score("likeness", runnerUp.likeness()));
        }
    }

    /** The entry {@code placement}. */
    static void entry(JsonWriter json, @Nullable Placement placement) {
        if (placement == null) {
            json.text("placement", null);
        } else {
            json.object("placement", () -> entries(json, placement));
        }
    }
}
