package org.rapporteur.eval;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.rapporteur.flink.Embedded;
import org.rapporteur.flink.JobOptions;
import org.rapporteur.flink.Placement;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.job.AccountJob;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.source.ItemForm;
import org.rapporteur.flink.step.Skimmer;

/** What the engine costs: the same made-up reports embedded and on Flink in this process. Arguments: SIZE [DEPTH [SLOTS [DAYS]]]. */
public final class ClusterCostEval {
    private ClusterCostEval() {}

    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[0]);
        JobOptions.Depth depth = args.length > 1 ? JobOptions.Depth.valueOf(args[1].toUpperCase(Locale.ROOT)) : JobOptions.Depth.NONE;
        int slots = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        int days = args.length > 3 ? Integer.parseInt(args[3]) : SyntheticStream.DAYS;
        JobOptions options = JobOptions.DEFAULT.reading(depth);
        String kinds = args.length > 4 ? args[4] : "embedded,batch,stream,endless";
        for (String kind : kinds.split(",")) {
            long wall = System.nanoTime();
            double cpu = Meter.processSeconds();
            if (kind.equals("embedded")) {
                SyntheticStream stream = new SyntheticStream(size, days);
                Skimmer skimmer = new Skimmer();
                Map<String, Placement> last = new TreeMap<>();
                new Embedded(options)
                        .run(
                                () -> IntStream.range(0, size)
                                        .mapToObj(i -> skimmer.skim(MadeItems.report(stream, i)))
                                        .iterator(),
                                placement -> last.put(placement.report(), placement),
                                telling -> {});
            } else {
                run(size, days, slots, options, Mode.valueOf(kind.toUpperCase(Locale.ROOT)));
            }
            double seconds = (System.nanoTime() - wall) / 1e9;
            double used = Meter.processSeconds() - cpu;
            System.out.printf(
                    Locale.ROOT,
                    "%s %,d reports, %s: %.1f s, %.0f reports/s, CPU %.1f s, %.3f ms of CPU a report%n",
                    kind, size, depth, seconds, size / seconds, used, used * 1000 / size);
        }
    }

    private static void run(int size, int days, int slots, JobOptions options, Mode mode) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(slots, configuration);
        environment.setRuntimeMode(
                mode == Mode.BATCH
                        ? org.apache.flink.api.common.RuntimeExecutionMode.BATCH
                        : org.apache.flink.api.common.RuntimeExecutionMode.STREAMING);
        environment.getConfig().enableObjectReuse();
        AccountJob job = AccountJob.of(
                environment.fromSequence(0, size - 1).map(new MadeItems(size, days), new FormType<>(new ItemForm())),
                options,
                mode);
        Sink<Placement> nowhere = new DiscardingSink<>();
        job.placements().sinkTo(nowhere);
        if (job.close() != null) {
            job.close().tellings().sinkTo(new DiscardingSink<>());
        }
        environment.execute();
    }
}
