package org.rapporteur.desk.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.watch.Input.Kind;
import org.rapporteur.desk.watch.InputStatus.State;

/** Folders into which files fall, and files that grow. */
class FolderWatchTest {
    private static final String TALKS = "Ministers of Aland and Borland met in Port Celeste on Monday.";

    @TempDir
    Path folder;

    private final Notebook ledger = new Notebook();
    private Watchers watchers = watchers();

    private Watchers watchers() {
        return new Watchers(ledger, WatchTests.options(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        watchers.close();
    }

    private void restart() {
        watchers.close();
        watchers = watchers();
        start();
    }

    private void start() {
        watchers.start();
        try {
            assertTrue(watchers.awaitQuiet(Duration.ofSeconds(20)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void follow(Kind kind, Path path) {
        ledger.follow(FeedWatchTest.input("drops", kind, path.toString(), false));
    }

    /** Waits for two more whole looks, so that what happened before was seen. */
    private void looksTwice() {
        ledger.awaitLook("drops", ledger.statuses("drops").size() + 2);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String line(int n) {
        return "{\"title\":\"Report " + n + "\",\"text\":\"" + TALKS + " Part " + n + ".\"}\n";
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(FolderWatchTest::line).reduce("", String::concat);
    }

    @Test
    void readsWhatIsThereAtOnceAndWhatFallsInLater() throws IOException {
        write("monday/talks.txt", TALKS);
        write("page.html", "<p>" + TALKS + "</p>");
        write(".hidden.txt", TALKS);
        write("README.md", TALKS);
        follow(Kind.FOLDER, folder);
        start();
        assertEquals(List.of("drops/monday/talks.txt", "drops/page.html"), ledger.keys());
        write("tuesday/strike.md", "# Strike\n\nDockers laid down their work.");
        ledger.await(() -> ledger.arrivals().size() == 3);
        assertEquals("drops/tuesday/strike.md", ledger.keys().getLast());
        looksTwice();
        assertEquals(3, ledger.arrivals().size());
    }

    @Test
    void doesNotReadWhatIsStillBeingWritten() throws IOException {
        watchers.close();
        WatchOptions patient = WatchTests.options();
        watchers = new Watchers(
                ledger,
                new WatchOptions(
                        patient.webInterval(),
                        patient.folderInterval(),
                        Duration.ofSeconds(3),
                        patient.longestBackOff(),
                        patient.tick(),
                        patient.fetch()),
                Clock.systemUTC());
        follow(Kind.FOLDER, folder);
        start();
        Path file = write("talks.txt", "");
        for (int i = 0; i < 4; i++) {
            append(file, TALKS + "\n");
            long before = ledger.statuses("drops").size();
            ledger.await(() -> ledger.statuses("drops").size() > before || ledger.deliveries() > 0);
            assertEquals(List.of(), ledger.keys());
        }
        ledger.await(() -> ledger.arrivals().size() == 1);
        assertEquals((TALKS + "\n").repeat(4), ledger.texts().getFirst());
    }

    @Test
    void readsAChangedFileAgainUnderItsKey() throws IOException {
        Path file = write("talks.txt", TALKS);
        follow(Kind.FOLDER, folder);
        start();
        Files.writeString(file, TALKS.replace("Monday", "Tuesday"));
        ledger.await(() -> ledger.arrivals().size() == 2);
        assertEquals(List.of("drops/talks.txt", "drops/talks.txt"), ledger.keys());
        restart();
        looksTwice();
        assertEquals(2, ledger.arrivals().size());
    }

    @Test
    void losesAndDoublesNothingWhenItEndsInTheMiddleOfALargeFile() throws IOException {
        write("a.jsonl", lines(1, 2_001));
        follow(Kind.FOLDER, folder);
        ledger.takesOnly(5);
        watchers.start();
        ledger.await(() -> ledger.deliveries() == 5);
        watchers.close();
        assertEquals(5 * Delivery.MOST, ledger.arrivals().size());
        ledger.takesOnly(Integer.MAX_VALUE);
        watchers = watchers();
        start();
        assertEquals(
                IntStream.rangeClosed(1, 2_000)
                        .mapToObj(n -> "drops/a.jsonl#" + n)
                        .toList(),
                ledger.keys());
        Path file = folder.resolve("a.jsonl");
        append(file, lines(2_001, 2_011));
        ledger.await(() -> ledger.arrivals().size() >= 2_010);
        looksTwice();
        assertEquals(
                IntStream.rangeClosed(1, 2_010)
                        .mapToObj(n -> "drops/a.jsonl#" + n)
                        .toList(),
                ledger.keys());
    }

    @Test
    void readsAFileThatWasWrittenAnewFromItsBeginning() throws IOException {
        Path file = write("a.jsonl", lines(1, 4));
        follow(Kind.FOLDER, folder);
        start();
        Files.writeString(file, lines(11, 16));
        ledger.await(() -> ledger.arrivals().size() >= 8);
        looksTwice();
        assertEquals(
                List.of(1, 2, 3, 1, 2, 3, 4, 5).stream()
                        .map(n -> "drops/a.jsonl#" + n)
                        .toList(),
                ledger.keys());
    }

    @Test
    void takesOnlyWholeLinesOfAFileThatGrows() throws IOException {
        Path file = write("a.jsonl", lines(1, 3) + line(3).substring(0, 20));
        follow(Kind.FILE, file);
        start();
        assertEquals(List.of("drops/a.jsonl#1", "drops/a.jsonl#2"), ledger.keys());
        assertEquals(
                file + "#3: the line is not complete yet.",
                ledger.statuses("drops").getFirst().message());
        append(file, line(3).substring(20).stripTrailing());
        ledger.await(() -> ledger.arrivals().size() == 3);
        append(file, "\n" + line(4));
        ledger.await(() -> ledger.arrivals().size() == 4);
        restart();
        looksTwice();
        assertEquals(
                IntStream.rangeClosed(1, 4).mapToObj(n -> "drops/a.jsonl#" + n).toList(), ledger.keys());
        assertEquals(List.of(), ledger.problems());
    }

    @Test
    void takesOnlyWholeRecordsOfAnArchiveThatGrows() throws IOException {
        byte[] one = record(1);
        byte[] two = record(2);
        byte[] three = record(3);
        Path file = folder.resolve("a.warc");
        Files.write(file, one);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(two, 0, two.length - 100);
        }
        follow(Kind.FILE, file);
        start();
        assertEquals(List.of("http://herald.example/1"), ledger.keys());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(two, two.length - 100, 100);
            out.write(three);
        }
        ledger.await(() -> ledger.arrivals().size() == 3);
        looksTwice();
        restart();
        looksTwice();
        assertEquals(
                List.of("http://herald.example/1", "http://herald.example/2", "http://herald.example/3"),
                ledger.keys());
        assertEquals(List.of(), ledger.problems());
    }

    @Test
    void goesOnInTheMiddleOfACompressedArchive() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("a.warc.gz"))) {
            for (int n = 1; n <= 300; n++) {
                out.write(FeedServer.gzip(record(n)));
            }
        }
        follow(Kind.FOLDER, folder);
        ledger.takesOnly(2);
        watchers.start();
        ledger.await(() -> ledger.deliveries() == 2);
        watchers.close();
        ledger.takesOnly(Integer.MAX_VALUE);
        watchers = watchers();
        start();
        assertEquals(
                IntStream.rangeClosed(1, 300)
                        .mapToObj(n -> "http://herald.example/" + n)
                        .toList(),
                ledger.keys());
        assertEquals(List.of(), ledger.problems());
    }

    private static byte[] record(int n) {
        String body = "<html><body><p>" + TALKS + " Part " + n + ".</p><p>" + TALKS.repeat(3) + "</p></body></html>";
        String http =
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-"
                        + (100_000_000_000L + n)
                        + ">\r\nWARC-Date: 2026-03-02T10:00:00Z\r\nWARC-Target-URI: http://herald.example/" + n
                        + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + http.length()
                        + "\r\n\r\n" + http + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void tellsABadLineOnceAndReadsTheOthers() throws IOException {
        write("a.jsonl", line(1) + "{no json}\n" + line(3));
        write("picture.png", "x");
        follow(Kind.FOLDER, folder);
        start();
        assertEquals(List.of("drops/a.jsonl#1", "drops/a.jsonl#3"), ledger.keys());
        assertEquals(List.of("unknown-kind", "json-invalid"), ledger.problems());
        restart();
        looksTwice();
        assertEquals(2, ledger.problems().size());
    }

    @Test
    void readsFeedsAndCompressedFilesThatFallIn() throws IOException {
        Files.write(folder.resolve("b.jsonl.gz"), FeedServer.gzip(lines(1, 3).getBytes(StandardCharsets.UTF_8)));
        write(
                "feed.xml",
                "<rss version=\"2.0\"><channel><title>The Herald</title><item><title>Talks</title>"
                        + "<link>https://herald.example/talks?utm_source=rss</link><description>" + TALKS
                        + "</description></item></channel></rss>");
        follow(Kind.FOLDER, folder);
        start();
        assertEquals(
                List.of("drops/b.jsonl.gz#1", "drops/b.jsonl.gz#2", "https://herald.example/talks"), ledger.keys());
    }

    @Test
    void takesNoHarmFromAFileOrFolderThatIsTakenAway() throws IOException {
        Path file = write("in/talks.txt", TALKS);
        follow(Kind.FOLDER, folder.resolve("in"));
        start();
        Files.delete(file);
        ledger.await(() -> ledger.positions("drops").keySet().stream().noneMatch(n -> n.startsWith("file:")));
        assertEquals(State.WELL, ledger.statuses("drops").getLast().state());
        Files.delete(folder.resolve("in"));
        ledger.await(() -> ledger.statuses("drops").getLast().state() == State.FAILING);
        assertEquals(
                folder.resolve("in") + ": there is no such folder.",
                ledger.statuses("drops").getLast().message());
        write("in/talks.txt", TALKS);
        ledger.await(() -> ledger.statuses("drops").getLast().state() == State.WELL);
        ledger.await(() -> ledger.arrivals().size() == 2);
        assertNull(ledger.statuses("drops").getLast().message());
    }
}
