package org.rapporteur.eval;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's broker in a process of its own, which is its own controller (KRaft), on loopback: it can be killed and started again.
 *
 * <p>It runs on the JDK of this process and on {@code eval/kafka/target/dependency}, which
 * {@code mvn -f eval/kafka dependency:copy-dependencies} fills.
 */
final class KafkaBroker implements AutoCloseable {
    /** Where the build puts the broker, seen from the root. */
    static final Path JARS = Path.of("eval/kafka/target/dependency");

    /** A start takes 4 to 6 seconds here, one after a kill 14. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration LOOK = Duration.ofMillis(50);

    /** The end of what a process that died had printed. */
    private static final int TAIL = 2_000;

    private final Path jars;
    private final Path folder;
    private final int port;
    private final int controllerPort;
    private @Nullable Process process;

    /**
     * A broker that does not run yet.
     *
     * @param jars the folder of its jars
     * @param folder for what it keeps; made if missing, and formatted at the first start
     * @param port for clients
     * @param controllerPort for itself
     */
    KafkaBroker(Path jars, Path folder, int port, int controllerPort) {
        this.jars = jars;
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Where clients find it. */
    String servers() {
        return "127.0.0.1:" + port;
    }

    /** Starts it, on what it kept before if it did, and waits until it serves; how long that took. */
    Duration start() throws IOException, InterruptedException {
        long from = System.nanoTime();
        Path properties = folder.resolve("server.properties");
        if (!Files.exists(folder.resolve("data/meta.properties"))) {
            Files.createDirectories(folder);
            Files.write(properties, settings());
            Process format = java(
                    "format.log",
                    "kafka.tools.StorageTool",
                    "format",
                    "--cluster-id",
                    Uuid.randomUuid().toString(),
                    "--config",
                    properties.toString());
            if (format.waitFor() != 0) {
                throw new IOException("the broker's folder cannot be formatted: " + tail("format.log"));
            }
        }
        Process started = java("broker.log", "kafka.Kafka", properties.toString());
        process = started;
        awaitReady(started);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private List<String> settings() {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
                "log.dirs=" + folder.resolve("data"),
                "auto.create.topics.enable=false",
                // Made-up reports are from the future.
                "log.message.timestamp.after.max.ms=" + Long.MAX_VALUE,
                // There is one broker.
                "offsets.topic.replication.factor=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1");
    }

    private Process java(String log, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Kafka's own scripts give a broker 1 GB, which it does not need for one topic or two.
                "-Xmx512m",
                "-cp",
                jars.toAbsolutePath().resolve("*").toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()))
                .start();
    }

    private String tail(String log) throws IOException {
        String printed = Files.readString(folder.resolve(log));
        return printed.substring(Math.max(0, printed.length() - TAIL));
    }

    private void awaitReady(Process started) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        // A client that finds nobody asks again without a pause, and fills its log.
        while (!listens()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException("the broker does not serve: " + tail("broker.log"));
            }
            Thread.sleep(LOOK);
        }
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the broker does not serve: " + tail("broker.log"), e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Admin admin() {
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers());
        return Admin.create(properties);
    }

    /** Makes a topic. */
    void create(String topic, int partitions) throws IOException, InterruptedException {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("the topic " + topic + " cannot be made", e);
        }
    }

    /** Kills it with SIGKILL, in whatever it does. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
            process = null;
        }
    }

    /** Ends it in order; kills it if it does not end. */
    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            running.destroy();
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }
}
