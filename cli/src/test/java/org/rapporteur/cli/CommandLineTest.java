package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandLineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account",
                "account --as-of yesterday examples",
                "account --as-of 2024-03-01 --since 2024-03-02 examples",
                "account --threads 0 examples",
                "account --threads many examples",
                "account --no-such-option examples",
                "account no-such-folder",
                "account --norms no-such-file examples",
                "account --level months examples",
                "stories --level pile examples",
                "account - -",
                "publish examples",
                "watch no-such-folder",
                "watch --database jdbc:h2:mem:desk",
                "serve no-such-folder",
                "serve --port 70000",
                "desk inputs --desk no-such-desk",
                "desk forget --desk no-such-desk i-1",
                "cluster",
                "cluster up --workers 3"
            })
    void aCallThatCannotBeMeantIsRefusedInASentence(String call) {
        Run run = Run.of((Object[]) (call.isEmpty() ? new String[0] : call.split(" ")));
        assertAll(
                () -> assertEquals(Rapporteur.WRONG_USAGE, run.status(), run.toString()),
                () -> assertEquals("", run.out()),
                () -> assertTrue(run.err().startsWith("rapporteur: "), run.err()),
                () -> assertNoStackTrace(run));
    }

    @Test
    void storiesNameTheirSagaAndWhyEachReportIsThere() throws IOException {
        Files.writeString(folder.resolve("note.txt"), "The dam above Haven holds, the harbour office said on Monday.");

        JsonNode line = Run.of("stories", folder).lines().getFirst();

        assertEquals(
                List.of(
                        "id",
                        "path",
                        "story",
                        "saga",
                        "rule",
                        "likeness",
                        "names",
                        "words",
                        "figures",
                        "days",
                        "nearest",
                        "runnerUp"),
                List.copyOf(line.propertyNames()));
        assertEquals(
                line.get("story").asString().replaceFirst("^story-", "saga-"),
                line.get("saga").asString());
        assertEquals("first", line.get("rule").asString());
    }

    @Test
    void rawWritesAViewOfEachReportWhateverItCameIn() throws IOException {
        String text =
                "The dam above Haven holds, the harbour office said on Monday after two days of rain in the hills.";
        Files.writeString(
                folder.resolve("page.html"), "<html><body><article><p>" + text + "</p></article></body></html>");
        Files.writeString(folder.resolve("note.txt"), text);
        Files.writeString(folder.resolve("more.jsonl"), "{\"id\":\"j1\",\"text\":\"" + text + "\"}\n");
        Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version=\"2.0\"><channel><title>t</title><item><guid>g1</guid><title>Dam</title><description>&lt;p&gt;"
                        + text + "&lt;/p&gt;</description></item></channel></rss>");
        Path views = folder.resolve("views");

        Run run = Run.of("read", "--quiet", "--raw", views, folder);

        assertEquals(4, run.lines().size(), run.toString());
        try (Stream<Path> files = Files.list(views)) {
            List<Path> written = files.toList();
            assertEquals(4, written.size(), written::toString);
            for (Path file : written) {
                assertTrue(Files.readString(file).contains(text), file::toString);
            }
        }
        assertEquals(
                Rapporteur.WRONG_USAGE,
                Run.of("read", "--raw", folder.resolve("note.txt"), folder).status());
    }

    @Test
    void aReadingTellsTheKindOfEachParagraph() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.html"),
                "<html><body><article><p>The dam above Haven holds, the harbour office said on Monday after days of rain.</p>"
                        + "<h2>What comes next</h2><p>Crews stay ashore until the river falls below four metres, the office said again.</p>"
                        + "</article></body></html>");

        JsonNode reading = Run.of("read", "--quiet", page).lines().getFirst();

        assertEquals(
                "[\"text\",\"heading\",\"text\"]",
                reading.path("paragraphs").findValues("kind").toString().replace(", ", ","));
        assertEquals("[82,97]", reading.at("/paragraphs/1/span").toString());
    }

    @Test
    void helpAndVersionAreData() {
        for (List<String> call :
                List.of(List.of("--help"), List.of("account", "--help"), List.of("read", "-h"), List.of("--version"))) {
            Run run = Run.of(call.toArray());
            assertEquals(Rapporteur.DONE, run.status(), run.toString());
            assertFalse(run.out().isBlank());
            assertEquals("", run.err());
        }
    }

    private static String line(String id, String date) {
        return "{\"id\":\"" + id + "\",\"date\":\"" + date
                + "\",\"title\":\"Ferry of Port Aster sails again\",\"text\":\""
                + "PORT ASTER - The ferry to Sollin left on Monday for the first time since the storm, harbour master Mia Lund"
                + " said. About 300 people were on board, and the harbour band played until the ship was out of sight. The"
                + " next ferry leaves on Thursday at noon if the wind allows it, the harbour office said."
                + "\"}\n";
    }

    @Test
    void standardInputHoldsOneReportALine() {
        Run run = Run.withInput(line("a", "2024-03-12") + line("b", "2024-03-13"), "read", "-");
        assertEquals(Rapporteur.DONE, run.status(), run.err());
        assertEquals(
                List.of("a", "b"),
                run.lines().stream().map(line -> line.get("id").asString()).toList());
    }

    @Test
    void reportsAfterTheDayAskedForAreLeftOut() {
        String pile = line("a", "2024-03-12") + line("b", "2024-03-13");
        for (String command : List.of("read", "stories")) {
            Run run = Run.withInput(pile, command, "--as-of", "2024-03-12", "-");
            assertEquals(1, run.lines().size(), run.toString());
            assertEquals("a", run.lines().getFirst().get("id").asString());
        }
        assertEquals(
                1,
                Run.withInput(pile, "lineage", "--as-of", "2024-03-12", "-")
                        .json()
                        .get("reports")
                        .size());
    }

    @Test
    void oneBadLineOfManyIsNamedAndTheOthersStay() {
        Run run = Run.withInput(
                "{\"id\":\"a\",\"text\":\"The ferry left Port Aster on Monday.\"}\n{\"id\":\n"
                        + "{\"id\":\"c\",\"text\":\"The ferry came back.\"}\n",
                "read",
                "-");
        assertEquals(Rapporteur.BAD_INPUT, run.status());
        assertEquals(2, run.lines().size());
        assertTrue(run.err().contains("2"), "the line is told: " + run.err());
    }

    @Test
    void theAccountIsWrittenAndToldInBrief() {
        Path target = folder.resolve("a folder/account");
        Run run = Run.of("account", Repository.examples(), "-o", target);
        assertAll(
                () -> assertTrue(run.status() <= Rapporteur.BAD_INPUT, run.err()),
                () -> assertTrue(run.out().startsWith("12 reports, 7 independent origins"), run.out()),
                () -> assertTrue(run.out().contains(target.resolve("index.html").toString()), run.out()),
                () -> assertTrue(run.out().lines().allMatch(line -> line.length() <= 160), run.out()),
                () -> assertEquals("", run.err()),
                () -> assertTrue(Files.size(target.resolve("account.json")) > 1000));
        for (String file :
                List.of("index.html", "calendar.ics", "quotes.csv", "events.csv", "lineage.csv", "reports.csv")) {
            assertTrue(Files.exists(target.resolve(file)), file);
        }
    }

    @Test
    void eachLineToldInBriefSaysWhoTellsItAndWhen() throws IOException {
        String text = "Two ferries collided off Haven on Monday, killing 12 people, the coast guard said.";
        Files.writeString(
                folder.resolve("reports.jsonl"),
                "{\"id\":\"a\",\"title\":\"Ferries collide\",\"outlet\":\"Harbour Wire\",\"date\":\"2031-03-18\",\"text\":\""
                        + text + "\"}\n");
        Files.writeString(folder.resolve("undated.jsonl"), "{\"id\":\"b\",\"text\":\"" + text + "\"}\n");

        String dated = Run.of("account", folder.resolve("reports.jsonl"), "-o", folder.resolve("one"))
                .out();
        String undated = Run.of("account", folder.resolve("undated.jsonl"), "-o", folder.resolve("other"))
                .out();

        assertTrue(unfolded(dated).contains("said. (Harbour Wire, 2031-03-18; 1 report, 1 origin)"), dated);
        assertTrue(unfolded(undated).contains("said. (b, undated; 1 report, 1 origin)"), undated);
    }

    private static String unfolded(String out) {
        return out.replaceAll("\\s+", " ");
    }

    @Test
    void jsonOnStandardOutputIsTheJsonInTheFolder() throws IOException {
        Run run = Run.of("account", "--json", Repository.examples(), "-o", folder);
        assertEquals(Run.parse(Files.readString(folder.resolve("account.json"))), run.json());
    }

    @Test
    void rawOffsetsCountInTheInputFile() throws IOException {
        Path file = folder.resolve("ferry.txt");
        String content = "Ferry sails again\n\n  By Ole Brandt\n\n   The ferry   left Port Aster on 12 March 2024,\n"
                + "harbour master Mia Lund said. \"We are glad,\" she said.\n";
        Files.writeString(file, content);
        JsonNode reading = Run.of("read", "--raw-offsets", file).lines().getFirst();
        JsonNode first = reading.get("quotes").valueStream().findFirst().orElseThrow();
        int from = first.get("content").get(0).get(0).asInt();
        int to = first.get("content").get(0).get(1).asInt();
        assertTrue(content.substring(from, to).matches("(?s).*(glad|ferry).*"), content.substring(from, to));
    }

    @Test
    void aReaderThatHasSeenEnoughEndsItQuietly() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Rapporteur.run(
                InputStream.nullInputStream(),
                failing("Broken pipe"),
                err,
                false,
                "read",
                Repository.examples().toString());
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertEquals(Rapporteur.DONE, status);
    }

    @Test
    void aFullDiskIsToldInASentence() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Rapporteur.run(
                InputStream.nullInputStream(),
                failing("No space left on device"),
                err,
                false,
                "read",
                Repository.examples().toString());
        assertEquals("rapporteur: No space left on device.\n", err.toString(StandardCharsets.UTF_8));
        assertEquals(Rapporteur.FAILED, status);
    }

    @Test
    void aTargetThatIsAFileIsRefusedBeforeReading() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x");
        Run run = Run.of("account", Repository.examples(), "-o", file);
        assertEquals(Rapporteur.WRONG_USAGE, run.status(), run.toString());
        assertEquals("x", Files.readString(file));
    }

    @Test
    void aFolderWithoutReportsIsAProblemNotAFailure() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run run = Run.of("account", "--json", empty, "-o", folder.resolve("out"));
        assertEquals(Rapporteur.BAD_INPUT, run.status(), run.err());
        assertEquals(1, run.json().get("problems").size(), run.out());
    }

    @Test
    void problemsReachAPersonInTheSummary() throws IOException {
        Path pile = Files.createDirectory(folder.resolve("pile"));
        Files.writeString(pile.resolve("good.txt"), "Ferry sails\n\nThe ferry left Port Aster on Monday.\n");
        Files.writeString(pile.resolve("nothing.txt"), "");
        Run run = Run.of("account", pile, "-o", folder.resolve("out"));
        assertEquals(Rapporteur.BAD_INPUT, run.status());
        assertTrue(run.out().contains("nothing.txt"), run.out());
    }

    private static void assertNoStackTrace(Run run) {
        assertFalse(run.err().contains("\tat ") || run.err().contains("Exception"), run.err());
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
