package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays two reports in different languages side by side: of all ways to walk through both without going back it takes the one that
 * passes the most landmarks. Keeps work space, so one per thread.
 *
 * <p>Sentences go one to one, one to two or two to one, or stand alone, as translators leave them (Gale and Church 1993).
 */
final class ParallelAligner {
    /** A landmark in more sentence pairs than this tells nothing about which belongs to which. */
    private static final int MAX_CROSSINGS = 400;

    /** Sentences of a report that are laid side by side; a report of more is a list of short lines. */
    private static final int MOST_SENTENCES = 2_000;

    private static final byte UP = 1;
    private static final byte LEFT = 2;
    private static final byte ONE = 3;
    private static final byte TWO_COLUMNS = 4;
    private static final byte TWO_ROWS = 5;

    private float[] shared = new float[0];
    private float[] best = new float[0];
    private byte[] steps = new byte[0];
    private int[] seen = new int[0];
    private int round;

    /**
     * Lays them side by side.
     *
     * @param weights how much each landmark tells, by key
     */
    Parallel align(Landmarks from, Landmarks to, float[] weights) {
        int rows = Math.min(MOST_SENTENCES, from.trace().sentenceCount());
        int columns = Math.min(MOST_SENTENCES, to.trace().sentenceCount());
        if (seen.length < weights.length) {
            seen = new int[weights.length];
            round = 0;
        }
        fill(from, to, rows, columns, weights);
        walk(rows, columns);
        return read(from, to, rows, columns, weights);
    }

    /** Adds up the weights of the landmarks that each pair of sentences has in common. */
    private void fill(Landmarks from, Landmarks to, int rows, int columns, float[] weights) {
        if (shared.length < rows * columns) {
            shared = new float[rows * columns];
        } else {
            Arrays.fill(shared, 0, rows * columns, 0);
        }
        int i = 0;
        int j = 0;
        while (i < from.count() && j < to.count()) {
            int key = from.sortedKey(i);
            if (key < to.sortedKey(j)) {
                i = from.nextKey(i);
            } else if (key > to.sortedKey(j)) {
                j = to.nextKey(j);
            } else {
                int iEnd = from.nextKey(i);
                int jEnd = to.nextKey(j);
                if ((iEnd - i) * (jEnd - j) <= MAX_CROSSINGS) {
                    for (int x = i; x < iEnd; x++) {
                        if (from.sortedSentence(x) >= rows
                                || x > i && from.sortedSentence(x) == from.sortedSentence(x - 1)) {
                            continue;
                        }
                        for (int y = j; y < jEnd; y++) {
                            if (to.sortedSentence(y) < columns
                                    && (y == j || to.sortedSentence(y) != to.sortedSentence(y - 1))) {
                                shared[from.sortedSentence(x) * columns + to.sortedSentence(y)] += weights[key];
                            }
                        }
                    }
                }
                i = iEnd;
                j = jEnd;
            }
        }
    }

    private void walk(int rows, int columns) {
        int width = columns + 1;
        int cells = (rows + 1) * width;
        if (best.length < cells) {
            best = new float[cells];
            steps = new byte[cells];
        }
        Arrays.fill(best, 0, width, 0);
        Arrays.fill(steps, 0, width, LEFT);
        for (int r = 1; r <= rows; r++) {
            int row = r * width;
            best[row] = 0;
            steps[row] = UP;
            for (int c = 1; c <= columns; c++) {
                step(r, c, columns);
            }
        }
    }

    /** The best way to the end of row {@code r} and column {@code c}, counted from 1. */
    private void step(int r, int c, int columns) {
        int width = columns + 1;
        int at = r * width + c;
        float most = best[at - width];
        byte step = UP;
        if (best[at - 1] > most) {
            most = best[at - 1];
            step = LEFT;
        }
        float here = shared[(r - 1) * columns + c - 1];
        if (here > 0) {
            if (best[at - width - 1] + here > most) {
                most = best[at - width - 1] + here;
                step = ONE;
            }
            float before = c > 1 ? shared[(r - 1) * columns + c - 2] : 0;
            if (before > 0 && best[at - width - 2] + here + before > most) {
                most = best[at - width - 2] + here + before;
                step = TWO_COLUMNS;
            }
            float above = r > 1 ? shared[(r - 2) * columns + c - 1] : 0;
            if (above > 0 && best[at - 2 * width - 1] + here + above > most) {
                most = best[at - 2 * width - 1] + here + above;
                step = TWO_ROWS;
            }
        }
        best[at] = most;
        steps[at] = step;
    }

