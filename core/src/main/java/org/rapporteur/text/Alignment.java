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

    private Alignment(List<int[]> runs, int derivedLength) {
        int n = runs.size();
        derivedStarts = new int[n];
        originalStarts = new int[n];
        originalLengths = new int[n];
        for (int i = 0; i < n; i++) {
            derivedStarts[i] = runs.get(i)[0];
            originalStarts[i] = runs.get(i)[1];
            originalLengths[i] = runs.get(i)[2];
        }
        this.derivedLength = derivedLength;
    }

    /** The alignment of a text with itself. */
    public static Alignment identity(int length) {
        Builder builder = new Builder();
        builder.run(length, 0, length);
        return builder.build();
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

    /** Every original range in order, without what was dropped between; neighbours are joined. */
    public List<Span> originalRanges() {
        List<Span> ranges = new ArrayList<>();
        for (int i = 0; i < derivedStarts.length; i++) {
            Span range = spanOfLength(originalStarts[i], originalLengths[i]);
            if (!ranges.isEmpty() && ranges.getLast().end() == range.start()) {
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
        private final List<int[]> runs = new ArrayList<>();
        private int derivedLength;

        void run(int derived, int originalStart, int originalLength) {
            if (derived == 0) {
                return;
            }
            boolean oneToOne = derived == originalLength;
            if (oneToOne && !runs.isEmpty()) {
                int[] last = runs.getLast();
                boolean lastOneToOne = derivedLength - last[0] == last[2];
                if (lastOneToOne && last[1] + last[2] == originalStart) {
                    last[2] += originalLength;
                    derivedLength += derived;
                    return;
                }
            }
            runs.add(new int[] {derivedLength, originalStart, originalLength});
            derivedLength += derived;
        }

        Alignment build() {
            return new Alignment(runs, derivedLength);
        }
    }
}
