package org.rapporteur.flink.job;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.rapporteur.flink.step.Skim;

/** Says how far a stream has come: as far as its latest report, less what reports may be late. One without a date says nothing. */
final class Lateness implements WatermarkGenerator<Skimmed> {
    private final long lateness;
    private long latest = Long.MIN_VALUE;

    Lateness(Duration lateness) {
        this.lateness = lateness.toMillis();
    }

    @Override
    public void onEvent(Skimmed skimmed, long timestamp, WatermarkOutput output) {
        if (timestamp != Skim.UNDATED && timestamp > latest) {
            latest = timestamp;
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (latest != Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(latest - lateness - 1));
        }
    }
}
