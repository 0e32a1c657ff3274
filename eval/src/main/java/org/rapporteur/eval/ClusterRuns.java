package org.rapporteur.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.cluster.LocalCluster;
import org.rapporteur.flink.job.AccountJob.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The places where the same reports are read, to be held against each other, and what each takes. */
final class ClusterRuns implements AutoCloseable {
    /** One a core of the machine that measures. */
    static final int SLOTS = 2;

    /** Two workers of one slot each: what goes from one to the other is written, sent and read. */
    private static final int WORKERS = 2;

    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final int workerMib;
    /** Where the engine within this process answers. */
    private final int ownPort = freePort();

    private @Nullable LocalCluster cluster;

    /**
     * Starts nothing yet.
     *
     * @param folder of the cluster
     * @param workerMib heap of each of its workers
     */
    ClusterRuns(Path folder, int workerMib) {
        this.folder = folder;
        this.workerMib = workerMib;
    }

    /** Where and how the steps run. */
    enum Runner {
        /** One thread, no engine. */
        EMBEDDED(null, false),
        BATCH(Mode.BATCH, false),
        STREAM(Mode.STREAM, false),
        ENDLESS(Mode.ENDLESS, false),
        CLUSTER_BATCH(Mode.BATCH, true),
        CLUSTER_STREAM(Mode.STREAM, true),
        CLUSTER_ENDLESS(Mode.ENDLESS, true);

        private final @Nullable Mode mode;
        /** On processes of its own, or on an engine within this process. */
        private final boolean isCluster;

        Runner(@Nullable Mode mode, boolean isCluster) {
            this.mode = mode;
            this.isCluster = isCluster;
        }

        static Runner named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        String shown() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Not of the embedded one. */
        Mode mode() {
            return Optional.ofNullable(mode).orElseThrow();
        }

        boolean isCluster() {
            return isCluster;
        }
    }

    /** What is to be done; it may fail. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * What some work took.
     *
     * @param cpu seconds of all processes that had part in it
     */
    record Cost(double seconds, double cpu) {
        String of(int reports) {
            return String.format(
                    Locale.ROOT,
                    "%.1f s, %,.0f reports/s, CPU %.1f s, %.3f ms of CPU a report",
                    seconds,
                    reports / seconds,
                    cpu,
                    cpu * 1000 / reports);
        }
    }

    /** Does it, and says what it took; the cluster is up before the clock starts. */
    Cost measure(Runner runner, Work work) throws Exception {
        if (runner.isCluster()) {
            cluster();
        }
        double cpu = cpu();
        long wall = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - wall) / 1e9, cpu() - cpu);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double cpu() throws IOException {
        double seconds = Meter.processSeconds();
        LocalCluster up = cluster;
        if (up != null) {
            for (long pid : up.pids().values()) {
                seconds += ProcessHandle.of(pid)
                                .flatMap(process -> process.info().totalCpuDuration())
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1e3;
            }
        }
        return seconds;
    }

    /** An engine to lay a job out on. */
    StreamExecutionEnvironment environment(Runner runner) throws IOException, InterruptedException {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        // As Submission has it.
        configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
        if (!runner.isCluster()) {
            configuration.set(RestOptions.BIND_PORT, String.valueOf(ownPort));
            // As a LocalCluster has it.
            configuration.set(TaskManagerOptions.BUFFER_DEBLOAT_ENABLED, true);
            // One process: what is silent here collects its heap beside other work, and is not dead.
            configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, SILENCE);
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    folder.resolve("checkpoints").toUri().toString());
            return StreamExecutionEnvironment.createLocalEnvironment(SLOTS, configuration);
        }
        Configuration client = cluster().configuration();
        client.addAll(configuration);
        return StreamExecutionEnvironment.createRemoteEnvironment(
                        "127.0.0.1", cluster().restPort(), client)
                .setParallelism(SLOTS);
    }

    /**
     * A finished checkpoint.
     *
     * @param triggered when it began, milliseconds since 1970
     * @param bytes of the whole state in it
     * @param millis from the beginning to the end
     */
    record Checkpoint(long triggered, long bytes, long millis) {}

    /** The youngest finished checkpoint of a job, or null. */
    @Nullable
    Checkpoint lastCheckpoint(Runner runner, String job) throws IOException {
        JsonNode last =
                ask(runner, "/jobs/" + job + "/checkpoints").path("latest").path("completed");
        return last.isObject()
                ? new Checkpoint(
                        last.path("trigger_timestamp").asLong(),
                        last.path("state_size").asLong(),
                        last.path("end_to_end_duration").asLong())
                : null;
    }

    /** All checkpoints of a job, in words. */
    String checkpoints(Runner runner, String job) throws IOException {
        JsonNode all = ask(runner, "/jobs/" + job + "/checkpoints");
        JsonNode summary = all.path("summary");
        return String.format(
                Locale.ROOT,
                "; %d checkpoints, %d failed, the largest %.1f MB, the longest %.1f s, on average %.1f s",
                all.path("counts").path("completed").asInt(),
                all.path("counts").path("failed").asInt(),
                summary.path("state_size").path("max").asLong() / 1e6,
                summary.path("end_to_end_duration").path("max").asLong() / 1e3,
                summary.path("end_to_end_duration").path("avg").asLong() / 1e3);
    }

    private JsonNode ask(Runner runner, String path) throws IOException {
        if (runner.isCluster()) {
            return Objects.requireNonNull(cluster).ask(path);
        }
        URLConnection connection =
                URI.create("http://127.0.0.1:" + ownPort + path).toURL().openConnection(Proxy.NO_PROXY);
        try (InputStream in = connection.getInputStream()) {
            return JsonMapper.shared().readTree(in);
        }
    }

    /** The cluster, started if it is not up. */
    LocalCluster cluster() throws IOException, InterruptedException {
        LocalCluster up = cluster;
        if (up == null) {
            up = LocalCluster.start(folder, WORKERS, new LocalCluster.Options(SLOTS / WORKERS, workerMib, 0));
            cluster = up;
        }
        return up;
    }

    @Override
    public void close() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** How busy the machine is, beside each figure: processes that want a core, of the last minute. */
    static String load() {
        return String.format(
                Locale.ROOT,
                "load %.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
