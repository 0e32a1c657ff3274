package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.publish.LineageJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who copies whom, and the independent origins: one JSON object. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        description = "Who copies whom, and the independent origins: one JSON object.")
final class LineageCommand extends PileCommand {
    @Mixin
    CorrectionsOption corrections = new CorrectionsOption();

    LineageCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() throws IOException {
        CorrectionFile corrected = corrections.read();
        Pile pile = skimmedPile(corrected);
        List<Reading> readings = inOrderOfPublication(pile);
        LineageJson.write(
                readings, Accountant.lineage(readings, corrected.corrections()), options.rawOffsets, streams.out());
        return tellAll(pile);
    }
}
