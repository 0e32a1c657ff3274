package org.rapporteur.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.job.AccountJob;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.job.Skimmed;
import org.rapporteur.flink.sink.DeskSink;
import org.rapporteur.flink.sink.LineFiles;
import org.rapporteur.flink.sink.LineTopics;
import org.rapporteur.flink.source.ItemForm;
import org.rapporteur.flink.source.KafkaReports;
import org.rapporteur.flink.source.PileSource;
import org.rapporteur.flink.step.JobOptions;

/**
 * A job as somebody asks for it: what is read, how, and where the results go.
 *
 * @param paths files and folders, or none
 * @param from a topic that reports come from, or null
 * @param mode how the job runs
 * @param checkpointEvery pause between two checkpoints of a stream: what comes out is finished with each
 * @param to where the results go
 */
public record Submission(
        List<Path> paths, @Nullable Topic from, Mode mode, Duration checkpointEvery, JobOptions options, Results to) {
    /**
     * A partition of a topic, or a slot that reads none, that is silent for so long holds up nobody; a broker that is killed is back
     * after some 15 s. When it speaks again, what is too late by then is taken as it comes.
     */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    public Submission {
        paths = List.copyOf(paths);
        if (paths.isEmpty() == (from == null)) {
            throw new IllegalArgumentException("reports come from files or from a topic");
        }
        if (to.database != null && options.reading() == JobOptions.Depth.NONE) {
            throw new IllegalArgumentException(
                    "a desk shows what was read in the reports, so something must be read for it");
        }
    }

    /**
     * A topic of Kafka.
     *
     * @param servers {@code host:port}, several with commas
     */
    public record Topic(String servers, String name) {}

    /**
     * Where results go; each may be null, and one at least is not.
     *
     * @param folder for files
     * @param topics the stories go to the topic of that name with {@code -stories} behind it, the accounts to that with {@code -accounts}
     * @param database of a desk, {@code jdbc:postgresql://...}
     */
    public record Results(
            @Nullable Path folder,
            @Nullable Topic topics,
            @Nullable String database) {
        public Results {
            if (folder == null && topics == null && database == null) {
                throw new IllegalArgumentException("the results go nowhere");
            }
        }
    }

    /** Lays the job out on an engine. */
    public void lay(StreamExecutionEnvironment environment) {
        environment.setRuntimeMode(mode == Mode.BATCH ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
        environment.setMaxParallelism(AccountJob.MOST_SLOTS);
        // Else Flink counts bytes to tell how many slots a step of a batch is worth, and gives reading, which is slow,
        // one of them.
        environment.configure(new Configuration().set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false));
        // All that goes from step to step is never altered.
        environment.getConfig().enableObjectReuse();
        if (mode != Mode.BATCH) {
            environment.enableCheckpointing(checkpointEvery.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        }
        deliver(job(environment));
    }

    private AccountJob job(StreamExecutionEnvironment environment) {
        if (from == null) {
            return AccountJob.of(
                    environment
                            .fromSource(
                                    new PileSource(paths),
                                    WatermarkStrategy.noWatermarks(),
                                    "pile",
                                    new FormType<>(new ItemForm()))
                            .uid("pile"),
                    options,
                    mode);
        }
        WatermarkStrategy<Skimmed> times = AccountJob.times(options, mode);
        FormType<Skimmed> type = new FormType<>(new Skimmed.AsForm());
        return AccountJob.ofSkimmed(
                environment
                        .fromSource(
                                KafkaReports.of(
                                        from.servers,
                                        from.name,
                                        "rapporteur",
                                        mode != Mode.ENDLESS,
                                        new Skimmed.Look(),
                                        type),
                                mode == Mode.ENDLESS ? times.withIdleness(SILENCE) : times,
                                "topic",
                                type)
                        .uid("topic"),
                options,
                mode);
    }

    private void deliver(AccountJob job) {
        AccountJob.Close close = job.close();
        if (to.folder != null) {
            name("stories-files", job.placements().sinkTo(LineFiles.stories(to.folder)));
            name("problems-files", job.problems().sinkTo(LineFiles.problems(to.folder)));
            if (close != null) {
                name("accounts-files", close.tellings().sinkTo(LineFiles.accounts(to.folder)));
            }
        }
        if (to.topics != null) {
            String servers = to.topics.servers;
            String name = to.topics.name;
            name("stories-topic", job.placements().sinkTo(LineTopics.stories(servers, name + "-stories", name)));
            if (close != null) {
                name("accounts-topic", close.tellings().sinkTo(LineTopics.accounts(servers, name + "-accounts", name)));
            }
        }
        if (to.database != null && close != null) {
            // One writer at a time has its turn in a desk's store; so each report's words stay in order, too.
            name("desk", close.toDesk().sinkTo(new DeskSink(to.database)).setParallelism(1));
        }
    }

    /** A sink's state is found again under that name. */
    private static void name(String name, DataStreamSink<?> sink) {
        sink.uid(name).name(name);
    }
}
