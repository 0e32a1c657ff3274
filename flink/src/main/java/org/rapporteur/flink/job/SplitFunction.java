package org.rapporteur.flink.job;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.rapporteur.flink.step.Skim;

/** What gave no report goes another way. */
final class SplitFunction extends ProcessFunction<Skimmed, Skim> {
    private static final long serialVersionUID = 1;

    @Override
    public void processElement(Skimmed skimmed, Context context, Collector<Skim> out) {
        switch (skimmed) {
            case Skimmed.At at -> out.collect(at.skim());
            case Skimmed.Bad bad -> context.output(Ways.PROBLEMS, bad.problem());
        }
    }
}
