package org.rapporteur.eval;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.rapporteur.flink.Submission;
import org.rapporteur.flink.cluster.LocalCluster;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;

/**
 * Reports from a topic of a real broker, results into topics with transactions: what a consumer reads that reads what is committed only,
 * while a worker, the job manager and the broker are killed in the middle. It must be what one thread gives, byte for byte, each record
 * once. Leaves with status 1 if it is not.
 *
 * <p>Arguments: {@code FOLDER JARS [DEPTH=none SIZE=100000 PORT=18300] [WHAT...]}; the broker's jars lie in {@code JARS} (see
 * {@link KafkaBroker}), it takes {@code PORT} and the next one, and what are {@code undisturbed}, {@code killed} and {@code bounded}.
 */
public final class ClusterKafkaEval {
    private static final Pattern PATH = Pattern.compile("\"path\":\"[^\"]*\"");
    private static final int PARTITIONS = 3;
    /** One slot more than there are partitions: it reads nothing. */
    private static final int SLOTS = 4;

    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(2);
    /** Wires are short: the beginning of each made-up report. */
    private static final int SENTENCES = 4;

    private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");

    private final LocalCluster cluster;
    private final KafkaBroker broker;
    private final ClusterFaultsPile pile;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();

    private ClusterKafkaEval(LocalCluster cluster, KafkaBroker broker, ClusterFaultsPile pile, PrintStream out) {
        this.cluster = cluster;
        this.broker = broker;
        this.pile = pile;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Depth depth = Depth.NONE;
        int size = 100_000;
        int port = 18_300;
        List<String> what = new ArrayList<>();
        boolean hasSize = false;
        for (String argument : List.of(arguments).subList(2, arguments.length)) {
            if (argument.matches("\\d+")) {
                if (hasSize) {
                    port = Integer.parseInt(argument);
                } else {
                    size = Integer.parseInt(argument);
                }
                hasSize = true;
            } else if (Stream.of(Depth.values()).anyMatch(each -> each.name().equalsIgnoreCase(argument))) {
                depth = Depth.valueOf(argument.toUpperCase(Locale.ROOT));
            } else {
                what.add(argument);
            }
        }
        long since = System.nanoTime();
        JobOptions options = JobOptions.DEFAULT.reading(depth).rest(Duration.ofSeconds(1));
        ClusterFaultsPile pile = ClusterFaultsPile.make(folder, size, SENTENCES, options);
        System.out.printf(
                Locale.ROOT,
                "== %,d reports, reading %s: one thread took %.1f s%n",
                size,
                depth,
                ClusterFaultsJob.secondsSince(since));
        List<String> wrong = new ArrayList<>();
        try (KafkaBroker broker = new KafkaBroker(Path.of(arguments[1]), folder.resolve("kafka"), port, port + 1);
                LocalCluster cluster =
                        LocalCluster.start(folder.resolve("cluster"), 2, new LocalCluster.Options(2, 1024, 0))) {
            broker.start();
            broker.create("wire", PARTITIONS);
            send(broker, size);
            ClusterKafkaEval eval = new ClusterKafkaEval(cluster, broker, pile, System.out);
            for (String each : what.isEmpty() ? List.of("undisturbed", "killed", "bounded") : what) {
                eval.run(each);
            }
            wrong.addAll(eval.wrong);
        }
        System.out.println("wrong: " + wrong.size());
        wrong.forEach(each -> System.out.println("  " + each));
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Each report's record bears its time of publication. */
    private static void send(KafkaBroker broker, int size) {
        SyntheticStream stream = new SyntheticStream(size);
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.servers());
        properties.put("linger.ms", 50);
        properties.put("acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < size; i++) {
                producer.send(
                        new ProducerRecord<>(
                                "wire",
                                null,
                                Instant.parse(stream.moment(i).replace("Z", ":00Z"))
                                        .toEpochMilli(),
                                SyntheticStream.id(i),
                                ClusterFaultsPile.line(stream, i, SENTENCES)),
                        (sent, problem) -> {
                            if (problem != null) {
                                throw new IllegalStateException(problem);
                            }
                        });
            }
        }
    }

    private void run(String what) throws Exception {
        String name = what + "-" + System.currentTimeMillis();
        for (String kind : List.of("-stories", "-accounts")) {
            broker.create(name + kind, PARTITIONS);
        }
        Mode mode = what.equals("bounded") ? Mode.STREAM : Mode.ENDLESS;
        Submission submission = new Submission(
                List.of(),
                new Submission.Topic(broker.servers(), "wire"),
                mode,
                CHECKPOINT_EVERY,
                pile.options(),
                new Submission.Results(null, new Submission.Topic(broker.servers(), name), null));
        try (Committed stories = new Committed(broker, name + "-stories");
                Committed accounts = new Committed(broker, name + "-accounts")) {
            long since = System.nanoTime();
            ClusterFaultsJob job = ClusterFaultsJob.submit(cluster, submission, SLOTS, null);
            switch (what) {
                case "undisturbed" -> {}
                case "killed" -> job = killed(job, submission, stories);
                case "bounded" -> bounded(job);
                default -> throw new IllegalArgumentException(what);
            }
            if (mode == Mode.ENDLESS) {
                stories.awaitSilence(pile.stories().size());
                int held = pile.stories().size() - stories.keys("id").size();
                job.stop(true);
                out.printf(Locale.ROOT, "  %,d reports were held back until the job was stopped and drained%n", held);
            } else {
                job.awaitEnd();
            }
            double took = ClusterFaultsJob.secondsSince(since);
            stories.readAll();
            accounts.readAll();
            judge(String.format(Locale.ROOT, "%s, %.1f s", what, took), stories, accounts);
        }
    }

    private ClusterFaultsJob killed(ClusterFaultsJob job, Submission submission, Committed stories) throws Exception {
        int size = pile.stories().size();
        stories.awaitLines(job, size / 5);
        long since = System.nanoTime();
        long before = job.checkpoint();
        int known = stories.lines.size();
        cluster.killWorker(1);
        ClusterFaultsJob.fill(cluster, 2);
        ClusterFaultsJob.Recovery recovery = job.recovered(since, before, true);
        stories.awaitLines(job, known + 1);
        say("worker killed, a new one", known, recovery, since);

        stories.awaitLines(job, size * 2 / 5);
        since = System.nanoTime();
        known = stories.lines.size();
        cluster.killJobManager();
        cluster.startJobManager();
        Path from = job.lastCheckpoint();
        ClusterFaultsJob again =
                ClusterFaultsJob.submit(cluster, submission, SLOTS, from.toUri().toString());
        recovery = again.recovered(since, 0, true);
        stories.awaitLines(again, known + 1);
        say("job manager killed, submitted again from " + from.getFileName(), known, recovery, since);

        stories.awaitLines(again, size * 3 / 5);
        since = System.nanoTime();
        known = stories.lines.size();
        before = again.checkpoint();
        broker.kill();
        Duration up = broker.start();
        recovery = again.recovered(since, before, true);
        stories.awaitLines(again, known + 1);
        say(
                String.format(Locale.ROOT, "broker killed, up again after %.1f s", up.toMillis() / 1000.0),
                known,
                recovery,
                since);
        return again;
    }

    private void bounded(ClusterFaultsJob job) throws Exception {
        job.awaitAtWork();
        job.awaitCheckpoint(2);
        long since = System.nanoTime();
        long before = job.checkpoint();
        Duration up = brokerKilled();
        say(
                String.format(Locale.ROOT, "broker killed, up again after %.1f s", up.toMillis() / 1000.0),
                0,
                job.recovered(since, before, true),
                since);
        since = System.nanoTime();
        before = job.checkpoint();
        String last = cluster.pids().keySet().stream().reduce((a, b) -> b).orElseThrow();
        cluster.killWorker(Integer.parseInt(last.substring("worker-".length())));
        ClusterFaultsJob.fill(cluster, 2);
        say("worker killed, a new one", 0, job.recovered(since, before, true), since);
    }

    private Duration brokerKilled() throws Exception {
        broker.kill();
        return broker.start();
    }

    private void say(String what, int at, ClusterFaultsJob.Recovery recovery, long since) {
        out.printf(
                Locale.ROOT,
                "  %s at %,d results: %s, a consumer sees new ones after %.1f s%n",
                what,
                at,
                recovery,
                ClusterFaultsJob.secondsSince(since));
    }

    /** One thread had the reports from files, the job from a topic, and an account says where each report came from. */
    private static List<String> withoutPaths(List<String> accounts) {
        return accounts.stream()
                .map(line -> PATH.matcher(line).replaceAll("\"path\":\"\""))
                .toList();
    }

    private void judge(String what, Committed stories, Committed accounts) {
        List<String> told = accounts.latest("story").stream()
                .filter(line -> !line.endsWith("\"account\":null}"))
                .toList();
        int differing = ClusterFaultsEval.different(pile.stories(), stories.latest("id"));
        int differingAccounts = ClusterFaultsEval.different(withoutPaths(pile.accounts()), withoutPaths(told));
        int doubled = stories.doubled() + accounts.doubled();
        boolean isSame = differing == 0 && differingAccounts == 0 && doubled == 0;
        out.printf(
                Locale.ROOT,
                "%s%n  %s: %,d records and %,d of accounts, doubled %d; reports that differ %d of %,d, accounts %d of %,d%n",
                what,
                isSame ? "identical" : "DIFFERENT",
                stories.lines.size(),
                accounts.lines.size(),
                doubled,
                differing,
                pile.stories().size(),
                differingAccounts,
                pile.accounts().size());
        if (!isSame) {
            wrong.add(what);
        }
    }

    /** All that is committed in a topic, in the order of its partitions. */
    private static final class Committed implements AutoCloseable {
        private static final Duration SILENCE = Duration.ofSeconds(45);

        private final KafkaConsumer<String, String> consumer;
        private final List<TopicPartition> partitions;
        private final List<String> lines = new ArrayList<>();

        Committed(KafkaBroker broker, String topic) {
            Properties properties = new Properties();
            properties.put("bootstrap.servers", broker.servers());
            properties.put("isolation.level", "read_committed");
            consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
            partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(i -> new TopicPartition(topic, i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        private int read() {
            int before = lines.size();
            consumer.poll(Duration.ofMillis(100)).forEach(record -> lines.add(record.value()));
            return lines.size() - before;
        }

        void awaitLines(ClusterFaultsJob job, int count) {
            long end = System.nanoTime() + Duration.ofMinutes(20).toNanos();
            while (lines.size() < count) {
                read();
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            lines.size() + " of " + count + " results; the job is " + job.state());
                }
            }
        }

        /** Until nothing has come for a while; at first something has to. */
        void awaitSilence(int atMost) {
            long last = System.nanoTime();
            while (lines.size() < atMost / 10 || System.nanoTime() - last < SILENCE.toNanos()) {
                if (read() > 0) {
                    last = System.nanoTime();
                }
            }
        }

        /** To the end, as it is now. */
        void readAll() {
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < Objects.requireNonNull(ends.get(each)))) {
                read();
            }
        }

        Set<String> keys(String name) {
            Set<String> keys = new HashSet<>();
            lines.forEach(line -> keys.add(key(line, name)));
            return keys;
        }

        private static String key(String line, String name) {
            int start = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
            return line.substring(start, line.indexOf('"', start));
        }

        private static long revision(String line) {
            Matcher matcher = REVISION.matcher(line);
            if (!matcher.find()) {
                throw new IllegalArgumentException(line);
            }
            return Long.parseLong(matcher.group(1));
        }

        List<String> latest(String name) {
            TreeMap<String, String> latest = new TreeMap<>();
            lines.forEach(line -> latest.merge(
                    key(line, name), line, (known, other) -> revision(other) > revision(known) ? other : known));
            return List.copyOf(latest.values());
        }

        int doubled() {
            Set<String> seen = new HashSet<>();
            return (int) lines.stream()
                    .filter(line -> !seen.add(ClusterFaultsEval.keyOf(line)))
                    .count();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