    /** Goes the best way back and counts what lies on it. */
    private Parallel read(Landmarks from, Landmarks to, int rows, int columns, float[] weights) {
        List<Parallel.Pair> pairs = new ArrayList<>();
        Side one = new Side(from, weights);
        Side other = new Side(to, weights);
        int r = rows;
        int c = columns;
        while (r > 0 && c > 0) {
            int height = 0;
            int width = 0;
            switch (steps[r * (columns + 1) + c]) {
                case UP -> r--;
                case LEFT -> c--;
                case ONE -> {
                    height = 1;
                    width = 1;
                }
                case TWO_COLUMNS -> {
                    height = 1;
                    width = 2;
                }
                case TWO_ROWS -> {
                    height = 2;
                    width = 1;
                }
                default -> throw new IllegalStateException("no such step");
            }
            if (height > 0) {
                for (int row = r - 1; row >= r - height; row--) {
                    for (int column = c - 1; column >= c - width; column--) {
                        pairs.add(new Parallel.Pair(row, column));
                    }
                }
                meet(one, r - height, r, other, c - width, c);
                meet(other, c - width, c, one, r - height, r);
                r -= height;
                c -= width;
            }
        }
        return new Parallel(from, to, pairs.reversed(), one.toStretch(), other.toStretch());
    }

    /** Counts the landmarks of sentences of the one that stand in sentences of the other too. */
    private void meet(Side one, int start, int end, Side other, int otherStart, int otherEnd) {
        round++;
        for (int i = other.landmarks.start(otherStart); i < other.landmarks.start(otherEnd); i++) {
            seen[other.landmarks.key(i)] = round;
        }
        for (int i = one.landmarks.start(start); i < one.landmarks.start(end); i++) {
            if (seen[one.landmarks.key(i)] == round) {
                one.found(i);
            }
        }
    }

    /** What was found of one report. */
    private static final class Side {
        /** Less is found of sentences of two reports on one event; they belong to the stretch only with better ones on both sides. */
        private static final float LEAST = 0.3f;

        private final Landmarks landmarks;
        private final float[] weights;
        private final float[] found;
        private final float[] all;
        private int firm;
        private int exact;

        Side(Landmarks landmarks, float[] weights) {
            this.landmarks = landmarks;
            this.weights = weights;
            this.found = new float[landmarks.trace().sentenceCount()];
            this.all = new float[found.length];
            for (int i = 0; i < landmarks.count(); i++) {
                all[landmarks.sentence(i)] += landmarks.kind(i).expected * weights[landmarks.key(i)];
            }
        }

        void found(int i) {
            float weight = weights[landmarks.key(i)];
            found[landmarks.sentence(i)] += weight;
            all[landmarks.sentence(i)] += (1 - landmarks.kind(i).expected) * weight;
            firm += landmarks.kind(i).isFirm() ? 1 : 0;
            exact += landmarks.kind(i).isExact() ? 1 : 0;
        }

        /** The sentences, from one to another, of which the most is found beyond the least. */
        Parallel.Stretch toStretch() {
            double whole = 0;
            double most = 0;
            double sum = 0;
            int start = 0;
            int bestStart = 0;
            int bestEnd = 0;
            for (int s = 0; s < all.length; s++) {
                whole += all[s];
                sum += found[s] - LEAST * all[s];
                if (sum <= 0) {
                    sum = 0;
                    start = s + 1;
                } else if (sum > most) {
                    most = sum;
                    bestStart = start;
                    bestEnd = s + 1;
                }
            }
            double inside = 0;
            double foundInside = 0;
            for (int s = bestStart; s < bestEnd; s++) {
                inside += all[s];
                foundInside += found[s];
            }
            return new Parallel.Stretch(
                    bestStart,
                    bestEnd,
                    whole == 0 ? 0 : inside / whole,
                    inside == 0 ? 0 : foundInside / inside,
                    foundInside,
                    firm,
                    landmarks.firm(),
                    exact == landmarks.exact());
        }
    }
}
