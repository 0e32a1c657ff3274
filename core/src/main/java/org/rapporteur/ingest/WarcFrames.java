package org.rapporteur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Problem;

/**
 * Parts an archive into its records, also where a stated length is wrong or bytes are damaged: there the next line that begins
 * a record is looked for. What is inside a record is left to the library, which gives up at the first such place.
 *
 * <p>Memory is bounded by the largest record that may become a report.
 */
final class WarcFrames {
    /** The header of a record: the longest field is an address; servers refuse more than some 8,000 characters. */
    private static final int HEAD_BYTES = 1 << 16;

    private static final int CHUNK_BYTES = 1 << 16;

    /** Two line breaks end a record; some writers put more. */
    private static final int TRAILER_BYTES = 16;

    private static final Pattern CONTENT_LENGTH =
            Pattern.compile("^content-length[ \\t]*+:([^\\r\\n]*+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /**
     * One record.
     *
     * @param number the place among the records, from 1
     * @param head the header with the length that was found
     * @param block what follows the header, cut at the limit of a report
     */
    record Frame(int number, String head, byte[] block, List<Problem> problems) {}

    private final InputStream in;
    private final Limits limits;
    private final Consumer<Refusal> damage;

    private byte[] buffer = new byte[CHUNK_BYTES];
    private int at;
    private int end;
    private long offset;
    private boolean ended;
    private int records;

    /** {@code damage} is handed what is wrong between records. */
    WarcFrames(InputStream in, Limits limits, Consumer<Refusal> damage) {
        this.in = in;
        this.limits = limits;
        this.damage = damage;
    }

    /** How many bytes precede what is read next. */
    long position() {
        return offset + at;
    }

    int records() {
        return records;
    }

    /** The next record, or null at the end. */
    @Nullable
    Frame next() throws IOException {
        while (toNextRecord()) {
            int head = headLength();
            if (head < 0) {
                damage.accept(new Refusal(
                        "warc-broken",
                        "the header of the record at byte " + position() + " has no end"
                                + (ended ? "; the archive breaks off there" : "")));
                at = ended ? end : at + 5;
                continue;
            }
            records++;
            return frame(head);
        }
        return null;
    }

    private Frame frame(int headLength) throws IOException {
        String head = new String(buffer, at, headLength, StandardCharsets.ISO_8859_1);
        List<Problem> problems = new ArrayList<>();
        long stated = statedLength(head);
        int length = (int) Math.clamp(stated, 0, limits.reportBytes());
        if (stated != length || !endsAt(headLength + length)) {
            int found = endOf(headLength);
            if (stated > limits.reportBytes() && found == headLength + limits.reportBytes()) {
                return cut(head, headLength, stated);
            }
            boolean brokeOff = ended && found == end - at && stated > found - headLength;
            problems.add(Problem.of(
                    brokeOff ? "warc-truncated" : "warc-length-wrong",
                    brokeOff
                            ? "the archive breaks off " + (stated - (found - headLength))
                                    + " bytes before the end of this record"
                            : "the record says it has "
                                    + (stated < 0 ? "no length" : stated + " bytes")
                                    + ", but " + (found - headLength) + " were found"));
            length = found - headLength;
        }
        byte[] block = Arrays.copyOfRange(buffer, at + headLength, at + headLength + length);
        at += headLength + length;
        return frame(head, block, problems);
    }

    private Frame cut(String head, int headLength, long stated) throws IOException {
        int length = limits.reportBytes();
        byte[] block = Arrays.copyOfRange(buffer, at + headLength, at + headLength + length);
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.of("too-large", "the record is longer than " + length + " bytes and was cut there"));
        at += headLength + length;
        long missing = skip(stated - length);
        if (missing > 0) {
            problems.add(Problem.of(
                    "warc-length-wrong",
                    "the record says it has " + stated + " bytes, but " + (stated - missing) + " were found"));
        }
        return frame(head, block, problems);
    }

    private Frame frame(String head, byte[] block, List<Problem> problems) {
        return new Frame(
                records, CONTENT_LENGTH.matcher(head).replaceFirst("Content-Length: " + block.length), block, problems);
    }

