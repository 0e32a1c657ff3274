package org.rapporteur.flink.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Teller;
import org.rapporteur.flink.step.Told;

/**
 * Keeps what was read in the reports of a story, and tells its account: in a stream some time after a change, so that a busy story is not
 * told for every report; at the end of what comes in any case. A story in which nothing happens any more is forgotten; its account stays
 * where it was written.
 */
final class TellFunction extends KeyedProcessFunction<String, StoryChange, Telling> {
    private static final long serialVersionUID = 1;
    /** When nothing more comes. */
    private static final long END = Long.MAX_VALUE;

    private final JobOptions options;
    private final boolean isBatch;
    private transient @Nullable Teller teller;
    private transient @Nullable MapState<String, Told> reports;
    private transient @Nullable ValueState<Long> revision;
    private transient @Nullable ValueState<Long> told;
    private transient @Nullable ValueState<Long> until;

    TellFunction(JobOptions options, boolean isBatch) {
        this.options = options;
        this.isBatch = isBatch;
    }

    @Override
    public void open(OpenContext context) {
        teller = new Teller(options.mostTold());
        reports = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("reports", Types.STRING, new FormType<>(new ToldForm())));
        revision = getRuntimeContext().getState(new ValueStateDescriptor<>("revision", Types.LONG));
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", Types.LONG));
        until = getRuntimeContext().getState(new ValueStateDescriptor<>("until", Types.LONG));
    }

    @Override
    public void processElement(StoryChange change, Context context, Collector<Telling> out) throws Exception {
        MapState<String, Told> held = Objects.requireNonNull(reports);
        switch (change) {
            case StoryChange.Joined joined -> {
                held.put(joined.told().report(), joined.told());
                keepUntil(joined.told().time(), context);
            }
            case StoryChange.Left left -> held.remove(left.report());
        }
        ValueState<Long> last = Objects.requireNonNull(revision);
        Long before = last.value();
        // Changes of different reports overtake each other: only their count tells how much is known of the story.
        last.update(before == null ? 1 : before + 1);
        if (before == null) {
            context.timerService().registerEventTimeTimer(END);
        }
        if (!isBatch) {
            // Of all the changes within one rest one timer is left: those of one time are one.
            long rest = Math.max(1, options.rest().toMillis());
            long now = context.timerService().currentProcessingTime();
            context.timerService().registerProcessingTimeTimer((now / rest + 1) * rest);
        }
    }

    /** A story takes no report that is older than its last one by more than the window; one that is late counts from when it comes. */
    private void keepUntil(long time, Context context) throws Exception {
        ValueState<Long> end = Objects.requireNonNull(until);
        long now = Math.min(context.timerService().currentWatermark(), Skim.UNDATED);
        long wanted = Math.max(time, now) + TimeUnit.DAYS.toMillis(2L * options.windowDays() + 2);
        Long before = end.value();
        if (before == null || before < wanted) {
            if (before != null) {
                context.timerService().deleteEventTimeTimer(before);
            }
            end.update(wanted);
            context.timerService().registerEventTimeTimer(wanted);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Telling> out) throws Exception {
        tell(context, out);
        if (context.timeDomain() == TimeDomain.EVENT_TIME && timestamp != END) {
            Objects.requireNonNull(reports).clear();
            Objects.requireNonNull(revision).clear();
            Objects.requireNonNull(told).clear();
            Objects.requireNonNull(until).clear();
            context.timerService().deleteEventTimeTimer(END);
        }
    }

    /** Tells what was not told yet. */
    private void tell(OnTimerContext context, Collector<Telling> out) throws Exception {
        Long last = Objects.requireNonNull(revision).value();
        ValueState<Long> known = Objects.requireNonNull(told);
        if (last == null || last.equals(known.value())) {
            return;
        }
        known.update(last);
        List<Told> all = new ArrayList<>();
        Objects.requireNonNull(reports).values().forEach(all::add);
        Objects.requireNonNull(teller)
                .tell(
                        context.getCurrentKey(),
                        last,
                        all,
                        out::collect,
                        problem -> context.output(Ways.PROBLEMS, problem));
    }
}
