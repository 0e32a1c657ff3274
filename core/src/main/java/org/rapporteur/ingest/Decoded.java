package org.rapporteur.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;
import org.rapporteur.text.Problem;

/**
 * Bytes read as text, and what could not be read.
 *
 * @param text without a byte order mark; what could not be read stands as U+FFFD
 */
record Decoded(String text, List<Problem> problems) {
    /** The standard lets a page declare its charset in the first 1,024 bytes; pages of the public sets do it within 8,000. */
    private static final int DECLARATION_BYTES = 8_192;

    private static final int SAMPLE_BYTES = 1 << 18;

    private static final Pattern DECLARATION = Pattern.compile(
            "<meta[^>]{0,200}?charset\\s{0,9}=\\s{0,9}[\"']?([\\w:.-]{1,40})|<\\?xml[^>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']([\\w:.-]{1,40})",
            Pattern.CASE_INSENSITIVE);

    Decoded {
        problems = List.copyOf(problems);
    }

    /**
     * Reads bytes by mark, zero-byte pattern, validity as UTF-8, declaration, then statistics.
     *
     * @param declared charset named by the container (an HTTP header), or null
     * @throws Refusal if the bytes are no text
     */
    static Decoded of(byte[] bytes, @Nullable String declared) throws Refusal {
        Marked mark = Marked.of(bytes);
        if (mark != null) {
            return decode(bytes, mark.length, mark.charset);
        }
        Charset wide = wideWithoutMark(bytes);
        if (wide != null) {
            Decoded decoded = decode(bytes, 0, wide);
            List<Problem> problems = new ArrayList<>(decoded.problems());
            problems.add(Problem.of(
                    "charset-guessed",
                    "the text is " + wide.name() + " without the mark that says so; it was read as that"));
            return new Decoded(decoded.text(), problems);
        }
        Charset switching = switchingCharset(bytes, declared);
        if (switching != null) {
            return decode(bytes, 0, switching);
        }
        if (isBinary(bytes)) {
            throw new Refusal("binary", "the file is not text");
        }
        return decode(bytes, 0, narrowCharset(bytes, declared));
    }

