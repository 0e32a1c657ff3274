package org.rapporteur.flink.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of real processes. Some twenty seconds: each process is a Java machine that starts cold. */
class LocalClusterTest {
    private static final LocalCluster.Options SMALL = new LocalCluster.Options(2, 256, 0);

    @TempDir
    Path folder;

    @Test
    void worksAgainAfterItsProcessesWereKilledAndLeavesNone() throws Exception {
        // A folder with a space and a letter beyond ASCII, as on some desks.
        Path place = folder.resolve("my clüster");
        try (LocalCluster cluster = LocalCluster.start(place, 1, SMALL)) {
            assertEquals(
                    List.of("job-manager", "worker-1"),
                    List.copyOf(cluster.pids().keySet()));
            assertEquals(Set.of("worker-1"), cluster.registered());
            assertEquals(SUM, sum(cluster));
            IOException twice = assertThrows(IOException.class, () -> LocalCluster.start(place, 1, SMALL));
            assertEquals("a cluster is up in " + place + " already, at " + cluster.rest(), twice.getMessage());
            assertEquals(0, run("status", "--folder", place.toString()).status());

            cluster.killWorker(1);
            assertEquals(2, cluster.startWorker());
            assertEquals(SUM, sum(cluster));
            assertEquals(
                    new Said(
                            3,
                            "job-manager  process " + cluster.pids().get("job-manager") + ", answers at "
                                    + cluster.rest() + "\nworker-1  has ended\nworker-2  process "
                                    + cluster.pids().get("worker-2") + ", ready\n",
                            ""),
                    run("status", "--folder", place.toString()).withoutJobs());

            // As another program sees it.
            LocalCluster seen = LocalCluster.in(place).orElseThrow();
            int port = seen.restPort();
            seen.killJobManager();
            seen.startJobManager();
            assertEquals(port, seen.restPort());
            assertEquals(SUM, sum(seen));

            List<ProcessHandle> processes = handles(seen.pids());
            assertEquals(
                    new Said(0, "The cluster is down: 2 processes ended.\n", ""),
                    run("down", "--folder", place.toString()));
            assertEquals(
                    List.of(false, false),
                    processes.stream().map(ProcessHandle::isAlive).toList());
            assertEquals(Map.of(), cluster.pids());
        }
        assertEquals(Optional.empty(), LocalCluster.in(place));
    }

    @Test
    void aWorkerThatCannotStartIsToldWithTheEndOfItsLog() {
        // Much more than any machine has.
        Said said = run("up", "--folder", folder.toString(), "--workers", "1", "--worker-memory", "1000000000");
        assertEquals(3, said.status());
        assertEquals("", said.out());
        List<String> lines = said.err().lines().toList();
        assertTrue(said.err().contains("heap"), said.err());
        assertEquals(
                "rapporteur: worker-1 ended while it started; its log is " + folder.resolve("worker-1.log") + ".",
                lines.getLast());
        assertEquals(
                new Said(0, "No cluster is up in " + folder + ".\n", ""), run("down", "--folder", folder.toString()));
    }

    @Test
    void aTakenPortIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertEquals(
                    new Said(3, "", "rapporteur: port " + port + " is taken by another program.\n"),
                    run("up", "--folder", folder.toString(), "--port", port));
        }
    }

    @Test
    void aFileIsNoFolderForACluster() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertEquals(
                new Said(3, "", "rapporteur: " + file + " is there already and is not a folder.\n"),
                run("up", "--folder", file.toString()));
    }

    @Test
    void zeroWorkersAreWrongUsage() {
        Said said = run("up", "--folder", folder.toString(), "--workers", "0");
        assertEquals(2, said.status());
        assertTrue(said.err().endsWith("Try 'rapporteur cluster up --help' for what it can do.\n"), said.err());
    }

    @Test
    void aStrangerWithTheNumberOfAProcessIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("worker-1.args"), "");
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("worker-1.pid"), stranger.pid() + "\n");
            ClusterProcess process = new ClusterProcess(folder, "worker-1");
            assertEquals(Optional.empty(), process.running());
            process.kill();
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatIsWrittenIsWhatTheProcessesRead() throws IOException {
        Path place = Files.createDirectories(folder.resolve("a: b"));
        Configuration written = ClusterConfig.of(place, new LocalCluster.Options(3, 700, 0), 18081, 16123);
        ClusterConfig.write(written, place);
        Configuration read = ClusterConfig.read(place);
        assertEquals(written.keySet(), read.keySet());
        assertEquals(3, read.get(TaskManagerOptions.NUM_TASK_SLOTS));
        assertEquals(700, read.get(TaskManagerOptions.TASK_HEAP_MEMORY).getMebiBytes());
        assertEquals(
                place.resolve("checkpoints").toUri().toString(), read.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY));
        assertTrue(ClusterConfig.workerFlags(read).contains("-Xmx828m"));
    }

    @Test
    void theYoungestFinishedCheckpointIsTheOneToGoOnFrom() throws IOException {
        Path job = Files.createDirectories(folder.resolve("checkpoints").resolve("f00d"));
        for (String name : List.of("chk-9", "chk-10", "chk-11", "shared")) {
            Files.createDirectories(job.resolve(name));
        }
        Files.writeString(job.resolve("chk-9").resolve("_metadata"), "");
        Files.writeString(job.resolve("chk-10").resolve("_metadata"), "");
        assertEquals(Optional.of(job.resolve("chk-10")), LocalCluster.lastCheckpoint(folder, "f00d"));
        assertEquals(Optional.empty(), LocalCluster.lastCheckpoint(folder, "beef"));
    }

    private static final long LAST = 1_000;
    private static final long SUM = LongStream.rangeClosed(1, LAST).sum();

    private static long sum(LocalCluster cluster) throws Exception {
        Configuration configuration = cluster.configuration();
        try (StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment(
                ClusterConfig.LOOPBACK, cluster.restPort(), configuration)) {
            environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
            List<Long> sums = new ArrayList<>();
            try (CloseableIterator<Long> results = environment
                    .fromSequence(1, LAST)
                    .keyBy(number -> 0, Types.INT)
                    .reduce(Long::sum)
                    .executeAndCollect()) {
                results.forEachRemaining(sums::add);
            }
            assertEquals(1, sums.size());
            return sums.getFirst();
        }
    }

    private static List<ProcessHandle> handles(Map<String, Long> pids) {
        return pids.values().stream()
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
    }

    /** What a call of the command said. */
    private record Said(int status, String out, String err) {
        Said withoutJobs() {
            StringBuilder rest = new StringBuilder();
            out.lines().filter(line -> !line.startsWith("job ")).forEach(line -> rest.append(line)
                    .append('\n'));
            return new Said(status, rest.toString(), err);
        }
    }

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = ClusterCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Said(status, out.toString(), err.toString());
    }
}
