package org.rapporteur.flink.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions.TaskManagerLoadBalanceMode;
import org.apache.flink.configuration.WebOptions;

/** What the processes of a cluster are told: {@code config.yaml} in the cluster's folder, and the flags of each Java machine. */
final class ClusterConfig {
    static final String LOOPBACK = "127.0.0.1";

    /** Packages of Java itself that Flink looks into by reflection when it ships functions; its own start scripts open them too. */
    private static final List<String> OPENS = List.of("util", "lang", "time", "util.concurrent", "net", "io");

    // Flink's own defaults, written down because the flags of the Java machine must agree with them.
    private static final int FRAMEWORK_HEAP_MIB = 128;
    private static final int FRAMEWORK_OFF_HEAP_MIB = 128;
    private static final int METASPACE_MIB = 256;
    private static final int OVERHEAD_MIB = 192;

    /** Buffers outside the heap that libraries of a step ask for (channels of files, clients of Kafka); what they need is some MiB. */
    private static final int TASK_OFF_HEAP_MIB = 64;

    /**
     * Per slot: the step that puts the reports of a batch in order has six ways on, each a shuffle of 512 buffers of 32 KiB, the least that
     * Flink gives a sorted one; a quarter more for what comes in.
     */
    private static final int NETWORK_MIB = 128;

    /** Per slot: what a batch sorts in by key before it goes to disk. */
    private static final int MANAGED_MIB = 128;

    /** The job manager holds graphs of jobs and small state that comes with checkpoints; idle it uses a tenth of it. */
    private static final int JOB_MANAGER_HEAP_MIB = 512;

    /** A dead process refuses connections: two heartbeats that fail that way are enough for Flink. */
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    /** For a process that hangs instead of dying; longer than the longest pause of a collector on a heap of some GiB. */
    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

    /** How old an answer about a job may be; at Flink's 3 s a job that fails and restarts looks as if nothing had happened. */
    private static final Duration ANSWER_AGE = Duration.ofMillis(200);

    /** How long a worker waits before it asks again for a job manager that has died. Flink's 10 and 30 s are for large clusters. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    /** A kill costs one; a job that fails by itself gives up after some minutes. */
    private static final int RESTARTS = 100;

    private ClusterConfig() {}

