package org.rapporteur.flink.cluster;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogManager;
import org.rapporteur.cli.Rapporteur;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A small cluster on this machine, from the command line. */
@Command(
        name = "rapporteur cluster",
        versionProvider = Rapporteur.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SubmitCommand.class, CollectCommand.class, StopCommand.class},
        description = {
            "Reads piles and streams too large for one process, on Apache Flink.",
            "up starts a small cluster on this machine: one job manager and some workers, each a process of its own."
        },
        footer = {
            "",
            "It listens on loopback only, but asks nobody for a password: whoever can log in here can give it work.",
            "Exit status: 0 done, 2 wrong usage, 3 failed; for status 0 all of it runs, 3 not."
        })
public final class ClusterCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private ClusterCommand() {}

    /** Runs the command and leaves with its exit status. */
    public static void main(String[] args) {
        // The processes have logs; the one who asks gets a sentence.
        LogManager.getLogManager().reset();
        System.exit(commandLine(
                        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8))
                .execute(args));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return Rapporteur.speaking(new CommandLine(new ClusterCommand()), out, err);
    }

    /** Where the cluster lives. */
    static final class Place {
        @Option(
                names = {"-f", "--folder"},
                paramLabel = "FOLDER",
                defaultValue = "cluster",
                description = "Where its settings, logs and checkpoints are (default: ${DEFAULT-VALUE}).")
        Path folder = Path.of("cluster");
    }

    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description = "Starts it, and returns when all of it is there.")
    int up(
            @CommandLine.Mixin Place place,
            @Option(
                            names = "--workers",
                            paramLabel = "N",
                            defaultValue = "2",
                            description = "How many workers (default: ${DEFAULT-VALUE}).")
                    int workers,
            @Option(
                            names = "--slots",
                            paramLabel = "N",
                            defaultValue = "2",
                            description = "How much one worker does at a time (default: ${DEFAULT-VALUE}).")
                    int slots,
            @Option(
                            names = "--worker-memory",
                            paramLabel = "MIB",
                            defaultValue = "1024",
                            description =
                                    "Heap of a worker for the steps, MiB (default: ${DEFAULT-VALUE}); the process takes up to 1 GiB more.")
                    int workerMemory,
            @Option(
                            names = "--port",
                            paramLabel = "PORT",
                            defaultValue = "0",
                            description = "Where the job manager is asked (default: any free one).")
                    int port)
            throws IOException, InterruptedException {
        if (workers < 1 || slots < 1 || workerMemory < 1 || port < 0 || port > 65_535) {
            throw new ParameterException(
                    spec.subcommands().get("up"),
                    "workers, slots and memory are numbers from 1 on, a port is one up to 65535.");
        }
        long start = System.nanoTime();
        LocalCluster cluster;
        try {
            cluster = LocalCluster.start(place.folder, workers, new LocalCluster.Options(slots, workerMemory, port));
        } catch (LocalCluster.Died died) {
            died.lastLines().forEach(line -> err().println("    " + line));
            throw died;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        out().println(String.format(
                Locale.ROOT,
                "The cluster is up at %s after %.1f s: a job manager and %d worker%s with %d slot%s each. Its logs are in %s.",
                cluster.rest(),
                took.toMillis() / 1000.0,
                workers,
                workers == 1 ? "" : "s",
                slots,
                slots == 1 ? "" : "s",
                place.folder));
        return Rapporteur.DONE;
    }

    @Command(
            name = "down",
            mixinStandardHelpOptions = true,
            description = "Ends its processes; checkpoints and logs stay.")
    int down(@CommandLine.Mixin Place place) throws IOException, InterruptedException {
        Optional<LocalCluster> cluster = LocalCluster.in(place.folder);
        if (cluster.isEmpty()) {
            out().println("No cluster is up in " + place.folder + ".");
            return Rapporteur.DONE;
        }
        int ended = cluster.get().stop();
        out().println("The cluster is down: " + ended + " process" + (ended == 1 ? "" : "es") + " ended.");
        return Rapporteur.DONE;
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Tells what of it runs, and its jobs.")
    int status(@CommandLine.Mixin Place place) throws IOException {
        Optional<LocalCluster> up = LocalCluster.in(place.folder);
        if (up.isEmpty()) {
            out().println("No cluster is up in " + place.folder + ".");
            return Rapporteur.FAILED;
        }
        LocalCluster cluster = up.get();
        boolean whole = true;
        Map<String, Long> pids = cluster.pids();
        Set<String> registered = Set.of();
        String jobs = "";
        String answer;
        try {
            registered = cluster.registered();
            jobs = jobs(cluster.ask("/jobs/overview"));
            answer = "answers at " + cluster.rest();
        } catch (IOException e) {
            whole = false;
            answer = "does not answer at " + cluster.rest();
        }
        for (String name : cluster.names()) {
            Long pid = pids.get(name);
            boolean worker = name.startsWith("worker-");
            whole &= pid != null && (!worker || registered.contains(name));
            String state = !worker ? answer : registered.contains(name) ? "ready" : "not known to the job manager";
            out().println(name + "  " + (pid == null ? "has ended" : "process " + pid + ", " + state));
        }
        out().print(jobs);
        out().flush();
        return whole ? Rapporteur.DONE : Rapporteur.FAILED;
    }

    private static String jobs(JsonNode overview) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode job : overview.path("jobs")) {
            lines.append("job ")
                    .append(job.path("jid").asString())
                    .append("  ")
                    .append(job.path("state").asString().toLowerCase(Locale.ROOT))
                    .append("  ")
                    .append(job.path("name").asString())
                    .append('\n');
        }
        return lines.toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
