package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.RawReport;

class PileReaderTest {
    /** Far deeper than the stack of a main thread. */
    private static int depth(int n) {
        return n == 0 ? 0 : 1 + depth(n - 1);
    }

    private static String checked(RawReport raw, Reading reading) {
        if (raw.content().contains("thrown")) {
            throw new IllegalStateException("dropped anchor");
        }
        return raw.id() + " " + depth(raw.content().contains("endless") ? Integer.MAX_VALUE : 40_000);
    }

    @Test
    void whatIsMadeOfAReportIsMadeOnDeepStacksAndBreaksThatReportOnly(@TempDir Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String word : List.of("first", "thrown", "endless", "last")) {
            paths.add(Files.writeString(folder.resolve(word + ".txt"), "Haven waits for the " + word + " ferry."));
        }
        List<String> results = new ArrayList<>();
        List<String> problems = new ArrayList<>();

        new PileReader(1, Depth.BY_RULES, () -> {})
                .read(
                        paths,
                        InputStream.nullInputStream(),
                        PileReaderTest::checked,
                        results::add,
                        problem -> problems.add(problem.kind() + " " + problem.message()));

        assertEquals(List.of("first 40000", "last 40000"), results);
        assertEquals(
                List.of(
                        "report-unreadable The report could not be read (StackOverflowError).",
                        "report-unreadable The report could not be read (IllegalStateException: dropped anchor)."),
                problems);
    }
}
