package org.rapporteur.flink.job;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.form.TellingForm;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.flink.sink.ToDesk;
import org.rapporteur.flink.sink.ToDeskForm;
import org.rapporteur.flink.source.Item;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.ingest.InputProblem;

/**
 * The account as a job: from what comes in to the stories of the reports and the stories' accounts.
 *
 * @param placements which story each report is in; of two of one report the later revision holds
 * @param problems what gave no report, and stories that could not be told
 * @param close null if nothing is read closely
 */
public record AccountJob(
        DataStream<Placement> placements,
        DataStream<InputProblem> problems,
        @Nullable Close close) {
    /** Parts of the keys that slots share out: at most so many slots can work, and state fits a job with any number up to it. */
    public static final int MOST_SLOTS = 128;

    /**
     * What comes of reading closely.
     *
     * @param tellings the account of each story; of two of one story the later revision holds
     * @param toDesk what a desk has to be told, each report's in order
     */
    public record Close(DataStream<Telling> tellings, DataStream<ToDesk> toDesk) {}

    /** How a job runs. */
    public enum Mode {
        /** As Flink's batch, step after step; the input has an end. */
        BATCH,
        /** As a stream whose reports all wait for the last one, before they are put in order. */
        STREAM,
        /** As a stream that goes on for ever; reports wait as long as {@link JobOptions#lateness} tells. */
        ENDLESS
    }

    /** Lays out the steps. */
    public static AccountJob of(DataStream<Item> items, JobOptions options, Mode mode) {
        var skimmed = named("skim", items.map(new Skimmed.Look(), type(new Skimmed.AsForm())));
        return ofSkimmed(named("order", skimmed.assignTimestampsAndWatermarks(times(options, mode))), options, mode);
    }

    /**
     * When things came, for an input that is looked at as it is read ({@link Skimmed.Look}). An input of several parts, such as a
     * topic's partitions, has come as far as the part that is furthest behind.
     */
    public static WatermarkStrategy<Skimmed> times(JobOptions options, Mode mode) {
        WatermarkStrategy<Skimmed> strategy =
                switch (mode) {
                    case BATCH, STREAM -> WatermarkStrategy.noWatermarks();
                    case ENDLESS -> WatermarkStrategy.forGenerator(context -> new Lateness(options.lateness()));
                };
        return strategy.withTimestampAssigner((skimmed, before) -> skimmed.time());
    }

    /** Lays out the steps behind the first, for what was looked at as it was read and has its {@link #times}. */
    public static AccountJob ofSkimmed(DataStream<Skimmed> skimmed, JobOptions options, Mode mode) {
        var skims = named("split", skimmed.process(new SplitFunction(), type(new SkimForm())));
        return of(skims, skims.getSideOutput(Ways.PROBLEMS), options, mode);
    }

    private static AccountJob of(
            DataStream<Skim> skims, DataStream<InputProblem> problems, JobOptions options, Mode mode) {
        boolean isBatch = mode == Mode.BATCH;
        boolean isRead = options.reading() != Depth.NONE;
        int window = options.windowDays();
        var asks = named(
                "sequence",
                skims.keyBy(any -> SequenceOperator.KEY, Types.INT)
                        .transform(
                                "Sequence", type(new BandAsk.AsForm()), new SequenceOperator(window, isRead, isBatch)));
        var found = named(
                "band",
                asks.keyBy(BandAsk::band, Types.LONG)
                        .transform("Band", type(new Gathering.AsForm()), new BandOperator(window, isBatch)));
        var chosen = named(
                "gather",
                asks.getSideOutput(Ways.GATHER)
                        .union(found)
                        .keyBy(Gathering::place, Types.LONG)
                        .process(new GatherFunction(), type(new Comparing.AsForm())));
        var judged = named(
                "compare",
                asks.getSideOutput(Ways.COMPARE)
                        .union(chosen)
                        .keyBy(Comparing::place, Types.LONG)
                        .process(new CompareFunction(), type(new Placing.AsForm())));
        var placements = named(
                "place",
                asks.getSideOutput(Ways.PLACE)
                        .union(chosen.getSideOutput(Ways.PLACE), judged)
                        .keyBy(part -> Place.language(part.place()), Types.STRING)
                        .transform("Place", type(new PlacementForm()), new PlaceOperator(window, isBatch)));
        DataStream<InputProblem> bad = problems.union(asks.getSideOutput(Ways.PROBLEMS));
        return isRead
                ? closely(asks.getSideOutput(Ways.SHELVE), placements, bad, options, isBatch)
                : new AccountJob(placements, bad, null);
    }

    /** Lays out the reading and the telling behind the placing. */
    private static AccountJob closely(
            DataStream<Shelving> came,
            SingleOutputStreamOperator<Placement> placements,
            DataStream<InputProblem> problems,
            JobOptions options,
            boolean isBatch) {
        var changes = named(
                "shelf",
                came.union(placements.getSideOutput(Ways.SHELVE))
                        .keyBy(Shelving::report, Types.STRING)
                        .process(new ShelfFunction(options.reading()), type(new StoryChange.AsForm())));
        var tellings = named(
                "tell",
                changes.keyBy(StoryChange::story, Types.STRING)
                        .process(new TellFunction(options, isBatch), type(new TellingForm())));
        var told = named("told", tellings.map(telling -> (ToDesk) new ToDesk.Told(telling), type(new ToDeskForm())));
        DataStream<InputProblem> all = problems.union(tellings.getSideOutput(Ways.PROBLEMS));
        var bad = named("bad", all.map(problem -> (ToDesk) new ToDesk.Bad(problem), type(new ToDeskForm())));
        DataStream<ToDesk> toDesk = changes.getSideOutput(Ways.DESK).union(told, bad);
        return new AccountJob(placements, all, new Close(tellings, toDesk));
    }

    private static <T> FormType<T> type(Form<T> form) {
        return new FormType<>(form);
    }

    /** State is found again under that name, whatever the job looks like by then. */
    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.uid(name).name(name);
    }
}
