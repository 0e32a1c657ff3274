package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.rapporteur.lineage.LineageSteps;
import org.rapporteur.lineage.MarkIndex;
import org.rapporteur.lineage.Shares;

/** Keeps one band of a language's index, and answers who has marks in common with a report. */
final class BandOperator extends HeldOperator<Long, MarkIndex, BandAsk, Gathering> {
    private static final long serialVersionUID = 1;

    private final int windowDays;

    BandOperator(int windowDays, boolean isBatch) {
        super(isBatch);
        this.windowDays = windowDays;
    }

    @Override
    MarkIndex begin(Long band) {
        return LineageSteps.index(windowDays);
    }

    @Override
    public void processElement(StreamRecord<BandAsk> record) {
        BandAsk ask = record.getValue();
        MarkIndex index = current();
        if (ask.tick() != null) {
            index.forgetBefore(ask.tick().day(), ask.tick().number());
        }
        if (ask.isListed()) {
            index.add(Place.number(ask.place()), ask.day(), ask.marks().numbers());
        }
        Shares found = new Shares();
        index.find(ask.day(), ask.marks().numbers(), found);
        output.collect(new StreamRecord<>(new Gathering.Found(ask.place(), found), record.getTimestamp()));
    }

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(Long band, MarkIndex index, DataOutput out) throws IOException {
        out.writeLong(band);
        index.writeTo(out);
    }

    @Override
    Map.Entry<Long, MarkIndex> read(DataInput in, int version) throws IOException {
        return Map.entry(in.readLong(), MarkIndex.readFrom(in));
    }
}
