package org.rapporteur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.extract.LeftOut;
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

    private final ArticleExtractor extractor = new ArticleExtractor();
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
        try (Progress progress = new Progress(streams, options.quiet)) {
            PileReader reader = new PileReader(options.threads, options.depth(), progress::step);
            if (folder == null) {
                reader.read(paths, streams.in(), this::print, this::note);
            } else {
                RawViews views = new RawViews(folder);
                reader.read(paths, streams.in(), this::seen, each -> show(each, views), this::note);
            }
        }
        return status(bad);
    }

    /** A report as it came, its reading, and what of it is no part of that. */
    private record Seen(RawReport raw, Reading reading, List<LeftOut> leftOut) {}

    private Seen seen(RawReport raw, Reading reading) {
        return new Seen(raw, reading, options.isHeard(reading) ? extractor.leftOut(raw) : List.of());
    }

    private void show(Seen each, RawViews views) {
        print(each.reading());
        if (!options.isHeard(each.reading())) {
            return;
        }
        try {
            views.write(each.raw(), each.reading().article(), each.leftOut());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
