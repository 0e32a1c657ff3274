package org.rapporteur.flink.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.sink.ToDesk;
import org.rapporteur.flink.step.CloseReader;
import org.rapporteur.flink.step.JobOptions.Depth;
import org.rapporteur.flink.step.Told;
import org.rapporteur.ingest.RawReport;

/**
 * Reads a report closely, once, when it is known whether it was made from another; hands it to its story, and to another one when it has
 * to move.
 */
final class ShelfFunction extends KeyedProcessFunction<String, Shelving, StoryChange> {
    private static final long serialVersionUID = 1;

    private final Depth depth;
    private transient @Nullable CloseReader reader;
    private transient @Nullable ValueState<Shelving> came;
    private transient @Nullable ValueState<Told> told;
    private transient @Nullable ValueState<Placement> placed;
    private transient @Nullable ListState<Shelving> later;
    private transient @Nullable ListState<Shelving> unsettled;

    ShelfFunction(Depth depth) {
        this.depth = depth;
    }

    @Override
    public void open(OpenContext context) {
        reader = new CloseReader(depth);
        FormType<Shelving> shelving = new FormType<>(new Shelving.AsForm());
        came = getRuntimeContext().getState(new ValueStateDescriptor<>("came", shelving));
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", new FormType<>(new ToldForm())));
        placed =
                getRuntimeContext().getState(new ValueStateDescriptor<>("placed", new FormType<>(new PlacementForm())));
        later = getRuntimeContext().getListState(new ListStateDescriptor<>("later", shelving));
        unsettled = getRuntimeContext().getListState(new ListStateDescriptor<>("unsettled", shelving));
    }

    /**
     * Reports come in their order and placements in theirs, but either may overtake the other; an id whose first report is long past may
     * have come again by then. So each first placement takes the next report, and all are settled in the placements' order.
     */
    @Override
    public void processElement(Shelving message, Context context, Collector<StoryChange> out) throws Exception {
        ListState<Shelving> waiting = Objects.requireNonNull(unsettled);
        switch (message) {
            case Shelving.Came report -> {
                context.timerService().registerEventTimeTimer(report.until());
                if (Objects.requireNonNull(came).value() == null) {
                    came.update(report);
                } else {
                    Objects.requireNonNull(later).add(report);
                }
            }
            case Shelving.Placed placement -> waiting.add(placement);
        }
        List<Shelving> placements = listed(waiting);
        int settled = 0;
        while (settled < placements.size() && settle((Shelving.Placed) placements.get(settled), context, out)) {
            settled++;
        }
        if (settled > 0) {
            waiting.update(placements.subList(settled, placements.size()));
        }
    }

    private static List<Shelving> listed(ListState<Shelving> state) throws Exception {
        List<Shelving> list = new ArrayList<>();
        state.get().forEach(list::add);
        return list;
    }

    /** False if it has to wait for its report. */
    private boolean settle(Shelving.Placed message, Context context, Collector<StoryChange> out) throws Exception {
        Placement placement = message.placement();
        if (message.isFirst()) {
            Shelving.Came report = next();
            if (report == null) {
                return false;
            }
            read(report, placement.madeFrom() == null, context);
        }
        Told read = Objects.requireNonNull(told).value();
        if (read == null) {
            // It moves after it was forgotten.
            return true;
        }
        context.output(Ways.DESK, new ToDesk.Placed(placement));
        Placement before = Objects.requireNonNull(placed).value();
        placed.update(placement);
        if (before == null || !before.story().equals(placement.story())) {
            if (before != null) {
                out.collect(new StoryChange.Left(before.story(), placement.report()));
            }
            out.collect(new StoryChange.Joined(placement.story(), read));
        }
        return true;
    }

    private Shelving.@Nullable Came next() throws Exception {
        ValueState<Shelving> first = Objects.requireNonNull(came);
        if (!(first.value() instanceof Shelving.Came report)) {
            return null;
        }
        ListState<Shelving> others = Objects.requireNonNull(later);
        List<Shelving> left = listed(others);
        if (left.isEmpty()) {
            first.clear();
        } else {
            first.update(left.getFirst());
            others.update(left.subList(1, left.size()));
        }
        return report;
    }

    private void read(Shelving.Came report, boolean isOriginal, Context context) throws Exception {
        RawReport raw = report.raw().open(new RawReportForm());
        Reading reading = Objects.requireNonNull(reader).read(raw, isOriginal);
        Objects.requireNonNull(told).update(Told.of(reading, report.time(), isOriginal));
        context.output(Ways.DESK, new ToDesk.Read(raw, reading));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<StoryChange> out) {
        Objects.requireNonNull(came).clear();
        Objects.requireNonNull(told).clear();
        Objects.requireNonNull(placed).clear();
        Objects.requireNonNull(later).clear();
        Objects.requireNonNull(unsettled).clear();
    }
}
