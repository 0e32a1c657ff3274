package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSpeedEvalTest {
    private static final String PAGE = """
            <html><head><title>The dam holds</title></head><body><article>
            <p>The dam above Port Celeste holds, the mayor said on Monday after two days of rain in the hills.</p>
            <p>Ann Roe, who leads the harbour office, asked all crews to stay ashore until the water falls again.</p>
            </article></body></html>
            """;

    @Test
    void comparesTheExtractionOfEachPageWithItsBareParse(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.html"), PAGE);
        Files.writeString(folder.resolve("b.html"), PAGE.replace("Monday", "Tuesday"));

        List<String> pages = PageSpeedEval.pages(List.of(folder, folder.resolve("missing")));
        PageSpeedEval.Measured measured = PageSpeedEval.measure(pages, 0, 3);

        assertEquals(2, measured.pages());
        assertEquals(3, measured.ratios().length);
        assertEquals(2, measured.pageRatios().length);
        assertTrue(measured.ratio() > 0, measured.toString());
    }
}
