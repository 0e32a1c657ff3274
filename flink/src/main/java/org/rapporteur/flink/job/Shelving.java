package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.Placement;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.ingest.RawReport;

/** What comes to where a report waits for its story. */
sealed interface Shelving {
    /** Key: the report's id. */
    String report();

    /**
     * The report as it came.
     *
     * @param time {@code Skim.time}
     * @param until event time from which it does not change its story any more
     */
    record Came(RawReport raw, long time, long until) implements Shelving {
        @Override
        public String report() {
            return raw.id();
        }
    }

    /** Its story. */
    record Placed(Placement placement) implements Shelving {
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
            return 1;
        }

        @Override
        public void write(Shelving value, DataOutput out) throws IOException {
            out.writeBoolean(value instanceof Came);
            switch (value) {
                case Came came -> {
                    Wire.write(new RawReportForm(), came.raw, out);
                    out.writeLong(came.time);
                    out.writeLong(came.until);
                }
                case Placed placed -> Wire.write(new PlacementForm(), placed.placement, out);
            }
        }

        @Override
        public Shelving read(DataInput in, int version) throws IOException {
            return in.readBoolean()
                    ? new Came(Wire.read(new RawReportForm(), in), in.readLong(), in.readLong())
                    : new Placed(Wire.read(new PlacementForm(), in));
        }
    }
}
