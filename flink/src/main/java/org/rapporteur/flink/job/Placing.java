package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.step.Numbered.Tick;
import org.rapporteur.lineage.Edge;
import org.rapporteur.story.StoryReport;

/** What has to be known to place a report. */
sealed interface Placing {
    /** {@link Place#of} the report that is to be placed. */
    long place();

    /** The report itself. */
    record Own(
            long place,
            Packed<StoryReport> report,
            @Nullable Tick tick) implements Placing {}

    /** How many others it is compared with. */
    record Asked(long place, int candidates) implements Placing {}

    /**
     * How it relates to one of them.
     *
     * @param rank of that one among the candidates
     * @param edge null if they stand on their own
     */
    record Judged(long place, int rank, @Nullable Edge edge) implements Placing {}

    /** How it is written. */
    record AsForm() implements Form<Placing> {
        private static final int OWN = 0;
        private static final int ASKED = 1;
        private static final int JUDGED = 2;

        @Override
        public Class<Placing> type() {
            return Placing.class;
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(Placing value, DataOutput out) throws IOException {
            out.writeLong(value.place());
            switch (value) {
                case Own own -> {
                    out.writeByte(OWN);
                    own.report.writeTo(out);
                    Forms.writeTick(own.tick, out);
                }
                case Asked asked -> {
                    out.writeByte(ASKED);
                    out.writeInt(asked.candidates);
                }
                case Judged judged -> {
                    out.writeByte(JUDGED);
                    out.writeInt(judged.rank);
                    Wire.writeOrNull(judged.edge, out, Forms::writeEdge);
                }
            }
        }

        @Override
        public Placing read(DataInput in, int version) throws IOException {
            long place = in.readLong();
            int kind = in.readByte();
            return switch (kind) {
                case OWN -> new Own(place, Forms.readStory(in, version), Forms.readTick(in));
                case ASKED -> new Asked(place, in.readInt());
                case JUDGED -> new Judged(place, in.readInt(), Wire.readOrNull(in, Forms::readEdge));
                default -> throw new IOException("damaged: kind " + kind);
            };
        }
    }
}
