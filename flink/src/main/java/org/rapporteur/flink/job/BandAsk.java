package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.step.Numbered.Tick;
import org.rapporteur.flink.step.Skim.Marks;

/**
 * Asks one band of the index who has marks in common with a report, and lists it there.
 *
 * @param band key: {@link Place#ofBand}
 * @param place of the report
 * @param marks those of the band
 */
record BandAsk(
        long band,
        long place,
        OptionalLong day,
        boolean isListed,
        @Nullable Tick tick,
        Marks marks) {
    /** How it is written. */
    public record AsForm() implements Form<BandAsk> {
        @Override
        public Class<BandAsk> type() {
            return BandAsk.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(BandAsk ask, DataOutput out) throws IOException {
            out.writeLong(ask.band);
            out.writeLong(ask.place);
            Forms.writeDay(ask.day, out);
            out.writeBoolean(ask.isListed);
            Forms.writeTick(ask.tick, out);
            Forms.writeMarks(ask.marks, out);
        }

        @Override
        public BandAsk read(DataInput in, int version) throws IOException {
            return new BandAsk(
                    in.readLong(),
                    in.readLong(),
                    Forms.readDay(in),
                    in.readBoolean(),
                    Forms.readTick(in),
                    Forms.readMarks(in));
        }
    }
}
