package org.rapporteur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A decompressed stream that stops a bomb, and tells damage as a {@link Refusal}. A reader that catches the refusal may read
 * on: what follows comes from the next member that is whole, as the records of a web archive are compressed one by one.
 *
 * <p>Not {@link java.util.zip.GZIPInputStream}: that takes a damaged member header for the end of the file, and cannot go on.
 */
final class Gunzip extends InputStream {
    private static final int BUFFER_BYTES = 4_096;

    /** RFC 1952: two magic bytes, method, flags, four of time, extra flags, system. */
    private static final int HEADER_BYTES = 10;

    /** Who meets that many damaged places has no archive but noise: reading ends. */
    private static final int DAMAGES = 1_000;

    private static final int HAS_HEADER_CHECK = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xE0;

    private final InputStream in;
    private final Limits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    private byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private long compressedBytes;
    private long plainBytes;
    private boolean inMember;
    private boolean ended;
    private boolean searching;
    private boolean bomb;
    private int damages;

    /** {@code compressed} begins with a member. */
    Gunzip(InputStream compressed, Limits limits) {
        this.in = compressed;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (bomb) {
            throw bomb();
        }
        while (!ended) {
            if (!inMember && !nextMember()) {
                ended = true;
                break;
            }
            int n = inflate(into, offset, length);
            if (n > 0) {
                plainBytes += n;
                if (plainBytes > limits.reportBytes() && plainBytes / limits.expansion() > compressedBytes) {
                    bomb = true;
                    throw bomb();
                }
                return n;
            }
        }
        return -1;
    }

    private Refusal bomb() {
        return new Refusal(
                "gzip-bomb",
                "the file grows more than " + limits.expansion() + " fold when decompressed and was not read further");
    }

    /** 0 at the end of a member. */
    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            while (true) {
                int n = inflater.inflate(into, offset, length);
                if (n > 0) {
                    crc.update(into, offset, n);
                    return n;
                }
                if (inflater.finished()) {
                    at = end - inflater.getRemaining();
                    inMember = false;
                    trailer();
                    searching = false;
                    return 0;
                }
                if (inflater.needsDictionary()) {
                    throw damaged();
                }
                if (!fill(1)) {
                    ended = true;
                    throw truncated();
                }
                inflater.setInput(buffer, at, end - at);
                at = end;
            }
        } catch (DataFormatException e) {
            at = end - inflater.getRemaining();
            throw damaged();
        }
    }

    private void trailer() throws IOException {
        if (!fill(8)) {
            ended = true;
            throw truncated();
        }
        long expected = (buffer[at] & 0xFFL)
                | (buffer[at + 1] & 0xFFL) << 8
                | (buffer[at + 2] & 0xFFL) << 16
                | (buffer[at + 3] & 0xFFL) << 24;
        at += 8;
        if (expected != crc.getValue()) {
            throw damaged();
        }
    }

    /** Moves behind the header of the next member; false at the end. */
    private boolean nextMember() throws IOException {
        boolean skipped = false;
        while (fill(1)) {
            if (!fill(HEADER_BYTES) && (buffer[at] & 0xFF) == 0x1F) {
                ended = true;
                throw truncated();
            }
            if (end - at >= HEADER_BYTES && isMember()) {
                if (skipped && !searching) {
                    throw damaged();
                }
                if (skipHeader()) {
                    inflater.reset();
                    inflater.setInput(buffer, at, end - at);
                    at = end;
                    crc.reset();
                    inMember = true;
                    return true;
                }
                ended = true;
                throw truncated();
            }
            // Some tools fill up the file with zeros.
            skipped |= buffer[at] != 0;
            at++;
        }
        if (skipped && !searching) {
            ended = true;
            throw damaged();
        }
        return false;
    }

    private boolean isMember() {
        return (buffer[at] & 0xFF) == 0x1F
                && (buffer[at + 1] & 0xFF) == 0x8B
                && buffer[at + 2] == 8
                && (buffer[at + 3] & RESERVED_FLAGS) == 0;
    }

    private boolean skipHeader() throws IOException {
        int flags = buffer[at + 3];
        at += HEADER_BYTES;
        if ((flags & HAS_EXTRA) != 0) {
            if (!fill(2)) {
                return false;
            }
            int length = (buffer[at] & 0xFF) | (buffer[at + 1] & 0xFF) << 8;
            at += 2;
            if (!fill(length)) {
                return false;
            }
            at += length;
        }
        return ((flags & HAS_NAME) == 0 || skipText())
                && ((flags & HAS_COMMENT) == 0 || skipText())
                && ((flags & HAS_HEADER_CHECK) == 0 || skip(2));
    }

    private boolean skipText() throws IOException {
        while (fill(1)) {
            if (buffer[at++] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean skip(int bytes) throws IOException {
        if (!fill(bytes)) {
            return false;
        }
        at += bytes;
        return true;
    }

    /** False if there are not that many bytes left. */
    private boolean fill(int needed) throws IOException {
        if (end - at >= needed) {
            return true;
        }
        byte[] room = needed > buffer.length ? new byte[needed] : buffer;
        System.arraycopy(buffer, at, room, 0, end - at);
        end -= at;
        at = 0;
        buffer = room;
        while (end < needed) {
            int n = in.read(buffer, end, buffer.length - end);
            if (n < 0) {
                return false;
            }
            compressedBytes += n;
            end += n;
        }
        return true;
    }

    /** What comes next is looked for, unless this is told once for the same stretch of damage. */
    private Refusal damaged() {
        inMember = false;
        searching = true;
        damages++;
        boolean tooMany = damages >= DAMAGES;
        ended |= tooMany;
        return new Refusal(
                "gzip-damaged",
                "the compressed file is damaged before byte " + (compressedBytes - (end - at)) + ", after " + plainBytes
                        + " bytes of content"
                        + (tooMany ? "; that is damage in " + DAMAGES + " places, and it was not read further" : ""));
    }

    private Refusal truncated() {
        return new Refusal(
                "gzip-truncated", "the compressed file breaks off after " + plainBytes + " bytes of content");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
