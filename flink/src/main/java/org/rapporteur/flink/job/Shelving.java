package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.ingest.RawReport;

/** What comes to where a report waits for its story. */
sealed interface Shelving {
    /** Key: the report's id. */
    String report();

    /**
     * The report as it came.
     *
     * @param report its id
     * @param time {@code Skim.time}
     * @param until event time from which it does not change its story any more
     */
    record Came(String report, Packed<RawReport> raw, long time, long until) implements Shelving {}

    /**
     * Its story.
     *
     * @param isFirst whether it was placed for the first time, or moved
     */
    record Placed(Placement placement, boolean isFirst) implements Shelving {
        @Override
        public String report() {
            return placement.report();
        }
    }

    /** How it is written. */
    record AsForm() implements Form<Shelving> {
        @Override
        public Class<Shelving> type() {
            return Shelving.class;
        }

        @Override
        public int version() {
            return 3;
        }

        @Override
        public void write(Shelving value, DataOutput out) throws IOException {
            out.writeBoolean(value instanceof Came);
            switch (value) {
                case Came came -> {
                    Wire.writeText(came.report, out);
                    came.raw.writeTo(out);
                    out.writeLong(came.time);
                    out.writeLong(came.until);
                }
                case Placed placed -> {
                    Wire.write(new PlacementForm(), placed.placement, out);
                    out.writeBoolean(placed.isFirst);
                }
            }
        }

        @Override
        public Shelving read(DataInput in, int version) throws IOException {
            if (!in.readBoolean()) {
                // No version before this one kept a placement.
                return new Placed(Wire.read(new PlacementForm(), in), version < 3 || in.readBoolean());
            }
            String report = version == 1 ? null : Wire.readText(in);
            Packed<RawReport> raw = Forms.readRaw(in, version);
            return new Came(
                    report == null ? raw.open(new RawReportForm()).id() : report, raw, in.readLong(), in.readLong());
        }
    }
}