    /** -1 where no length is stated that could be. */
    private static long statedLength(String head) {
        Matcher m = CONTENT_LENGTH.matcher(head);
        if (!m.find()) {
            return -1;
        }
        try {
            return Math.max(-1, Long.parseLong(m.group(1).strip()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** True if a record that ends there is followed by two line breaks, the end of the archive or the next record. */
    private boolean endsAt(int length) throws IOException {
        ensure(length + TRAILER_BYTES);
        int i = at + length;
        if (i > end) {
            return false;
        }
        int breaks = 0;
        while (i < end && breaks < TRAILER_BYTES / 2 && isBreak(buffer[i])) {
            i++;
            breaks++;
        }
        return i == end ? ended : isStart(i) || hasTrailer(at + length);
    }

    /** The end of a block whose length is not known: before the next record, the end of the archive, or the limit. */
    private int endOf(int headLength) throws IOException {
        int most = headLength + limits.reportBytes();
        int from = headLength;
        while (true) {
            ensure(Math.min(most, from + CHUNK_BYTES) + TRAILER_BYTES);
            int to = Math.min(end - at, most);
            for (int i = from; i < to; i++) {
                if (beginsRecord(at + i)) {
                    return withoutBreaks(headLength, i);
                }
            }
            if (ended || to == most) {
                return ended ? withoutBreaks(headLength, to) : to;
            }
            from = Math.max(from, to - TRAILER_BYTES);
        }
    }

    private int withoutBreaks(int headLength, int length) {
        int i = length;
        while (i > headLength && length - i < 4 && isBreak(buffer[at + i - 1])) {
            i--;
        }
        return i;
    }

    private boolean hasTrailer(int i) {
        return i + 4 <= end
                && buffer[i] == '\r'
                && buffer[i + 1] == '\n'
                && buffer[i + 2] == '\r'
                && buffer[i + 3] == '\n';
    }

    private static boolean isBreak(byte b) {
        return b == '\r' || b == '\n';
    }

    /** {@code WARC/1.1} and the end of its line. */
    private boolean isStart(int i) {
        return i + 9 <= end
                && buffer[i] == 'W'
                && buffer[i + 1] == 'A'
                && buffer[i + 2] == 'R'
                && buffer[i + 3] == 'C'
                && buffer[i + 4] == '/'
                && isDigit(buffer[i + 5])
                && buffer[i + 6] == '.'
                && isDigit(buffer[i + 7])
                && isBreak(buffer[i + 8]);
    }

    /**
     * Inside a block, {@code WARC/1.1} on a line of its own, or before the first field of a record: one that broke off has no
     * line break at its end.
     */
    private boolean beginsRecord(int i) {
        return isStart(i) && (isBreak(buffer[i - 1]) || isField(i + 9) || isField(i + 10));
    }

    private boolean isField(int i) {
        return i + 5 <= end
                && buffer[i] == 'W'
                && buffer[i + 1] == 'A'
                && buffer[i + 2] == 'R'
                && buffer[i + 3] == 'C'
                && buffer[i + 4] == '-';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Moves to the beginning of a record; false if there is none. */
    private boolean toNextRecord() throws IOException {
        long from = -1;
        while (ensure(1)) {
            if (isBreak(buffer[at]) && from < 0) {
                at++;
                continue;
            }
            ensure(TRAILER_BYTES);
            if (isStart(at)) {
                break;
            }
            from = from < 0 ? position() : from;
            at++;
        }
        if (from >= 0) {
            damage.accept(new Refusal(
                    "warc-broken", (position() - from) + " bytes from byte " + from + " on belong to no record"));
        }
        return at < end;
    }

    /** Up to and with the empty line; -1 if there is none. */
    private int headLength() throws IOException {
        int from = 0;
        while (true) {
            ensure(Math.min(HEAD_BYTES, from + 2_048));
            int to = Math.min(end - at, HEAD_BYTES);
            for (int i = from; i < to; i++) {
                if (buffer[at + i] == '\n') {
                    if (i + 1 < to && buffer[at + i + 1] == '\n') {
                        return i + 2;
                    }
                    if (i + 2 < to && buffer[at + i + 1] == '\r' && buffer[at + i + 2] == '\n') {
                        return i + 3;
                    }
                }
            }
            if (ended || to == HEAD_BYTES) {
                return -1;
            }
            from = Math.max(0, to - 3);
        }
    }

    /** Stops at the next record too: the length may be wrong. Returns how many bytes of the length it did not skip. */
    private long skip(long bytes) throws IOException {
        // The byte before is kept at hand: a record begins behind a line break.
        at--;
        long left = bytes + 1;
        while (left > 0) {
            ensure(CHUNK_BYTES);
            int n = (int) Math.min(left, ended ? end - at : end - at - TRAILER_BYTES);
            for (int i = 1; i <= n && i < left; i++) {
                if (beginsRecord(at + i)) {
                    at += i;
                    return left - i;
                }
            }
            at += n;
            left -= n;
            if (ended && at == end) {
                break;
            }
        }
        if (left > 0) {
            damage.accept(new Refusal(
                    "warc-truncated", "the archive breaks off " + left + " bytes before the end of record " + records));
        }
        return 0;
    }

    /** False if there are not that many bytes left. */
    private boolean ensure(int needed) throws IOException {
        if (end - at >= needed) {
            return true;
        }
        if (ended) {
            return false;
        }
        if (buffer.length - at < needed) {
            // Twice what is needed: moving the rest to the front then costs no more than reading it.
            byte[] room = 2L * needed > buffer.length ? new byte[2 * needed] : buffer;
            System.arraycopy(buffer, at, room, 0, end - at);
            offset += at;
            end -= at;
            at = 0;
            buffer = room;
        }
        while (end - at < needed && !ended) {
            try {
                int n = in.read(buffer, end, buffer.length - end);
                ended = n < 0;
                end += Math.max(n, 0);
            } catch (Refusal refusal) {
                damage.accept(refusal);
                ended = refusal.kind().equals("gzip-bomb");
            }
        }
        return end - at >= needed;
    }
}
