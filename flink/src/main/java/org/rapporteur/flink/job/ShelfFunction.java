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
import org.rapporteur.flink.JobOptions.Depth;
import org.rapporteur.flink.Placement;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.sink.ToDesk;
import org.rapporteur.flink.step.CloseReader;
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
    private transient @Nullable ListState<Placement> early;

    ShelfFunction(Depth depth) {
        this.depth = depth;
    }

    @Override
    public void open(OpenContext context) {
        reader = new CloseReader(depth);
        came = getRuntimeContext().getState(new ValueStateDescriptor<>("came", new FormType<>(new Shelving.AsForm())));
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", new FormType<>(new ToldForm())));
        FormType<Placement> placement = new FormType<>(new PlacementForm());
        placed = getRuntimeContext().getState(new ValueStateDescriptor<>("placed", placement));
        early = getRuntimeContext().getListState(new ListStateDescriptor<>("early", placement));
    }

    @Override
    public void processElement(Shelving message, Context context, Collector<StoryChange> out) throws Exception {
        ValueState<Shelving> raw = Objects.requireNonNull(came);
        ValueState<Placement> place = Objects.requireNonNull(placed);
        switch (message) {
            case Shelving.Came report -> {
                context.timerService().registerEventTimeTimer(report.until());
                Placement known = place.value();
                if (known == null) {
                    raw.update(report);
                    return;
                }
                // Its placements overtook it. All are handed on, as if it had come first.
                List<Placement> all = new ArrayList<>();
                Objects.requireNonNull(early).get().forEach(all::add);
                early.clear();
                Placement before = all.isEmpty() ? known : all.getFirst();
                Told read = read(report, before, context, out);
                for (Placement placement : all.subList(Math.min(1, all.size()), all.size())) {
                    move(read, before, placement, context, out);
                    before = placement;
                }
            }
            case Shelving.Placed now -> {
                Placement placement = now.placement();
                Placement before = place.value();
                place.update(placement);
                Told read = Objects.requireNonNull(told).value();
                if (read != null && before != null) {
                    move(read, before, placement, context, out);
                } else if (raw.value() instanceof Shelving.Came report) {
                    raw.clear();
                    read(report, placement, context, out);
                } else {
                    Objects.requireNonNull(early).add(placement);
                }
            }
        }
    }

    private static void move(
            Told read, Placement before, Placement placement, Context context, Collector<StoryChange> out) {
        context.output(Ways.DESK, new ToDesk.Placed(placement));
        if (!before.story().equals(placement.story())) {
            out.collect(new StoryChange.Left(before.story(), placement.report()));
            out.collect(new StoryChange.Joined(placement.story(), read));
        }
    }

    private Told read(Shelving.Came report, Placement placement, Context context, Collector<StoryChange> out)
            throws Exception {
        boolean isOriginal = placement.madeFrom() == null;
        RawReport raw = Forms.open(report.raw());
        Reading reading = Objects.requireNonNull(reader).read(raw, isOriginal);
        Told read = Told.of(reading, report.time(), isOriginal);
        Objects.requireNonNull(told).update(read);
        context.output(Ways.DESK, new ToDesk.Read(raw, reading));
        context.output(Ways.DESK, new ToDesk.Placed(placement));
        out.collect(new StoryChange.Joined(placement.story(), read));
        return read;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<StoryChange> out) {
        Objects.requireNonNull(came).clear();
        Objects.requireNonNull(told).clear();
        Objects.requireNonNull(placed).clear();
        Objects.requireNonNull(early).clear();
    }
}
