package org.rapporteur.lineage;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rapporteur.lineage.Sketch.Density;

/**
 * The steps of which {@link LineageTracker#edges} is made, one by one, for those who spread them over several machines.
 *
 * <p>A report has {@link #marks}, each in a {@link #band}. Of each band a {@link MarkIndex} lists the report, then finds what others it
 * has in common with; the {@link Shares} of all bands added up name the {@linkplain Shares#best candidates}; and two reports laid side
 * by side have an {@link #edge} or none. A report finds itself and stands among the candidates. Not safe for use by several threads.
 */
public final class LineageSteps {
    /** Parts of an index: few, since each report asks all of them; enough to spread the index of a long window over machines. */
    public static final int BANDS = 8;
    /** Candidates of each kind, of which one is the report itself. */
    public static final int CANDIDATES_PER_KIND = LineageTracker.PER_KIND + 1;

    private final Tracer tracer = Tracer.english();
    private final SentenceAligner aligner = new SentenceAligner();
    private final EdgeJudge judge = new EdgeJudge();

    /** A report's words made ready for comparing: about 30 bytes a word, no form to be written down in. */
    public static final class Traced {
        private final Trace trace;

        private Traced(Trace trace) {
            this.trace = trace;
        }

        /** The report's id. */
        public String id() {
            return trace.id();
        }
    }

    /** Makes a report ready. */
    public Traced trace(LineageReport report) {
        return new Traced(tracer.trace(report));
    }

    /** The numbers by which a report is found: a few dozen, the same for every report with the same words. */
    public static int[] marks(Traced report) {
        return Sketch.of(report.trace, Density.COMPACT).marks();
    }

    /** The band of a mark: 0 up to {@link #BANDS}. */
    public static int band(int mark) {
        // The lowest bit tells the kind of mark; the highest ones are alike in all, since the smallest marks are kept.
        return mark >>> 1 & BANDS - 1;
    }

    /** The index of one band. */
    public static MarkIndex index(int windowDays) {
        return new MarkIndex(OptionalInt.of(windowDays));
    }

    /** What the one that is most likely the later is to the other, or null if they stand on their own. */
    public @Nullable Edge edge(Traced one, Traced other) {
        return judge.between(aligner, one.trace, other.trace);
    }
}
