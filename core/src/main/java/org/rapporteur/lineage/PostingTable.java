package org.rapporteur.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A table from keys to short lists of numbers, in about ten bytes for a key that lists one number; most list no more.
 *
 * <p>Open addressing over two flat arrays: a map of objects would take six times the memory for a million reports.
 */
final class PostingTable {
    private static final int FREE = -1;
    /** At this share of cells in use the table grows by half: longer searches beyond, wasted cells below. */
    private static final double FULL = 0.75;

    private static final int SMALLEST = 1024;
    /** No report is listed under more keys: a larger count shows a damaged table before it asks for the memory. */
    private static final int MOST_KEYS = 2048;

    private final int longest;
    private int[] keys;
    // a number itself, or -2 - i for the list with number i
    private int[] values;
    private int used;
    private int[][] lists = new int[64][];
    private int listCount;

    /** @param longest numbers listed under a key; later ones are dropped */
    PostingTable(int longest) {
        this(longest, SMALLEST);
    }

    private PostingTable(int longest, int cells) {
        this.longest = longest;
        keys = new int[cells];
        values = new int[cells];
        Arrays.fill(values, FREE);
    }

    void add(int key, int number) {
        if (used >= FULL * keys.length) {
            grow();
        }
        int at = cell(key, keys, values);
        int value = values[at];
        if (value == FREE) {
            keys[at] = key;
            values[at] = number;
            used++;
        } else if (value >= 0) {
            if (listCount == lists.length) {
                lists = Arrays.copyOf(lists, 2 * listCount);
            }
            lists[listCount] = new int[] {2, value, number};
            values[at] = -2 - listCount++;
        } else {
            int[] list = lists[-2 - value];
            if (list[0] < longest) {
                if (list[0] + 1 == list.length) {
                    list = Arrays.copyOf(list, Math.min(longest + 1, 2 * list.length));
                    lists[-2 - value] = list;
                }
                list[++list[0]] = number;
            }
        }
    }

    /** Where a key is, for {@link #size} and {@link #entry}; good until the next addition. */
    int find(int key) {
        return cell(key, keys, values);
    }

    /** How many numbers are listed there. */
    int size(int at) {
        int value = values[at];
        return value == FREE ? 0 : value >= 0 ? 1 : lists[-2 - value][0];
    }

    /** One of them, in the order of their addition. */
    int entry(int at, int i) {
        int value = values[at];
        return value >= 0 ? value : lists[-2 - value][i + 1];
    }

    private static int cell(int key, int[] keys, int[] values) {
        // the high half of hash times length: evenly spread over a length that need be no power of two
        int at = (int) (Integer.toUnsignedLong(key * 0x9E3779B9) * keys.length >>> 32);
        while (values[at] != FREE && keys[at] != key) {
            at = at + 1 == keys.length ? 0 : at + 1;
        }
        return at;
    }

    private void grow() {
        int length = Math.toIntExact(keys.length * 3L / 2);
        int[] newKeys = new int[length];
        int[] newValues = new int[length];
        Arrays.fill(newValues, FREE);
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != FREE) {
                int at = cell(keys[i], newKeys, newValues);
                newKeys[at] = keys[i];
                newValues[at] = values[i];
            }
        }
        keys = newKeys;
        values = newValues;
    }

    /** Writes down what is listed under which key; {@link #readFrom} reads it. */
    void writeTo(DataOutput out) throws IOException {
        out.writeInt(used);
        for (int at = 0; at < keys.length; at++) {
            int size = size(at);
            if (size > 0) {
                out.writeInt(keys[at]);
                out.writeByte(size);
                for (int i = 0; i < size; i++) {
                    out.writeInt(entry(at, i));
                }
            }
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param limit every number listed must be lower
     */
    static PostingTable readFrom(DataInput in, int longest, int limit) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > (long) MOST_KEYS * limit) {
            throw new IOException("damaged: " + count + " keys of " + limit + " reports");
        }
        // They come in the order of their hashes. In a table that grows with them all of them lie in its first part,
        // one behind
        // the other, and each search passes by most of those before it: hours for what a million reports a day leave.
        PostingTable table = new PostingTable(longest, Math.max(SMALLEST, Math.toIntExact((long) (count / FULL) + 1)));
        for (int k = 0; k < count; k++) {
            int key = in.readInt();
            int size = in.readByte();
            for (int i = 0; i < size; i++) {
                int number = in.readInt();
                if (number < 0 || number >= limit) {
                    throw new IOException("damaged: report " + number + " of " + limit);
                }
                table.add(key, number);
            }
        }
        return table;
    }
}
