package org.rapporteur.flink.step;

import java.util.Comparator;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.store.Packing;

/** A report in a story, with what was read in it, packed: some 10 KB. */
public final class Told {
    /** In order of publication. */
    public static final Comparator<Told> ORDER =
            Comparator.comparingLong(Told::time).thenComparing(Told::report);

    private static final Comparator<Told> ORIGINALS_FIRST =
            Comparator.comparing((Told told) -> !told.isOriginal).thenComparing(ORDER);

    private final String report;
    private final long time;
    private final boolean isOriginal;
    private final byte[] packed;

    private Told(String report, long time, boolean isOriginal, byte[] packed) {
        this.report = report;
        this.time = time;
        this.isOriginal = isOriginal;
        this.packed = packed;
    }

    /** Packs a reading. */
    public static Told of(Reading reading, long time, boolean isOriginal) {
        return new Told(reading.id(), time, isOriginal, Packing.pack(reading));
    }

    /** One that was written down. */
    public static Told of(String report, long time, boolean isOriginal, byte[] packed) {
        return new Told(report, time, isOriginal, packed);
    }

    static Comparator<Told> originalsFirst() {
        return ORIGINALS_FIRST;
    }

    /** The report's id. */
    public String report() {
        return report;
    }

    /** {@link Skim#time}. */
    public long time() {
        return time;
    }

    /** Whether it was made from no other report. */
    public boolean isOriginal() {
        return isOriginal;
    }

    /** {@link Packing#pack(Reading)}; not to be changed. */
    public byte[] packed() {
        return packed;
    }

    Reading reading() {
        return Packing.reading(packed);
    }
}
