package org.rapporteur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.publish.RawViews;
import org.rapporteur.publish.ReadingJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is inside each report, nothing across reports: JSON Lines, one reading a report, in input order. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "What is inside each report: JSON Lines, one reading a report.")
final class ReadCommand extends PileCommand {
    @Option(
            names = "--raw",
            paramLabel = "DIR",
            description = "Write for each report a page that marks the article in the input as it came.")
    @Nullable
    Path rawFolder;

    private boolean bad;

    ReadCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        List<Path> paths = options.checkedPaths();
        Path folder = rawFolder;
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new WrongUsage(folder + " is a file; --raw wants a folder.");
        }
        BiConsumer<RawReport, Reading> then = folder == null ? this::print : new WithView(folder);
        try (Progress progress = new Progress(streams, options.quiet)) {
            new PileReader(options.threads, progress::step).readWithRaw(paths, streams.in(), then, this::note);
        }
        return status(bad);
    }

    /** Prints a reading and writes the view of its report. */
    private final class WithView implements BiConsumer<RawReport, Reading> {
        private final RawViews views;
        private final ArticleExtractor extractor = new ArticleExtractor();

        WithView(Path folder) {
            this.views = new RawViews(folder);
        }

        @Override
        public void accept(RawReport raw, Reading reading) {
            print(raw, reading);
            if (!options.isHeard(reading)) {
                return;
            }
            try {
                views.write(raw, reading.article(), extractor.leftOut(raw));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void print(RawReport raw, Reading reading) {
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
