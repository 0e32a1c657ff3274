package org.rapporteur.flink.step;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream of unknown length within another one: pieces, each after its length, and a piece of no length at the end. */
final class Chunks {
    private static final int PIECE = 1 << 16;

    private Chunks() {}

    /** Writes; must be closed, which leaves the other one open. */
    static final class Out extends OutputStream {
        private final DataOutput to;
        private final byte[] piece = new byte[PIECE];
        private int filled;

        Out(DataOutput to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            if (filled == PIECE) {
                flush();
            }
            piece[filled++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int at = 0; at < length; ) {
                if (filled == PIECE) {
                    flush();
                }
                int part = Math.min(length - at, PIECE - filled);
                System.arraycopy(bytes, from + at, piece, filled, part);
                filled += part;
                at += part;
            }
        }

        @Override
        public void flush() throws IOException {
            if (filled > 0) {
                to.writeInt(filled);
                to.write(piece, 0, filled);
                filled = 0;
            }
        }

        @Override
        public void close() throws IOException {
            flush();
            to.writeInt(0);
        }
    }

    /** Reads to the end mark; closing it skips what was not read. */
    static final class In extends InputStream {
        private final DataInput from;
        private final byte[] piece = new byte[PIECE];
        private int length;
        private int at;
        private boolean ended;

        In(DataInput from) {
            this.from = from;
        }

        private boolean hasMore() throws IOException {
            if (at == length && !ended) {
                length = from.readInt();
                at = 0;
                if (length < 0 || length > PIECE) {
                    throw new IOException("damaged: a piece of " + length + " bytes");
                }
                ended = length == 0;
                from.readFully(piece, 0, length);
            }
            return !ended;
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? piece[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int part = Math.min(most, length - at);
            System.arraycopy(piece, at, into, offset, part);
            at += part;
            return part;
        }

        @Override
        public void close() throws IOException {
            while (hasMore()) {
                at = length;
            }
        }
    }
}
