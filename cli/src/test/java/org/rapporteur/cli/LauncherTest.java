package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher decides before any Java runs. */
class LauncherTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needsBash() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash");
    }

    @Test
    void theNewestJdkWins() throws IOException, InterruptedException {
        jdk("old", "JAVA_VERSION=\"1.8.0_402\"");
        Path newest = jdk("new", "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"999.0.1\"");
        assertEquals(List.of("0 " + newest + " 999"), found(newest.toString(), "compiler"));
    }

    @Test
    void aJdkFromAnotherVersionIsNotTakenForJavaHome() throws IOException, InterruptedException {
        Path old = jdk("old", "JAVA_VERSION=\"17.0.15\"");
        String told = found(old.toString(), "compiler").getFirst();
        assertTrue(!told.contains(old.toString()), told);
    }

    @Test
    void earlyAccessVersionsCount() throws IOException, InterruptedException {
        Path early = jdk("early", "JAVA_VERSION=\"998-ea\"");
        assertEquals(List.of("0 " + early + " 998"), found(early.toString(), "compiler"));
    }

    @Test
    void onlyAClusterIsBuiltWithTheLibrariesOfFlink() throws IOException, InterruptedException {
        assertEquals("cli", moduleBuiltFor("account"));
        assertEquals("cli", moduleBuiltFor("account", "cluster"));
        assertEquals("flink", moduleBuiltFor("cluster", "up"));
    }

    /** Lets the launcher of a tree without any source build, with a Maven that only writes down what is asked of it. */
    private String moduleBuiltFor(String... arguments) throws IOException, InterruptedException {
        Path tree = Files.createTempDirectory(folder, "tree");
        for (String file : List.of("rapporteur", "scripts/find-jdk.bash")) {
            Files.createDirectories(tree.resolve(file).getParent());
            Files.copy(Repository.root().resolve(file), tree.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path maven = Files.writeString(tree.resolve("mvnw"), "#!/bin/sh\nprintf '%s\\n' \"$@\" > asked\nexit 1\n");
        assertTrue(maven.toFile().setExecutable(true));
        ProcessBuilder launcher = new ProcessBuilder(
                Stream.concat(Stream.of(tree.resolve("rapporteur").toString()), Stream.of(arguments))
                        .toList());
        launcher.environment()
                .put("JAVA_HOME", jdk("new", "JAVA_VERSION=\"999.0.1\"").toString());
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertTrue(said.contains("the build failed"), said);
        List<String> asked = Files.readAllLines(tree.resolve("asked"));
        return asked.get(asked.indexOf("-pl") + 1);
    }

    private Path jdk(String name, String release) throws IOException {
        // A folder with a space, as on some desks.
        Path home = folder.resolve("my jdks").resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
            assertTrue(home.resolve("bin").resolve(program).toFile().setExecutable(true));
        }
        Files.writeString(home.resolve("release"), release + "\n");
        return home;
    }

    private List<String> found(String javaHome, String what) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder(
                "/bin/bash",
                "-uc",
                ". \"$1\"; find_jdk " + what + "; echo \"$? $jdk $jdk_major\"",
                "bash",
                Repository.root().resolve("scripts/find-jdk.bash").toString());
        bash.environment().put("JAVA_HOME", javaHome);
        Process process = bash.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return out.lines().toList();
    }
}