    static Configuration of(Path folder, LocalCluster.Options options, int restPort, int rpcPort) {
        Configuration config = new Configuration();
        config.set(JobManagerOptions.ADDRESS, LOOPBACK);
        config.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        config.set(JobManagerOptions.PORT, rpcPort);
        config.set(RestOptions.ADDRESS, LOOPBACK);
        config.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        config.set(RestOptions.PORT, restPort);
        config.set(RestOptions.BIND_PORT, String.valueOf(restPort));
        config.set(TaskManagerOptions.HOST, LOOPBACK);
        config.set(TaskManagerOptions.BIND_HOST, LOOPBACK);

        config.set(TaskManagerOptions.NUM_TASK_SLOTS, options.slots());
        config.set(TaskManagerOptions.CPU_CORES, (double) options.slots());
        config.set(TaskManagerOptions.FRAMEWORK_HEAP_MEMORY, mebi(FRAMEWORK_HEAP_MIB));
        config.set(TaskManagerOptions.TASK_HEAP_MEMORY, mebi(options.workerMemoryMib()));
        config.set(TaskManagerOptions.FRAMEWORK_OFF_HEAP_MEMORY, mebi(FRAMEWORK_OFF_HEAP_MIB));
        config.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, mebi(TASK_OFF_HEAP_MIB));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, mebi(options.slots() * NETWORK_MIB));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, mebi(options.slots() * NETWORK_MIB));
        // No more waits between two steps than the later one does in a second: a checkpoint passes behind all of it.
        config.set(TaskManagerOptions.BUFFER_DEBLOAT_ENABLED, true);
        config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, mebi(options.slots() * MANAGED_MIB));
        config.set(TaskManagerOptions.JVM_METASPACE, mebi(METASPACE_MIB));
        config.set(TaskManagerOptions.JVM_OVERHEAD_MIN, mebi(OVERHEAD_MIB));
        config.set(TaskManagerOptions.JVM_OVERHEAD_MAX, mebi(OVERHEAD_MIB));
        // Else a job that needs fewer slots than there are stays on one worker.
        config.set(TaskManagerOptions.TASK_MANAGER_LOAD_BALANCE_MODE, TaskManagerLoadBalanceMode.SLOTS);

        config.set(WebOptions.REFRESH_INTERVAL, ANSWER_AGE);
        config.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, HEARTBEAT);
        config.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, HEARTBEAT_TIMEOUT);
        config.set(ClusterOptions.MAX_REGISTRATION_TIMEOUT, ASK_AGAIN);
        config.set(ClusterOptions.ERROR_REGISTRATION_DELAY, ASK_AGAIN);
        config.set(ClusterOptions.REFUSED_REGISTRATION_DELAY, ASK_AGAIN);
        config.set(HighAvailabilityOptions.HA_MODE, "NONE");
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));

        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, address(checkpoints(folder)));
        config.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, address(folder.resolve("savepoints")));
        config.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        config.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());

        // The steps stand on the class path of every process, so no job brings classes of its own.
        config.set(CoreOptions.CLASSLOADER_RESOLVE_ORDER, "parent-first");
        config.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
        // A type without a serialiser of its own must fail, not be written by Kryo.
        config.set(PipelineOptions.GENERIC_TYPES, false);
        return config;
    }

    static void write(Configuration config, Path folder) throws IOException {
        List<String> lines = ConfigurationUtils.convertConfigToWritableLines(config, true);
        Files.write(file(folder), lines.stream().sorted().toList(), UTF_8);
    }

    static Configuration read(Path folder) {
        return GlobalConfiguration.loadConfiguration(folder.toString());
    }

    static Path file(Path folder) {
        return folder.resolve("config.yaml");
    }

    static Path checkpoints(Path folder) {
        return folder.resolve("checkpoints");
    }

    static List<String> jobManagerFlags() {
        List<String> flags = new ArrayList<>(flags());
        flags.add("-Xmx" + JOB_MANAGER_HEAP_MIB + "m");
        // One heap of so little is collected fastest by one thread.
        flags.add("-XX:+UseSerialGC");
        return flags;
    }

    static List<String> workerFlags(Configuration config) {
        List<String> flags = new ArrayList<>(flags());
        MemorySize heap = config.get(TaskManagerOptions.FRAMEWORK_HEAP_MEMORY)
                .add(config.get(TaskManagerOptions.TASK_HEAP_MEMORY));
        MemorySize direct = config.get(TaskManagerOptions.FRAMEWORK_OFF_HEAP_MEMORY)
                .add(config.get(TaskManagerOptions.TASK_OFF_HEAP_MEMORY))
                .add(config.get(TaskManagerOptions.NETWORK_MEMORY_MAX));
        flags.add("-Xmx" + heap.getMebiBytes() + "m");
        flags.add("-XX:MaxDirectMemorySize=" + direct.getMebiBytes() + "m");
        flags.add("-XX:+UseParallelGC");
        return flags;
    }

    private static List<String> flags() {
        List<String> flags = new ArrayList<>();
        for (String name : OPENS) {
            flags.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED");
        }
        // The learned reader and the compressors are native code.
        flags.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 23) {
            // Flink's managed memory; the flag is as old as Java 23, and from 24 on there is a warning without it.
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        // Deep enough for markup nested to the parser's limit, as the command has it.
        flags.add("-Xss16m");
        flags.add("-XX:MaxMetaspaceSize=" + METASPACE_MIB + "m");
        return flags;
    }

    private static String address(Path folder) {
        return folder.toUri().toString();
    }

    private static MemorySize mebi(int size) {
        return MemorySize.ofMebiBytes(size);
    }
}
