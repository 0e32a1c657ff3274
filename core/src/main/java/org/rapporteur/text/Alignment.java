package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The way home: where each position of a derived text lies in the original it was made from.
 *
 * <p>A monotone list of runs. Inside a run of equal lengths positions map one to one; a run whose lengths differ (an entity
 * such as {@code &amp;amp;}, folded white space) maps as a whole. Original text between runs was dropped.
 */
public final class Alignment {
    private final int[] derivedStarts;
    private final int[] originalStarts;
    private final int[] originalLengths;
    private final int derivedLength;

    private Alignment(int[] derivedStarts, int[] originalStarts, int[] originalLengths, int derivedLength) {
        this.derivedStarts = derivedStarts;
        this.originalStarts = originalStarts;
        this.originalLengths = originalLengths;
        this.derivedLength = derivedLength;
    }

    /** The alignment of a text with itself. */
    public static Alignment identity(int length) {
        Builder builder = new Builder();
        builder.run(length, 0, length);
        return builder.build();
    }

    /**
     * A stretch of the derived text and what it was made from.
     *
     * @param derived its length, at least 1
     * @param originalStart where that begins in the original
     * @param originalLength its length; position for position the same text where both lengths are
     */
    public record Run(int derived, int originalStart, int originalLength) {}

    /** The alignment that {@link #runs} wrote down. */
    public static Alignment of(List<Run> runs) {
        Builder builder = new Builder();
        runs.forEach(run -> builder.run(run.derived, run.originalStart, run.originalLength));
        return builder.build();
    }

    /** All of it, in the order of the derived text. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int run = 0; run < derivedStarts.length; run++) {
            runs.add(new Run(derivedEnd(run) - derivedStarts[run], originalStarts[run], originalLengths[run]));
        }
        return List.copyOf(runs);
    }

    /** Length of the derived text in UTF-16 units. */
    public int derivedLength() {
        return derivedLength;
    }

    /**
     * The original range that one derived position was made from.
     *
     * @throws IndexOutOfBoundsException if the position is not in the derived text
     */
    public Span originalOf(int position) {
        if (position < 0 || position >= derivedLength) {
            throw new IndexOutOfBoundsException("position " + position + " of " + derivedLength);
        }
        int run = runAt(position);
        return isOneToOne(run)
                ? spanOfLength(originalStarts[run] + position - derivedStarts[run], 1)
                : spanOfLength(originalStarts[run], originalLengths[run]);
    }

    /** The smallest original range that holds all a derived span was made from; an empty span maps to an empty one. */
    public Span originalOf(Span span) {
        if (span.length() > 0) {
            return originalOf(span.start()).union(originalOf(span.end() - 1));
        }
        if (derivedLength == 0) {
            return new Span(0, 0);
        }
        int at = span.start() < derivedLength
                ? originalOf(span.start()).start()
                : originalOf(derivedLength - 1).end();
        return new Span(at, at);
    }

    /** Every original range in order, without what was dropped between; neighbours, and what shares a place, are joined. */
    public List<Span> originalRanges() {
        List<Span> ranges = new ArrayList<>();
        for (int i = 0; i < derivedStarts.length; i++) {
            Span range = spanOfLength(originalStarts[i], originalLengths[i]);
            if (!ranges.isEmpty()
                    && ranges.getLast().start() <= range.start()
                    && ranges.getLast().end() >= range.start()) {
                ranges.set(ranges.size() - 1, ranges.getLast().union(range));
            } else {
                ranges.add(range);
            }
        }
        return List.copyOf(ranges);
    }

    /** If this maps C to B and {@code next} maps B to A, the result maps C to A. */
    public Alignment andThen(Alignment next) {
        Builder builder = new Builder();
        for (int run = 0; run < derivedStarts.length; run++) {
            int length = derivedEnd(run) - derivedStarts[run];
            if (isOneToOne(run)) {
                next.copyRuns(spanOfLength(originalStarts[run], length), builder);
            } else {
                Span range = next.originalOf(spanOfLength(originalStarts[run], originalLengths[run]));
                builder.run(length, range.start(), range.length());
            }
        }
        return builder.build();
    }

    void copyRuns(Span derived, Builder into) {
        int position = derived.start();
        while (position < derived.end()) {
            int run = runAt(position);
            int end = Math.min(derivedEnd(run), derived.end());
            if (isOneToOne(run)) {
                into.run(end - position, originalStarts[run] + position - derivedStarts[run], end - position);
            } else {
                into.run(end - position, originalStarts[run], originalLengths[run]);
            }
            position = end;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alignment that
                && derivedLength == that.derivedLength
                && Arrays.equals(derivedStarts, that.derivedStarts)
                && Arrays.equals(originalStarts, that.originalStarts)
                && Arrays.equals(originalLengths, that.originalLengths);
    }

    @Override
    public int hashCode() {
        return 31 * derivedLength + Arrays.hashCode(originalStarts);
    }

    private boolean isOneToOne(int run) {
        return derivedEnd(run) - derivedStarts[run] == originalLengths[run];
    }

    private int derivedEnd(int run) {
        return run + 1 < derivedStarts.length ? derivedStarts[run + 1] : derivedLength;
    }

    private int runAt(int position) {
        int found = Arrays.binarySearch(derivedStarts, position);
        return found >= 0 ? found : -found - 2;
    }

    private static Span spanOfLength(int start, int length) {
        return new Span(start, start + length);
    }

    /** Collects runs in reading order. */
    static final class Builder {
        /** A paragraph without references or line breaks is one run; most others are few. */
        private static final int FIRST_RUNS = 4;

        private int[] derivedStarts = new int[FIRST_RUNS];
        private int[] originalStarts = new int[FIRST_RUNS];
        private int[] originalLengths = new int[FIRST_RUNS];
        private int runs;
        private int derivedLength;

        void run(int derived, int originalStart, int originalLength) {
            if (derived == 0) {
                return;
            }
            int last = runs - 1;
            boolean joins = derived == originalLength
                    && runs > 0
                    && derivedLength - derivedStarts[last] == originalLengths[last]
                    && originalStarts[last] + originalLengths[last] == originalStart;
            if (joins) {
                originalLengths[last] += originalLength;
            } else {
                if (runs == derivedStarts.length) {
                    derivedStarts = Arrays.copyOf(derivedStarts, 2 * runs);
                    originalStarts = Arrays.copyOf(originalStarts, 2 * runs);
                    originalLengths = Arrays.copyOf(originalLengths, 2 * runs);
                }
                derivedStarts[runs] = derivedLength;
                originalStarts[runs] = originalStart;
                originalLengths[runs] = originalLength;
                runs++;
            }
            derivedLength += derived;
        }

        Alignment build() {
            return new Alignment(
                    Arrays.copyOf(derivedStarts, runs),
                    Arrays.copyOf(originalStarts, runs),
                    Arrays.copyOf(originalLengths, runs),
                    derivedLength);
        }
    }
}
