package org.rapporteur.eval;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.rapporteur.eval.ClusterRuns.Checkpoint;
import org.rapporteur.eval.ClusterRuns.Cost;
import org.rapporteur.eval.ClusterRuns.Runner;
import org.rapporteur.flink.Embedded;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.job.AccountJob;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.source.ItemForm;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;
import org.rapporteur.flink.step.Skimmer;

/**
 * What the engine costs: the same made-up reports in one thread, on Flink in this process and on a cluster of processes: {@code
 * ClusterCostEval FOLDER SIZE bare|none|rules|originals RUNNER,RUNNER... [MIB_OF_A_WORKER]}; {@code made} among the runners is the making of the reports
 * alone, which each of them does, too. Give each runner a call of its own where the warming up of Java would favour the later ones.
 *
 * <p>{@code bare} makes what a first look at a report finds straight from its words, {@code none} looks for it in the words. All reports lie
 * within the window, so at the end an endless stream holds each of them; its source waits there for one more checkpoint.
 */
public final class ClusterCostEval {
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);
    /** Days that the reports are spread over: no more than the window. */
    private static final int DAYS = JobOptions.DEFAULT.windowDays();
    /** Reports waiting for the last one, each some 3 KB as objects, and room for the collector; a million want more. */
    private static final int WORKER_MIB = 3_072;
    /** An endless stream that has given nothing for so long gives nothing any more: a slow account takes a tenth of it. */
    private static final Duration STILL = Duration.ofSeconds(5);

    private final int size;
    private final boolean isBare;
    private final JobOptions options;
    private final ClusterRuns runs;

    private ClusterCostEval(int size, boolean isBare, JobOptions options, ClusterRuns runs) {
        this.size = size;
        this.isBare = isBare;
        this.options = options;
        this.runs = runs;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int size = Integer.parseInt(arguments[1]);
        boolean isBare = arguments[2].equals("bare");
        Depth depth = isBare ? Depth.NONE : Depth.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        JobOptions options = JobOptions.DEFAULT.reading(depth).lateness(Duration.ZERO);
        int workerMib = arguments.length > 4 ? Integer.parseInt(arguments[4]) : WORKER_MIB;
        try (ClusterRuns runs = new ClusterRuns(folder, workerMib)) {
            ClusterCostEval eval = new ClusterCostEval(size, isBare, options, runs);
            for (String name : arguments[3].split(",")) {
                String found = name.equals("made") ? eval.made() : eval.run(Runner.named(name));
                System.out.printf(
                        Locale.ROOT, "%s %,d %s: %s, %s%n", name, size, arguments[2], found, ClusterRuns.load());
            }
        }
        System.exit(0);
    }

    private String made() throws Exception {
        SyntheticStream stream = new SyntheticStream(size, DAYS, SyntheticStream.WORDS);
        Skimmer skimmer = new Skimmer();
        return runs.measure(Runner.EMBEDDED, () -> {
                    for (int i = 0; i < size; i++) {
                        if (isBare) {
                            MadeItems.skim(skimmer, stream, i);
                        } else {
                            MadeItems.report(stream, i);
                        }
                    }
                })
                .of(size);
    }

    private String run(Runner runner) throws Exception {
        if (runner == Runner.EMBEDDED) {
            return runs.measure(runner, this::embedded).of(size);
        }
        StreamExecutionEnvironment environment = runs.environment(runner);
        Mode mode = runner.mode();
        environment.setRuntimeMode(mode == Mode.BATCH ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
        environment.getConfig().enableObjectReuse();
        if (mode != Mode.BATCH) {
            environment.enableCheckpointing(CHECKPOINT_EVERY.toMillis());
        }
        boolean isHeld = runner == Runner.ENDLESS && options.reading() == Depth.NONE;
        lay(environment, mode, isHeld);
        if (isHeld) {
            return held(environment);
        }
        JobClient[] job = new JobClient[1];
        Cost cost = runs.measure(runner, () -> {
            job[0] = environment.executeAsync(runner.shown());
            job[0].getJobExecutionResult().get();
        });
        String said = cost.of(size);
        return mode == Mode.BATCH || !runner.isCluster()
                ? said
                : said + runs.checkpoints(runner, job[0].getJobID().toString());
    }

    private void embedded() {
        SyntheticStream stream = new SyntheticStream(size, DAYS, SyntheticStream.WORDS);
        Skimmer skimmer = new Skimmer();
        Map<String, Placement> last = new TreeMap<>();
        new Embedded(options)
                .run(
                        () -> IntStream.range(0, size)
                                .mapToObj(i -> isBare
                                        ? MadeItems.skim(skimmer, stream, i)
                                        : skimmer.skim(MadeItems.report(stream, i)))
                                .iterator(),
                        placement -> last.put(placement.report(), placement),
                        telling -> {},
                        problem -> {});
    }

    private void lay(StreamExecutionEnvironment environment, Mode mode, boolean isHeld) {
        DataStream<Long> numbers = ClusterSkims.numbers(environment, size, isHeld);
        AccountJob job = isBare
                ? ClusterSkims.job(numbers, new ClusterSkims(size, DAYS, SyntheticStream.WORDS), options, mode)
                : AccountJob.of(numbers.map(new MadeItems(size, DAYS), new FormType<>(new ItemForm())), options, mode);
        job.placements().sinkTo(new ClusterCount());
        if (job.close() != null) {
            job.close().tellings().sinkTo(new DiscardingSink<>());
        }
    }

    /** Until nothing more comes, and one checkpoint further. */
    private String held(StreamExecutionEnvironment environment) throws Exception {
        ClusterCount.reset();
        long start = System.nanoTime();
        double cpu = Meter.processSeconds();
        JobClient job = environment.executeAsync("endless");
        String id = job.getJobID().toString();
        Cost cost = new Cost(0, 0);
        int count = 0;
        long changed = System.nanoTime();
        while (count < size / 2 || System.nanoTime() - changed < STILL.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(100);
            int now = ClusterCount.count();
            if (now > count) {
                count = now;
                changed = System.nanoTime();
                cost = new Cost((changed - start) / 1e9, Meter.processSeconds() - cpu);
            }
        }
        long from = System.currentTimeMillis();
        Checkpoint last = null;
        while (last == null || last.triggered() < from) {
            TimeUnit.MILLISECONDS.sleep(100);
            last = runs.lastCheckpoint(Runner.ENDLESS, id);
        }
        job.cancel().get();
        return cost.of(size)
                + String.format(
                        Locale.ROOT,
                        ", in the end a checkpoint of %.1f MB in %.1f s, %,d bytes a report",
                        last.bytes() / 1e6,
                        last.millis() / 1e3,
                        last.bytes() / size);
    }
}
