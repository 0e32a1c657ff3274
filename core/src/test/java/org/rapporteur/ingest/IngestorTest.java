package org.rapporteur.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

class IngestorTest {
    private static final String STORY =
            "Ministers of Aland and Borland met in Port Celeste on Monday to talk about the ferry.\n";

    @TempDir
    Path folder;

    private final List<RawReport> reports = new ArrayList<>();
    private final List<InputProblem> problems = new ArrayList<>();

    private void read(Path... paths) {
        readAll(new Ingestor(), "", paths);
    }

    private void readAll(Ingestor ingestor, String stdin, Path... paths) {
        reports.clear();
        problems.clear();
        ingestor.read(
                Arrays.asList(paths),
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                reports::add,
                problems::add);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gz = new GZIPOutputStream(out)) {
            gz.write(plain);
        }
        return out.toByteArray();
    }

    private List<String> ids() {
        return reports.stream().map(RawReport::id).toList();
    }

    private List<String> kinds() {
        return problems.stream().map(InputProblem::kind).toList();
    }

    private static List<String> kindsOf(RawReport report) {
        return report.problems().stream().map(Problem::kind).toList();
    }

    @Test
    void walksAFolderInNameOrder() throws IOException {
        file("pile/b.txt", STORY + "b");
        file("pile/a/z.md", STORY + "z");
        file("pile/c.html", "<p>" + STORY);
        read(folder.resolve("pile"));
        assertEquals(List.of("a/z", "b", "c"), ids());
        assertEquals(
                List.of(Format.MARKDOWN, Format.TEXT, Format.HTML),
                reports.stream().map(RawReport::format).toList());
        assertEquals(List.of(), problems);
    }

    @Test
    void readsNeitherAFoldersReadmeNorAnAccountWrittenBefore() throws IOException {
        file("pile/README.md", STORY);
        file("pile/readme", STORY);
        file("pile/Readmission-talks-fail.txt", STORY + "kept");
        for (String name : List.of("account.json", "index.html", "lineage.csv", "reports.csv")) {
            file("pile/account/" + name, "<p>" + STORY);
        }
        read(folder.resolve("pile"));
        assertEquals(List.of("Readmission-talks-fail"), ids());
        assertEquals(List.of(), problems);
    }

    @Test
    void idsDoNotDependOnTheOrderOfArguments() throws IOException {
        Path a = file("one/x.txt", STORY + "a");
        Path b = file("two/x.txt", STORY + "b");
        Path c = file("x.html", "<p>" + STORY);
        read(a, b, c);
        List<RawReport> first = List.copyOf(reports);
        read(c, b, a);
        assertEquals(first, reports);
        assertEquals(3, ids().stream().distinct().count());
    }

    @Test
    void readsAFileReachedTwiceOnce() throws IOException {
        Path a = file("pile/x.txt", STORY);
        read(a, folder.resolve("pile"), folder.resolve("pile/../pile/x.txt"));
        assertEquals(1, reports.size());
        assertEquals(List.of(), problems);
    }

    @Test
    void keepsGivenIdsAndTellsApartTwoReportsThatShareOne() {
        String lines = """
                {"id": "r1", "title": "T", "text": "First text.", "byline": ["Ann Roe", "Bob Poe"], "date": "2021-03-04"}
                {"id": "r1", "text": "Another text."}
                {"id": "r1", "title": "T", "text": "First text.", "byline": ["Ann Roe", "Bob Poe"], "date": "2021-03-04"}

                {"html": "<p>No id.</p>", "url": "https://example.org/x"}
                """;
        readAll(new Ingestor(), lines, Path.of("-"));
        assertEquals(3, reports.size());
        assertEquals("r1", reports.get(0).id());
        assertTrue(reports.get(1).id().matches("r1-[0-9a-f]{8}"), reports.get(1).id());
        assertEquals("stdin#5", reports.get(2).id());
        assertEquals("-#5", reports.get(2).path());
        assertEquals(
                new Given(null, "T", null, List.of("Ann Roe", "Bob Poe"), "2021-03-04", "given: date"),
                reports.get(0).given());
        assertEquals(List.of(), problems);
    }

    @Test
    void aNumberIsADateInSecondsOrMillisecondsSince1970() {
        readAll(
                new Ingestor(),
                "{\"text\": \"a\", \"date\": 1642550400.5}\n{\"text\": \"b\", \"date\": 1642550400}\n"
                        + "{\"text\": \"c\", \"date\": 1642550400000}",
                Path.of("-"));
        assertEquals(
                List.of("2022-01-19T00:00:00.500Z", "2022-01-19T00:00:00Z", "2022-01-19T00:00:00Z"),
                reports.stream().map(report -> report.given().date()).toList());
    }

    @Test
    void aBadLineIsLocatedAndTheNextIsRead() {
        readAll(
                new Ingestor(),
                "{\"text\": \"a\"}\n{\"text\": \n[1]\n{\"title\": \"only\"}\n{\"text\": \"b\"}",
                Path.of("-"));
        assertEquals(List.of("a", "b"), reports.stream().map(RawReport::content).toList());
        assertEquals(
                List.of("-#2", "-#3", "-#4"),
                problems.stream().map(InputProblem::path).toList());
        assertEquals(List.of("json-invalid", "no-text", "no-text"), kinds());
    }

    @Test
    void whatIsNoReportIsAProblem() throws IOException {
        file("pile/empty.txt", "");
        file("pile/blank.txt", " \n ");
        file("pile/binary.txt", new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2, 3, 0, 0, 7, 0});
        file("pile/picture.jpg", "x");
        file("pile/data.xml", "<data><x/></data>");
        file("pile/good.txt", STORY);
        Files.createDirectories(folder.resolve("none"));
        read(folder.resolve("pile"), folder.resolve("none"), folder.resolve("absent.txt"));
        assertEquals(List.of("good"), ids());
        Collections.sort(problems, (x, y) -> x.path().compareTo(y.path()));
        assertEquals(
                List.of("not-found", "no-reports", "binary", "empty", "not-a-feed", "empty", "unknown-kind"), kinds());
    }

    @Test
    void readsEveryCharset() throws IOException {
        String text = "Über die Fähre — „morgen“, sagte Zoë. " + STORY.repeat(3);
        String russian = "Министры встретились в понедельник в порту и говорили о пароме. ".repeat(4);
        Object[][] cases = {
            {"u8.txt", text, StandardCharsets.UTF_8},
            {"u16le.txt", text, StandardCharsets.UTF_16LE},
            {"u16be.txt", text, StandardCharsets.UTF_16BE},
            {"u16mark.txt", text, StandardCharsets.UTF_16},
            {"w1252.txt", text, Charset.forName("windows-1252")},
            {"r16.txt", russian, StandardCharsets.UTF_16LE},
            {"r1251.txt", russian, Charset.forName("windows-1251")},
            {"rkoi.html", "<meta charset=koi8-r><p>" + russian, Charset.forName("KOI8-R")},
        };
        for (Object[] c : cases) {
            Path file = file((String) c[0], ((String) c[1]).getBytes((Charset) c[2]));
            read(file);
            assertEquals(List.of(), problems, (String) c[0]);
            assertEquals(c[1], reports.getFirst().content(), (String) c[0]);
            boolean guessed = List.of("u16le.txt", "u16be.txt", "r16.txt").contains(c[0]);
            assertEquals(guessed ? List.of("charset-guessed") : List.of(), kindsOf(reports.getFirst()), (String) c[0]);
        }
    }

    @Test
    void countsAndLocatesWhatCannotBeDecoded() throws IOException {
        byte[] bytes =
                ("Zoë, Zoë, Zoë, Zoë, Zoë, Zoë, Zoë, Zoë, Zoë, Zoë: ".repeat(2) + "x").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        read(file("a.txt", bytes));
        assertEquals(List.of("undecodable"), kindsOf(reports.getFirst()));
        String message = reports.getFirst().problems().getFirst().message();
        assertTrue(message.startsWith("1 place") && message.contains("at byte " + (bytes.length - 1)), message);
        assertTrue(reports.getFirst().content().endsWith("\uFFFD"));
    }

    @Test
    void decompressesAndKeepsWhatATruncatedFileHolds() throws IOException {
        byte[] gz = gzip(STORY.repeat(200).getBytes(StandardCharsets.UTF_8));
        read(file("whole.txt.gz", gz));
        assertEquals("whole", reports.getFirst().id());
        assertEquals(STORY.repeat(200), reports.getFirst().content());
        read(file("misnamed.txt", gz));
        assertEquals(STORY.repeat(200), reports.getFirst().content());
        read(file("plain.txt.gz", STORY));
        assertEquals(STORY, reports.getFirst().content());
        read(file("cut.txt.gz", Arrays.copyOf(gz, gz.length - 6)));
        assertEquals(List.of("gzip-truncated"), kindsOf(reports.getFirst()));
        assertEquals(STORY.repeat(200), reports.getFirst().content());
    }

    @Test
    void aFileCutAtAnyByteIsAReportOrAProblem() throws IOException {
        byte[] gz = gzip((STORY + "Zoë").getBytes(StandardCharsets.UTF_8));
        byte[] feed = rss("Zoë speaks.").getBytes(StandardCharsets.UTF_8);
        byte[] warc = warc("<p>Zoë</p>");
        for (Object[] c :
                new Object[][] {{"c.txt.gz", gz}, {"c.rss", feed}, {"c.warc", warc}, {"c.warc.gz", gzip(warc)}}) {
            byte[] whole = (byte[]) c[1];
            for (int n = 0; n < whole.length; n++) {
                read(file((String) c[0], Arrays.copyOf(whole, n)));
                assertFalse(reports.isEmpty() && problems.isEmpty(), c[0] + " cut at " + n);
            }
            read(file((String) c[0], whole));
            assertFalse(reports.isEmpty(), (String) c[0]);
            assertEquals(List.of(), problems, (String) c[0]);
        }
    }

    @Test
    void stopsABomb() throws IOException {
        Limits limits = new Limits(1 << 20, 1L << 30, 200, 100, 50);
        byte[] bomb = gzip(new byte[64 << 20]);
        byte[] spaces = new byte[64 << 20];
        Arrays.fill(spaces, (byte) 'a');
        Path zeros = file("zeros.txt.gz", bomb);
        Path lines = file("line.jsonl.gz", gzip(spaces));
        Path letters = file("letters.html.gz", gzip(spaces));
        readAll(new Ingestor(limits), "", zeros, lines, letters);
        assertEquals(List.of(), ids());
        assertTrue(kinds().containsAll(List.of("gzip-bomb")), kinds().toString());
        assertEquals(
                3,
                problems.stream()
                        .map(p -> p.path().replaceAll("#.*", ""))
                        .distinct()
                        .count());
    }

    @Test
    void cutsAReportAtTheLimitAndSaysSo() throws IOException {
        Limits limits = new Limits(1000, 1L << 30, 200, 100, 50);
        readAll(new Ingestor(limits), "", file("long.txt", STORY.repeat(50)));
        assertEquals(1000, reports.getFirst().content().length());
        assertEquals(List.of("too-large"), kindsOf(reports.getFirst()));
    }

    @Test
    void readsAnRssFileEntryByEntryWithDatesAsWritten() throws IOException {
        read(file("news.rss", rss("The ferry &lt;b&gt;sails&lt;/b&gt;.")));
        assertEquals(List.of("news#1", "news#2"), ids());
        RawReport first = reports.getFirst();
        assertEquals("The ferry <b>sails</b>.", first.content());
        assertEquals(Format.HTML, first.format());
        assertEquals(
                new Given(
                        "https://example.org/1",
                        "Ferry sails",
                        "Port Post",
                        List.of("Ann Roe"),
                        "Tue, 02 Mar 2021 19:14:00 -0500",
                        "feed entry: pubDate"),
                first.given());
    }

    @Test
    void keepsTheWholeEntriesOfABrokenFeed() throws IOException {
        String feed = rss("One.");
        read(file("cut.rss", feed.substring(0, feed.lastIndexOf("</item>"))));
        assertEquals(List.of("cut#1"), ids());
        assertEquals(List.of("feed-broken"), kinds());
    }

    @Test
    void neverFetchesOrExpandsWhatAFeedDeclares() throws IOException {
        Path secret = file("secret.txt", "secret words");
        String feed = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + rss("&x;").replaceFirst("<\\?xml[^>]*>", "");
        read(file("evil.rss", feed));
        assertTrue(reports.stream().noneMatch(r -> r.content().contains("secret")));
        assertEquals(List.of("not-a-feed"), kinds());
    }

    @Test
    void readsJsonFeedsAndReportObjects() throws IOException {
        read(file("feed.json", """
                {"version": "https://jsonfeed.org/version/1.1", "title": "Port Post", "items": [
                 {"id": "1", "url": "https://example.org/1", "title": "A", "content_html": "<p>One.</p>",
                  "date_published": "2021-03-02T10:00:00Z", "authors": [{"name": "Ann Roe"}]},
                 {"id": "2", "content_text": "Two."}]}"""));
        assertEquals(List.of("feed#1", "feed#2"), ids());
        assertEquals(
                new Given(
                        "https://example.org/1",
                        "A",
                        "Port Post",
                        List.of("Ann Roe"),
                        "2021-03-02T10:00:00Z",
                        "feed entry: date_published"),
                reports.getFirst().given());
        read(file("one.json", "{\"text\": \"One.\"}"));
        assertEquals(List.of("one"), ids());
    }

    @Test
    void readsEachFileOfAPileAloneAsWithTheOthers() throws IOException {
        file("pile/a.txt", STORY);
        file("pile/a.md", "# " + STORY);
        file("pile/sub/lines.jsonl", "{\"text\": \"One.\"}\n[]\n{\"id\": \"two\", \"text\": \"Two.\"}");
        file("pile/feed.xml", rss("<p>Three.</p>"));
        file("pile/picture.png", "no report");
        Path pile = folder.resolve("pile");
        read(pile);
        List<RawReport> together = List.copyOf(reports);
        List<InputProblem> told = List.copyOf(problems);
        reports.clear();
        problems.clear();
        Ingestor ingestor = new Ingestor();
        ingestor.pile(List.of(pile), problems::add)
                .forEach(file -> ingestor.readFile(file, reports::add, problems::add));
        assertEquals(List.of("a.md", "a.txt", "feed#1", "feed#2", "sub/lines#1", "two"), ids());
        assertEquals(together, reports);
        assertEquals(told, problems);
    }

    @Test
    void readsOneReportObject() {
        Ingestor ingestor = new Ingestor();
        for (String json :
                List.of("{\n\"text\": \"One.\"}", "{\"id\": \"two\", \"html\": \"<p>Two.</p>\"}", "{", " ")) {
            ingestor.readObject(json.getBytes(StandardCharsets.UTF_8), "t-0@7", "t-0@7", reports::add, problems::add);
        }
        assertEquals(
                List.of(
                        new RawReport("t-0@7", "t-0@7", Format.TEXT, "One.", Given.NOTHING, List.of()),
                        new RawReport("two", "t-0@7", Format.HTML, "<p>Two.</p>", Given.NOTHING, List.of())),
                reports);
        assertEquals(List.of("json-invalid", "empty"), kinds());
    }

    @Test
    void takesNothingIntoANameThatNoFileAndNoDatabaseHolds() {
        String json = "{\"id\": \"a\\u0000\\ud800\", \"title\": \"Ferry \\u0000 sails\", \"byline\": \"Jo \\udc00\","
                + " \"text\": \"One.\"}";
        new Ingestor().readObject(json.getBytes(StandardCharsets.UTF_8), "t", "t", reports::add, problems::add);
        Given given = new Given(null, "Ferry \uFFFD sails", null, List.of("Jo \uFFFD"), null, null);
        assertEquals(List.of(new RawReport("a\uFFFD\uFFFD", "t", Format.TEXT, "One.", given, List.of())), reports);
    }

    @Test
    void readsThePagesOfAWarcFile() throws IOException {
        read(file("crawl.warc", warc("<p>Zoë sails.</p>")));
        assertEquals(List.of("crawl#1"), ids());
        assertEquals("<p>Zoë sails.</p>", reports.getFirst().content());
        assertEquals("https://example.org/page", reports.getFirst().given().url());
        assertEquals(List.of(), problems);
    }

    @Test
    void readsATenMegabyteLineAndDeepNesting() throws IOException {
        Path line = file("line.txt", "a word and ".repeat(1_000_000));
        Path deep = file("deep.html", "<div>".repeat(100_000) + STORY);
        Path json = file("deep.json", "[".repeat(100_000));
        Path xml = file("deep.rss", "<rss>" + "<a>".repeat(100_000));
        read(line, deep, json, xml);
        assertEquals(
                List.of("deep", "line"),
                ids().stream().map(id -> id.replace(".html", "")).toList());
        assertEquals(2, problems.size());
    }

    private static String rss(String description) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Port Post</title>"
                + "<link>https://example.org</link><description>d</description>"
                + "<item><title>Ferry sails</title><link>https://example.org/1</link><dc:creator>Ann Roe</dc:creator>"
                + "<pubDate>Tue, 02 Mar 2021 19:14:00 -0500</pubDate><description>" + description
                + "</description></item>"
                + "<item><title>Second</title><description>Two.</description></item></channel></rss>";
    }

    private static byte[] warc(String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        String head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/page\r\n"
                + "WARC-Date: 2021-03-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:9d3b0a4e-0000-4000-8000-000000000001>\r\n"
                + "Content-Type: application/http; msgtype=response\r\nContent-Length: " + (http.length() + body.length)
                + "\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(http.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        out.writeBytes("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    @Test
    void readsAFetchedFeedAndKeepsItsEntriesWithoutText() {
        String feed = "<rss version=\"2.0\"><channel><title>The Herald</title><item><title>Talks</title>"
                + "<link>https://herald.example/talks</link></item></channel></rss>";
        new Ingestor()
                .readFeed(
                        "https://herald.example/feed",
                        feed.getBytes(StandardCharsets.UTF_8),
                        "text/xml; charset=utf-8",
                        reports::add,
                        problems::add);
        assertEquals(List.of("https://herald.example/feed#1"), ids());
        assertEquals("", reports.getFirst().content());
        assertEquals(List.of("partial"), kindsOf(reports.getFirst()));
        assertEquals(List.of(), problems);
    }

    @Test
    void readsAFetchedPageInTheCharsetThatTheServerNamesAndAsWhatItIs() {
        Given given = new Given("https://vestnik.example/1", "\u0421\u0443\u0434", null, List.of(), null, null);
        byte[] page =
                "<p>\u0421\u0443\u0434 \u0440\u0435\u0448\u0438\u043b.</p>".getBytes(Charset.forName("windows-1251"));
        new Ingestor()
                .readPage(
                        "https://vestnik.example/1",
                        page,
                        "text/html; charset=windows-1251",
                        given,
                        reports::add,
                        problems::add);
        new Ingestor()
                .readPage(
                        "https://herald.example/1.txt",
                        STORY.getBytes(StandardCharsets.UTF_8),
                        "text/plain",
                        Given.NOTHING,
                        reports::add,
                        problems::add);
        assertEquals(
                List.of(
                        new RawReport(
                                "https://vestnik.example/1",
                                "https://vestnik.example/1",
                                Format.HTML,
                                "<p>\u0421\u0443\u0434 \u0440\u0435\u0448\u0438\u043b.</p>",
                                given,
                                List.of()),
                        new RawReport(
                                "https://herald.example/1.txt",
                                "https://herald.example/1.txt",
                                Format.TEXT,
                                STORY,
                                Given.NOTHING,
                                List.of())),
                reports);
    }

    @Test
    void unpacksWhatAServerPackedAndRefusesABomb() throws IOException {
        byte[] plain = STORY.getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(
                plain, new Ingestor().unpacked("https://a.example/", List.of("gzip"), gzip(plain), problems::add));
        assertArrayEquals(plain, new Ingestor().unpacked("https://a.example/", List.of(), gzip(plain), problems::add));
        assertEquals(List.of(), problems);
        assertNull(new Ingestor()
                .unpacked("https://a.example/", List.of("gzip"), gzip(new byte[64 << 20]), problems::add));
        assertEquals(List.of("encoding-bomb"), kinds());
    }

    @Test
    void numbersTheLinesOfAPartAsInTheWholeFile() {
        new Ingestor()
                .readLines(
                        new ByteArrayInputStream("\n{\"text\":\"Talks.\"}\n{".getBytes(StandardCharsets.UTF_8)),
                        "a",
                        "drops/a.jsonl",
                        17,
                        reports::add,
                        problems::add);
        assertEquals(List.of("a#18"), ids());
        assertEquals("drops/a.jsonl#18", reports.getFirst().path());
        assertEquals("drops/a.jsonl#19", problems.getFirst().path());
    }
}
