package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.InputProblemForm;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.source.Item;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Skimmer;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

/** What comes out of an input that is looked at as it is read. */
public sealed interface Skimmed {
    /** A report. */
    record At(Skim skim) implements Skimmed {}

    /** What gave none. */
    record Bad(InputProblem problem) implements Skimmed {}

    /** By which reports are put in order; something bad has none. */
    default long time() {
        return switch (this) {
            case At at -> at.skim.time();
            case Bad bad -> Skim.UNDATED;
        };
    }

    /** Looks at an item. */
    final class Look implements MapFunction<Item, Skimmed> {
        private static final long serialVersionUID = 1;

        private transient @Nullable Skimmer skimmer;

        @Override
        public Skimmed map(Item item) {
            return switch (item) {
                case Item.Came(var report) -> look(report);
                case Item.Bad(var problem) -> new Bad(problem);
            };
        }

        private Skimmed look(RawReport report) {
            if (skimmer == null) {
                skimmer = new Skimmer();
            }
            List<Skimmed> one = new ArrayList<>(1);
            skimmer.skim(report, skim -> one.add(new At(skim)), problem -> one.add(new Bad(problem)));
            return one.getFirst();
        }
    }

    /** How it is written. */
    record AsForm() implements Form<Skimmed> {
        @Override
        public Class<Skimmed> type() {
            return Skimmed.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Skimmed value, DataOutput out) throws IOException {
            out.writeBoolean(value instanceof At);
            switch (value) {
                case At at -> Wire.write(new SkimForm(), at.skim, out);
                case Bad bad -> Wire.write(new InputProblemForm(), bad.problem, out);
            }
        }

        @Override
        public Skimmed read(DataInput in, int version) throws IOException {
            return in.readBoolean()
                    ? new At(Wire.read(new SkimForm(), in))
                    : new Bad(Wire.read(new InputProblemForm(), in));
        }
    }
}
