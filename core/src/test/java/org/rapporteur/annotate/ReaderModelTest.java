package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The learned reader does what {@code model/README.md} says, step by step, and says in a sentence why it cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderModelTest {
    /** int8 kernels differ between processors: {@code model/README.md}. */
    private static final double LOGITS = .15;

    /** Rounded to .01 there, and made of such logits. */
    private static final double PROBABILITY = .06;

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonNode reference;
    private String text;

    /** The UTF-16 place of each code point. */
    private int[] places;

    private Pieces pieces;
    private ReaderModel.Numbers numbers;
    private Marks marks;

    @BeforeAll
    void readTheReference() throws IOException {
        reference = JSON.readTree(Files.readString(Path.of("..", "model", "reference.json")));
        text = reference.get("text").asString();
        places = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = text.offsetByCodePoints(0, i);
        }
        pieces = ReaderModel.get().wordPieces().read(text);
        numbers = ReaderModel.get().run(pieces, 0, pieces.size());
        marks = ReaderModel.get().read(text, List.of(new Span(0, text.length())));
    }

    private Span span(JsonNode pair) {
        return new Span(places[pair.get(0).asInt()], places[pair.get(1).asInt()]);
    }

    private @Nullable Span spanOrNull(JsonNode pair) {
        return pair.isNull() ? null : span(pair);
    }

    private static void assertNear(JsonNode expected, double[] found, double tolerance, String what) {
        assertEquals(expected.size(), found.length, what);
        for (int k = 0; k < found.length; k++) {
            assertEquals(expected.get(k).asDouble(), found[k], tolerance, what + " " + k);
        }
    }

    @Test
    void cutsTheSamePiecesAsInTraining() {
        List<List<Integer>> expected = new ArrayList<>();
        for (JsonNode piece : reference.get("pieces")) {
            expected.add(List.of(
                    piece.get("id").asInt(),
                    places[piece.get("start").asInt()],
                    places[piece.get("end").asInt()],
                    piece.get("feature").asInt(),
                    piece.get("paragraph").asInt()));
        }
        List<List<Integer>> found = new ArrayList<>();
        for (int t = 0; t < pieces.size(); t++) {
            found.add(
                    List.of(pieces.ids[t], pieces.starts[t], pieces.ends[t], pieces.features[t], pieces.paragraphs[t]));
        }
        assertEquals(expected, found);
    }

    @Test
    void cutsTheSameWindowsAsInTraining() {
        int[] one = new int[600];
        int[] many = new int[600];
        Arrays.setAll(many, t -> t / 45);
        assertAll(
                () -> assertEquals(windows("windows of 600 pieces"), Windows.over(one, 0, 600)),
                () -> assertEquals(windows("windows of 600 pieces in paragraphs of 45"), Windows.over(many, 0, 600)));
    }

    private List<Windows.Window> windows(String name) {
        List<Windows.Window> windows = new ArrayList<>();
        for (JsonNode each : reference.get(name)) {
            windows.add(new Windows.Window(
                    each.get(0).asInt(),
                    each.get(1).asInt(),
                    each.get(2).asInt(),
                    each.get(3).asInt()));
        }
        return windows;
    }

    @Test
    void eachPieceBelongsToOneWindow() {
        for (int size : new int[] {1, 5, 254, 255, 600, 5000}) {
            for (int paragraph : new int[] {1, 3, 45, 64, 300, 5000}) {
                int[] paragraphs = new int[size + 7];
                Arrays.setAll(paragraphs, t -> t / paragraph);
                int at = 7;
                for (Windows.Window window : Windows.over(paragraphs, 7, size + 7)) {
                    assertEquals(at, window.speaksFrom());
                    assertTrue(window.from() <= at && at < window.speaksTo(), window.toString());
                    assertTrue(window.speaksTo() <= window.to() && window.to() - window.from() <= Windows.MOST);
                    at = window.speaksTo();
                }
                assertEquals(size + 7, at);
            }
        }
    }

    @Test
    void givesTheSameNumbersAsInTraining() {
        assertAll(
                () -> assertRows("tags", numbers.tags()),
                () -> assertRows("names", numbers.names()),
                () -> assertRows("events", numbers.events()));
    }

    private void assertRows(String output, float[] found) {
        JsonNode rows = reference.get(output);
        int width = rows.get(0).size();
        assertEquals(rows.size() * width, found.length, output);
        for (int t = 0; t < rows.size(); t++) {
            for (int k = 0; k < width; k++) {
                assertEquals(rows.get(t).get(k).asDouble(), found[t * width + k], LOGITS, output + " of piece " + t);
            }
        }
    }

    @Test
    void marksTheSameNames() {
        List<Marks.Name> expected = new ArrayList<>();
        for (JsonNode name : reference.get("name spans")) {
            expected.add(new Marks.Name(
                    EntityType.valueOf(name.get(0).asString().toUpperCase(Locale.ROOT)),
                    new Span(places[name.get(1).asInt()], places[name.get(2).asInt()]),
                    name.get(3).asDouble()));
        }
        assertEquals(
                expected.stream().map(n -> n.type() + " " + n.span()).toList(),
                marks.names().stream().map(n -> n.type() + " " + n.span()).toList());
        for (int n = 0; n < expected.size(); n++) {
            assertEquals(expected.get(n).certainty(), marks.names().get(n).certainty(), PROBABILITY);
        }
    }

    @Test
    void marksTheSameSourcesAndCues() {
        assertEquals(tagged("source"), marks.sources());
        assertEquals(tagged("cue"), marks.cues());
    }

    private List<Span> tagged(String kind) {
        List<Span> spans = new ArrayList<>();
        for (JsonNode each : reference.get("tag spans")) {
            if (each.get(0).asString().equals(kind)) {
                spans.add(
                        new Span(places[each.get(1).asInt()], places[each.get(2).asInt()]));
            }
        }
        return spans;
    }

    @Test
    void readsTheSameAttributions() {
        List<Marks.Said> expected = new ArrayList<>();
        for (JsonNode each : reference.get("attributions")) {
            List<Span> parts = new ArrayList<>();
            each.get("parts").forEach(part -> parts.add(span(part)));
            expected.add(new Marks.Said(
                    parts,
                    spanOrNull(each.get("source")),
                    spanOrNull(each.get("cue")),
                    each.get("source probability").asDouble(),
                    each.get("cue probability").asDouble(),
                    each.get("confidence").asDouble()));
        }
        assertEquals(places(expected), places(marks.said()));
        for (int n = 0; n < expected.size(); n++) {
            Marks.Said one = expected.get(n);
            Marks.Said other = marks.said().get(n);
            assertEquals(one.sourceCertainty(), other.sourceCertainty(), PROBABILITY, one.toString());
            assertEquals(one.cueCertainty(), other.cueCertainty(), PROBABILITY, one.toString());
            assertEquals(one.confidence(), other.confidence(), PROBABILITY, one.toString());
        }
    }

    private static List<String> places(List<Marks.Said> all) {
        return all.stream()
                .map(said -> said.content() + " " + said.source() + " " + said.cue())
                .toList();
    }

    @Test
    void relatesTheSameWay() {
        JsonNode expected = reference.get("root of the first and second name");
        double[] found = marks.relation(span(expected.get("source")), span(expected.get("target")));
        assertNotNull(found);
        assertNear(expected.get("probabilities"), found, PROBABILITY, "relation");
        assertEquals(expected.get("probabilities").size(), marks.roots().size());
    }

    @Test
    void seesTheSameEvents() {
        for (JsonNode each : reference.get("event pieces")) {
            int piece = each.get("piece").asInt();
            Marks.Standing found = marks.standing(new Span(pieces.starts[piece], pieces.ends[piece]));
            assertNotNull(found);
            assertEquals(each.get("event").get(1).asDouble(), found.event(), PROBABILITY);
            assertEquals(each.get("time").get(1).asDouble(), found.future(), PROBABILITY);
            assertEquals(each.get("polarity").get(1).asDouble(), found.negated(), PROBABILITY);
            assertEquals(each.get("certainty").get(1).asDouble(), found.possible(), PROBABILITY);
        }
    }

    @Test
    void sentencesHaveTheSameVectors() {
        JsonNode expected = reference.get("sentence mean");
        int width = numbers.sentence().length / pieces.size();
        double[] mean = new double[width];
        for (int t = 0; t < pieces.size(); t++) {
            for (int k = 0; k < width; k++) {
                mean[k] += numbers.sentence()[t * width + k] / (double) pieces.size();
            }
        }
        assertNear(expected, Arrays.copyOf(mean, expected.size()), .02, "sentence mean");
        // the text as one sentence: the same direction, length 1
        double length = Math.sqrt(Arrays.stream(mean).map(x -> x * x).sum());
        float[] vector = marks.sentenceVectors().getFirst();
        assertEquals(width, vector.length);
        for (int k = 0; k < width; k++) {
            assertEquals(mean[k] / length, vector[k], 1e-5);
        }
    }

    @Test
    void aSentenceWithoutAWordHasAVectorOfZeros() {
        String blank = "   \n\nThe dam holds.";
        List<float[]> vectors = ReaderModel.get()
                .read(blank, List.of(new Span(0, 2), new Span(5, blank.length())))
                .sentenceVectors();
        assertEquals(2, vectors.size());
        for (float each : vectors.getFirst()) {
            assertEquals(0, each);
        }
    }

    // What makes it unusable: one sentence each.

    private static String why(String name, byte @Nullable [] bytes) {
        return OtherFiles.why(ReaderModel::load, name, bytes);
    }

    private static String why(Map<String, byte @Nullable []> others) {
        return OtherFiles.why(ReaderModel::load, others);
    }

    private static ObjectNode labels() throws IOException {
        return (ObjectNode) JSON.readTree(OtherFiles.original("reader.json"));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhichFileIsMissing() {
        for (String name : List.of("reader.json", "reader.onnx", "tokenizer.json")) {
            assertEquals(name + " is missing from the program.", why(name, null));
        }
    }

    @Test
    void tellsAGraphThatIsCutOrAnothers() throws IOException {
        byte[] graph = OtherFiles.original("reader.onnx");
        String expected = "reader.onnx is damaged or does not belong to reader.json (its checksum is another).";
        assertEquals(expected, why("reader.onnx", Arrays.copyOf(graph, graph.length / 2)));
        assertEquals(expected, why("reader.json", bytes(labels().put("sha256", "00"))));
    }

    @Test
    void tellsAGraphThatCannotBeRun() throws IOException, GeneralSecurityException {
        byte[] noGraph = "no graph at all".getBytes(StandardCharsets.UTF_8);
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(noGraph));
        String message = why(Map.of("reader.onnx", noGraph, "reader.json", bytes(labels().put("sha256", sum))));
        assertTrue(message.startsWith("this machine cannot run it ("), message);
    }

    @Test
    void tellsAnotherVersion() throws IOException {
        for (int version : new int[] {0, 1, 3}) {
            assertEquals(
                    "reader.json has version " + version + ", and this program reads version 2.",
                    why("reader.json", bytes(labels().put("version", version))));
        }
    }

    @Test
    void tellsFilesThatAreNoJson() throws IOException {
        byte[] labels = OtherFiles.original("reader.json");
        assertEquals("reader.json is damaged (it is no JSON).", why("reader.json", Arrays.copyOf(labels, 1000)));
        byte[] vocabulary = OtherFiles.original("tokenizer.json");
        assertEquals(
                "tokenizer.json is damaged (it is no JSON).",
                why("tokenizer.json", Arrays.copyOf(vocabulary, 100_000)));
        assertEquals(
                "tokenizer.json does not hold the vocabulary of word pieces.",
                why("tokenizer.json", "{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsALabelFileThatLacksATable() throws IOException {
        for (String table :
                List.of("tags", "names", "roots", "events", "transitions", "none", "relation", "confidence")) {
            ObjectNode labels = labels();
            labels.remove(table);
            String message = why("reader.json", bytes(labels));
            assertTrue(message.startsWith("reader.json lacks what it must hold ("), table + ": " + message);
        }
    }

    @Test
    void tellsLabelsThatDoNotFitTheGraph() throws IOException {
        ObjectNode labels = labels();
        ((ObjectNode) labels.get("events")).putArray("more").add("a").add("b");
        assertEquals(
                "the output events of reader.onnx is not what reader.json names.", why("reader.json", bytes(labels)));
    }
}
