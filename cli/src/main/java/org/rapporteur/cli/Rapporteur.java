package org.rapporteur.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.rapporteur.account.Accountant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * The program: one command turns a pile of reports into one sourced account.
 *
 * <p>Exit status: {@value #DONE} done, {@value #BAD_INPUT} done but some input was bad, {@value #WRONG_USAGE} wrong usage,
 * {@value #FAILED} failed.
 */
@Command(
        name = "rapporteur",
        description = "Reads a pile of reports of an unfolding story and gives back one sourced account of it.",
        versionProvider = Rapporteur.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AccountCommand.class,
            ReadCommand.class,
            LineageCommand.class,
            StoriesCommand.class,
            WatchCommand.class,
            ServeCommand.class,
            DeskCommand.class,
            Rapporteur.ClusterWord.class
        },
        footer = {
            "",
            "PATH is a file, a folder, or - for JSON Lines on standard input.",
            "Exit status: 0 done, 1 done but some input was bad, 2 wrong usage, 3 failed."
        })
public final class Rapporteur {
    public static final int DONE = 0;
    public static final int BAD_INPUT = 1;
    public static final int WRONG_USAGE = 2;
    public static final int FAILED = 3;

    private Rapporteur() {}

    /** Runs the command and leaves with its exit status. */
    public static void main(String[] args) {
        // What goes wrong stands in the account or in a sentence; only watch and serve have a log.
        LogManager.getLogManager().reset();
        // Straight to the file descriptors: System.out has a charset and a lock of its own.
        int status = run(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean("rapporteur.terminal"),
                args);
        System.exit(status);
    }

    /**
     * Runs the command on the given streams.
     *
     * @param terminal whether a person watches the error stream
     * @return the exit status
     */
    public static int run(InputStream in, OutputStream out, OutputStream err, boolean terminal, String... args) {
        Output output = new Output(new BufferedOutputStream(out, 1 << 16));
        PrintWriter errors = new PrintWriter(err, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(in, output, errors, err, terminal);
        try {
            int status = commandLine(streams).execute(args);
            if (status != FAILED) {
                output.finish();
            }
            return status;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return status(e, errors);
        }
    }

    private static int status(Throwable problem, PrintWriter errors) {
        if (problem instanceof Output.Closed) {
            // The reader of our output has seen enough ("| head"): nothing is wrong.
            return DONE;
        }
        errors.println("rapporteur: " + sentence(problem));
        return problem instanceof WrongUsage ? WRONG_USAGE : FAILED;
    }

    private static CommandLine commandLine(Streams streams) {
        return speaking(
                new CommandLine(new Rapporteur(), new Factory(streams)),
                new PrintWriter(streams.out(), true, StandardCharsets.UTF_8),
                streams.err());
    }

    /**
     * Lets a command speak like every command of this program: data to {@code out}; a problem becomes one sentence on {@code err} and an
     * exit status, never a stack.
     */
    public static CommandLine speaking(CommandLine line, PrintWriter out, PrintWriter err) {
        line.setOut(out);
        line.setErr(err);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, args) -> {
            err.println("rapporteur: " + problem.getMessage());
            CommandLine command = problem.getCommandLine();
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what it can do.");
            return WRONG_USAGE;
        });
        // Whatever is thrown from here on, picocli would print with its stack.
        line.setExecutionExceptionHandler((problem, command, parsed) -> status(problem, err));
        return line;
    }

    /** One sentence for a person, for whatever went wrong. */
    static String sentence(Throwable problem) {
        return switch (problem) {
            case WrongUsage wrong -> message(wrong);
            case org.rapporteur.annotate.ReaderModel.Unusable unusable -> message(unusable);
            case OutOfMemoryError memory ->
                "out of memory; give it more with RAPPORTEUR_JAVA_OPTS=-Xmx8g or read fewer reports.";
            case java.nio.file.AccessDeniedException denied -> "no permission for " + denied.getFile() + ".";
            case java.nio.file.NoSuchFileException missing -> "there is no " + missing.getFile() + ".";
            case java.nio.file.FileAlreadyExistsException exists ->
                exists.getFile() + " is there already and is not a folder.";
            case java.nio.file.FileSystemException system -> system.getFile() + ": " + system.getReason() + ".";
            case java.io.UncheckedIOException unchecked
            when unchecked.getCause() != null -> sentence(unchecked.getCause());
            case java.io.IOException io -> message(io) + ".";
            default ->
                "it failed where it should not have ("
                        + problem.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                        + (problem.getMessage() == null ? "" : ": " + problem.getMessage())
                        + "); please report this with the input.";
        };
    }

    private static String message(Throwable problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    /** Hands every command the streams it may use. */
    private record Factory(Streams streams) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            Object command = known(type);
            return command != null
                    ? type.cast(command)
                    : CommandLine.defaultFactory().create(type);
        }

        private @org.jspecify.annotations.Nullable Object known(Class<?> type) {
            if (type == AccountCommand.class) {
                return new AccountCommand(streams);
            }
            if (type == ReadCommand.class) {
                return new ReadCommand(streams);
            }
            if (type == LineageCommand.class) {
                return new LineageCommand(streams);
            }
            if (type == StoriesCommand.class) {
                return new StoriesCommand(streams);
            }
            if (type == WatchCommand.class) {
                return new WatchCommand(streams);
            }
            if (type == ServeCommand.class) {
                return new ServeCommand(streams);
            }
            return type == DeskCommand.class ? new DeskCommand(streams) : null;
        }
    }

    /**
     * Stands in the list of commands for a part of the program that needs the libraries of Flink: the launcher starts that part itself,
     * so that no other command has to load them.
     */
    @Command(
            name = "cluster",
            description =
                    "Starts and ends a small Flink cluster on this machine, and gives it work (only from a source tree).")
    static final class ClusterWord implements Callable<Integer> {
        @Unmatched
        private final List<String> rest = new ArrayList<>();

        @Override
        public Integer call() {
            throw new WrongUsage(
                    "cluster needs the libraries of Flink, which this build does not have; call it through the"
                            + " launcher of a source tree: ./rapporteur cluster " + String.join(" ", rest));
        }
    }

    /** The version that accounts carry. */
    public static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rapporteur " + Accountant.VERSION};
        }
    }
}
