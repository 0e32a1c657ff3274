package org.rapporteur.desk.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a file is read.
 *
 * @param size in bytes, when reading began
 * @param modified in milliseconds since 1970, when reading began
 * @param offset of JSON Lines: how many bytes, in whole lines, are done with
 * @param line the number of the line with which what follows {@code offset} begins, from 1
 * @param number of the last report handed on, as its path ends ({@code a.jsonl#17}); 0 if none
 * @param finished whether it was read to its end
 * @param check tells whether the file begins as it did then
 */
record FilePosition(long size, long modified, long offset, int line, int number, boolean finished, String check) {
    /** Two blocks of a disk: who changes a file within changes its length, or its head or tail, as a rule. */
    private static final int CHECKED_BYTES = 4_096;

    private static final int CHECK_DIGITS = 16;

    static FilePosition beginning(long size, long modified, String check) {
        return new FilePosition(size, modified, 0, 1, 0, false, check);
    }

    /** Null if it says nothing. */
    static @Nullable FilePosition parse(@Nullable String value) {
        String[] parts = value == null ? new String[0] : value.split(":", -1);
        if (parts.length != 7) {
            return null;
        }
        try {
            return new FilePosition(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    parts[5].equals("done"),
                    parts[6]);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return size + ":" + modified + ":" + offset + ":" + line + ":" + number + ":" + (finished ? "done" : "reading")
                + ":" + check;
    }

    boolean isOf(long sizeNow, long modifiedNow) {
        return size == sizeNow && modified == modifiedNow;
    }

    /** The same place in a file that has grown since. */
    FilePosition in(long sizeNow, long modifiedNow, String checkNow) {
        return new FilePosition(sizeNow, modifiedNow, offset, line, number, false, checkNow);
    }

    FilePosition after(int handedOn) {
        return new FilePosition(size, modified, offset, line, handedOn, finished, check);
    }

    FilePosition end(long offsetNow, int lineNow) {
        return new FilePosition(size, modified, offsetNow, lineNow, number, true, check);
    }

    /** Of the first bytes of a file: of their head and their tail. */
    static String check(Path file, long bytes) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(read(channel, 0, bytes));
            sha256.update(read(channel, Math.max(0, bytes - CHECKED_BYTES), bytes));
            return HexFormat.of().formatHex(sha256.digest()).substring(0, CHECK_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHECKED_BYTES, to - from));
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until it is full or the file ends.
        }
        return buffer.flip();
    }
}
