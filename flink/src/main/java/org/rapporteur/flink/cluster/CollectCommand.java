package org.rapporteur.flink.cluster;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rapporteur.cli.Rapporteur;
import org.rapporteur.flink.sink.LatestLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives what holds now of what a job wrote into files. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = "Prints the last line of each report, story or problem that a job wrote; also while it runs.")
final class CollectCommand implements Callable<Integer> {
    /** What is printed. */
    enum Kind {
        STORIES,
        ACCOUNTS,
        PROBLEMS
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "What submit was given as --output.")
    private Path folder = Path.of("");

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "accounts",
            description = "stories, accounts or problems (default: ${DEFAULT-VALUE}).")
    private Kind kind = Kind.ACCOUNTS;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "there is no folder " + folder + ".");
        }
        LatestLines lines = new LatestLines(folder);
        PrintWriter out = spec.commandLine().getOut();
        switch (kind) {
            case STORIES -> lines.stories().forEach(out::println);
            case ACCOUNTS -> lines.accounts(out::println);
            case PROBLEMS -> lines.problems().forEach(out::println);
        }
        out.flush();
        return Rapporteur.DONE;
    }
}
