package org.rapporteur.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Problem;

/** Undoes what a server did to a page to send fewer bytes. */
final class ContentCoding {
    /** More than two were never seen; each may grow the page again. */
    private static final int MOST = 3;

    /** What the registry of HTTP holds, and what browsers tell besides: each makes bytes that are no text. */
    private static final Set<String> CODINGS = Set.of(
            "gzip",
            "x-gzip",
            "deflate",
            "br",
            "zstd",
            "compress",
            "x-compress",
            "dcb",
            "dcz",
            "exi",
            "pack200-gzip",
            "aes128gcm",
            "sdch",
            "bzip2",
            "lzma",
            "xz");

    /** Compressed bytes of that many are valid as text by no chance. */
    private static final int SAMPLE_BYTES = 4_096;

    private final Limits limits;

    ContentCoding(Limits limits) {
        this.limits = limits;
    }

    /**
     * The page, decoded as its header says. Bytes that are plainly not what the header says are taken as they are: many
     * archivers decode a page and keep its header.
     *
     * @param headers the values of {@code Content-Encoding}, in the order of writing
     * @throws Refusal if it cannot be decoded, or is a bomb
     */
    byte[] decode(List<String> headers, byte[] body, List<Problem> problems) throws IOException {
        List<String> codings = List.of(
                        String.join(",", headers).toLowerCase(Locale.ROOT).split(",", -1))
                .stream()
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity") && !coding.equals("none"))
                .toList();
        if (codings.size() > MOST) {
            throw new Refusal("encoding-unsupported", "the page is encoded more than " + MOST + " times");
        }
        byte[] content = body;
        for (String coding : codings.reversed()) {
            content = decode(coding, content, problems);
        }
        return content;
    }

    private byte[] decode(String coding, byte[] body, List<Problem> problems) throws IOException {
        if (looksPlain(body)) {
            return body;
        }
        if (isNoCoding(coding, body)) {
            problems.add(Problem.of(
                    "encoding-ignored", "the page says it is encoded as " + coding + ", and was read as it came"));
            return body;
        }
        Bytes decoded = Bytes.of(new Damage(coding, body), limits);
        boolean cut = decoded.problems().stream().anyMatch(p -> p.kind().equals("too-large"));
        if (cut && body.length < limits.reportBytes() / limits.expansion()) {
            throw bomb();
        }
        problems.addAll(decoded.problems());
        return decoded.content();
    }

    private Refusal bomb() {
        return new Refusal(
                "encoding-bomb", "the page grows more than " + limits.expansion() + " fold when it is decoded");
    }

    /** True for what begins as a page: none of the codings does so but by rare chance. */
    private static boolean looksPlain(byte[] body) {
        int i = 0;
        while (i < body.length
                && i < 100
                && (body[i] == ' ' || body[i] == '\r' || body[i] == '\n' || body[i] == '\t')) {
            i++;
        }
        return i + 1 < body.length
                && body[i] == '<'
                && (body[i + 1] == '!' || body[i + 1] == '?' || Character.isLetter(body[i + 1]));
    }

    /** True for a charset in the wrong place, and for an unknown word before what is plainly text. */
    private static boolean isNoCoding(String coding, byte[] body) {
        return !CODINGS.contains(coding) && (isCharset(coding) || isText(body));
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static boolean isText(byte[] body) {
        int length = Math.min(body.length, SAMPLE_BYTES);
        for (int i = 0; i < length; i++) {
            if (body[i] >= 0 && body[i] < ' ' && "\t\n\f\r".indexOf(body[i]) < 0) {
                return false;
            }
        }
        // Malformed input is reported, a character that the sample cuts is not.
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body, 0, length), CharBuffer.allocate(length), false)
                .isMalformed();
    }

    private InputStream stream(String coding, byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip", "x-gzip" -> new Gunzip(in, limits);
            // The standard means the zlib format; some servers send the bare one.
            case "deflate" -> new InflaterInputStream(in, new Inflater(!isZlib(body)));
            case "br" -> new BrotliInputStream(in);
            default ->
                throw new Refusal(
                        "encoding-unsupported", "the page is encoded as " + coding + ", which cannot be read here");
        };
    }

    private static boolean isZlib(byte[] body) {
        return body.length > 1 && (body[0] & 0x0F) == 8 && ((body[0] & 0xFF) << 8 | body[1] & 0xFF) % 31 == 0;
    }

    /** Tells whatever goes wrong in decoding as one kind of problem. */
    private final class Damage extends InputStream {
        private final String coding;
        private final byte[] body;
        private @Nullable InputStream in;

        Damage(String coding, byte[] body) {
            this.coding = coding;
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                in = in == null ? stream(coding, body) : in;
                return in.read(into, from, length);
            } catch (Refusal refusal) {
                throw switch (refusal.kind()) {
                    case "encoding-unsupported" -> refusal;
                    case "gzip-bomb" -> bomb();
                    default -> broken();
                };
            } catch (IOException | RuntimeException e) {
                throw broken();
            }
        }

        private Refusal broken() {
            return new Refusal("encoding-broken", "the page breaks off or is damaged in its encoding, " + coding);
        }
    }
}
