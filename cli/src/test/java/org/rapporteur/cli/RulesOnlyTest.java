package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who reads: the learned reader, rules if they are asked for, and nobody if the learned reader is wanted and not there. */
class RulesOnlyTest {
    private static final String PILE = line("a", "2024-03-12", "Monday") + line("b", "2024-03-13", "Tuesday");

    @TempDir
    Path folder;

    private static String line(String id, String date, String day) {
        return "{\"id\":\"" + id + "\",\"date\":\"" + date
                + "\",\"title\":\"Ferry of Port Aster sails again\",\"text\":\""
                + "PORT ASTER - The ferry to Sollin left on " + day
                + " for the first time since the storm, harbour master Mia"
                + " Lund said. “We have checked every bolt,” Lund said. About 300 people were on board.\"}\n";
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void readingsCarryTheirReader() {
        Run learned = Run.withInput(PILE, "read", "-");
        Run byRules = Run.withInput(PILE, "read", "--rules-only", "-");
        assertEquals(Rapporteur.DONE, learned.status(), learned.err());
        assertEquals(Rapporteur.DONE, byRules.status(), byRules.err());
        assertEquals(2, learned.lines().size());
        for (JsonNode reading : learned.lines()) {
            String reader = reading.get("reader").asString();
            assertTrue(reader.matches("model [0-9a-f]{12}"), reader);
        }
        assertEquals(
                List.of("rules", "rules"),
                byRules.lines().stream().map(r -> r.get("reader").asString()).toList());
    }

    @Test
    void theAccountSaysThatRulesRead() throws IOException {
        Path target = folder.resolve("account");
        Run run = Run.withInput(PILE, "account", "--rules-only", "-", "-o", target);
        assertEquals(Rapporteur.DONE, run.status(), run.err());
        assertEquals(
                "Read by rules alone: fewer quotes and names than the learned reader finds.",
                run.out().lines().skip(1).findFirst().orElse(""),
                run.out());
        assertTrue(Files.readString(target.resolve("index.html"))
                .contains("2 reports read by rules alone: fewer quotes and names than the learned reader finds"));
        assertEquals(
                List.of("rules"),
                strings(Run.parse(Files.readString(target.resolve("account.json")))
                        .get("readers")));
    }

    @Test
    void theAccountOfTheLearnedReaderSaysSoInItsData() throws IOException {
        Path target = folder.resolve("account");
        Run run = Run.withInput(PILE, "account", "-", "-o", target);
        assertEquals(Rapporteur.DONE, run.status(), run.err());
        assertFalse(run.out().contains("by rules alone"), run.out());
        assertFalse(Files.readString(target.resolve("index.html")).contains("by rules alone"));
        List<String> readers = strings(
                Run.parse(Files.readString(target.resolve("account.json"))).get("readers"));
        assertEquals(1, readers.size());
        assertTrue(readers.getFirst().startsWith("model "), readers.toString());
    }

    @Test
    void theOtherCommandsTakeTheOptionToo() {
        Run lineage = Run.withInput(PILE, "lineage", "--rules-only", "-");
        Run stories = Run.withInput(PILE, "stories", "--rules-only", "-");
        assertAll(
                () -> assertEquals(Rapporteur.DONE, lineage.status(), lineage.err()),
                () -> assertEquals(2, lineage.json().get("reports").size()),
                () -> assertEquals(Rapporteur.DONE, stories.status(), stories.err()),
                () -> assertEquals(2, stories.lines().size()));
    }

    /** The program's classes once more, without one file of the learned reader. */
    private static final class Without extends URLClassLoader {
        private final String missing;

        Without(String missing) throws IOException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.missing = missing;
        }

        private static URL[] classPath() throws IOException {
            String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            List<URL> urls = new ArrayList<>();
            for (String entry : path.split(File.pathSeparator)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.endsWith(missing) ? null : super.getResource(name);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return name.endsWith(missing) ? null : super.getResourceAsStream(name);
        }
    }

    @Test
    void aReaderThatIsNotThereIsToldInASentenceAndNothingIsRead() throws IOException, ReflectiveOperationException {
        try (Without program = new Without("/reader.onnx")) {
            var run = program.loadClass(Rapporteur.class.getName())
                    .getMethod(
                            "run",
                            InputStream.class,
                            OutputStream.class,
                            OutputStream.class,
                            boolean.class,
                            String[].class);
            for (String command : List.of("account", "read")) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                String target = folder.resolve(command).toString();
                String[] call = command.equals("account")
                        ? new String[] {command, "-", "-o", target}
                        : new String[] {command, "-"};
                InputStream pile = new ByteArrayInputStream(PILE.getBytes(StandardCharsets.UTF_8));
                Object status = run.invoke(null, pile, out, err, false, call);
                assertEquals(Rapporteur.FAILED, status);
                assertEquals(
                        "rapporteur: The learned reader cannot be used: reader.onnx is missing from the program."
                                + " Build the program again, or read with --rules-only, which finds fewer names and quotes.",
                        err.toString(StandardCharsets.UTF_8).strip());
                assertEquals("", out.toString(StandardCharsets.UTF_8));
                assertFalse(Files.exists(Path.of(target)));
            }
            for (String command : List.of("lineage", "stories")) {
                InputStream pile = new ByteArrayInputStream(PILE.getBytes(StandardCharsets.UTF_8));
                Object status = run.invoke(
                        null,
                        pile,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        false,
                        new String[] {command, "-"});
                assertEquals(Rapporteur.DONE, status, command + " only skims");
            }
            InputStream pile = new ByteArrayInputStream(PILE.getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Object status = run.invoke(
                    null, pile, out, OutputStream.nullOutputStream(), false, new String[] {"read", "--rules-only", "-"
                    });
            assertEquals(Rapporteur.DONE, status, "rules read without it");
            assertEquals(2, out.toString(StandardCharsets.UTF_8).lines().count());
        }
    }
}
