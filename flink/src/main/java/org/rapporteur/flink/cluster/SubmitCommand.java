package org.rapporteur.flink.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.cli.Rapporteur;
import org.rapporteur.flink.Embedded;
import org.rapporteur.flink.Submission;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.flink.sink.DeskSink;
import org.rapporteur.flink.sink.LatestLines;
import org.rapporteur.flink.sink.LineFiles;
import org.rapporteur.flink.sink.Lines;
import org.rapporteur.flink.step.JobOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a cluster work: reads reports and writes the story of each, and the account of each story. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a pile, or a topic of Kafka, and writes the story of each report and the account of each story.",
            "Results are lines of JSON in FOLDER/stories and FOLDER/accounts; cluster collect gives the last ones."
        })
final class SubmitCommand implements Callable<Integer> {
    /** Where the job runs. */
    enum Runner {
        /** On the cluster that cluster up started. */
        CLUSTER,
        /** In this process, on an engine of its own. */
        LOCAL,
        /** In this process and one thread, without an engine. */
        EMBEDDED,
        /** Where the Flink program that started this one says: for flink run. */
        FLINK
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ClusterCommand.Place place = new ClusterCommand.Place();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders that every worker can read.")
    private List<Path> paths = List.of();

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "A broker, for --topic and --to-topic.")
    private @Nullable String servers;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Reports come from this topic, one JSON object a record.")
    private @Nullable String topic;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Results as files; unfinished ones begin with a dot.")
    private @Nullable Path output;

    @Option(
            names = "--to-topic",
            paramLabel = "TOPIC",
            description = "Results as records of TOPIC-stories and TOPIC-accounts.")
    private @Nullable String toTopic;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Results into the database of a desk (jdbc:postgresql://...), where serve shows them; its password travels with the job.")
    private @Nullable String database;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "batch",
            description =
                    "batch; stream: all reports wait for the last one; endless: they wait for --lateness (default: ${DEFAULT-VALUE}).")
    private Mode mode = Mode.BATCH;

    @Option(
            names = "--runner",
            paramLabel = "RUNNER",
            defaultValue = "cluster",
            description =
                    "cluster; local: in this process; embedded: in this process without an engine; flink: for flink run (default: ${DEFAULT-VALUE}).")
    private Runner runner = Runner.CLUSTER;

    @Option(
            names = "--reading",
            paramLabel = "DEPTH",
            defaultValue = "originals",
            description = {
                "none: stories only; rules; all: every report by the learned reader;",
                "originals: by the learned reader what was made from no other report (default: ${DEFAULT-VALUE})."
            })
    private JobOptions.Depth reading = JobOptions.Depth.ORIGINALS;

    @Option(
            names = "--window",
            paramLabel = "DAYS",
            defaultValue = "14",
            description = "Reports further apart are not compared (default: ${DEFAULT-VALUE}).")
    private int window = JobOptions.DEFAULT.windowDays();

    @Option(
            names = "--lateness",
            paramLabel = "TIME",
            defaultValue = "PT1H",
            description = "How long reports of an endless stream wait for earlier ones (default: ${DEFAULT-VALUE}).")
    private Duration lateness = JobOptions.DEFAULT.lateness();

