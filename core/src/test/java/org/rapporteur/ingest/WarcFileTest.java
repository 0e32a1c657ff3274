package org.rapporteur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

class WarcFileTest {
    private static final String HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
    private static final String FERRY = "<p>The ferry to Haven sails again.</p>";
    private static final String HARBOUR = "<p>The harbour of Haven is open.</p>";

    private final List<RawReport> reports = new ArrayList<>();
    private final List<InputProblem> problems = new ArrayList<>();

    private void read(byte[] archive) {
        read(Limits.DEFAULT, Map.of("crawl.warc", archive));
    }

    private void read(Limits limits, Map<String, byte[]> files) {
        reports.clear();
        problems.clear();
        List<PileFile> entries = new TreeMap<>(files)
                .keySet().stream()
                        .map(name -> new PileFile(Path.of(name), Kind.stem(name), name))
                        .toList();
        new Ingestor(limits)
                .read(
                        entries,
                        file -> new ByteArrayInputStream(files.get(file.shown())),
                        new Intake(reports::add, problems::add));
    }

    private List<String> contents() {
        return reports.stream().map(RawReport::content).toList();
    }

    private List<String> kinds() {
        return problems.stream().map(p -> p.path() + " " + p.kind()).toList();
    }

    private List<String> kindsOf(int report) {
        return reports.get(report).problems().stream().map(Problem::kind).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gz = new GZIPOutputStream(out)) {
            gz.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean bare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream z = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            z.write(plain);
        }
        return out.toByteArray();
    }

    /** One stored block and an empty last one: RFC 7932, 9.2. */
    private static byte[] brotli(byte[] plain) {
        int header = (plain.length - 1) << 4 | 1 << 20;
        return join(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)}, plain, new byte[] {0x03});
    }

    private static byte[] record(String type, int n, String fields, String contentType, byte[] block) {
        return record(type, n, fields, contentType, block, String.valueOf(block.length));
    }

    private static byte[] record(
            String type, int n, String fields, String contentType, byte[] block, String statedLength) {
        return join(
                utf8("WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: https://post.example.org/" + n
                        + "\r\nWARC-Date: 2021-03-04T10:00:0" + n
                        + "Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000" + n + ">\r\n" + fields
                        + "Content-Type: " + contentType + "\r\nContent-Length: " + statedLength + "\r\n\r\n"),
                block,
                utf8("\r\n\r\n"));
    }

    private static byte[] response(int n, String head, byte[] body) {
        return record("response", n, "", "application/http; msgtype=response", join(utf8(head + "\r\n"), body));
    }

    private static byte[] page(int n, String html) {
        return response(n, HTML, utf8(html));
    }

    private static byte[] revisit(int n, String refersTo) {
        return record("revisit", n, refersTo, "application/http; msgtype=response", utf8(HTML + "\r\n"));
    }

    private static Given given(int n) {
        return new Given(
                "https://post.example.org/" + n,
                null,
                null,
                List.of(),
                null,
                null,
                "2021-03-04T10:00:0" + n + "Z",
                null);
    }

    @Test
    void readsPagesAndWhatStandsForThemAndKeepsWhenTheyWereFetched() throws IOException {
        byte[][] records = {
            record("warcinfo", 1, "", "application/warc-fields", utf8("software: x\r\n")),
            page(2, FERRY),
            record("request", 3, "", "application/http; msgtype=request", utf8("GET / HTTP/1.1\r\n\r\n")),
            record("resource", 4, "", "text/html", utf8(HARBOUR)),
            record("conversion", 5, "", "text/plain", utf8("Only the text.")),
        };
        byte[][] packed = new byte[records.length][];
        for (int i = 0; i < records.length; i++) {
            packed[i] = gzip(records[i]);
        }
        for (byte[] archive : List.of(join(records), join(packed), gzip(join(records)))) {
            read(archive);
            assertEquals(List.of(FERRY, HARBOUR, "Only the text."), contents());
            assertEquals(
                    List.of("crawl#2", "crawl#4", "crawl#5"),
                    reports.stream().map(RawReport::id).toList());
            assertEquals(
                    List.of(given(2), given(4), given(5)),
                    reports.stream().map(RawReport::given).toList());
            assertEquals(Format.TEXT, reports.getLast().format());
            assertEquals(List.of(), problems);
        }
    }

    @Test
    void readsARevisitAsThePageItRefersToWithItsOwnAddressAndDate() {
        String byId = "WARC-Refers-To: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n";
        String byAddress =
                "WARC-Refers-To-Target-URI: https://post.example.org/1\r\nWARC-Refers-To-Date: 2021-03-04T10:00:01Z\r\n";
        for (String reference : List.of(byId, byAddress, byId + byAddress)) {
            read(join(revisit(2, reference), page(1, FERRY), revisit(3, reference)));
            assertEquals(List.of(FERRY, FERRY, FERRY), contents());
            assertEquals(
                    List.of(given(1), given(2), given(3)),
                    reports.stream().map(RawReport::given).toList());
            assertEquals(List.of(), problems);
        }
    }

    @Test
    void findsThePageOfARevisitInAnotherArchiveOfThePileByItsDigest() throws IOException {
        byte[] stored = record(
                "response",
                1,
                "WARC-Payload-Digest: sha1:ABC\r\n",
                "application/http; msgtype=response",
                utf8(HTML + "\r\n" + FERRY));
        read(
                Limits.DEFAULT,
                Map.of("a.warc", revisit(2, "WARC-Payload-Digest: sha1:ABC\r\n"), "b.warc.gz", gzip(stored)));
        assertEquals(List.of(FERRY, FERRY), contents());
        assertEquals(List.of("b#1", "a#1"), reports.stream().map(RawReport::id).toList());
        assertEquals(List.of(), problems);
    }

    @Test
    void tellsOfARevisitWhosePageIsNotThereUnlessItIsNoPage() {
        byte[] picture = record(
                "revisit",
                3,
                "WARC-Refers-To-Target-URI: https://post.example.org/9\r\nWARC-Refers-To-Date: 2020-01-01T00:00:00Z\r\n",
                "application/http; msgtype=response",
                utf8("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"));
        read(join(
                page(1, FERRY),
                revisit(2, "WARC-Refers-To-Target-URI: https://post.example.org/9\r\nWARC-Refers-To-Date: 2020\r\n"),
                picture));
        assertEquals(List.of(FERRY), contents());
        assertEquals(List.of("crawl.warc#2 revisit-unresolved"), kinds());
    }

    @Test
    void putsChunksTogetherAlsoWhereTheArchiverDidSoBefore() {
        String chunked = HTML + "Transfer-Encoding: chunked\r\n";
        String half = FERRY.substring(0, 16);
        String rest = FERRY.substring(16);
        read(join(
                response(
                        1,
                        chunked,
                        utf8("10\r\n" + half + "\r\n" + Integer.toHexString(rest.length()) + ";a=b\r\n" + rest
                                + "\r\n0\r\n\r\n")),
                response(2, chunked, utf8(HARBOUR)),
                response(3, chunked, utf8("10\r\n" + half + "\r\nff\r\n<p>An"))));
        assertEquals(List.of(FERRY, HARBOUR, half + "<p>An"), contents());
        assertEquals(List.of(), kindsOf(0));
        assertEquals(List.of(), kindsOf(1));
        assertEquals(List.of("http-truncated"), kindsOf(2));
        assertEquals(List.of(), problems);
    }

    @Test
    void decodesWhatServersEncodeAndLeavesAloneWhatOnlySaysSo() throws IOException {
        byte[] page = utf8(FERRY);
        read(join(
                response(1, HTML + "Content-Encoding: gzip\r\n", gzip(page)),
                response(2, HTML + "Content-Encoding: deflate\r\n", deflate(page, false)),
                response(3, HTML + "Content-Encoding: deflate\r\n", deflate(page, true)),
                response(4, HTML + "Content-Encoding: br\r\n", brotli(page)),
                response(5, HTML + "Content-Encoding: gzip, br\r\n", brotli(gzip(page))),
                response(6, HTML + "Content-Encoding: br\r\n", page),
                response(7, HTML + "Content-Encoding: zstd\r\n", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}),
                response(8, HTML + "Content-Encoding: br\r\n", new byte[] {(byte) 0xFF, 1, 2, 3, 4}),
                response(9, HTML + "Content-Encoding: gzip\r\n", Arrays.copyOf(gzip(page), gzip(page).length - 4))));
        assertEquals(List.of(FERRY, FERRY, FERRY, FERRY, FERRY, FERRY, FERRY), contents());
        assertEquals(List.of("crawl.warc#7 encoding-unsupported", "crawl.warc#8 encoding-broken"), kinds());
        assertEquals(List.of("encoding-broken"), kindsOf(6));
    }

    @Test
    void readsAPageThatIsEncodedInNothingAtAll() {
        String text = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n";
        read(join(
                response(1, text + "Content-Encoding: utf-8\r\n", utf8("The ferry of Haven – at noon.")),
                response(2, text + "Content-Encoding: text/plain\r\n", utf8("The harbour of Haven.")),
                response(3, text + "Content-Encoding: text\r\n", new byte[] {0x1F, 2, 3, (byte) 0xFD})));
        assertEquals(List.of("The ferry of Haven – at noon.", "The harbour of Haven."), contents());
        assertEquals(List.of("encoding-ignored"), kindsOf(0));
        assertEquals(List.of("encoding-ignored"), kindsOf(1));
        assertEquals(List.of("crawl.warc#3 encoding-unsupported"), kinds());
    }

    @Test
    void saysThatAnArchiveOfNothingButDamageWasNotReadToItsEnd() throws IOException {
        byte[] damaged = gzip(page(2, HARBOUR));
        damaged[damaged.length - 6] ^= 0x55;
        byte[][] members = new byte[1_200][];
        Arrays.fill(members, damaged);
        read(Limits.DEFAULT, Map.of("crawl.warc.gz", join(gzip(page(1, FERRY)), join(members))));
        assertEquals(FERRY, contents().getFirst());
        assertEquals(1_001, contents().size());
        assertTrue(problems.getLast().message().endsWith("it was not read further"), problems.getLast()::toString);
    }

    @Test
    void refusesAPageThatGrowsBeyondMeasureAndReadsTheNext() throws IOException {
        Limits limits = new Limits(1 << 20, 1L << 30, 200, 100, 50);
        byte[] bomb = gzip(new byte[4 << 20]);
        read(
                limits,
                Map.of(
                        "crawl.warc",
                        join(
                                response(1, HTML + "Content-Encoding: gzip\r\n", gzip(bomb)),
                                response(2, HTML + "Content-Encoding: gzip, gzip\r\n", gzip(bomb)),
                                response(3, HTML + "Content-Encoding: deflate\r\n", deflate(new byte[4 << 20], false)),
                                page(4, FERRY))));
        assertEquals(List.of(FERRY), contents());
        assertEquals(
                List.of("crawl.warc#1 binary", "crawl.warc#2 encoding-bomb", "crawl.warc#3 encoding-bomb"), kinds());
    }

    @Test
    void doesNotBelieveThePagesOwnLength() {
        read(join(
                response(1, HTML + "Content-Length: 3\r\n", utf8(FERRY)),
                response(2, HTML + "Content-Length: 30000\r\n", utf8(HARBOUR)),
                response(3, HTML + "Content-Length: many\r\n", utf8(FERRY))));
        assertEquals(List.of(FERRY, HARBOUR, FERRY), contents());
        assertEquals(List.of(), problems);
    }

    @Test
    void findsTheNextRecordBehindAWrongLength() {
        byte[] block = utf8(HTML + "\r\n" + FERRY);
        for (String stated : List.of(
                "5",
                String.valueOf(block.length - 1),
                String.valueOf(block.length + 1),
                String.valueOf(block.length + 3),
                String.valueOf(block.length + 100),
                "100000",
                "9999999999",
                "x",
                "-4",
                "99999999999999999999")) {
            byte[] wrong = record("response", 1, "", "application/http; msgtype=response", block, stated);
            read(join(wrong, page(2, HARBOUR)));
            assertEquals(
                    List.of(FERRY, HARBOUR),
                    contents().stream().map(String::strip).toList(),
                    stated);
            // Two of the four bytes behind a record are its own then: no reader can tell.
            boolean unseen =
                    stated.equals(String.valueOf(block.length + 1)) || stated.equals(String.valueOf(block.length + 3));
            assertEquals(unseen ? List.of() : List.of("warc-length-wrong"), kindsOf(0), stated);
            assertEquals(List.of(), problems, stated);
        }
    }

    @Test
    void findsTheNextRecordInWhatALengthBeyondTheLimitWouldSkip() {
        Limits limits = new Limits(1000, 1L << 30, 200, 100, 50);
        byte[] block = utf8(HTML + "\r\n" + FERRY.repeat(10_000));
        byte[] wrong = record("response", 1, "", "application/http; msgtype=response", block, "9999999999");
        read(limits, Map.of("crawl.warc", join(wrong, page(2, HARBOUR))));
        assertEquals(HARBOUR, contents().getLast());
        assertEquals(List.of("too-large", "warc-length-wrong"), kindsOf(0));
        assertEquals(List.of(), problems);
    }

    @Test
    void aPageThatNamesTheFormatInMidLineGoesOnBehindAWrongLength() {
        String page = FERRY + "<pre>It begins with WARC/1.0\nand so on.</pre>";
        byte[] block = utf8(HTML + "\r\n" + page);
        byte[] wrong = record("response", 1, "", "application/http; msgtype=response", block, "100000");
        read(join(wrong, page(2, HARBOUR)));
        assertEquals(List.of(page, HARBOUR), contents());
    }

    @Test
    void readsOnBehindBytesThatBelongToNoRecord() {
        read(join(
                utf8("noise\r\n"),
                page(1, FERRY),
                utf8("more noise WARC/1.0 inside\n"),
                page(2, HARBOUR),
                utf8("WARC/1.0\r\nWARC-Type: resp")));
        assertEquals(List.of(FERRY, HARBOUR), contents());
        assertEquals(List.of("crawl.warc warc-broken", "crawl.warc warc-broken", "crawl.warc warc-broken"), kinds());
        assertTrue(problems.getFirst().message().startsWith("7 bytes from byte 0 on"), problems.toString());
    }

    @Test
    void readsOnBehindADamagedMember() throws IOException {
        byte[] damaged = gzip(page(2, "<p>" + "Lost words of a page. ".repeat(40)));
        damaged[20] ^= 0x55;
        damaged[21] ^= 0x55;
        read(Limits.DEFAULT, Map.of("crawl.warc.gz", join(gzip(page(1, FERRY)), damaged, gzip(page(3, HARBOUR)))));
        assertEquals(FERRY, contents().getFirst());
        assertEquals(HARBOUR, contents().getLast());
        assertTrue(kinds().contains("crawl.warc.gz gzip-damaged"), kinds().toString());
    }

    @Test
    void keepsTheBeginningOfARecordThatBreaksOff() {
        byte[] whole = join(page(1, FERRY), page(2, HARBOUR));
        read(Arrays.copyOf(whole, whole.length - 10));
        assertEquals(List.of(FERRY, HARBOUR.substring(0, HARBOUR.length() - 6)), contents());
        assertEquals(List.of("warc-truncated"), kindsOf(1));
    }

    @Test
    void endsAlsoWhereAnArchiveEndsInLineBreaks() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(join(page(1, FERRY), utf8("\n".repeat(20_000)))));
        assertEquals(List.of(FERRY), contents());
        assertEquals(List.of(), problems);
    }

    @Test
    void passesOverWhatIsNoPageAndSaysSoOnlyIfNothingIsLeft() {
        byte[] others = join(
                response(1, "HTTP/1.1 301 Moved\r\nLocation: /2\r\nContent-Type: text/html\r\n", utf8("<p>Moved")),
                response(2, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", utf8("<p>Gone")),
                response(3, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", new byte[] {(byte) 0x89, 'P'}),
                response(4, "HTTP/1.1 200 OK\r\n", utf8("body { color: red }")),
                record("metadata", 5, "", "application/warc-fields", utf8("a: b\r\n")));
        read(join(others, page(6, FERRY)));
        assertEquals(List.of(FERRY), contents());
        assertEquals(List.of(), problems);
        read(others);
        assertEquals(
                List.of(new InputProblem(
                        "crawl.warc",
                        "no-reports",
                        "the archive holds no page that can be read as a report: 1 answers of an unknown type, 1 image/png"
                                + " answers, 1 other records, 1 pages answered with 301, 1 pages answered with 404")),
                problems);
    }

    @Test
    void readsFilesForProgramsAsNoReport() {
        byte[] robots = join(
                utf8("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example.org/robots.txt\r\n"
                        + "Content-Type: application/http\r\nContent-Length: 57\r\n\r\n"),
                utf8("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nAllow: /\r\nx"),
                utf8("\r\n\r\n"));
        read(join(robots, page(2, FERRY)));
        assertEquals(List.of(FERRY), contents());
    }

    @Test
    void readsAPageWithoutATypeByItsLooks() {
        String page = "<!DOCTYPE html><title>Ferry</title>" + FERRY;
        read(response(1, "HTTP/1.0 200 OK\r\n", utf8(page)));
        assertEquals(List.of(page), contents());
    }

    @Test
    void readsAPageWhoseTypeNobodyCanReadByItsLooks() {
        String page = "<html>" + FERRY;
        read(response(1, "HTTP/1.1 200 OK\r\nContent-Type: text<html; charset\r\n", utf8(page)));
        assertEquals(List.of(page), contents());
        read(response(1, "HTTP/1.1 200 OK\r\nContent-Type: text<css\r\n", utf8("p { }")));
        assertEquals(List.of("crawl.warc no-reports"), kinds());
    }

    @Test
    void tellsOfARevisitThatRefersToNoPage() {
        byte[] gone = record(
                "response",
                1,
                "WARC-Payload-Digest: sha1:ABC\r\n",
                "application/http",
                utf8("HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\n<p>Gone"));
        read(join(gone, revisit(2, "WARC-Payload-Digest: sha1:ABC\r\n")));
        assertEquals(List.of("crawl.warc#2 revisit-unresolved"), kinds());
    }

    @Test
    void readsTheCharsetThatTheServerNames() {
        String text = "<p>Паром в гавани, сказала она, и уплыла.</p>";
        read(response(
                1,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n",
                text.getBytes(Charset.forName("windows-1251"))));
        assertEquals(List.of(text), contents());
    }

    @Test
    void aRecordCutAtTheLimitSaysSoAndTheNextIsRead() {
        Limits limits = new Limits(1000, 1L << 30, 200, 100, 50);
        read(limits, Map.of("crawl.warc", join(page(1, FERRY.repeat(100)), page(2, HARBOUR))));
        assertEquals(2, reports.size());
        assertEquals(List.of("too-large"), kindsOf(0));
        assertEquals(HARBOUR, contents().getLast());
    }
}
