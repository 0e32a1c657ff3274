package org.rapporteur.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text of any length among binary data: its length in bytes, big end first, and UTF-8. Text with half a character in it, which UTF-8
 * cannot hold, is written as -1 less its length in chars, and its chars: it must come out as it went in.
 */
public final class WrittenText {
    /** Bytes of a text that are read before it is known whether there are more: longer than most reports. */
    private static final int PIECE = 1 << 14;

    private WrittenText() {}

    /** Writes a text; {@link #read} reads it. */
    public static void write(String text, DataOutput out) throws IOException {
        if (isWhole(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else {
            out.writeInt(-1 - text.length());
            out.writeChars(text);
        }
    }

    /** Writes a text or null; {@link #readOrNull} reads it. */
    public static void writeOrNull(@Nullable String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            write(text, out);
        }
    }

    /**
     * Reads a text. A damaged length asks for little more memory than there are bytes.
     *
     * @throws EOFException if it breaks off
     */
    public static String read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length >= 0) {
            return new String(bytes(in, length), StandardCharsets.UTF_8);
        }
        byte[] bytes = bytes(in, 2L * (-1 - length));
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF);
        }
        return new String(chars);
    }

    /** Reads a text or null. */
    public static @Nullable String readOrNull(DataInput in) throws IOException {
        return in.readBoolean() ? read(in) : null;
    }

    private static byte[] bytes(DataInput in, long length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, PIECE)];
        for (int read = 0; read < length; read = bytes.length) {
            if (read > 0) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
            }
            in.readFully(bytes, read, bytes.length - read);
        }
        return bytes;
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
