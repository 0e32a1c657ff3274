package org.rapporteur.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.Submission;
import org.rapporteur.flink.cluster.LocalCluster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A job on a cluster of this machine, as the REST interface of the job manager tells of it. */
record ClusterFaultsJob(LocalCluster cluster, String id) {
    /** Beyond this it does not come back. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int ANSWER_LIMIT_MILLIS = 20_000;
    private static final long LOOK_MILLIS = 50;
    private static final Set<String> AT_WORK = Set.of("RUNNING", "FINISHED");

    /**
     * How long it took after a fault until the job ran again, and until its next checkpoint was there and with it new results; in seconds.
     * The later one is negative if the job ended before that.
     */
    record Recovery(double running, double checkpoint) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "runs again after %.1f s, %s",
                    running,
                    checkpoint < 0 ? "ended before a checkpoint" : String.format(Locale.ROOT, "new results after %.1f s", checkpoint));
        }
    }

    /**
     * Gives a cluster a job.
     *
     * @param from a savepoint or checkpoint to go on from, or null
     */
    static ClusterFaultsJob submit(LocalCluster cluster, Submission submission, int slots, @Nullable String from)
            throws Exception {
        Configuration client = new Configuration(cluster.configuration());
        if (from != null) {
            client.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment(
                        client.get(RestOptions.ADDRESS), client.get(RestOptions.PORT), client)
                .setParallelism(slots);
        submission.lay(environment);
        String id = environment.executeAsync("rapporteur").getJobID().toString();
        return new ClusterFaultsJob(cluster, id);
    }

    String state() {
        return ask("/jobs/" + id).path("state").asString();
    }

    /** Whether all its parts run, or have done their work. */
    boolean isAtWork() {
        JsonNode job = ask("/jobs/" + id);
        if (!AT_WORK.contains(job.path("state").asString())) {
            return false;
        }
        for (JsonNode vertex : job.path("vertices")) {
            if (!AT_WORK.contains(vertex.path("status").asString())) {
                return false;
            }
        }
        return true;
    }

    /** Number of the last finished checkpoint, 0 if there is none. */
    long checkpoint() {
        return ask("/jobs/" + id + "/checkpoints").path("latest").path("completed").path("id").asLong(0);
    }

    boolean isTakingCheckpoint() {
        return ask("/jobs/" + id + "/checkpoints").path("counts").path("in_progress").asInt(0) > 0;
    }

    /** Bytes of the last finished checkpoint. */
    long checkpointBytes() {
        return ask("/jobs/" + id + "/checkpoints").path("latest").path("completed").path("state_size").asLong(0);
    }

    void awaitAtWork() throws InterruptedException {
        await("at work", this::isAtWork);
    }

    void awaitCheckpoint(long after) throws InterruptedException {
        await("a checkpoint", () -> checkpoint() > after);
    }

    /** Waits until it has done all. */
    void awaitEnd() throws InterruptedException {
        await("its end", () -> switch (state()) {
            case "FINISHED" -> true;
            case "FAILED", "CANCELED" -> throw new IllegalStateException(id + " has failed: "
                    + ask("/jobs/" + id + "/exceptions").path("exceptionHistory").path("entries").path(0).path("stacktrace").asString("?"));
            default -> false;
        });
    }

    /**
     * Waits until it works again after a fault that happened at {@code since}, and has a checkpoint later than {@code before}.
     *
     * @param isNoticed whether the job manager has noticed the fault for sure
     */
    Recovery recovered(long since, long before, boolean isNoticed) throws InterruptedException {
        if (!isNoticed) {
            await("a fault", () -> !isAtWork() || isFinished());
        }
        await("at work", this::isAtWork);
        double running = secondsSince(since);
        await("a checkpoint", () -> checkpoint() > before || isFinished());
        return new Recovery(running, checkpoint() > before ? secondsSince(since) : -1);
    }

    boolean isFinished() {
        return state().equals("FINISHED");
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /**
     * Stops it with a savepoint.
     *
     * @param isDrained whether all that waits goes out first, as if nothing more would come
     * @return where the savepoint lies
     */
    String stop(boolean isDrained) throws IOException, InterruptedException {
        // A job may refuse while a part of it starts.
        awaitAtWork();
        JsonNode asked = post("/jobs/" + id + "/stop", "{\"drain\": " + isDrained + "}");
        String trigger = asked.path("request-id").asString();
        JsonNode[] last = new JsonNode[1];
        await("a savepoint", () -> {
            last[0] = ask("/jobs/" + id + "/savepoints/" + trigger);
            return last[0].path("status").path("id").asString().equals("COMPLETED");
        });
        String at = last[0].path("operation").path("location").asString("");
        if (at.isEmpty()) {
            throw new IOException("no savepoint: " + last[0]);
        }
        await("its end", this::isFinished);
        return at;
    }

    /** Ends it as it is. */
    void cancel() throws InterruptedException {
        ask("/jobs/" + id + "/yarn-cancel");
        await("its end", () -> !AT_WORK.contains(state()));
    }

    Path lastCheckpoint() throws IOException {
        return cluster.lastCheckpoint(id).orElseThrow();
    }

    private JsonNode ask(String path) {
        try {
            return cluster.ask(path);
        } catch (IOException e) {
            // It starts, or is too busy to answer.
            return JsonMapper.shared().createObjectNode();
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) cluster.rest().resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setReadTimeout(ANSWER_LIMIT_MILLIS);
        return connection;
    }

    private JsonNode post(String path, String body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(UTF_8));
        try (InputStream in = connection.getInputStream()) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private void await(String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + ": job " + id + " did not come to it within " + PATIENCE);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
