package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.lineage.LineageReport;

/** What comes to where a report's text is kept. */
sealed interface Comparing {
    /** Key: {@link Place#of} the report whose text is kept. */
    long place();

    Packed<LineageReport> report();

    /**
     * The text to be kept.
     *
     * @param until event time from which nobody asks for it
     */
    record Text(long place, Packed<LineageReport> report, long until) implements Comparing {}

    /**
     * Asks how another report, which came later, relates to it.
     *
     * @param asks place of the other
     * @param rank of this candidate among the other's
     */
    record Ask(long place, long asks, int rank, Packed<LineageReport> report) implements Comparing {}

    /** How it is written. */
    record AsForm() implements Form<Comparing> {
        @Override
        public Class<Comparing> type() {
            return Comparing.class;
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(Comparing value, DataOutput out) throws IOException {
            out.writeLong(value.place());
            value.report().writeTo(out);
            out.writeBoolean(value instanceof Text);
            switch (value) {
                case Text text -> out.writeLong(text.until);
                case Ask ask -> {
                    out.writeLong(ask.asks);
                    out.writeInt(ask.rank);
                }
            }
        }

        @Override
        public Comparing read(DataInput in, int version) throws IOException {
            long place = in.readLong();
            Packed<LineageReport> report = Forms.readLineage(in, version);
            return in.readBoolean()
                    ? new Text(place, report, in.readLong())
                    : new Ask(place, in.readLong(), in.readInt(), report);
        }
    }
}
