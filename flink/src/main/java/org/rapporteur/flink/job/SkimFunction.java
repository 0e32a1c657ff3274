package org.rapporteur.flink.job;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Skimmer;
import org.rapporteur.ingest.RawReport;

/** Looks at each report closely enough to find its place. */
public final class SkimFunction extends RichMapFunction<RawReport, Skim> {
    private static final long serialVersionUID = 1;

    private transient @Nullable Skimmer skimmer;

    @Override
    public void open(OpenContext context) {
        skimmer = new Skimmer();
    }

    @Override
    public Skim map(RawReport raw) {
        return Objects.requireNonNull(skimmer).skim(raw);
    }
}
