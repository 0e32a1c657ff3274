package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import org.rapporteur.claim.Reading;
import org.rapporteur.publish.StoriesJson;
import picocli.CommandLine.Command;

/** Groups reports into stories: JSON Lines in the order of publication. */
@Command(
        name = "stories",
        mixinStandardHelpOptions = true,
        description = "Groups reports into stories: JSON Lines in the order of publication.")
final class StoriesCommand extends PileCommand {
    StoriesCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() throws IOException {
        Pile pile = skimmedPile();
        List<Reading> readings = inOrderOfPublication(pile);
        StoriesJson.write(readings, stories(readings), streams.out());
        return tellAll(pile);
    }
}
