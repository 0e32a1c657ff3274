package org.rapporteur.text;

import java.util.Comparator;

/**
 * A piece of a text: the characters from {@code start} up to, not including, {@code end}.
 *
 * <p>Positions count UTF-16 units. Spans sort by start, then longest first, so that a covering span precedes what it covers.
 *
 * @param start first position, at least 0
 * @param end position after the last, at least {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {
    private static final Comparator<Span> READING_ORDER =
            Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder());

    /** Throws {@link IllegalArgumentException} for a negative start or an end before the start. */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
        }
    }

    /** Number of UTF-16 units covered. */
    public int length() {
        return end - start;
    }

    /** True if every position of {@code other} lies in this span. */
    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** True if the position lies inside. */
    public boolean contains(int position) {
        return start <= position && position < end;
    }

    /** True if the two share at least one position. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** How many positions the two share. */
    public int shared(Span other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }

    /** The smallest span that covers both. */
    public Span union(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The covered text; throws {@link StringIndexOutOfBoundsException} if the span leaves the text. */
    public String in(String text) {
        return text.substring(start, end);
    }

    @Override
    public int compareTo(Span other) {
        return READING_ORDER.compare(this, other);
    }
}
