package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Entailment.Chances;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The judge of two sentences sees what it saw in training, and says in a sentence why it cannot be used. */
class EntailmentTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** int8 kernels differ between processors: {@code model/README.md}. */
    private static final double NEAR = .08;

    @Test
    void givesTheChancesThatTheTrainingCodeGives() throws IOException {
        JsonNode pairs = JSON.readTree(Files.readString(Path.of("..", "model", "entailment-reference.json")));
        assertTrue(pairs.size() >= 8);
        for (JsonNode pair : pairs) {
            Chances chances = Entailment.get()
                    .chances(pair.get("first").asString(), pair.get("second").asString());
            assertEquals(pair.get("chances").get(0).asDouble(), chances.first(), NEAR, pair.toString());
            assertEquals(pair.get("chances").get(1).asDouble(), chances.second(), NEAR, pair.toString());
        }
    }

    @Test
    void seesOneFactInOtherWordsAndTwoFactsInLikeWords() {
        assertTold(
                "Police arrested two men on Friday over the theft of the harbour bell.",
                "Two suspects in the bell theft have been detained, police in Kestrel said.");
        assertTold(
                "At least 40 people were killed when a ferry sank off Kestrel.",
                "A ferry disaster near Kestrel has left 40 dead.");
        assertNotTold(
                "Police arrested two men on Friday over the theft of the harbour bell.",
                "The harbour bell weighs two tonnes and was cast in 1890.");
        assertNotTold(
                "Foreign Minister Mara Voss will meet her Norland counterpart in Haven on Friday.",
                "Foreign Minister Mara Voss has led the ministry in Haven since the spring.");
    }

    private static void assertTold(String asserted, String other) {
        double chance = Entailment.get().chances(asserted, other).first();
        assertTrue(chance > 0.5, chance + " " + other);
    }

    private static void assertNotTold(String asserted, String other) {
        double chance = Entailment.get().chances(asserted, other).first();
        assertTrue(chance < 0.5, chance + " " + other);
    }

    @Test
    void answersTheSameOnManyThreadsAndForSentencesWithoutEnd() {
        String endless = "The ferry left the quay and ".repeat(2_000);
        List<String> sentences = List.of(
                "The ferry left the quay.", endless, "…", "Паром ушёл.", "The quay is empty. 🛳", "Voss left Kestrel.");
        Entailment together = Entailment.load(new ModelFiles(Entailment.class::getResourceAsStream));
        Entailment alone = Entailment.load(new ModelFiles(Entailment.class::getResourceAsStream));
        // neither has an answer to remember: every run is its own
        List<Chances> many = IntStream.range(0, sentences.size())
                .parallel()
                .mapToObj(i -> together.chances(sentences.getFirst(), sentences.get(i)))
                .toList();
        for (int i = 0; i < many.size(); i++) {
            assertEquals(alone.chances(sentences.getFirst(), sentences.get(i)), many.get(i));
        }
        assertEquals(many.getLast(), together.chances(sentences.getFirst(), sentences.getLast()));
    }

    @Test
    void nothingTellsNothing() {
        assertEquals(new Chances(0, 0), Entailment.get().chances("", ""));
        assertEquals(new Chances(0, 0), Entailment.get().chances("The ferry left the quay.", " "));
    }

    @Test
    void saysInASentenceWhyItCannotBeUsed() throws IOException {
        assertEquals("entailment.onnx is missing from the program.", why("entailment.onnx", null));
        assertEquals("entailment.json is missing from the program.", why("entailment.json", null));
        assertEquals(
                "entailment.onnx is damaged or does not belong to entailment.json (its checksum is another).",
                why("entailment.onnx", new byte[] {1, 2, 3}));
        assertEquals(
                "entailment.json has version 0, and this program reads version 1.",
                why("entailment.json", "{}".getBytes(StandardCharsets.UTF_8)));
        String labels = new String(OtherFiles.original("entailment.json"), StandardCharsets.UTF_8);
        assertEquals(
                "entailment.json lacks what it must hold (shift).",
                why("entailment.json", labels.replace("shift", "shaft").getBytes(StandardCharsets.UTF_8)));
    }

    private static String why(String name, byte @Nullable [] bytes) {
        return OtherFiles.why(Entailment::load, name, bytes);
    }
}