    private enum Marked {
        UTF_32LE(4, Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
        UTF_32BE(4, Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
        UTF_8(3, StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF, -1),
        UTF_16LE(2, StandardCharsets.UTF_16LE, 0xFF, 0xFE, -1, -1),
        UTF_16BE(2, StandardCharsets.UTF_16BE, 0xFE, 0xFF, -1, -1);

        private final int length;
        private final Charset charset;
        private final int b0;
        private final int b1;
        private final int b2;
        private final int b3;

        Marked(int length, Charset charset, int b0, int b1, int b2, int b3) {
            this.length = length;
            this.charset = charset;
            this.b0 = b0;
            this.b1 = b1;
            this.b2 = b2;
            this.b3 = b3;
        }

        static @Nullable Marked of(byte[] bytes) {
            for (Marked mark : values()) {
                if (bytes.length >= mark.length
                        && is(bytes, 0, mark.b0)
                        && is(bytes, 1, mark.b1)
                        && is(bytes, 2, mark.b2)
                        && is(bytes, 3, mark.b3)) {
                    return mark;
                }
            }
            return null;
        }

        private static boolean is(byte[] bytes, int at, int expected) {
            return expected < 0 || (at < bytes.length && (bytes[at] & 0xFF) == expected);
        }
    }

    /**
     * UTF-16 without a mark: text has no NUL characters, but in UTF-16 its spaces and Latin letters have a zero byte, always
     * on the same side. At least 1 in 50 units (a space every fifty characters), at most 1 in 100 of those on the wrong side.
     */
    private static @Nullable Charset wideWithoutMark(byte[] bytes) {
        int n = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
        int evenZeros = 0;
        int oddZeros = 0;
        int bothZeros = 0;
        for (int i = 0; i < n; i += 2) {
            evenZeros += bytes[i] == 0 ? 1 : 0;
            oddZeros += bytes[i + 1] == 0 ? 1 : 0;
            bothZeros += bytes[i] == 0 && bytes[i + 1] == 0 ? 1 : 0;
        }
        int most = Math.max(evenZeros, oddZeros);
        int least = Math.min(evenZeros, oddZeros);
        if (most < 2 || most * 50L < n / 2 || least * 100L > most || bothZeros > 0) {
            return null;
        }
        Charset charset = evenZeros > oddZeros ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        String sample = new String(bytes, 0, n, charset);
        long strange = sample.codePoints()
                .filter(c -> !Character.isDefined(c) || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        return strange * 100 > sample.length() ? null : charset;
    }

    /**
     * More than 1 in 1,000 NULs or 2 in 100 control characters: text has line breaks, tabs and now and then a form feed or
     * escape; a page that a broken program wrote has a NUL here and there.
     */
    private static boolean isBinary(byte[] bytes) {
        int n = Math.min(bytes.length, SAMPLE_BYTES);
        int controls = 0;
        int nulls = 0;
        for (int i = 0; i < n; i++) {
            int b = bytes[i];
            nulls += b == 0 ? 1 : 0;
            controls += (b > 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') || b == 127 ? 1 : 0;
        }
        return nulls * 1_000L > n || (controls + nulls) * 50L > n;
    }

    /**
     * A charset of the ISO 2022 family, which writes its characters in bytes that are valid ASCII. It must be declared, and
     * switch by {@code ESC $} at least once: a page that only calls itself so is read like any other.
     */
    private static @Nullable Charset switchingCharset(byte[] bytes, @Nullable String declared) {
        boolean switches = false;
        for (int i = 0; i + 1 < Math.min(bytes.length, SAMPLE_BYTES) && !switches; i++) {
            switches = bytes[i] == 0x1B && bytes[i + 1] == '$';
        }
        return !switches
                ? null
                : charset(declared)
                        .or(() -> charset(declarationIn(bytes)))
                        .filter(charset ->
                                charset.name().toUpperCase(Locale.ROOT).contains("ISO-2022"))
                        .orElse(null);
    }

    private static Charset narrowCharset(byte[] bytes, @Nullable String declared) {
        Utf8Census census = Utf8Census.of(bytes);
        if (census.invalid == 0 || census.valid >= 10 * census.invalid || census.onlyTailInvalid) {
            return StandardCharsets.UTF_8;
        }
        Optional<Charset> stated = charset(declared).or(() -> charset(declarationIn(bytes)));
        // Bytes of which most are no UTF-8 are none, whatever they call themselves.
        if (stated.isPresent() && (!stated.get().equals(StandardCharsets.UTF_8) || census.valid > census.invalid)) {
            return stated.get();
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE_BYTES));
        detector.dataEnd();
        String guess = detector.getDetectedCharset();
        if (!"MACCYRILLIC".equals(guess)) {
            return charset(guess).orElse(WINDOWS_1252);
        }
        // The detector says so of many Windows texts; no page on the web is written in this charset of old Macs.
        return isMostlyLatin(bytes) ? WINDOWS_1252 : WINDOWS_1251;
    }

    private static boolean isMostlyLatin(byte[] bytes) {
        int latin = 0;
        int others = 0;
        boolean inTag = false;
        for (int i = 0; i < Math.min(bytes.length, SAMPLE_BYTES); i++) {
            inTag = bytes[i] == '<' || inTag && bytes[i] != '>';
            latin += !inTag && Character.isLetter(bytes[i] & 0x7F) && bytes[i] > 0 ? 1 : 0;
            others += !inTag && bytes[i] < 0 ? 1 : 0;
        }
        return latin > others;
    }

    /** What the HTML standard falls back to in Western locales. */
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    /** What the Encoding Standard of the web reads under names that mean less elsewhere. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("x-iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("x-x-big5", "Big5-HKSCS"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("x-cp1251", "windows-1251"),
            Map.entry("x-cp1252", "windows-1252"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("koi8-ru", "KOI8-U"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("macintosh", "x-MacRoman"));

    private static Optional<Charset> charset(@Nullable String name) {
        try {
            if (name == null) {
                return Optional.empty();
            }
            String label = name.strip().toLowerCase(Locale.ROOT);
            String known = LABELS.getOrDefault(label, label);
            if (!Charset.isSupported(known)) {
                return Optional.empty();
            }
            Charset charset = Charset.forName(known);
            charset = Charset.forName(LABELS.getOrDefault(charset.name().toLowerCase(Locale.ROOT), charset.name()));
            // Wide charsets cannot be declared in narrow bytes.
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? Optional.of(StandardCharsets.UTF_8)
                    : Optional.of(charset);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String declarationIn(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher m = DECLARATION.matcher(head);
        return !m.find() ? null : m.group(1) != null ? m.group(1) : m.group(2);
    }

    private static Decoded decode(byte[] bytes, int from, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate((int) ((bytes.length - from) * (double) decoder.maxCharsPerByte()) + 16);
        int replaced = 0;
        int firstAt = -1;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                firstAt = replaced == 0 ? in.position() : firstAt;
                replaced++;
                in.position(in.position() + result.length());
                out = roomFor(out);
                out.put('\uFFFD');
            } else if (result.isOverflow()) {
                out = grown(out);
            } else {
                break;
            }
        }
        decoder.flush(roomFor(out));
        out.flip();
        for (int i = out.position(); i < out.limit(); i++) {
            if (out.get(i) == 0) {
                out.put(i, '\uFFFD');
                firstAt = replaced == 0 ? i : firstAt;
                replaced++;
            }
        }
        return new Decoded(
                out.toString(),
                replaced == 0
                        ? List.of()
                        : List.of(Problem.of(
                                "undecodable",
                                replaced + (replaced == 1 ? " place" : " places") + " could not be read as "
                                        + charset.name() + " and were replaced, the first at byte " + firstAt)));
    }

    private static CharBuffer roomFor(CharBuffer out) {
        return out.remaining() < 8 ? grown(out) : out;
    }

    private static CharBuffer grown(CharBuffer out) {
        CharBuffer larger = CharBuffer.allocate(out.capacity() + out.capacity() / 2 + 64);
        out.flip();
        larger.put(out);
        return larger;
    }

    /** How many sequences of more than one byte are right, and how many bytes fit in none. */
    private record Utf8Census(int valid, int invalid, boolean onlyTailInvalid) {
        static Utf8Census of(byte[] bytes) {
            int valid = 0;
            int invalid = 0;
            boolean tail = false;
            int i = 0;
            while (i < bytes.length) {
                int b = bytes[i] & 0xFF;
                int length = b < 0x80
                        ? 1
                        : b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
                int good = 1;
                while (good < length && i + good < bytes.length && (bytes[i + good] & 0xC0) == 0x80) {
                    good++;
                }
                if (length > 0 && good == length) {
                    valid += length > 1 ? 1 : 0;
                } else {
                    invalid++;
                    tail = length > 1 && i + good == bytes.length;
                }
                i += good;
            }
            return new Utf8Census(valid, invalid, invalid == 1 && tail);
        }
    }
}
