package org.rapporteur.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds what analysts said. */
final class CorrectionsOption {
    @Option(
            names = "--corrections",
            paramLabel = "FILE",
            description = "What analysts said of stories, copies, people and events, as JSON Lines; docs/corrections.md"
                    + " tells how.")
    @Nullable
    Path path;

    /** Reads the file, or nothing if none was named; throws {@link WrongUsage} if there is no such file. */
    CorrectionFile read() throws IOException {
        return CorrectionFile.read(path);
    }
}
