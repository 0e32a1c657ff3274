package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Another program that reads texts, to be timed beside ours. Each has a small build of its own under {@code eval/peers}, which is
 * built, and whose libraries and models are fetched, when it is measured: no class path of this project ever holds them.
 */
enum ReadingPeer {
    CORENLP_LEAST("CoreNLP 4.5.10, least", "corenlp", "org.rapporteur.peers.CoreNlpReader$Least"),
    NLP4J("NLP4J 1.1.3", "nlp4j", "org.rapporteur.peers.Nlp4jReader"),
    CORENLP("CoreNLP 4.5.10, whole", "corenlp", "org.rapporteur.peers.CoreNlpReader$Whole");

    private static final Path BUILDS = Path.of("eval/peers");

    private final String shown;
    private final String build;
    private final String reader;

    ReadingPeer(String shown, String build, String reader) {
        this.shown = shown;
        this.build = build;
        this.reader = reader;
    }

    /** The peer of a name as options have it: {@code corenlp-least}. */
    static ReadingPeer named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Name and version. */
    String shown() {
        return shown;
    }

    /** The class that reads. */
    String reader() {
        return reader;
    }

    /** Builds it with Maven, in the root of the source tree; returns its class path. */
    String classPath() throws IOException, InterruptedException {
        Path folder = BUILDS.resolve(build);
        ProcessBuilder maven = new ProcessBuilder(
                "mvn", "-q", "-B", "-f", folder.resolve("pom.xml").toString(), "compile");
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path log = Files.createTempFile("rapporteur-peer", ".log");
        maven.redirectErrorStream(true).redirectOutput(log.toFile());
        if (maven.start().waitFor() != 0) {
            throw new IOException("mvn -f " + folder + "/pom.xml compile failed, see " + log);
        }
        Files.delete(log);
        return folder.resolve("target/classes")
                + System.getProperty("path.separator")
                + Files.readString(folder.resolve("target/classpath")).strip();
    }
}
