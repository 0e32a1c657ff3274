package org.rapporteur.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.WellFormed;
import org.rapporteur.extract.ArticleExtractor;

/**
 * What must hold for any bytes under any name: reports or problems, every article well formed. Jazzer calls the nested
 * classes ({@code scripts/fuzz}), {@code FuzzSeedsTest} the same with the seeds.
 */
public final class FuzzTargets {
    /** Small, so that a fuzzer's small inputs reach them. */
    private static final Limits LIMITS = new Limits(1 << 16, 1 << 20, 200, 100, 50);

    private static final ArticleExtractor EXTRACTOR = new ArticleExtractor();

    private FuzzTargets() {}

    /** A web page. */
    public static final class Page {
        private Page() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            read("page.html", bytes);
        }
    }

    /** A feed in XML or JSON. */
    public static final class Feed {
        private Feed() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            boolean json = bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[');
            read(json ? "feed.json" : "feed.xml", bytes);
            if (json) {
                read("feed.jsonl", bytes);
            }
        }
    }

    /** A web archive, compressed or not. */
    public static final class Warc {
        private Warc() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            read("crawl.warc", bytes);
        }
    }

    /** Reads the bytes as a file of that name and checks all that comes of it. */
    static List<RawReport> read(String name, byte[] bytes) {
        List<RawReport> reports = new ArrayList<>();
        List<InputProblem> problems = new ArrayList<>();
        new Ingestor(LIMITS)
                .read(
                        List.of(new PileFile(Path.of(name), "r", name)),
                        file -> new ByteArrayInputStream(bytes),
                        new Intake(reports::add, problems::add));
        assertFalse(reports.isEmpty() && problems.isEmpty(), "any bytes give a report or a problem");
        problems.forEach(p -> {
            assertTrue(p.path().startsWith(name), "a problem is located: " + p);
            assertTrue(p.kind().matches("[a-z]+(?:-[a-z]+)*"), "a problem's kind is a stable word: " + p);
            assertTrue(p.message().length() > 10, "a problem says something: " + p);
        });
        Set<String> ids = new HashSet<>();
        for (RawReport report : reports) {
            assertTrue(ids.add(report.id()), "ids are unique: " + report.id());
            assertTrue(report.content().length() <= LIMITS.reportBytes(), "a report keeps to its limit");
            WellFormed.assertWellFormed(EXTRACTOR.extract(report), report.content());
        }
        return reports;
    }
}
