package org.rapporteur.eval;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.eval.ClusterRuns.Checkpoint;
import org.rapporteur.eval.ClusterRuns.Runner;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;

/**
 * Whether a stream that goes on for ever keeps its rate and its size: {@code ClusterFortnightEval FOLDER REPORTS_A_DAY
 * [DAYS [WINDOW [WORDS [SECONDS [FROM]]]]]}.
 *
 * <p>Made-up reports in order of time, nothing read in them, as fast as they go, on Flink in this process with a checkpoint every so many
 * seconds. At the end of each of their days: how fast it went, what the heap holds after collection, and the last checkpoint. With the folder of a
 * checkpoint of the same reports it goes on from there.
 */
public final class ClusterFortnightEval {
    private ClusterFortnightEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int aDay = Integer.parseInt(arguments[1]);
        int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 28;
        int window = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 7;
        int words = arguments.length > 4 ? Integer.parseInt(arguments[4]) : SyntheticStream.WORDS;
        int seconds = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 10;
        int size = Math.multiplyExact(aDay, days);
        JobOptions options = JobOptions.DEFAULT.reading(Depth.NONE).window(window);
        try (ClusterRuns runs = new ClusterRuns(folder, 1)) {
            StreamExecutionEnvironment environment = runs.environment(Runner.ENDLESS);
            environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
            environment.getConfig().enableObjectReuse();
            environment.enableCheckpointing(Duration.ofSeconds(seconds).toMillis());
            if (arguments.length > 6) {
                Path from = Path.of(arguments[6]).toAbsolutePath();
                environment.configure(new Configuration()
                        .set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString()));
            }
            ClusterSkims.job(
                            ClusterSkims.numbers(environment, size, true),
                            new ClusterSkims(size, days, words),
                            options,
                            Mode.ENDLESS)
                    .placements()
                    .sinkTo(new ClusterCount());
            JobClient job = environment.executeAsync("fortnight");
            watch(runs, job, aDay, days, options);
            job.cancel().get();
        }
        System.exit(0);
    }

    private static void watch(ClusterRuns runs, JobClient job, int aDay, int days, JobOptions options)
            throws Exception {
        // Those of the last hour wait for later ones that do not come.
        int last = Math.toIntExact(aDay * (24 - options.lateness().toHours() - 1) / 24);
        long start = System.nanoTime();
        double cpu = Meter.processSeconds();
        while (ClusterCount.count() == 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        int before = ClusterCount.count() - 1;
        int first = before / aDay + 1;
        System.out.printf(
                Locale.ROOT, "the first report of day %d after %.1f s%n", first, (System.nanoTime() - start) / 1e9);
        for (int day = first; day <= days; day++) {
            int end = day < days ? day * aDay : (day - 1) * aDay + last;
            while (ClusterCount.count() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
                if (job.getJobStatus().get().isGloballyTerminalState()) {
                    throw new IllegalStateException("the job ended by itself");
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double used = Meter.processSeconds() - cpu;
            int placed = ClusterCount.count() - before;
            long heap = Meter.usedBytes();
            @Nullable
            Checkpoint done = runs.lastCheckpoint(Runner.ENDLESS, job.getJobID().toString());
            System.out.printf(
                    Locale.ROOT,
                    "day %2d: %,d reports in %.1f s, %,.0f reports/s, %.2f ms of CPU a report; heap %,d MB; checkpoint %.1f MB in %.1f s; %s%n",
                    day,
                    placed,
                    seconds,
                    placed / seconds,
                    used * 1000 / placed,
                    heap / 1_000_000,
                    done == null ? 0 : done.bytes() / 1e6,
                    done == null ? 0 : done.millis() / 1e3,
                    ClusterRuns.load());
            // What the collection took is no part of the next day.
            start = System.nanoTime();
            cpu = Meter.processSeconds();
            before = ClusterCount.count();
        }
    }
}
