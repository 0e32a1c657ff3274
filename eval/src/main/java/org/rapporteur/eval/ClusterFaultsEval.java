package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapporteur.flink.Submission;
import org.rapporteur.flink.cluster.ClusterCommand;
import org.rapporteur.flink.cluster.LocalCluster;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.sink.LatestLines;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;

/**
 * What a cluster on this machine does when parts of it are killed in the middle of an endless job, when it is made larger and smaller,
 * and when a newer program goes on from the state of an older one: the results must be those of one thread, byte for byte, each line
 * once. Leaves with status 1 if they are not.
 *
 * <p>Arguments: {@code FOLDER [DEPTH=none SIZE=20000] [WHAT...]}; what are {@code undisturbed}, {@code worker}, {@code job-manager},
 * {@code rescale}, {@code upgrade=FILE} (a file that holds the class path of the older program) and {@code database=URL} (of a server of
 * PostgreSQL in which databases can be made).
 */
public final class ClusterFaultsEval {
    /** Two workers with two slots each. */
    private static final LocalCluster.Options SIZE = new LocalCluster.Options(2, 1024, 0);

    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(2);
    private static final Pattern KEY = Pattern.compile("\"(?:id|story)\":\"([^\"]*)\"");
    private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");

    private final Path folder;
    private final ClusterFaultsPile pile;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();
    private int runs;

