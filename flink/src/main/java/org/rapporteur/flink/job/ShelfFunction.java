package org.rapporteur.flink.job;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
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

    ShelfFunction(Depth depth) {
        this.depth = depth;
    }

    @Override
    public void open(OpenContext context) {
        reader = new CloseReader(depth);
        came = getRuntimeContext().getState(new ValueStateDescriptor<>("came", new FormType<>(new Shelving.AsForm())));
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", new FormType<>(new ToldForm())));
        placed = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("placed", new FormType<>(new PlacementForm())));
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
                } else {
                    read(report, known, context, out);
                }
            }
            case Shelving.Placed now -> {
                Placement placement = now.placement();
                Placement before = place.value();
                place.update(placement);
                boolean isRead = Objects.requireNonNull(told).value() != null;
                if (isRead) {
                    context.output(Ways.DESK, new ToDesk.Placed(placement));
                }
                boolean hasMoved = before != null && !before.story().equals(placement.story());
                if (hasMoved) {
                    out.collect(new StoryChange.Left(before.story(), placement.revision(), placement.report()));
                }
                if (raw.value() instanceof Shelving.Came report) {
                    raw.clear();
                    read(report, placement, context, out);
                } else if (hasMoved) {
                    Told read = Objects.requireNonNull(told).value();
                    if (read != null) {
                        out.collect(new StoryChange.Joined(placement.story(), placement.revision(), read));
                    }
                }
            }
        }
    }

    private void read(Shelving.Came report, Placement placement, Context context, Collector<StoryChange> out)
            throws Exception {
        boolean isOriginal = placement.madeFrom() == null;
        RawReport raw = Forms.open(report.raw());
        Reading reading = Objects.requireNonNull(reader).read(raw, isOriginal);
        Told read = Told.of(reading, report.time(), isOriginal);
        Objects.requireNonNull(told).update(read);
        context.output(Ways.DESK, new ToDesk.Read(raw, reading));
        context.output(Ways.DESK, new ToDesk.Placed(placement));
        out.collect(new StoryChange.Joined(placement.story(), placement.revision(), read));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<StoryChange> out) {
        Objects.requireNonNull(came).clear();
        Objects.requireNonNull(told).clear();
        Objects.requireNonNull(placed).clear();
    }
}
