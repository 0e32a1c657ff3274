package org.rapporteur.flink.job;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.source.Item;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Skimmer;

/** Looks at each report closely enough to find its place; what gave no report goes another way. */
final class SkimFunction extends ProcessFunction<Item, Skim> {
    private static final long serialVersionUID = 1;

    private transient @Nullable Skimmer skimmer;

    @Override
    public void open(OpenContext context) {
        skimmer = new Skimmer();
    }

    @Override
    public void processElement(Item item, Context context, Collector<Skim> out) {
        switch (item) {
            case Item.Came(var report) ->
                Objects.requireNonNull(skimmer)
                        .skim(report, out::collect, problem -> context.output(Ways.PROBLEMS, problem));
            case Item.Bad(var problem) -> context.output(Ways.PROBLEMS, problem);
        }
    }
}
