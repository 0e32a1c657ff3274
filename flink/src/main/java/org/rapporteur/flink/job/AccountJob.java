package org.rapporteur.flink.job;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.JobOptions;
import org.rapporteur.flink.JobOptions.Depth;
import org.rapporteur.flink.Placement;
import org.rapporteur.flink.Telling;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.form.TellingForm;
import org.rapporteur.flink.step.Skim;

/**
 * The account as a job: from reports that were skimmed to their stories and the stories' accounts.
 *
 * @param placements which story each report is in; of two of one report the later revision holds
 * @param tellings the account of each story; of two of one story the later revision holds; null if nothing is read
 *     closely
 */
public record AccountJob(
        DataStream<Placement> placements,
        @Nullable DataStream<Telling> tellings) {
    /**
     * Lays out the steps.
     *
     * @param skims with timestamps and watermarks; see {@link #inOrder}
     * @param isBatch whether the job runs in Flink's batch mode
     */
    public static AccountJob of(DataStream<Skim> skims, JobOptions options, boolean isBatch) {
        boolean isRead = options.reading() != Depth.NONE;
        int window = options.windowDays();
        SingleOutputStreamOperator<BandAsk> asks = named(
                skims.keyBy(any -> SequenceOperator.KEY, Types.INT)
                        .transform(
                                "Sequence",
                                new FormType<>(new BandAsk.AsForm()),
                                new SequenceOperator(window, isRead, isBatch)),
                "sequence");
        SingleOutputStreamOperator<Gathering> found = named(
                asks.keyBy(BandAsk::band, Types.LONG)
                        .transform(
                                "Band", new FormType<>(new Gathering.AsForm()), new BandOperator(window, isBatch)),
                "band");
        SingleOutputStreamOperator<Comparing> chosen = named(
                asks.getSideOutput(Ways.GATHER)
                        .union(found)
                        .keyBy(Gathering::place, Types.LONG)
                        .process(new GatherFunction(), new FormType<>(new Comparing.AsForm())),
                "gather");
        SingleOutputStreamOperator<Placing> judged = named(
                asks.getSideOutput(Ways.COMPARE)
                        .union(chosen)
                        .keyBy(Comparing::place, Types.LONG)
                        .process(new CompareFunction(), new FormType<>(new Placing.AsForm())),
                "compare");
        SingleOutputStreamOperator<Placement> placements = named(
                asks.getSideOutput(Ways.PLACE)
                        .union(chosen.getSideOutput(Ways.PLACE), judged)
                        .keyBy(part -> Place.language(part.place()), Types.STRING)
                        .transform("Place", new FormType<>(new PlacementForm()), new PlaceOperator(window, isBatch)),
                "place");
        if (!isRead) {
            return new AccountJob(placements, null);
        }
        SingleOutputStreamOperator<StoryChange> changes = named(
                asks.getSideOutput(Ways.SHELVE)
                        .union(named(
                                placements.map(
                                        placement -> (Shelving) new Shelving.Placed(placement),
                                        new FormType<>(new Shelving.AsForm())),
                                "placed"))
                        .keyBy(Shelving::report, Types.STRING)
                        .process(new ShelfFunction(options.reading()), new FormType<>(new StoryChange.AsForm())),
                "shelf");
        SingleOutputStreamOperator<Telling> tellings = named(
                changes.keyBy(StoryChange::story, Types.STRING)
                        .process(new TellFunction(options, isBatch), new FormType<>(new TellingForm())),
                "tell");
        return new AccountJob(placements, tellings);
    }

    private static <T> SingleOutputStreamOperator<T> named(SingleOutputStreamOperator<T> operator, String id) {
        return operator.uid(id).name(id);
    }

    /**
     * Puts reports under their times. Those without any time hold up nothing.
     *
     * @param isEndless whether reports are taken in the order of their times as far as {@link JobOptions#lateness} tells; else all wait
     *     for the last one
     */
    public static SingleOutputStreamOperator<Skim> inOrder(DataStream<Skim> skims, JobOptions options, boolean isEndless) {
        WatermarkStrategy<Skim> strategy = isEndless
                ? WatermarkStrategy.<Skim>forGenerator(context -> new Lateness(options.lateness()))
                : WatermarkStrategy.noWatermarks();
        return named(
                skims.assignTimestampsAndWatermarks(strategy.withTimestampAssigner((skim, before) -> skim.time())),
                "order");
    }
}
