package org.rapporteur.story;

import java.util.Arrays;

/**
 * How many reports bear each word, by the word's number; open addressing over two flat arrays, eight bytes a word and place.
 *
 * <p>A stream never ends: {@link #halve} forgets half of everything, and with it the words that have not come back.
 */
final class Bearers {
    /** At this share of cells in use the table grows: longer searches beyond, wasted cells below. */
    private static final double FULL = 0.5;

    private int[] keys;
    private int[] counts;
    private int used;
    private int reports;

    Bearers() {
        this(1 << 9);
    }

    /** @param words different words that it is made for; it grows when more come */
    Bearers(int words) {
        int cells = (int) (Math.max(1, words) / FULL);
        keys = new int[cells];
        counts = new int[cells];
    }

    /** Reports that were counted. */
    int reports() {
        return reports;
    }

    /** Words that were counted. */
    int size() {
        return used;
    }

    void countReport() {
        reports++;
    }

    /** Adds to a word's count, nothing if it is 0, and says what it comes to. */
    int add(int key, int count) {
        if (used >= FULL * keys.length) {
            resize(2 * keys.length, 0);
        }
        int at = cell(key);
        if (counts[at] == 0 && count > 0) {
            keys[at] = key;
            used++;
        }
        counts[at] += count;
        return counts[at];
    }

    /** Reports that bear it, 0 if none was counted. */
    int get(int key) {
        return counts[cell(key)];
    }

    /** Halves all counts, rounding down. */
    void halve() {
        reports /= 2;
        resize(keys.length, 1);
    }

    void setReports(int reports) {
        this.reports = reports;
    }

    /** Takes each word and its count, in the order of the words' numbers. */
    void forEach(Taker taker) {
        long[] all = new long[used];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                all[n++] = (long) keys[i] << 32 | counts[i];
            }
        }
        Arrays.sort(all);
        for (long each : all) {
            taker.take((int) (each >> 32), (int) each);
        }
    }

    /** Takes a word's number and how many reports bear it. */
    interface Taker {
        void take(int key, int count);
    }

    private void resize(int cells, int shift) {
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new int[cells];
        counts = new int[cells];
        used = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            int count = oldCounts[i] >> shift;
            if (count > 0) {
                int at = cell(oldKeys[i]);
                keys[at] = oldKeys[i];
                counts[at] = count;
                used++;
            }
        }
    }

    private int cell(int key) {
        // the high half of hash times length: evenly spread over a length that need be no power of two
        int at = (int) (Integer.toUnsignedLong(key * 0x9E3779B9) * keys.length >>> 32);
        while (counts[at] != 0 && keys[at] != key) {
            at = at + 1 == keys.length ? 0 : at + 1;
        }
        return at;
    }
}
