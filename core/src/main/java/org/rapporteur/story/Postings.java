package org.rapporteur.story;

import java.util.Arrays;

/**
 * Which stories a word stands in, the latest {@value #LONGEST} of each word: what everybody writes about leads nowhere, and costs
 * no more than the rest.
 *
 * <p>Open addressing over two flat arrays; a word of one story, as most are, takes eight bytes and its share of free cells.
 */
final class Postings {
    /** Stories under one word. */
    static final int LONGEST = 64;

    private static final int FREE = -1;
    private static final double FULL = 0.7;

    private int[] keys = new int[1 << 10];
    // a story's number itself, or -2 - i for list i: its size, where the next goes once it is full, then the numbers
    private int[] values = new int[1 << 10];
    private int used;
    private int[][] lists = new int[64][];
    private int listCount;

    Postings() {
        Arrays.fill(values, FREE);
    }

    /** Lists a story under a word, if it is not there; the oldest leaves if there are too many. */
    void add(int key, int number) {
        if (used >= FULL * keys.length) {
            grow();
        }
        int at = cell(key);
        int value = values[at];
        if (value == FREE) {
            keys[at] = key;
            values[at] = number;
            used++;
        } else if (value >= 0) {
            if (value != number) {
                values[at] = -2 - listCount;
                put(new int[] {2, 0, value, number});
            }
        } else {
            lists[-2 - value] = added(lists[-2 - value], number);
        }
    }

    private static int[] added(int[] list, int number) {
        int size = list[0];
        for (int i = size + 1; i >= 2; i--) {
            if (list[i] == number) {
                return list;
            }
        }
        if (size == LONGEST) {
            list[2 + list[1]] = number;
            list[1] = (list[1] + 1) % LONGEST;
            return list;
        }
        int[] roomy = size + 2 < list.length ? list : Arrays.copyOf(list, Math.min(LONGEST + 2, 2 * size + 2));
        roomy[size + 2] = number;
        roomy[0] = size + 1;
        return roomy;
    }

    private void put(int[] list) {
        if (listCount == lists.length) {
            lists = Arrays.copyOf(lists, 2 * listCount);
        }
        lists[listCount++] = list;
    }

    /** Where a word is, for {@link #size} and {@link #entry}; good until the next addition. */
    int find(int key) {
        return cell(key);
    }

    /** How many stories are listed there. */
    int size(int at) {
        int value = values[at];
        return value == FREE ? 0 : value >= 0 ? 1 : lists[-2 - value][0];
    }

    /** One of them, in no order. */
    int entry(int at, int i) {
        int value = values[at];
        return value >= 0 ? value : lists[-2 - value][i + 2];
    }

    /** Words that are listed. */
    int words() {
        return used;
    }

    /** Takes each word and its list: size, place of the next, then the numbers. */
    void forEach(Taker taker) {
        for (int i = 0; i < keys.length; i++) {
            int value = values[i];
            if (value >= 0) {
                taker.take(keys[i], new int[] {1, 0, value});
            } else if (value != FREE) {
                taker.take(keys[i], lists[-2 - value]);
            }
        }
    }

    /** What {@link #forEach} gave. */
    void restore(int key, int[] list) {
        if (used >= FULL * keys.length) {
            grow();
        }
        int at = cell(key);
        keys[at] = key;
        used++;
        if (list[0] == 1) {
            values[at] = list[2];
        } else {
            values[at] = -2 - listCount;
            put(list);
        }
    }

    /** Takes a word and a list, which it must not change. */
    interface Taker {
        void take(int key, int[] list);
    }

    /**
     * Makes room for so many words more. They come as {@link #forEach} gave them, in the order of their hashes: in a table that grows with them all
     * would lie in its first part, one behind the other, and each search would pass by most of those before it.
     */
    void reserve(int words) {
        int cells = Math.toIntExact((long) ((used + words) / FULL) + 1);
        if (cells > keys.length) {
            resize(cells);
        }
    }

    private void grow() {
        resize(2 * keys.length);
    }

    private void resize(int cells) {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[cells];
        values = new int[keys.length];
        Arrays.fill(values, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != FREE) {
                int at = cell(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private int cell(int key) {
        int at = (int) (Integer.toUnsignedLong(key * 0x9E3779B9) * keys.length >>> 32);
        while (values[at] != FREE && keys[at] != key) {
            at = at + 1 == keys.length ? 0 : at + 1;
        }
        return at;
    }
}
