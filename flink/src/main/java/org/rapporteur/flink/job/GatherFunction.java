package org.rapporteur.flink.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.LineageSteps;
import org.rapporteur.lineage.Shares;

/** Adds up what the bands found for a report, and asks those that are worth laying beside it. Keeps nothing after that. */
final class GatherFunction extends KeyedProcessFunction<Long, Gathering, Comparing> {
    private static final long serialVersionUID = 1;
    /** The report itself, and an answer from each band. */
    private static final int PARTS = LineageSteps.BANDS + 1;

    private transient @Nullable ListState<Gathering> parts;
    private transient @Nullable ValueState<Integer> count;

    @Override
    public void open(OpenContext context) {
        parts = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("parts", new FormType<>(new Gathering.AsForm())));
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.INT));
    }

    @Override
    public void processElement(Gathering part, Context context, Collector<Comparing> out) throws Exception {
        ListState<Gathering> waiting = Objects.requireNonNull(parts);
        ValueState<Integer> number = Objects.requireNonNull(count);
        Integer before = number.value();
        int so = before == null ? 1 : before + 1;
        if (so < PARTS) {
            waiting.add(part);
            number.update(so);
            return;
        }
        List<Gathering> all = new ArrayList<>();
        waiting.get().forEach(all::add);
        all.add(part);
        waiting.clear();
        number.clear();
        choose(part.place(), all, context, out);
    }

    private static void choose(long place, List<Gathering> parts, Context context, Collector<Comparing> out) {
        Shares shares = new Shares();
        Packed<LineageReport> report = null;
        for (Gathering part : parts) {
            switch (part) {
                case Gathering.Own own -> report = own.report();
                case Gathering.Found found -> {
                    Shares these = found.shares();
                    for (int i = 0; i < these.size(); i++) {
                        shares.add(these.number(i), these.wording(i), these.skeleton(i));
                    }
                }
            }
        }
        Packed<LineageReport> own = Objects.requireNonNull(report, "a report without itself");
        String language = Place.language(place);
        int rank = 0;
        for (int number : shares.best(LineageSteps.CANDIDATES_PER_KIND)) {
            if (number != Place.number(place)) {
                out.collect(new Comparing.Ask(Place.of(language, number), place, rank++, own));
            }
        }
        context.output(Ways.PLACE, new Placing.Asked(place, rank));
    }
}
