package org.rapporteur.eval;

import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.job.AccountJob;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.job.Skimmed;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.Skimmer;

/** What a first look finds in the reports of a {@link SyntheticStream}, made from their words where it is wanted. */
final class ClusterSkims extends RichMapFunction<Long, Skimmed> {
    private static final long serialVersionUID = 1;

    private final int size;
    private final int days;
    private final int length;
    private transient @Nullable SyntheticStream stream;
    private transient @Nullable Skimmer skimmer;

    /** The parameters are those of the stream. */
    ClusterSkims(int size, int days, int length) {
        this.size = size;
        this.days = days;
        this.length = length;
    }

    /** The numbers of reports, in their order. */
    static DataStream<Long> numbers(StreamExecutionEnvironment environment, int size, boolean isHeld) {
        return environment
                .fromSource(new ClusterNumbers(size, isHeld), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                // One source, so that they come in order.
                .setParallelism(1);
    }

    /** The whole job behind the first look. */
    static AccountJob job(DataStream<Long> numbers, ClusterSkims skims, JobOptions options, Mode mode) {
        return AccountJob.ofSkimmed(
                numbers.map(skims, new FormType<>(new Skimmed.AsForm()))
                        .assignTimestampsAndWatermarks(AccountJob.times(options, mode)),
                options,
                mode);
    }

    @Override
    public void open(OpenContext context) {
        stream = new SyntheticStream(size, days, length);
        skimmer = new Skimmer();
    }

    @Override
    public Skimmed map(Long number) {
        return new Skimmed.At(MadeItems.skim(
                Objects.requireNonNull(skimmer), Objects.requireNonNull(stream), Math.toIntExact(number)));
    }
}
