package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import org.rapporteur.account.AccountOptions.Level;
import org.rapporteur.claim.Reading;
import org.rapporteur.publish.StoriesJson;
import org.rapporteur.story.Stories;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups reports into stories: JSON Lines in the order of publication. */
@Command(
        name = "stories",
        mixinStandardHelpOptions = true,
        description = "Groups reports into stories: JSON Lines in the order of publication.")
final class StoriesCommand extends PileCommand {
    @Mixin
    LevelOption sections = new LevelOption();

    StoriesCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() throws IOException {
        Pile pile = skimmedPile();
        List<Reading> readings = inOrderOfPublication(pile);
        Stories stories = stories(readings);
        if (sections.level == Level.SAGA) {
            StoriesJson.writeWithSagas(readings, stories, streams.out());
        } else {
            StoriesJson.write(readings, stories.stories(), streams.out());
        }
        return tellAll(pile);
    }
}
