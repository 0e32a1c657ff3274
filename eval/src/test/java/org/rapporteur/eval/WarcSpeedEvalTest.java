package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcSpeedEvalTest {
    private static final String PAGE = """
            <html><head><title>The dam holds</title></head><body><article>
            <p>The dam above Port Celeste holds, the mayor said on Monday after two days of rain in the hills.</p>
            <p>Ann Roe, who leads the harbour office, asked all crews to stay ashore until the water falls again.</p>
            </article></body></html>
            """;

    @Test
    void streamsAnArchiveMadeOfAFewPages(@TempDir Path folder) throws IOException {
        Path pages = Files.createDirectory(folder.resolve("pages"));
        Files.writeString(pages.resolve("a.html"), PAGE);
        Files.writeString(pages.resolve("b.html"), "<p>Short.</p>");
        Path archive = folder.resolve("pages.warc.gz");

        int records = WarcSpeedEval.write(
                archive, WarcSpeedEval.files(List.of(pages, folder.resolve("missing"))), 4 * PAGE.length());
        WarcSpeedEval.Measured measured = WarcSpeedEval.read(archive, records);

        assertEquals(records, measured.pages());
        assertEquals(records, measured.articles());
        assertEquals(records / 2, measured.problems().get("very-short"));
        assertTrue(measured.live().size() >= 4, measured.toString());
        assertTrue(measured.peak() > 0, measured.toString());
    }
}
