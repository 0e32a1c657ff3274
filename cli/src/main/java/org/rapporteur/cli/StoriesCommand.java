package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.publish.StoriesJson;
import org.rapporteur.story.StoryPile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups reports into stories: JSON Lines in the order of publication. */
@Command(
        name = "stories",
        mixinStandardHelpOptions = true,
        description = "Groups reports into stories: JSON Lines in the order of publication.")
final class StoriesCommand extends PileCommand {
    @Mixin
    CorrectionsOption corrections = new CorrectionsOption();

    StoriesCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() throws IOException {
        CorrectionFile corrected = corrections.read();
        Pile pile = skimmedPile(corrected);
        List<Reading> readings = inOrderOfPublication(pile);
        StoryPile stories = new StoryPile(corrected.corrections());
        readings.forEach(stories::observe);
        StoriesJson.write(
                readings, stories.stories(Accountant.lineage(readings, corrected.corrections())), streams.out());
        return tellAll(pile);
    }
}
