package org.rapporteur.flink.step;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which reports came, by a hash of their ids, in some 13 bytes a report. Of ten million ids two share their hash once in 370,000 such
 * sets.
 */
final class IdSet {
    // Open addressing; 0 is a free cell, so the hash 0 is kept as 1.
    private long[] cells = new long[16];
    private int count;

    /** FNV-1a, 64 bits, with the bits mixed: a table needs good low ones. */
    static long hash(String id) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }

    boolean contains(long hash) {
        return cells[cell(hash)] == hash;
    }

    void add(long hash) {
        int at = cell(hash);
        if (cells[at] == 0) {
            cells[at] = hash;
            if (++count > cells.length / 4 * 3) {
                long[] old = cells;
                cells = new long[2 * old.length];
                for (long each : old) {
                    if (each != 0) {
                        cells[cell(each)] = each;
                    }
                }
            }
        }
    }

    private int cell(long hash) {
        int at = (int) hash & cells.length - 1;
        while (cells[at] != 0 && cells[at] != hash) {
            at = at + 1 & cells.length - 1;
        }
        return at;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(count);
        for (long each : cells) {
            if (each != 0) {
                out.writeLong(each);
            }
        }
    }

    static IdSet readFrom(DataInput in) throws IOException {
        IdSet read = new IdSet();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            read.add(in.readLong());
        }
        return read;
    }
}
