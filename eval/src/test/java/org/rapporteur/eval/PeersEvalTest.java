package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import tools.jackson.databind.json.JsonMapper;

class PeersEvalTest {
    private static final List<String> TRUE_PARAGRAPHS = List.of(
            "The dam above Port Celeste holds, the mayor said on Monday, after two days of rain in the hills and along the river road.",
            "Ann Roe, who leads the harbour office, asked all crews to stay ashore until the water falls again, which may take a week.",
            "Schools in the lower town are closed, the ferry to Haven is tied up, and the market has moved to the station square.",
            "The ministry said that the north gate would be opened at noon, and that nobody should sleep below the old mill tonight.");

    private static final String PAGE = "<html><head><title>The dam holds</title></head><body>"
            + "<div class=\"menu\"><a href=\"/\">Home</a> <a href=\"/news\">News</a> <a href=\"/harbour\">Harbour</a></div>"
            + "<div class=\"article\"><h1>The dam holds</h1><p>" + String.join("</p><p>", TRUE_PARAGRAPHS)
            + "</p></div><div class=\"footer\"><a href=\"/contact\">All about our fine newspaper</a></div></body></html>";

    private static LabelledPage page(String label) {
        return new LabelledPage(
                "http://coast.example/dam",
                new RawReport("dam", "dam", RawReport.Format.HTML, PAGE, Given.NOTHING, List.of()),
                JsonMapper.shared().readTree(label));
    }

    @Test
    void measuresAllOnTheSamePages() {
        LabelledPage fundus = page("{\"body\":[\"" + String.join("\",\"", TRUE_PARAGRAPHS) + "\"]}");
        LabelledPage trafilatura = page("{\"with\":[\"the harbour office\"],\"without\":[\"our fine newspaper\"]}");

        Map<Peer, PeersEval.Tally> tallies = PeersEval.measure(List.of(fundus), List.of(trafilatura), 1);

        assertEquals(List.of(Peer.values()), List.copyOf(tallies.keySet()));
        tallies.forEach((peer, tally) -> {
            boolean finds = peer != Peer.BARE_PARSE;
            assertEquals(0, tally.failed(), peer.shown());
            assertEquals(
                    finds,
                    tally.rouge(Halves.Half.values()) > 90,
                    () -> peer + " " + tally.rouge(Halves.Half.values()));
            assertEquals(finds ? 1 : 0, tally.segments(Halves.Half.values()), peer.shown());
            assertTrue(tally.pagesPerSecond(2) > 0, peer.shown());
        });
    }

    @Test
    void anArticleThatCameAsHtmlIsCutAtItsBlocks() {
        assertEquals(
                List.of("The gate", "was rusty and old.", "One", "Two three"),
                Peer.blocks(Jsoup.parse(
                                "<div>The gate<p>was <b>rusty</b> and old.</p><ul><li>One</li><li>Two <i>three</i></li></ul></div>")
                        .body()));
    }
}
