package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.step.Numbered;
import org.rapporteur.flink.step.Numbering;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.lineage.LineageSteps;

/**
 * Puts all reports in order and numbers them; sends each on to where it is compared, placed and read.
 *
 * <p>A stream waits for the watermark; what comes after it is numbered as it comes. A batch comes in order of time already, and waits for
 * the reports of the same time only.
 */
final class SequenceOperator extends HeldOperator<Integer, SequenceOperator.Line, Skim, BandAsk> {
    private static final long serialVersionUID = 1;
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    /** All reports have one key: which comes before which is decided in one place. */
    static final Integer KEY = 0;

    private final int windowDays;
    private final boolean isRead;
    private transient long watermark;

    /** @param isRead whether reports are read closely in the end */
    SequenceOperator(int windowDays, boolean isRead, boolean isBatch) {
        super(isBatch);
        this.windowDays = windowDays;
        this.isRead = isRead;
    }

    /** The reports that wait, and the numbers given so far. */
    static final class Line {
        private final TreeSet<Skim> waiting = new TreeSet<>(Skim.ORDER);
        private final Numbering numbering;

        Line(Numbering numbering) {
            this.numbering = numbering;
        }
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        watermark = Long.MIN_VALUE;
        super.initializeState(context);
    }

    @Override
    Line begin(Integer key) {
        return new Line(new Numbering(windowDays));
    }

    @Override
    public void processElement(StreamRecord<Skim> record) {
        Line line = current();
        Skim skim = record.getValue();
        if (isBatch) {
            release(line, skim.time() - 1);
            line.waiting.add(skim);
        } else if (skim.time() > watermark) {
            line.waiting.add(skim);
        } else {
            send(skim, line.numbering.number(skim, watermark));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // After a restart it begins anew, and what is late does not.
        watermark = Math.max(watermark, mark.getTimestamp());
        held().values().forEach(line -> release(line, watermark));
        super.processWatermark(mark);
    }

    /**
     * That all inputs are silent is not passed on: to the steps behind, time would go on without this slot, and its end in another slot would
     * overtake the reports that still wait here.
     */
    @Override
    public void processWatermarkStatus(WatermarkStatus status) {}

    /** From silent inputs the end of time does not come: the last thing that happens is that nothing more comes. */
    @Override
    public void finish() throws Exception {
        if (!isBatch && watermark < Long.MAX_VALUE) {
            processWatermark(Watermark.MAX_WATERMARK);
        }
        super.finish();
    }

    @Override
    void finish(Line line) {
        release(line, Long.MAX_VALUE);
    }

    private void release(Line line, long until) {
        while (!line.waiting.isEmpty() && line.waiting.first().time() <= until) {
            Skim skim = line.waiting.removeFirst();
            send(skim, line.numbering.number(skim));
        }
    }

    private void send(Skim skim, @Nullable Numbered numbered) {
        if (numbered == null) {
            send(Ways.PROBLEMS, Numbering.idKnown(skim), skim.time());
            return;
        }
        // A batch is sorted by timestamps, and only numbers tell the reports of one time apart.
        long timestamp = isBatch ? numbered.number() : skim.time();
        long place = Place.of(skim.language(), numbered.number());
        long until = until(skim);
        ask(numbered, place, timestamp);
        send(Ways.GATHER, new Gathering.Own(place, skim.lineage()), timestamp);
        if (numbered.isListed()) {
            send(Ways.COMPARE, new Comparing.Text(place, skim.lineage(), until), timestamp);
        }
        send(Ways.PLACE, new Placing.Own(place, skim.story(), numbered.tick()), timestamp);
        if (isRead) {
            send(Ways.SHELVE, new Shelving.Came(skim.id(), skim.raw(), skim.time(), until), timestamp);
        }
    }

    /** When the stretch of days after the next one begins, and two days for dates of other time zones; counted from now for a late one. */
    private long until(Skim skim) {
        // At the end of what comes the watermark is the end of time.
        long now = Math.min(watermark, Skim.UNDATED);
        long day = Math.max(Skim.day(Math.max(skim.time(), now)), skim.day().orElse(Long.MIN_VALUE));
        return ((Math.floorDiv(day, (long) windowDays) + 2) * windowDays + 2) * DAY;
    }

    private void ask(Numbered numbered, long place, long timestamp) {
        Skim skim = numbered.skim();
        for (int band = 0; band < LineageSteps.BANDS; band++) {
            BandAsk ask = new BandAsk(
                    Place.ofBand(skim.language(), band),
                    place,
                    skim.day(),
                    numbered.isListed(),
                    numbered.tick(),
                    skim.marks().ofBand(band));
            output.collect(new StreamRecord<>(ask, timestamp));
        }
    }

    private <T> void send(OutputTag<T> way, T message, long timestamp) {
        output.collect(way, new StreamRecord<>(message, timestamp));
    }

    /** From version 2 on the watermark is kept, so that what is late after a restart is what was late before. */
    @Override
    int version() {
        return 2;
    }

    @Override
    void write(Integer key, Line line, DataOutput out) throws IOException {
        out.writeLong(watermark);
        line.numbering.writeTo(out);
        out.writeInt(line.waiting.size());
        for (Skim skim : line.waiting) {
            Wire.write(new SkimForm(), skim, out);
        }
    }

    @Override
    Map.Entry<Integer, Line> read(DataInput in, int version) throws IOException {
        watermark = version == 1 ? Long.MIN_VALUE : in.readLong();
        Line line = new Line(Numbering.readFrom(in));
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            line.waiting.add(Wire.read(new SkimForm(), in));
        }
        return Map.entry(KEY, line);
    }
}
