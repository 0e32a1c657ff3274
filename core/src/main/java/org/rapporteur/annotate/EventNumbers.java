package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/** The numbers of one text that speak of events and of who does what to whom, kept until the events are found. */
final class EventNumbers {
    /** Relations are kept for so many pieces of a text: longer than any article, and 20 MB. */
    private static final int MOST_PIECES = 20_000;

    /** The window whose pieces' numbers these are: {@code [from, to)}, speaking for {@code [speaksFrom, speaksTo)}. */
    private record Related(int from, int to, int speaksFrom, int speaksTo, float[] rows) {}

    private final Pieces pieces;
    private final ReaderLabels labels;
    private final float[] events;
    private final int width;
    private final List<Related> related = new ArrayList<>();

    EventNumbers(Pieces pieces, ReaderLabels labels, int width) {
        this.pieces = pieces;
        this.labels = labels;
        this.width = width;
        this.events = new float[pieces.size() * width];
    }

    void keep(Windows.Window window, float[] eventRows, float[] relationRows) {
        int speaks = window.speaksTo() - window.speaksFrom();
        System.arraycopy(
                eventRows,
                (window.speaksFrom() - window.from()) * width,
                events,
                window.speaksFrom() * width,
                speaks * width);
        if (window.to() <= MOST_PIECES) {
            related.add(new Related(window.from(), window.to(), window.speaksFrom(), window.speaksTo(), relationRows));
        }
    }

    List<String> roots() {
        return labels.roots;
    }

    Marks.@Nullable Standing standing(Span trigger) {
        int from = pieces.from(trigger.start());
        int to = pieces.until(trigger.end());
        return from >= to
                ? null
                : new Marks.Standing(
                        group("event", from, to)[1],
                        group("time", from, to)[1],
                        group("polarity", from, to)[1],
                        group("certainty", from, to)[1]);
    }

    private double[] group(String name, int from, int to) {
        int[] place = labels.eventGroups.get(name);
        if (place == null) {
            throw new IllegalStateException("the labels have no group " + name);
        }
        double[] mean = new double[place[1]];
        for (int t = from; t < to; t++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += events[t * width + place[0] + k];
            }
        }
        double heat = labels.temperature("events " + name) * (to - from);
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= heat;
        }
        return Odds.softmax(mean);
    }

    double @Nullable [] relation(Span source, Span target) {
        int sourceFrom = pieces.from(source.start());
        int sourceTo = pieces.until(source.end());
        int targetFrom = pieces.from(target.start());
        int targetTo = pieces.until(target.end());
        int middle = (Math.min(sourceFrom, targetFrom) + Math.max(sourceTo, targetTo) - 1) / 2;
        for (Related window : related) {
            if (window.speaksFrom <= middle && middle < window.speaksTo) {
                int size = window.to - window.from;
                int a = Math.max(sourceFrom - window.from, 0);
                int b = Math.min(sourceTo - window.from, size);
                int c = Math.max(targetFrom - window.from, 0);
                int d = Math.min(targetTo - window.from, size);
                return a < b && c < d ? roots(window.rows, size, a, b, c, d) : null;
            }
        }
        return null;
    }

    private double[] roots(float[] rows, int size, int a, int b, int c, int d) {
        int n = ReaderLabels.LINK;
        double[] base = labels.relationBias.clone();
        for (int k = 0; k < n; k++) {
            for (int t = a; t < b; t++) {
                base[k] += rows[t * 4 * n + k] / (double) (b - a);
            }
            for (int t = c; t < d; t++) {
                base[k] += rows[t * 4 * n + n + k] / (double) (d - c);
            }
        }
        double[] score = new double[size];
        for (int t = 0; t < size; t++) {
            double dot = 0;
            for (int k = 0; k < n; k++) {
                dot += rows[t * 4 * n + 2 * n + k] * base[k];
            }
            score[t] = dot / Math.sqrt(n);
        }
        double[] weight = Odds.softmax(score);
        double[] hidden = base.clone();
        for (int t = 0; t < size; t++) {
            for (int k = 0; k < n; k++) {
                hidden[k] += weight[t] * rows[t * 4 * n + 3 * n + k];
            }
        }
        double[] logits = labels.rootBias.clone();
        for (int r = 0; r < logits.length; r++) {
            for (int k = 0; k < n; k++) {
                logits[r] += labels.rootWeight[r][k] * StrictMath.tanh(hidden[k]);
            }
            logits[r] /= labels.temperature("relation");
        }
        return Odds.softmax(logits);
    }
}
