package org.rapporteur.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A decompressed stream that stops a bomb, and tells damage as a {@link Refusal}. */
final class Gunzip extends InputStream {
    /** Small, so that what counts as read has nearly all been decompressed. */
    private static final int BUFFER_BYTES = 4_096;

    private final Counted compressed;
    private final GZIPInputStream plain;
    private final Limits limits;
    private long plainBytes;

    Gunzip(InputStream compressed, Limits limits) throws IOException {
        this.compressed = new Counted(compressed);
        this.limits = limits;
        try {
            plain = new GZIPInputStream(this.compressed, BUFFER_BYTES);
        } catch (EOFException | ZipException e) {
            throw new Refusal("gzip-truncated", "the compressed file ends or breaks in its header");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n;
        try {
            n = plain.read(into, offset, length);
        } catch (EOFException | ZipException e) {
            throw new Refusal(
                    "gzip-truncated",
                    "the compressed file breaks off or is damaged after " + plainBytes + " bytes of content");
        }
        plainBytes += Math.max(n, 0);
        if (plainBytes > limits.reportBytes() && plainBytes / limits.expansion() > compressed.bytes) {
            throw new Refusal(
                    "gzip-bomb",
                    "the file grows more than " + limits.expansion()
                            + " fold when decompressed and was not read further");
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    private static final class Counted extends InputStream {
        private final InputStream in;
        private long bytes;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = in.read(into, offset, length);
            bytes += Math.max(n, 0);
            return n;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
