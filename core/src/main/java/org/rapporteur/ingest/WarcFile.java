package org.rapporteur.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.LengthedBody;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.ingest.WarcFrames.Frame;
import org.rapporteur.text.Problem;

/**
 * A web archive: each page that was answered with success is a report, and so is a text that an archive keeps in the place of a
 * page (a resource or conversion record).
 *
 * <p>What was answered with anything but 200, or is no page (a picture, a style sheet, {@code robots.txt}), is passed over
 * without noise; only an archive without any report says what it holds instead. Digests are not checked: a page that differs
 * from its digest is still what the archive has.
 */
final class WarcFile {
    /** Files for programs that every site has under these names: RFC 9309, IAB ads.txt, RFC 8615. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile(
            "^https?://[^/]++/(?:(?:robots|ads|app-ads|humans|security)\\.txt|\\.well-known/.*)(?:[?#].*)?$");

    private static final Pattern TOKEN = Pattern.compile("[\\w.+-]{2,100}");

    private static final int SNIFFED_BYTES = 10_000;

    private static final Pattern TRANSFER_ENCODING =
            Pattern.compile("^transfer-encoding(?=[ \\t]*+:)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final Limits limits;
    private final Intake intake;
    private final Revisits revisits;
    private final TreeMap<String, Integer> passedOver = new TreeMap<>();
    private int pages;
    private int refused;

    WarcFile(Limits limits, Intake intake, Revisits revisits) {
        this.limits = limits;
        this.intake = intake;
        this.revisits = revisits;
    }

    /** Hands on every page; a revisit waits until its payload is looked for. */
    void read(InputStream in, PileFile file) throws IOException {
        WarcFrames frames = new WarcFrames(in, limits, damage -> intake.problem(damage.at(file.shown())));
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            String at = file.shown() + "#" + frame.number();
            try {
                record(frame, file.id() + "#" + frame.number(), at);
            } catch (Refusal refusal) {
                intake.problem(refusal.at(at));
                refused++;
            }
            if (isTooLarge(frames)) {
                throw new Refusal(
                        "too-large", "the archive is too large and was read up to record " + frames.records());
            }
        }
        if (refused == 0 && pages == 0) {
            throw new Refusal("no-reports", "the archive holds no page that can be read as a report" + instead(frames));
        }
    }

    /** Looks for the payloads that revisits of the pile wait for. */
    void readAgain(InputStream in) throws IOException {
        WarcFrames frames = new WarcFrames(in, limits, damage -> {});
        for (Frame frame = frames.next();
                frame != null && revisits.isWaiting() && !isTooLarge(frames);
                frame = frames.next()) {
            try {
                WarcRecord record = parse(frame);
                if (record instanceof WarcRevisit) {
                    continue;
                }
                if (revisits.areWaitingFor(record.headers())) {
                    Payload payload = payload(record, frame);
                    if (payload.format() != null) {
                        for (Revisits.Visit visit : revisits.take(record.headers())) {
                            report(payload, visit.id(), visit.path(), visit.url(), visit.date());
                        }
                    }
                }
            } catch (Refusal alreadyTold) {
                continue;
            }
        }
    }

    private boolean isTooLarge(WarcFrames frames) {
        return frames.records() >= limits.entries() || frames.position() > limits.inputBytes();
    }

    private String instead(WarcFrames frames) {
        StringBuilder told = new StringBuilder();
        passedOver.forEach((what, n) ->
                told.append(told.isEmpty() ? ": " : ", ").append(n).append(' ').append(what));
        return frames.records() == 0 ? "; it has no record" : told.toString();
    }

    private void record(Frame frame, String id, String at) throws IOException {
        WarcRecord record = parse(frame);
        if (record instanceof WarcRevisit) {
            if (mayBePage(frame)) {
                revisits.add(record.headers(), id, at);
                pages++;
            } else {
                passOver("revisits of something else");
            }
            return;
        }
        Payload payload = payload(record, frame);
        if (payload.format() == null) {
            passOver(payload.what());
        } else {
            report(
                    payload,
                    id,
                    at,
                    Revisits.field(record.headers(), "WARC-Target-URI"),
                    Revisits.field(record.headers(), "WARC-Date"));
        }
    }

    /** False if the answer that a revisit keeps says that it was no page. */
    private static boolean mayBePage(Frame frame) throws Refusal {
        if (frame.block().length == 0) {
            return true;
        }
        try {
            HttpResponse http = http(frame.block());
            boolean answered = http.status() == 200 || http.status() == 304;
            MediaType type = type(http.headers());
            return answered && (type.equals(MediaType.OCTET_STREAM) || format(type) != null);
        } catch (Refusal headless) {
            return true;
        }
    }

    private void passOver(String what) {
        passedOver.merge(what, 1, Integer::sum);
    }

    private void report(Payload payload, String id, String at, @Nullable String url, @Nullable String date)
            throws Refusal {
        Format format = payload.format();
        if (format == null) {
            return;
        }
        pages++;
        if (payload.bytes().length == 0) {
            intake.problem(new InputProblem(at, "empty", "there is no text in it"));
            return;
        }
        Decoded decoded = Decoded.of(payload.bytes(), payload.charset());
        List<Problem> problems = new ArrayList<>(payload.problems());
        problems.addAll(decoded.problems());
        Given given = new Given(url, null, null, List.of(), null, null, date, null);
        intake.report(null, id, at, format, decoded.text(), given, problems);
    }

    /**
     * What a record holds.
     *
     * @param format null if it is no page
     * @param what for counting, where it is no page
     */
    private record Payload(
            @Nullable Format format,
            String what,
            byte[] bytes,
            @Nullable String charset,
            List<Problem> problems) {
        static Payload none(String what) {
            return new Payload(null, what, new byte[0], null, List.of());
        }
    }

    private Payload payload(WarcRecord record, Frame frame) throws IOException {
        String url = Revisits.field(record.headers(), "WARC-Target-URI");
        if (url != null && FOR_PROGRAMS.matcher(url).matches()) {
            return Payload.none("files for programs");
        }
        if (record instanceof WarcResponse) {
            return response(record, frame);
        }
        if (record instanceof WarcResource || record instanceof WarcConversion) {
            MediaType type = type(record.headers());
            Format format = format(type);
            return format == null
                    ? Payload.none(type.base() + " records")
                    : new Payload(format, "", frame.block(), type.parameters().get("charset"), frame.problems());
        }
        return Payload.none("other records");
    }

    private Payload response(WarcRecord record, Frame frame) throws IOException {
        MediaType block = type(record.headers());
        if (!block.type().equals("application") || !block.subtype().startsWith("http")) {
            return Payload.none(block.base() + " records");
        }
        List<Problem> problems = new ArrayList<>(frame.problems());
        HttpResponse http = http(frame.block());
        if (http.status() != 200) {
            return Payload.none("pages answered with " + http.status());
        }
        MediaType type = type(http.headers());
        boolean untyped = type.equals(MediaType.OCTET_STREAM);
        Format format = untyped ? Format.HTML : format(type);
        if (format == null) {
            return Payload.none(type.base() + " answers");
        }
        byte[] body = body(http, frame, problems);
        byte[] content = new ContentCoding(limits).decode(http.headers().all("Content-Encoding"), body, problems);
        if (untyped && !looksLikePage(content)) {
            return Payload.none("answers of an unknown type");
        }
        return new Payload(format, "", content, type.parameters().get("charset"), problems);
    }

    private static boolean looksLikePage(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        return Kind.UNKNOWN.correctedBy(head) == Kind.HTML;
    }

    /** What is not stated, or stated in a way that nobody can read, is bytes of an unknown type. */
    private static MediaType type(MessageHeaders headers) {
        try {
            MediaType type =
                    headers.first("Content-Type").map(MediaType::parseLeniently).orElse(MediaType.OCTET_STREAM);
            return TOKEN.matcher(type.type() + type.subtype()).matches() ? type : MediaType.OCTET_STREAM;
        } catch (IllegalArgumentException e) {
            return MediaType.OCTET_STREAM;
        }
    }

    private static @Nullable Format format(MediaType type) {
        return switch (type.base().toString().toLowerCase(Locale.ROOT)) {
            case "text/html", "application/xhtml+xml" -> Format.HTML;
            case "text/plain" -> Format.TEXT;
            case "text/markdown" -> Format.MARKDOWN;
            default -> null;
        };
    }

    /** The body as it was sent, put together from its chunks. */
    private byte[] body(HttpResponse http, Frame frame, List<Problem> problems) throws IOException {
        byte[] sent = Bytes.of(lenient(http.body().stream(), problems), limits).content();
        if (sent.length == 0 && http.headers().contains("Transfer-Encoding", "chunked")) {
            // Many archivers keep the header and write the chunks joined.
            byte[] joined = http(asSent(frame.block())).body().stream().readAllBytes();
            if (joined.length > 0 && !isChunk(joined)) {
                problems.removeIf(p -> p.kind().equals("http-truncated"));
                return joined;
            }
        }
        return sent;
    }

    private static boolean isChunk(byte[] body) {
        int i = 0;
        while (i < body.length && i < 8 && Character.digit(body[i], 16) >= 0) {
            i++;
        }
        return i > 0 && i < body.length && (body[i] == '\r' || body[i] == '\n' || body[i] == ';');
    }

    private static byte[] asSent(byte[] block) {
        String head = new String(block, StandardCharsets.ISO_8859_1);
        return TRANSFER_ENCODING
                .matcher(head)
                .replaceFirst("X-Transfer-Encoding")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What breaks off or is damaged ends there, and says so. */
    private static InputStream lenient(InputStream in, List<Problem> problems) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                try {
                    return in.read(into, from, length);
                } catch (IOException | RuntimeException e) {
                    problems.add(Problem.of("http-truncated", "the page breaks off or is damaged: " + message(e)));
                    return -1;
                }
            }
        };
    }

    private static HttpResponse http(byte[] block) throws Refusal {
        try {
            // A stream without a length makes the library believe the page's own Content-Length, which is often wrong.
            return HttpResponse.parse(LengthedBody.create(
                    Channels.newChannel(new ByteArrayInputStream(block)), ByteBuffer.allocate(0), block.length));
        } catch (IOException | RuntimeException e) {
            throw new Refusal("warc-record-invalid", "the answer in the record is damaged: " + message(e));
        }
    }

    private static WarcRecord parse(Frame frame) throws Refusal {
        try {
            WarcReader reader = new WarcReader(new SequenceInputStream(
                    new ByteArrayInputStream(frame.head().getBytes(StandardCharsets.ISO_8859_1)),
                    new ByteArrayInputStream(frame.block())));
            return reader.next().orElseThrow(() -> new Refusal("warc-record-invalid", "the record has no header"));
        } catch (IOException | RuntimeException e) {
            throw new Refusal("warc-record-invalid", "the record is damaged: " + message(e));
        }
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
