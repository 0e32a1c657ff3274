package org.rapporteur.flink.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.cli.Rapporteur;

final class SubmitCommandTest {
    @TempDir
    private Path folder;

    private Path pile;
    private Path result;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void makeAPile() throws IOException {
        pile = folder.resolve("pile.jsonl");
        result = folder.resolve("result");
        Files.writeString(pile, """
                {"id":"a","title":"Talks in Norvik","text":"The council of Norvik will meet on Monday.","date":"2031-05-01"}
                {"id":"b\\udc00","title":"Flood in Astel","text":"Some 200 people left Astel because of the flood.","date":"2031-05-02"}
                """);
    }

    private int submit(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "submit";
        all[1] = pile.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        PrintWriter into = new PrintWriter(said, true);
        return ClusterCommand.commandLine(into, into).execute(all);
    }

    @Test
    void doesNotMixTheResultsOfTwoJobs() {
        String[] embedded = {"-o", result.toString(), "--runner", "embedded", "--reading", "none"};
        assertEquals(Rapporteur.DONE, submit(embedded));
        assertEquals(Rapporteur.WRONG_USAGE, submit(embedded));
        assertEquals("""
                2 reports in 2 stories, 0 problems: RESULT
                rapporteur: RESULT holds the results of an earlier job; name another folder, or go on from that job's \
                savepoint with --from.
                Try 'rapporteur cluster submit --help' for what it can do.
                """, said.toString().replace(result.toString(), "RESULT"));
    }

    @Test
    void somethingMustBeReadForADesk() {
        assertEquals(
                Rapporteur.WRONG_USAGE,
                submit("--runner", "local", "--reading", "none", "--database", "jdbc:postgresql://localhost/none"));
        assertEquals("""
                rapporteur: a desk shows what was read in the reports, so something must be read for it.
                Try 'rapporteur cluster submit --help' for what it can do.
                """, said.toString());
    }
}
