package org.rapporteur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.publish.ReadingJson;
import picocli.CommandLine.Command;

/** What is inside each report, nothing across reports: JSON Lines, one reading a report, in input order. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "What is inside each report: JSON Lines, one reading a report.")
final class ReadCommand extends PileCommand {
    private boolean bad;

    ReadCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        List<Path> paths = options.checkedPaths();
        try (Progress progress = new Progress(streams, options.quiet)) {
            new PileReader(options.threads, progress::step).read(paths, streams.in(), this::print, this::note);
        }
        return status(bad);
    }

    private void print(Reading reading) {
        if (!options.isHeard(reading)) {
            return;
        }
        bad |= !reading.article().problems().isEmpty();
        try {
            ReadingJson.write(reading, options.rawOffsets, streams.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(InputProblem problem) {
        bad = true;
        tell(problem);
    }
}
