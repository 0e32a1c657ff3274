package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.LineJudge.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The judge of lines sees what it saw in training, and says in a sentence why it cannot be used. */
class LineJudgeTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** int8 kernels differ between processors: {@code model/README.md}. */
    private static final double NEAR = .4;

    private static final List<String> TITLES = List.of("Ferries collide off Haven", "Twelve dead in ferry crash");

    @Test
    void saysWhatTheTrainingCodeSays() throws IOException {
        JsonNode lines = JSON.readTree(Files.readString(Path.of("..", "model", "line-reference.json")));
        assertTrue(lines.size() >= 8);
        for (JsonNode line : lines) {
            List<String> headlines =
                    line.get("headlines").valueStream().map(JsonNode::asString).toList();
            Verdict verdict = verdict(headlines, line.get("text").asString());
            assertEquals(line.get("right").asDouble(), verdict.right(), NEAR, line.toString());
            assertEquals(line.get("worth").asDouble(), verdict.worth(), NEAR, line.toString());
            assertEquals(line.get("good").asDouble(), verdict.good(), NEAR, line.toString());
        }
    }

    @Test
    void putsTheNewsBeforeWhatLeansOnItAndWhatWasLongBefore() {
        double news = good("Two ferries collided off Haven on Monday, killing 12 people, the coast guard said.");

        assertTrue(news > good("He said the offer still stood.") + 1);
        assertTrue(news > good("The port of Haven was built in 1890 and has been enlarged twice since.") + 1);
        assertTrue(news > good("“It is a dark day for all of us,” a passenger said.") + 1);
    }

    private static double good(String sentence) {
        return verdict(TITLES, sentence).good();
    }

    private static Verdict verdict(List<String> headlines, String sentence) {
        return Objects.requireNonNull(LineJudge.get().verdict(headlines, sentence), sentence);
    }

    @Test
    void saysTheSameOnManyThreadsAndForSentencesWithoutEnd() {
        String endless = "The ferry left the quay and ".repeat(2_000);
        List<String> sentences = List.of("The ferry left the quay.", endless, "…", "Паром ушёл.", "Empty. 🛳");
        LineJudge together = LineJudge.load(new ModelFiles(LineJudge.class::getResourceAsStream));
        LineJudge alone = LineJudge.load(new ModelFiles(LineJudge.class::getResourceAsStream));
        List<Verdict> many = IntStream.range(0, sentences.size())
                .parallel()
                .mapToObj(i -> together.verdict(TITLES, sentences.get(i)))
                .toList();
        for (int i = 0; i < many.size(); i++) {
            assertEquals(alone.verdict(TITLES, sentences.get(i)), many.get(i));
        }
    }

    @Test
    void ofNothingItSaysNothingAndAReportNeedsNoHeadline() {
        assertNull(LineJudge.get().verdict(TITLES, " "));
        assertNotNull(LineJudge.get().verdict(List.of(""), "The ferry left the quay."));
    }

    @Test
    void saysInASentenceWhyItCannotBeUsed() {
        assertEquals("line.onnx is missing from the program.", why("line.onnx", null));
        assertEquals(
                "line.onnx is damaged or does not belong to line.json (its checksum is another).",
                why("line.onnx", new byte[] {1, 2, 3}));
        assertEquals(
                "line.json has version 0, and this program reads version 1.",
                why("line.json", "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static String why(String name, byte @Nullable [] bytes) {
        return OtherFiles.why(LineJudge::load, name, bytes);
    }
}
