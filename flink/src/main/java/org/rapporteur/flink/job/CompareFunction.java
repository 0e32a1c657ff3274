package org.rapporteur.flink.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.LineageSteps;

/** Keeps a report's text while later ones may be made from it, and lays them beside it. */
final class CompareFunction extends KeyedProcessFunction<Long, Comparing, Placing> {
    private static final long serialVersionUID = 1;
    /** About 5 MB; the reports of a hot story are compared with the same ones. */
    private static final int KEPT = 256;

    private transient @Nullable ValueState<Comparing> text;
    private transient @Nullable ListState<Comparing> early;
    private transient @Nullable LineageSteps steps;
    private transient @Nullable Map<Long, LineageSteps.Traced> traced;

    @Override
    public void open(OpenContext context) {
        FormType<Comparing> type = new FormType<>(new Comparing.AsForm());
        text = getRuntimeContext().getState(new ValueStateDescriptor<>("text", type));
        early = getRuntimeContext().getListState(new ListStateDescriptor<>("early", type));
        steps = new LineageSteps();
        traced = new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, LineageSteps.Traced> eldest) {
                return size() > KEPT;
            }
        };
    }

    @Override
    public void processElement(Comparing message, Context context, Collector<Placing> out) throws Exception {
        ValueState<Comparing> own = Objects.requireNonNull(text);
        ListState<Comparing> waiting = Objects.requireNonNull(early);
        switch (message) {
            case Comparing.Text kept -> {
                own.update(kept);
                context.timerService().registerEventTimeTimer(kept.until());
                List<Comparing> asked = new ArrayList<>();
                waiting.get().forEach(asked::add);
                waiting.clear();
                for (Comparing each : asked) {
                    answer(kept, (Comparing.Ask) each, out);
                }
            }
            case Comparing.Ask ask -> {
                if (own.value() instanceof Comparing.Text kept) {
                    answer(kept, ask, out);
                } else {
                    // It overtook the text, which comes by a shorter way and yet by another one.
                    waiting.add(ask);
                }
            }
        }
    }

    private void answer(Comparing.Text kept, Comparing.Ask ask, Collector<Placing> out) {
        LineageSteps.Traced own =
                Objects.requireNonNull(traced).computeIfAbsent(kept.place(), any -> trace(kept.report()));
        out.collect(new Placing.Judged(
                ask.asks(), ask.rank(), Objects.requireNonNull(steps).edge(trace(ask.report()), own)));
    }

    private LineageSteps.Traced trace(Packed<LineageReport> report) {
        return Objects.requireNonNull(steps).trace(report.open(LineageReport::readFrom));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Placing> out) throws Exception {
        Objects.requireNonNull(text).clear();
        Objects.requireNonNull(early).clear();
    }
}
