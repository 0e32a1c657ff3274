package org.rapporteur.annotate;

import java.util.Arrays;
import java.util.List;
import org.rapporteur.annotate.Windows.Window;
import org.rapporteur.text.Bisection;

/** Which piece is the source or the cue of a content, by the vectors that the encoder gives for it. */
final class Links {
    /** What a content is linked to. */
    enum To {
        SOURCE("source link"),
        CUE("cue link");

        private final String head;

        To(String head) {
            this.head = head;
        }
    }

    /** The vectors of one window's pieces, six a piece: first, last and key for the source, then for the cue. */
    record Part(Window window, float[] rows) {}

    /** Probabilities for the pieces {@code [from, from + odds.length)}, and for none of them. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one look-up
    record Target(int from, double[] odds, double none) {
        /** Of all pieces of a run together. */
        double of(Labelled run) {
            double sum = 0;
            for (int t = Math.max(run.from(), from); t < Math.min(run.to(), from + odds.length); t++) {
                sum += odds[t - from];
            }
            return sum;
        }

        double at(int piece) {
            return piece < from || piece >= from + odds.length ? 0 : odds[piece - from];
        }
    }

    private final List<Part> parts;
    private final ReaderLabels labels;

    Links(List<Part> parts, ReaderLabels labels) {
        this.parts = parts;
        this.labels = labels;
    }

    /** Where a content points to, as the window sees it that speaks for its middle. */
    Target of(Labelled content, To to) {
        Part part = speaking((content.from() + content.to() - 1) / 2);
        Window window = part.window();
        int n = ReaderLabels.LINK;
        int width = 6 * n;
        int base = to.ordinal() * 3 * n;
        int first = Math.max(content.from(), window.from()) - window.from();
        int last = Math.min(content.to(), window.to()) - 1 - window.from();
        float[] rows = part.rows;
        double[] query = new double[n];
        for (int k = 0; k < n; k++) {
            query[k] = (rows[first * width + base + k] + rows[last * width + base + n + k]) / Math.sqrt(n);
        }
        int size = window.to() - window.from();
        double heat = labels.temperature(to.head);
        double[] scores = new double[size + 1];
        for (int t = 0; t < size; t++) {
            double dot = 0;
            for (int k = 0; k < n; k++) {
                dot += query[k] * rows[t * width + base + 2 * n + k];
            }
            scores[t] = dot / heat;
        }
        double dot = 0;
        for (int k = 0; k < n; k++) {
            dot += query[k] * labels.none[to.ordinal()][k];
        }
        scores[size] = dot / heat;
        double[] odds = Odds.softmax(scores);
        return new Target(window.from(), Arrays.copyOf(odds, size), odds[size]);
    }

    /** The window that speaks for a piece; windows are in reading order. */
    private Part speaking(int piece) {
        int last = parts.size() - 1;
        return parts.get(Bisection.first(last, p -> parts.get(p).window().speaksTo() > piece));
    }
}
