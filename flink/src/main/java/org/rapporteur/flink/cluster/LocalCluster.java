package org.rapporteur.flink.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real cluster of processes on this machine that lives in one folder: what was started stands there, so that any later program can look
 * after it, kill parts of it, start them again and end it. Two programs must not do so at the same time.
 *
 * <p>Whoever submits a job should do so with {@link #configuration()}: it is the program that submits, not the cluster, that says where
 * checkpoints go and that they are kept.
 */
public final class LocalCluster implements AutoCloseable {
    /** A cold start takes some seconds; beyond this something is wrong that no log tells. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    /** Enough to let go of work in order; who takes longer is killed. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int ANSWER_LIMIT_MILLIS = 5_000;

    /** Enough for a stack of causes. */
    private static final int LAST_LINES = 15;

    private static final String JOB_MANAGER = "job-manager";
    private static final Pattern WORKER = Pattern.compile("worker-(\\d+)(\\.args)?");
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)");

    private final Path folder;
    private final Configuration configuration;
    private final ClusterProcess jobManager;

    private LocalCluster(Path folder, Configuration configuration) {
        this.folder = folder;
        this.configuration = configuration;
        this.jobManager = new ClusterProcess(folder, JOB_MANAGER);
    }

    /**
     * How large a cluster is.
     *
     * @param slots parts of a job that one worker does at a time, each with a thread of its own
     * @param workerMemoryMib heap of one worker that the steps of a job share, MiB; a worker takes about 0.5 GiB more
     * @param restPort where the job manager is asked, 0 for any free port
     */
    public record Options(int slots, int workerMemoryMib, int restPort) {
        public Options {
            if (slots < 1 || workerMemoryMib < 1 || restPort < 0 || restPort > 65_535) {
                throw new IllegalArgumentException(slots + " slots, " + workerMemoryMib + " MiB, port " + restPort);
            }
        }

        /** Two slots, 1 GiB, any port. */
        public static Options usual() {
            return new Options(2, 1024, 0);
        }
    }

    /** A process ended before it was ready; the end of its log says why. */
    public static final class Died extends IOException {
        private static final long serialVersionUID = 1L;

        private final String lastLines;

        Died(ClusterProcess process, List<String> lastLines) {
            super(process.name() + " ended while it started; its log is " + process.log());
            this.lastLines = String.join("\n", lastLines);
        }

        public List<String> lastLines() {
            return lastLines.lines().toList();
        }
    }

    /**
     * Starts a cluster and returns when all its workers have told the job manager that they are there.
     *
     * @param folder made if it is not there; checkpoints of an earlier cluster stay, its logs go
     * @throws IOException if one is up there already, a port is taken, or a process does not come up; then none of them is left
     */
    public static LocalCluster start(Path folder, int workers, Options options)
            throws IOException, InterruptedException {
        Path place = folder.toAbsolutePath().normalize();
        Files.createDirectories(place);
        Optional<LocalCluster> up = in(place);
        if (up.isPresent()) {
            throw new IOException(
                    "a cluster is up in " + folder + " already, at " + up.get().rest());
        }
        for (String name : names(place)) {
            new ClusterProcess(place, name).forget();
        }
        deleteTree(place.resolve("tmp"));
        Files.createDirectories(place.resolve("tmp"));
        try (InputStream logging = LocalCluster.class.getResourceAsStream("logging.properties")) {
            Files.write(place.resolve("logging.properties"), logging.readAllBytes());
        }
        List<Integer> free = freePorts(2);
        int restPort = options.restPort() == 0 ? free.getFirst() : options.restPort();
        Configuration configuration = ClusterConfig.of(place, options, restPort, free.getLast());
        ClusterConfig.write(configuration, place);

        LocalCluster cluster = new LocalCluster(place, configuration);
        try {
            cluster.launchJobManager();
            for (int i = 0; i < workers; i++) {
                cluster.launchWorker();
            }
            cluster.awaitReady(cluster.names());
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.killAll(e);
            throw e;
        }
    }

    /** The cluster that lives in {@code folder}, if at least one of its processes runs. */
    public static Optional<LocalCluster> in(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        if (!Files.exists(ClusterConfig.file(place))) {
            return Optional.empty();
        }
        LocalCluster cluster = new LocalCluster(place, ClusterConfig.read(place));
        return cluster.pids().isEmpty() ? Optional.empty() : Optional.of(cluster);
    }

    /** What a program that submits jobs here has to know: address, folders of checkpoints and savepoints, and what is kept of them. */
    public Configuration configuration() {
        return new Configuration(configuration);
    }

    public Path folder() {
        return folder;
    }

    public int restPort() {
        return configuration.get(RestOptions.PORT);
    }

    /** Where the job manager answers. */
    public URI rest() {
        return URI.create("http://" + ClusterConfig.LOOPBACK + ":" + restPort());
    }

    /** The processes that run, by name: {@code job-manager}, {@code worker-1} and so on. */
    public Map<String, Long> pids() throws IOException {
        Map<String, Long> pids = new LinkedHashMap<>();
        running().forEach((process, handle) -> pids.put(process.name(), handle.pid()));
        return pids;
    }

    /** Every process that was started since the cluster came up, also those that have ended: the job manager, then workers by number. */
    public List<String> names() throws IOException {
        return names(folder);
    }

    /** The names of the workers that the job manager counts on; one that was killed a moment ago may still be among them. */
    public Set<String> registered() throws IOException {
        return StreamSupport.stream(ask("/taskmanagers").path("taskmanagers").spliterator(), false)
                .map(worker -> worker.path("id").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the job manager answers on a path of its REST interface. */
    public JsonNode ask(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) rest().resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(ANSWER_LIMIT_MILLIS);
        connection.setReadTimeout(ANSWER_LIMIT_MILLIS);
        try (InputStream in = connection.getInputStream()) {
            return JsonMapper.shared().readTree(in);
        } catch (JacksonException e) {
            throw new IOException("what answers at " + rest() + " is no job manager", e);
        }
    }

    /** Kills worker {@code number} at once (SIGKILL), as a machine that loses its power. */
    public void killWorker(int number) throws IOException, InterruptedException {
        worker(number).kill();
    }

    /**
     * Starts one more worker and waits until the job manager counts on it.
     *
     * @return its number, never one that was in use before
     */
    public int startWorker() throws IOException, InterruptedException {
        int number = launchWorker();
        awaitReady(List.of(worker(number).name()));
        return number;
    }

    /** Kills the job manager at once (SIGKILL). Its jobs end with it; their last checkpoints stay. */
    public void killJobManager() throws IOException, InterruptedException {
        jobManager.kill();
    }

    /** Starts the job manager again at the same address, and waits until the workers have come back to it. It knows of no job. */
    public void startJobManager() throws IOException, InterruptedException {
        launchJobManager();
        awaitReady(List.of(JOB_MANAGER));
    }

    /** The youngest finished checkpoint of a job, to go on from. */
    public Optional<Path> lastCheckpoint(String jobId) throws IOException {
        return lastCheckpoint(folder, jobId);
    }

    static Optional<Path> lastCheckpoint(Path folder, String jobId) throws IOException {
        Path place = ClusterConfig.checkpoints(folder).resolve(jobId);
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> Files.exists(file.resolve("_metadata")))
                    .max(Comparator.comparingInt(file -> number(CHECKPOINT, file)));
        }
    }

    /** Ends every process of the cluster and waits for that; returns how many there were. */
    public int stop() throws IOException, InterruptedException {
        Map<ClusterProcess, ProcessHandle> running = running();
        running.values().forEach(ProcessHandle::destroy);
        for (Map.Entry<ClusterProcess, ProcessHandle> each : running.entrySet()) {
            each.getKey().end(each.getValue(), STOP_LIMIT);
        }
        // A process that was killed leaves some 30 MB there.
        deleteTree(folder.resolve("tmp"));
        return running.size();
    }

    /** As {@link #stop()}. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while the cluster ended");
        }
    }

    private void launchJobManager() throws IOException {
        needFree(restPort());
        needFree(configuration.get(JobManagerOptions.PORT));
        jobManager.start(
                StandaloneSessionClusterEntrypoint.class.getName(),
                ClusterConfig.jobManagerFlags(),
                List.of("--configDir", folder.toString()));
    }

    private int launchWorker() throws IOException {
        int number = workers().isEmpty() ? 1 : workers().last() + 1;
        ClusterProcess worker = worker(number);
        worker.start(
                TaskManagerRunner.class.getName(),
                ClusterConfig.workerFlags(configuration),
                List.of(
                        "--configDir",
                        folder.toString(),
                        "-D" + TaskManagerOptions.TASK_MANAGER_RESOURCE_ID.key() + "=" + worker.name()));
        return number;
    }

    /** Waits until the job manager counts on every worker that runs, and on those that were started just now. */
    private void awaitReady(List<String> started) throws IOException, InterruptedException {
        Set<String> expected = new TreeSet<>(pids().keySet());
        expected.addAll(started);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Set<String> unseen = Set.of();
        while (true) {
            Set<String> ended = new TreeSet<>(expected);
            ended.removeAll(pids().keySet());
            for (String name : ended) {
                // In the moment in which nohup becomes java a process has no command line to be known by.
                if (unseen.contains(name)) {
                    ClusterProcess dead = new ClusterProcess(folder, name);
                    throw new Died(dead, dead.lastLines(LAST_LINES));
                }
            }
            unseen = ended;
            Set<String> missing = new TreeSet<>(expected);
            try {
                missing.removeAll(registered());
                missing.remove(JOB_MANAGER);
                if (missing.isEmpty()) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(String.join(", ", missing) + " did not come up within " + START_LIMIT.toSeconds()
                        + " s; the logs are in " + folder);
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private Map<ClusterProcess, ProcessHandle> running() throws IOException {
        Map<ClusterProcess, ProcessHandle> running = new LinkedHashMap<>();
        for (String name : names(folder)) {
            ClusterProcess process = new ClusterProcess(folder, name);
            process.running().ifPresent(handle -> running.put(process, handle));
        }
        return running;
    }

    private void killAll(Exception reason) {
        try {
            for (ClusterProcess process : running().keySet()) {
                process.kill();
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ClusterProcess worker(int number) {
        return new ClusterProcess(folder, "worker-" + number);
    }

    private SortedSet<Integer> workers() throws IOException {
        return workers(folder);
    }

    private static SortedSet<Integer> workers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".args"))
                    .map(file -> number(WORKER, file))
                    .filter(number -> number > 0)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (new ClusterProcess(folder, JOB_MANAGER).known()) {
            names.add(JOB_MANAGER);
        }
        for (int number : workers(folder)) {
            names.add("worker-" + number);
        }
        return names;
    }

    private static int number(Pattern pattern, Path file) {
        Matcher matcher = pattern.matcher(file.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            // All at once, so that they differ.
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void needFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As Flink does: what an ended process left behind does not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IOException("port " + port + " is taken by another program", e);
        }
    }
}