    private ClusterFaultsEval(Path folder, ClusterFaultsPile pile, PrintStream out) {
        this.folder = folder;
        this.pile = pile;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Depth depth = Depth.NONE;
        int size = 20_000;
        List<String> what = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            if (argument.matches("\\d+")) {
                size = Integer.parseInt(argument);
            } else if (Stream.of(Depth.values()).anyMatch(each -> each.name().equalsIgnoreCase(argument))) {
                depth = Depth.valueOf(argument.toUpperCase(Locale.ROOT));
            } else {
                what.add(argument);
            }
        }
        long since = System.nanoTime();
        // A short rest, so that stories are told again and again while the job is disturbed.
        JobOptions options = JobOptions.DEFAULT.reading(depth).rest(Duration.ofSeconds(1));
        ClusterFaultsPile pile = ClusterFaultsPile.make(folder, size, Integer.MAX_VALUE, options);
        System.out.printf(
                Locale.ROOT,
                "== %,d reports, reading %s: one thread took %.1f s; %,d lines of reports, %,d accounts%n",
                size,
                depth,
                ClusterFaultsJob.secondsSince(since),
                pile.stories().size(),
                pile.accounts().size());
        ClusterFaultsEval eval = new ClusterFaultsEval(folder, pile, System.out);
        for (String each : what.isEmpty() ? List.of("undisturbed", "worker", "job-manager", "rescale") : what) {
            eval.run(each);
        }
        System.out.println("wrong: " + eval.wrong.size());
        eval.wrong.forEach(each -> System.out.println("  " + each));
        System.exit(eval.wrong.isEmpty() ? 0 : 1);
    }

    private void run(String what) throws Exception {
        String kind = what.contains("=") ? what.substring(0, what.indexOf('=')) : what;
        String detail = what.substring(Math.min(what.length(), kind.length() + 1));
        if (kind.equals("upgrade")) {
            upgrade(Path.of(detail));
            return;
        }
        int workers = kind.equals("rescale") ? 1 : 2;
        try (LocalCluster cluster = LocalCluster.start(folder.resolve("cluster"), workers, SIZE)) {
            switch (kind) {
                case "undisturbed" -> undisturbed(cluster);
                case "worker" -> {
                    worker(cluster, 0.1, false, false);
                    worker(cluster, 0.3, true, true);
                    worker(cluster, 0.5, false, true);
                    worker(cluster, 0.8, true, false);
                }
                case "job-manager" -> {
                    jobManager(cluster, 0.2, false);
                    jobManager(cluster, 0.6, true);
                }
                case "rescale" -> rescale(cluster);
                case "database" -> new ClusterFaultsDatabase(cluster, pile, detail, out).run(wrong);
                default -> throw new IllegalArgumentException(what);
            }
        }
    }

    private Submission submission(Path results) {
        return new Submission(
                List.of(pile.files()),
                null,
                Mode.ENDLESS,
                CHECKPOINT_EVERY,
                pile.options(),
                new Submission.Results(results, null, null));
    }

    private Path results() {
        return folder.resolve("results-" + pile.options().reading() + "-" + System.currentTimeMillis() + "-" + runs++);
    }

    private void undisturbed(LocalCluster cluster) throws Exception {
        Path results = results();
        long since = System.nanoTime();
        ClusterFaultsJob job = ClusterFaultsJob.submit(cluster, submission(results), 4, null);
        job.awaitEnd();
        String took = String.format(
                Locale.ROOT,
                "%.1f s, %d checkpoints, the last of %,d bytes",
                ClusterFaultsJob.secondsSince(since),
                job.checkpoint(),
                job.checkpointBytes());
        judge("undisturbed, " + took, results);
    }

    /**
     * Kills a worker once about a part of the results is there.
     *
     * @param isReplaced whether the job needs another worker, which is started then; else the one that is left takes over
     */
    private void worker(LocalCluster cluster, double part, boolean isInCheckpoint, boolean isReplaced)
            throws Exception {
        Path results = results();
        ClusterFaultsJob job = ClusterFaultsJob.submit(cluster, submission(results), isReplaced ? 4 : 2, null);
        double reached = awaitPart(job, results, part, isInCheckpoint);
        String killed =
                cluster.pids().keySet().stream().reduce((first, last) -> last).orElseThrow();
        long before = job.checkpoint();
        long since = System.nanoTime();
        cluster.killWorker(Integer.parseInt(killed.substring("worker-".length())));
        double started = 0;
        if (isReplaced) {
            ClusterFaultsJob.fill(cluster, 2);
            started = ClusterFaultsJob.secondsSince(since);
        }
        ClusterFaultsJob.Recovery recovery = job.recovered(since, before, isReplaced);
        job.awaitEnd();
        judge(
                String.format(
                        Locale.ROOT,
                        "worker killed at %.0f %%%s, %s: %s",
                        reached * 100,
                        isInCheckpoint ? " in a checkpoint" : "",
                        isReplaced
                                ? String.format(Locale.ROOT, "a new one (there after %.1f s)", started)
                                : "the other one takes over",
                        recovery),
                results);
        ClusterFaultsJob.fill(cluster, 2);
    }

    private void jobManager(LocalCluster cluster, double part, boolean isInCheckpoint) throws Exception {
        Path results = results();
        ClusterFaultsJob job = ClusterFaultsJob.submit(cluster, submission(results), 4, null);
        double reached = awaitPart(job, results, part, isInCheckpoint);
        long since = System.nanoTime();
        cluster.killJobManager();
        cluster.startJobManager();
        double started = ClusterFaultsJob.secondsSince(since);
        Path from = job.lastCheckpoint();
        ClusterFaultsJob again = ClusterFaultsJob.submit(
                cluster, submission(results), 4, from.toUri().toString());
        ClusterFaultsJob.Recovery recovery = again.recovered(since, 0, true);
        again.awaitEnd();
        judge(
                String.format(
                        Locale.ROOT,
                        "job manager killed at %.0f %%%s, up again after %.1f s, job submitted again from %s: %s",
                        reached * 100,
                        isInCheckpoint ? " in a checkpoint" : "",
                        started,
                        from.getFileName(),
                        recovery),
                results);
    }

    private void rescale(LocalCluster cluster) throws Exception {
        Path results = results();
        Submission submission = submission(results);
        ClusterFaultsJob one = ClusterFaultsJob.submit(cluster, submission, 2, null);
        double first = awaitPart(one, results, 0.25, false);
        long since = System.nanoTime();
        String savepoint = one.stop(false);
        double stopped = ClusterFaultsJob.secondsSince(since);
        cluster.startWorker();
        long again = System.nanoTime();
        ClusterFaultsJob two = ClusterFaultsJob.submit(cluster, submission, 4, savepoint);
        ClusterFaultsJob.Recovery larger = two.recovered(again, two.checkpoint(), true);
        double second = awaitPart(two, results, 0.6, false);
        savepoint = two.stop(false);
        String last = cluster.pids().keySet().stream().reduce((a, b) -> b).orElseThrow();
        cluster.killWorker(Integer.parseInt(last.substring("worker-".length())));
        again = System.nanoTime();
        ClusterFaultsJob three = ClusterFaultsJob.submit(cluster, submission, 2, savepoint);
        ClusterFaultsJob.Recovery smaller = three.recovered(again, three.checkpoint(), true);
        three.awaitEnd();
        judge(
                String.format(
                        Locale.ROOT,
                        "from one worker to two at %.0f %% (stopped within %.1f s): %s; back at %.0f %%: %s",
                        first * 100,
                        stopped,
                        larger,
                        second * 100,
                        smaller),
                results);
    }

    /** The older program runs in processes of its own. */
    private void upgrade(Path classPath) throws Exception {
        Path place = folder.resolve("cluster");
        Path results = results();
        String older = Files.readString(classPath).strip();
        command(older, "up", "-f", place.toString(), "--workers", "2", "--worker-memory", "1024");
        String id;
        try {
            String said = command(
                    older,
                    "submit",
                    pile.files().toString(),
                    "-f",
                    place.toString(),
                    "-o",
                    results.toString(),
                    "--mode",
                    "endless",
                    "--checkpoint-every",
                    CHECKPOINT_EVERY.toString(),
                    "--rest",
                    pile.options().rest().toString(),
                    "--reading",
                    pile.options().reading().name(),
                    "--detached");
            Matcher named = Pattern.compile("Job (\\p{XDigit}{32})").matcher(said);
            if (!named.find()) {
                throw new IOException("the older program said: " + said);
            }
            id = named.group(1);
            ClusterFaultsJob job = new ClusterFaultsJob(LocalCluster.in(place).orElseThrow(), id);
            double reached = awaitPart(job, results, 0.4, false);
            long since = System.nanoTime();
            String savepoint = job.stop(false);
            job.cluster().stop();
            try (LocalCluster cluster = LocalCluster.start(place, 2, SIZE)) {
                double started = ClusterFaultsJob.secondsSince(since);
                ClusterFaultsJob newer = ClusterFaultsJob.submit(cluster, submission(results), 4, savepoint);
                ClusterFaultsJob.Recovery recovery = newer.recovered(since, newer.checkpoint(), true);
                newer.awaitEnd();
                judge(
                        String.format(
                                Locale.ROOT,
                                "the older program stopped at %.0f %%, the newer up after %.1f s: %s",
                                reached * 100,
                                started,
                                recovery),
                        results);
            }
        } finally {
            LocalCluster left = LocalCluster.in(place).orElse(null);
            if (left != null) {
                left.stop();
            }
        }
    }

    private String command(String classPath, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        for (String opened : List.of("util", "lang", "time", "util.concurrent", "net", "io")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath, ClusterCommand.class.getName()));
        command.addAll(List.of(words));
        Path said = folder.resolve("older.log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("the older program: " + Files.readString(said));
        }
        return Files.readString(said);
    }

    /** Waits until about a part of the reports is placed, in finished files; how much it was then. */
    private double awaitPart(ClusterFaultsJob job, Path results, double part, boolean isInCheckpoint) throws Exception {
        while (true) {
            double reached = (double) lines(results.resolve("stories")).size()
                    / pile.stories().size();
            if (reached >= part && (!isInCheckpoint || job.isTakingCheckpoint())) {
                return reached;
            }
            if (job.isFinished()) {
                throw new IllegalStateException("the job was done before it could be disturbed");
            }
            Thread.sleep(isInCheckpoint ? 5 : 100);
        }
    }

    private void judge(String what, Path results) throws IOException {
        LatestLines lines = new LatestLines(results);
        List<String> accounts = ClusterFaultsPile.accounts(lines);
        int stories = different(pile.stories(), lines.stories());
        int told = different(pile.accounts(), accounts);
        int doubled = doubled(results.resolve("stories")) + doubled(results.resolve("accounts"));
        boolean isSame = stories == 0 && told == 0 && doubled == 0;
        out.printf(
                Locale.ROOT,
                "%s%n  %s: %,d lines and %,d of accounts in files, doubled %d; reports that differ %d of %,d, accounts %d of %,d; %d unfinished files left%n",
                what,
                isSame ? "identical" : "DIFFERENT",
                lines(results.resolve("stories")).size(),
                lines(results.resolve("accounts")).size(),
                doubled,
                stories,
                pile.stories().size(),
                told,
                pile.accounts().size(),
                unfinished(results));
        if (!isSame) {
            wrong.add(what + " (" + results + ")");
        }
    }

    /** Lines of either that the other has not. */
    static int different(List<String> expected, List<String> found) {
        Set<String> missing = new HashSet<>(expected);
        found.forEach(missing::remove);
        Set<String> strange = new HashSet<>(found);
        expected.forEach(strange::remove);
        return Math.max(missing.size(), strange.size());
    }

    private static int doubled(Path kind) throws IOException {
        Set<String> seen = new HashSet<>();
        int doubled = 0;
        for (String line : lines(kind)) {
            doubled += seen.add(keyOf(line)) ? 0 : 1;
        }
        return doubled;
    }

    /** What tells a line from every other: what it is about, and its revision. */
    static String keyOf(String line) {
        Matcher key = KEY.matcher(line);
        Matcher revision = REVISION.matcher(line);
        if (!key.find() || !revision.find()) {
            throw new IllegalArgumentException(line);
        }
        return key.group(1) + " " + revision.group(1);
    }

    private static List<String> lines(Path kind) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(kind, false)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static int unfinished(Path results) throws IOException {
        return files(results.resolve("stories"), true).size()
                + files(results.resolve("accounts"), true).size();
    }

    private static List<Path> files(Path kind, boolean isHidden) throws IOException {
        if (!Files.isDirectory(kind)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kind)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".") == isHidden)
                    .toList();
        }
    }
}
