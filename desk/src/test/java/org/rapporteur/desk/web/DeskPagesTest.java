package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk on the examples, as a browser without script sees it. */
class DeskPagesTest {
    @TempDir
    static Path folder;

    private static DeskOnExamples served;

    @BeforeAll
    static void open() throws Exception {
        served = DeskOnExamples.in(folder, DeskOnExamples.EXAMPLES);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    /** Filters of search lead to ever more addresses. */
    static boolean once(String path) {
        return !(path.startsWith("/search?") && path.contains("&"));
    }

    @Test
    void everyLinkLeadsToAPageAndEveryPlaceIsThere() throws Exception {
        Crawl crawl = new Crawl(served.browser(), DeskPagesTest::once)
                .from("/", "/search?q=dam", "/search?q=%22Oslo%22", "/search?kind=quote");
        assertEquals(List.of(), crawl.problems);
        for (String part : List.of("/stories/", "/reports/", "/pairs/", "/speakers/")) {
            assertTrue(
                    crawl.pages.keySet().stream().anyMatch(page -> page.startsWith(part)),
                    part + " in " + crawl.pages.keySet());
        }
    }
}
