package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.Shares;

/** What comes together to choose a report's candidates. */
sealed interface Gathering {
    /** Key: {@link Place#of} the report. */
    long place();

    /** The report itself. */
    record Own(long place, Packed<LineageReport> report) implements Gathering {}

    /** What one band found. */
    record Found(long place, Shares shares) implements Gathering {}

    /** How it is written. */
    record AsForm() implements Form<Gathering> {
        @Override
        public Class<Gathering> type() {
            return Gathering.class;
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(Gathering value, DataOutput out) throws IOException {
            out.writeLong(value.place());
            out.writeBoolean(value instanceof Own);
            switch (value) {
                case Own own -> own.report.writeTo(out);
                case Found found -> {
                    Shares shares = found.shares;
                    out.writeInt(shares.size());
                    for (int i = 0; i < shares.size(); i++) {
                        out.writeInt(shares.number(i));
                        out.writeInt(shares.wording(i));
                        out.writeInt(shares.skeleton(i));
                    }
                }
            }
        }

        @Override
        public Gathering read(DataInput in, int version) throws IOException {
            long place = in.readLong();
            if (in.readBoolean()) {
                return new Own(place, Forms.readLineage(in, version));
            }
            Shares shares = new Shares();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                shares.add(in.readInt(), in.readInt(), in.readInt());
            }
            return new Found(place, shares);
        }
    }
}