    @Option(
            names = "--rest",
            paramLabel = "TIME",
            defaultValue = "PT1M",
            description = "How long a story of a stream is left before it is told again (default: ${DEFAULT-VALUE}).")
    private Duration rest = JobOptions.DEFAULT.rest();

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            defaultValue = "PT10S",
            description = "Pause between two checkpoints of a stream (default: ${DEFAULT-VALUE}).")
    private Duration checkpointEvery = Duration.ofSeconds(10);

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "0",
            description = "Parts of the job that run at a time (default: all that there are).")
    private int slots;

    @Option(
            names = "--from",
            paramLabel = "SAVEPOINT",
            description = "Goes on from a savepoint or a checkpoint that was kept.")
    private @Nullable String savepoint;

    @Option(names = "--detached", description = "Returns at once; cluster status tells how the job fares.")
    private boolean detached;

    @Override
    public Integer call() throws Exception {
        JobOptions options = JobOptions.DEFAULT
                .window(window)
                .reading(reading)
                .lateness(lateness)
                .rest(rest);
        if (runner == Runner.EMBEDDED) {
            refuseEarlierResults();
            return embedded(options);
        }
        Submission submission = submission(options);
        refuseEarlierResults();
        StreamExecutionEnvironment environment = environment();
        submission.lay(environment);
        JobClient client = environment.executeAsync("rapporteur");
        out().println("Job " + client.getJobID() + " is running.");
        if (detached) {
            return Rapporteur.DONE;
        }
        try {
            client.getJobExecutionResult().get();
        } catch (ExecutionException e) {
            throw new IOException("the job failed: " + rootOf(e), e);
        }
        return tell();
    }

    /** The lines of two jobs cannot be told apart: those with the higher revisions would hold, whichever job was the later. */
    private void refuseEarlierResults() throws IOException {
        if (savepoint != null) {
            return;
        }
        if (output != null && new LatestLines(output).hasLines()) {
            throw new ParameterException(
                    spec.commandLine(),
                    output
                            + " holds the results of an earlier job; name another folder, or go on from that job's savepoint"
                            + " with --from.");
        }
        if (database != null && DeskSink.holdsResults(database)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the database holds the results of an earlier job; name an empty one, or go on from that job's savepoint"
                            + " with --from.");
        }
    }

    private Submission submission(JobOptions options) {
        Path folder = output == null ? null : output.toAbsolutePath();
        try {
            return new Submission(
                    paths.stream().map(Path::toAbsolutePath).toList(),
                    topic == null ? null : new Submission.Topic(broker(), topic),
                    mode,
                    checkpointEvery,
                    options,
                    new Submission.Results(
                            folder, toTopic == null ? null : new Submission.Topic(broker(), toTopic), database));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
        }
    }

    private String broker() {
        if (servers == null) {
            throw new ParameterException(spec.commandLine(), "a topic needs --kafka HOST:PORT.");
        }
        return servers;
    }

    private StreamExecutionEnvironment environment() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment environment =
                switch (runner) {
                    case CLUSTER -> {
                        LocalCluster cluster = LocalCluster.in(place.folder)
                                .orElseThrow(() -> new ParameterException(
                                        spec.commandLine(),
                                        "no cluster is up in " + place.folder
                                                + "; start one with cluster up, or run here with --runner local."));
                        // A job that says nothing would take one slot.
                        int all = cluster.ask("/overview").path("slots-total").asInt();
                        Configuration client = new Configuration(cluster.configuration());
                        client.addAll(configuration);
                        yield StreamExecutionEnvironment.createRemoteEnvironment(
                                        client.get(RestOptions.ADDRESS), client.get(RestOptions.PORT), client)
                                .setParallelism(Math.max(1, all));
                    }
                    case LOCAL -> {
                        // In memory, as it is unless a folder is named, a checkpoint has room for some thousand reports
                        // only.
                        configuration.set(
                                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                                ClusterConfig.checkpoints(place.folder.toAbsolutePath())
                                        .toUri()
                                        .toString());
                        // What fails here fails again: nothing else can die.
                        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
                        yield StreamExecutionEnvironment.createLocalEnvironment(configuration);
                    }
                    case FLINK -> StreamExecutionEnvironment.getExecutionEnvironment(configuration);
                    case EMBEDDED -> throw new IllegalStateException("embedded runs without an engine");
                };
        return slots > 0 ? environment.setParallelism(slots) : environment;
    }

    private int embedded(JobOptions options) throws IOException {
        if (output == null || paths.isEmpty() || toTopic != null || database != null) {
            throw new ParameterException(
                    spec.commandLine(), "the embedded runner reads files and writes files: PATH... -o FOLDER.");
        }
        Map<String, Placement> placements = new TreeMap<>();
        Map<String, Telling> tellings = new TreeMap<>();
        TreeMap<String, String> problems = new TreeMap<>();
        new Embedded(options)
                .run(
                        paths,
                        placement -> placements.put(placement.report(), placement),
                        telling -> tellings.put(telling.story(), telling),
                        problem -> problems.put(Lines.of(problem), ""));
        LineFiles.write(output, placements.values(), tellings.values(), problems.keySet());
        return tell();
    }

    /** What Flink wraps several times. */
    static Throwable rootOf(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** What came of it, for a person. */
    private int tell() throws IOException {
        if (output == null || !Files.isDirectory(output)) {
            out().println("Done.");
            return Rapporteur.DONE;
        }
        LatestLines lines = new LatestLines(output);
        List<String> problems = lines.problems();
        out().println(counted(lines.stories().size(), "report", "reports") + " in "
                + counted(lines.storyCount(), "story", "stories") + ", "
                + counted(problems.size(), "problem", "problems") + ": " + output);
        return problems.isEmpty() ? Rapporteur.DONE : Rapporteur.BAD_INPUT;
    }

    private static String counted(int number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
