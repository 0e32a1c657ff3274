package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.cluster.LocalCluster;
import org.rapporteur.flink.job.AccountJob.Mode;

/** The places where the same reports are read, to be held against each other, and what each takes. */
final class ClusterRuns implements AutoCloseable {
    /** One a core of the machine that measures. */
    static final int SLOTS = 2;

    /** Two workers of one slot each: what goes from one to the other is written, sent and read. */
    private static final int WORKERS = 2;

    private static final int REST_PORT = 18_200;

    private final Path folder;
    private final int workerMib;
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
        if (!runner.isCluster()) {
            return StreamExecutionEnvironment.createLocalEnvironment(SLOTS, configuration);
        }
        Configuration client = cluster().configuration();
        client.addAll(configuration);
        return StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", REST_PORT, client)
                .setParallelism(SLOTS);
    }

    /** The cluster, started if it is not up. */
    LocalCluster cluster() throws IOException, InterruptedException {
        LocalCluster up = cluster;
        if (up == null) {
            up = LocalCluster.start(
                    folder, WORKERS, new LocalCluster.Options(SLOTS / WORKERS, workerMib, REST_PORT));
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
                java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
