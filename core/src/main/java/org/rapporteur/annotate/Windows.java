package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;

/** Cuts a row of pieces into windows that the encoder can read at once, each with context for the part that it speaks for. */
final class Windows {
    /** Pieces in a window, without the special one at each end: as in training. */
    static final int MOST = 254;

    /** Pieces at each side that have a neighbouring window to speak for them: 16 to 48 made no difference in training. */
    static final int CONTEXT = 32;

    /** A window that can end with a paragraph in this last part of it does so, as those of the training did. */
    private static final int QUARTER = MOST / 4;

    /** Pieces {@code [from, to)}, of which it speaks for {@code [speaksFrom, speaksTo)}; each piece is spoken for once. */
    record Window(int from, int to, int speaksFrom, int speaksTo) {}

    private Windows() {}

    /**
     * The windows over the pieces {@code [first, last)}, in reading order.
     *
     * @param paragraphs the number of each piece's paragraph
     */
    static List<Window> over(int[] paragraphs, int first, int last) {
        List<Window> windows = new ArrayList<>();
        int from = first;
        int speaksFrom = first;
        while (from + MOST < last) {
            int to = from + MOST;
            int speaksTo = to - CONTEXT;
            for (int end = to; end >= from + MOST - QUARTER; end--) {
                if (paragraphs[end] != paragraphs[end - 1]) {
                    to = end;
                    speaksTo = end;
                    break;
                }
            }
            windows.add(new Window(from, to, speaksFrom, speaksTo));
            from = speaksTo - CONTEXT;
            speaksFrom = speaksTo;
        }
        windows.add(new Window(from, last, speaksFrom, last));
        return List.copyOf(windows);
    }
}
