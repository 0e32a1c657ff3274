package org.rapporteur.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What all commands that read a pile understand. */
final class CommonOptions {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files or folders with reports; - reads JSON Lines from standard input.")
    List<String> paths = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Day.class,
            description = "What was known on that day: later reports are left out.")
    @Nullable
    LocalDate asOf;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = Day.class,
            description = "What changed after that day (told by account).")
    @Nullable
    LocalDate since;

    @Option(names = "--raw-offsets", description = "Spans count in the decoded input instead of in the clean text.")
    boolean rawOffsets;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many reports are read at once; the output is the same for any number.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--rules-only",
            description =
                    "Read without the learned model: faster, but about a third fewer quotes and less certain names.")
    boolean rulesOnly;

    @Option(names = "--quiet", description = "No progress, no summary.")
    boolean quiet;

    /** How much of each report the whole account reads. */
    Depth depth() {
        return rulesOnly ? Depth.BY_RULES : Depth.WHOLE;
    }

    /** The paths as given; throws {@link WrongUsage} where the call cannot be meant. */
    List<Path> checkedPaths() {
        if (threads < 1) {
            throw new WrongUsage("--threads wants a number of at least 1, not " + threads + ".");
        }
        if (asOf != null && since != null && since.isAfter(asOf)) {
            throw new WrongUsage("--since " + since + " lies after --as-of " + asOf + ", so nothing can have changed.");
        }
        if (paths.stream().filter("-"::equals).count() > 1) {
            throw new WrongUsage("standard input (-) can be read only once.");
        }
        List<Path> all = paths.stream().map(Path::of).toList();
        boolean anyThere = paths.contains("-") || all.stream().anyMatch(Files::exists);
        if (!anyThere) {
            throw new WrongUsage("there is no file or folder " + String.join(", ", paths) + ".");
        }
        return all;
    }

    /** False for a report published after the as-of day; a report without a date stays. */
    boolean isHeard(Reading reading) {
        LocalDate limit = asOf;
        return limit == null
                || reading.publishedOn().map(day -> !day.isAfter(limit)).orElse(true);
    }

    /** A day as {@code 2022-01-18}. */
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("a day is written as 2022-01-18, not as '" + value + "'");
            }
        }
    }
}
