package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;

/** Cuts a row of pieces into windows that the encoder can read at once, each with context for the part that it speaks for. */
final class Windows {
    /** Pieces in a window, without the special one at each end: as in training. */
    static final int MOST = 254;

    /** Pieces at each side that have a neighbouring window to speak for them: 16 to 48 made no difference in training. */
    static final int CONTEXT = 32;

    /** Pieces {@code [from, to)}, of which it speaks for {@code [speaksFrom, speaksTo)}; each piece is spoken for once. */
    record Window(int from, int to, int speaksFrom, int speaksTo) {
        boolean speaksFor(double piece) {
            return speaksFrom <= piece && piece < speaksTo;
        }
    }

    private Windows() {}

    /** The windows over the pieces {@code [first, last)}. */
    static List<Window> over(int first, int last) {
        List<Window> windows = new ArrayList<>();
        int from = first;
        while (true) {
            int to = Math.min(from + MOST, last);
            int speaksFrom = from == first ? from : from + CONTEXT;
            windows.add(new Window(from, to, speaksFrom, to < last ? to - CONTEXT : last));
            if (to >= last) {
                return List.copyOf(windows);
            }
            from += MOST - 2 * CONTEXT;
        }
    }
}
