package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.ingest.InputProblem;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a report, an input or an analyst says is text on every page, and never markup. */
class HostileReportsTest {
    private static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}<b a=";

    @TempDir
    Path folder;

    @Test
    void noFieldOfAReportBecomesMarkup() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("reports"));
        try (DeskOnExamples served = DeskOnExamples.in(folder, write(reports))) {
            Input input = served.desk.store().read(t -> t.inputs().all()).getFirst();
            served.desk.store().update(t -> {
                t.inputs()
                        .update(new Input(
                                input.id(), input.kind(), input.address(), EVIL, false, false, input.addedAt(), EVIL));
                t.inputs().complain(input.id(), new InputProblem(EVIL, "report-unreadable", EVIL));
                t.inputs()
                        .add(
                                Input.Kind.FEED,
                                "https://feed.example/" + URLEncoder.encode(EVIL, StandardCharsets.UTF_8),
                                EVIL,
                                false,
                                EVIL);
            });
            StoredStory story = served.desk
                    .store()
                    .read(t -> t.stories().latest(Long.MAX_VALUE, 1, 1))
                    .getFirst();
            List<StoredReport> members =
                    served.desk.store().read(t -> t.reports().ofStory(story.id()));
            served.desk.store().update(t -> {
                t.corrections()
                        .add(
                                CorrectionLine.write(new Correction.OfEntities(
                                        Correction.Verdict.SAME,
                                        List.of(new Correction.Name(EVIL)),
                                        List.of(new Correction.Name("Mara " + EVIL)),
                                        EVIL,
                                        null,
                                        EVIL)),
                                EVIL,
                                EVIL);
                t.corrections()
                        .add(
                                CorrectionLine.write(new Correction.OfLineage(
                                        Correction.OfLineage.Kind.INDEPENDENT,
                                        List.of(members.getFirst().id()),
                                        List.of(members.getLast().id()),
                                        EVIL,
                                        null,
                                        EVIL)),
                                EVIL,
                                EVIL);
            });
            served.settle();
            Crawl crawl = new Crawl(served.browser(), DeskPagesTest::once)
                    .from(
                            "/",
                            "/search?q=reservoir",
                            "/search?q=" + URLEncoder.encode(EVIL, StandardCharsets.UTF_8),
                            "/speakers?name=" + URLEncoder.encode(EVIL, StandardCharsets.UTF_8));
            assertEquals(List.of(), crawl.problems);
            assertTrue(crawl.pages.size() > 10, crawl.pages.keySet().toString());
            for (Map.Entry<String, Document> page : crawl.pages.entrySet()) {
                assertEquals(0, page.getValue().select("[onerror], b[a], img").size(), page.getKey());
            }
            for (String shown : List.of(
                    "/inputs", "/corrections", "/reports/" + members.getFirst().id())) {
                String text = crawl.page(shown).text();
                assertTrue(text.contains("<script>alert(1)</script>"), shown + " shows it as text: " + text);
                assertTrue(text.contains("${7*7}"), shown);
            }
        }
    }

    private static Path write(Path reports) throws Exception {
        JsonMapper json = new JsonMapper();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            String text =
                    "HALDEN, March 12 - The harbour council will close the old reservoir on April 2, its speaker Mara Voss "
                            + "said on Tuesday. " + EVIL + "\n\n\"We will not wait " + EVIL
                            + " for the rain,\" Mara Voss told reporters. "
                            + "Fishermen demand that the council " + EVIL + " keep the water. About 4" + i
                            + "00 people protested in Halden on Monday.\n\n"
                            + "The council meets the fishermen in Halden on Friday, officials said.";
            lines.append(json.writeValueAsString(Map.of(
                            "id", i == 0 ? "plain-1" : "odd " + EVIL + i,
                            "url", i == 1 ? "javascript:alert(3)" : "https://news.example/" + i + "?" + EVIL,
                            "title", "Council to close reservoir " + EVIL,
                            "byline", "Nia " + EVIL,
                            "outlet", "Post " + EVIL + i,
                            "date", "2031-03-1" + (2 + i),
                            "text", text)))
                    .append('\n');
        }
        Files.writeString(reports.resolve("odd.jsonl"), lines);
        return reports;
    }
}
