package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pile with everything that goes wrong in practice: each a located problem, nothing else lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String REPORT = """
            Ferry of Port Aster sails again

            By Ole Brandt
            March 12, 2024

            PORT ASTER - The ferry to Sollin left on Monday for the first time since the storm, harbour master Mia Lund said.

            "We have checked every bolt," Lund said. About 300 people were on board.
            """;

    private Path pile;
    private Path account;
    private Run run;
    private String html;

    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readThePile(@TempDir Path folder) throws IOException {
        pile = Files.createDirectory(folder.resolve("pile"));
        account = folder.resolve("account");
        Files.writeString(pile.resolve("good-1.txt"), REPORT);
        Files.writeString(
                pile.resolve("good-2.txt"), REPORT.replace("Monday", "Tuesday").replace("300", "400"));
        Files.writeString(pile.resolve("empty.txt"), "");
        byte[] noise = new byte[50_000];
        new Random(7).nextBytes(noise);
        Files.write(pile.resolve("binary.txt"), noise);
        byte[] whole = gzip(REPORT.repeat(50).getBytes(StandardCharsets.UTF_8));
        Files.write(pile.resolve("truncated.txt.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(pile.resolve("bomb.txt.gz")))) {
            byte[] block = "a ".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                out.write(block);
            }
        }
        Files.write(pile.resolve("utf16-no-mark.txt"), REPORT.getBytes(StandardCharsets.UTF_16LE));
        Files.writeString(
                pile.resolve("one-line.txt"), REPORT.replace('\n', ' ').repeat((10 << 20) / REPORT.length()));
        Files.writeString(
                pile.resolve("deep.html"),
                "<html><head><title>Deep</title></head><body>" + "<div>".repeat(100_000)
                        + "<p>" + REPORT + "</p>" + "</div>".repeat(100_000)
                        + "</body></html>");
        Files.writeString(
                pile.resolve("future.html"),
                page("Ferry of Port Aster sails again").replace("2024-03-12T08:00:00Z", "2099-03-12T08:00:00Z"));
        Files.writeString(pile.resolve("script.html"), page("Ferry <script>alert(1)</script> sails"));
        Files.writeString(
                pile.resolve("script-title.jsonl"),
                "{\"id\":\"scripted\",\"date\":\"2024-03-12\",\"title\":\"<script>alert(2)</script><img src=x onerror=alert(3)>\","
                        + "\"text\":\"" + REPORT.replace("\"", "'").replace("\n", " ")
                        + "</script><script>alert(4)</script> harbour master Mia Lund said.\"}\n");
        run = Run.of("account", "--json", pile, "-o", account);
        html = Files.exists(account.resolve("index.html")) ? Files.readString(account.resolve("index.html")) : "";
    }

    private static String page(String title) {
        return "<!DOCTYPE html><html><head><title>" + title + "</title>"
                + "<meta property='article:published_time' content='2024-03-12T08:00:00Z'></head><body><article><h1>"
                + title + "</h1>"
                + "<p>PORT ASTER - The ferry to Sollin left on Monday for the first time since the storm, the harbour master said.</p>"
                + "<p>&quot;We have checked every bolt,&quot; Mia Lund said. About 300 people were on board, and the harbour band"
                + " played until the ship was out of sight. The next ferry leaves on Thursday at noon if the wind allows it, the harbour"
                + " office said.</p></article></body></html>";
    }

    private static byte[] gzip(byte[] content) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void theCallEndsWithTheStatusForBadInput() {
        assertEquals(Rapporteur.BAD_INPUT, run.status(), run.err());
        assertEquals("", run.err());
    }

    @TestFactory
    List<DynamicTest> eachIsALocatedProblem() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of(
                "empty.txt",
                "binary.txt",
                "truncated.txt.gz",
                "bomb.txt.gz",
                "utf16-no-mark.txt",
                "one-line.txt",
                "deep.html",
                "future.html",
                "script-title.jsonl")) {
            tests.add(DynamicTest.dynamicTest(
                    file,
                    () -> assertTrue(
                            run.json()
                                    .get("problems")
                                    .valueStream()
                                    .anyMatch(p -> p.get("path").asString().contains(file)
                                            && !p.get("message").asString().isBlank()),
                            run.json().get("problems").toPrettyString())));
        }
        return tests;
    }

    @Test
    void nothingElseIsLost() {
        List<String> ids = run.json()
                .get("reports")
                .valueStream()
                .map(r -> r.get("id").asString())
                .toList();
        assertAll(
                () -> assertTrue(ids.containsAll(List.of("good-1", "good-2", "scripted")), ids.toString()),
                () -> assertTrue(ids.contains("utf16-no-mark"), "text in a charset that can be told is read: " + ids),
                () -> assertTrue(ids.contains("future"), "the text of a report with a wrong date stays: " + ids),
                () -> assertTrue(ids.contains("script"), ids.toString()));
    }

    @Test
    void goodReportsHaveNoProblems() {
        assertFalse(
                run.json().get("problems").valueStream().anyMatch(p -> p.get("path")
                        .asString()
                        .contains("good-")),
                run.json().get("problems").toPrettyString());
    }

    @Test
    void utf16WithoutAMarkIsReadAsItIs() {
        String text = Run.of("read", pile.resolve("utf16-no-mark.txt"))
                .lines()
                .getFirst()
                .get("text")
                .asString();
        assertTrue(text.contains("We have checked every bolt"), text);
    }

    @Test
    void aDateInTheFutureIsNotBelieved() {
        String asOf = run.json().get("asOf").asString("none");
        assertFalse(asOf.startsWith("2099"), asOf);
    }

    @Test
    void nothingOfAReportIsMarkupInThePage() {
        assertAll(
                () -> assertTrue(html.contains("Port Aster"), "there is a page"),
                () -> assertFalse(html.contains("<script>alert"), "a script of a report"),
                () -> assertFalse(html.contains("<img src=x"), "an element of a report"),
                () -> assertFalse(html.contains("onerror=alert(3)>"), "an event handler of a report"));
    }
}
