package org.rapporteur.annotate;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The learned reader: one small encoder that marks the names, attributions and events of a report in one pass.
 *
 * <p>Weights, vocabulary and labels come from module {@code model} ({@code model/CARD.md}: what it learned from and how good it
 * is). The same text gives the same marks, alone or among others, on one thread or many: each window of a text is one run of its
 * own. Safe for use by many threads; a run uses the thread that asks.
 */
public final class ReaderModel {
    /** The form of {@code reader.json} that this program reads. */
    private static final int VERSION = 2;

    private static final Set<String> WANTED = Set.of("tags", "names", "events", "links", "relations", "sentence");

    /** The numbers for the pieces of one window, row by row, one array an output. */
    record Numbers(float[] tags, float[] names, float[] events, float[] links, float[] relations, float[] sentence) {}

    private static final Loaded<ReaderModel> OWN = new Loaded<>(() -> load(ModelFiles.OWN));

    private final ModelFiles.Graph graph;
    private final WordPieces wordPieces;
    private final ReaderLabels labels;

    private ReaderModel(ModelFiles.Graph graph, WordPieces wordPieces, ReaderLabels labels) {
        this.graph = graph;
        this.wordPieces = wordPieces;
        this.labels = labels;
    }

    /**
     * The one copy of the reader, loaded when first asked for.
     *
     * @throws Unusable if its files are missing, damaged or of another version, or this machine cannot run it
     */
    public static ReaderModel get() {
        return OWN.get();
    }

    /** The learned reader cannot be used; the message says why and what can be done, in a sentence. */
    public static final class Unusable extends RuntimeException {
        Unusable(String why, @Nullable Throwable cause) {
            super(
                    "The learned reader cannot be used: " + why
                            + " Build the program again, or read with --rules-only, which finds fewer names and quotes.",
                    cause);
        }
    }

    static ReaderModel load(ModelFiles files) {
        JsonNode label = files.labels("reader", VERSION);
        ReaderLabels labels;
        try {
            labels = ReaderLabels.of(label);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new Unusable("reader.json lacks what it must hold (" + e.getMessage() + ").", e);
        }
        ModelFiles.Graph graph = files.graph("reader", label);
        WordPieces wordPieces = files.wordPieces();
        checkOutputs(graph.session(), labels);
        return new ReaderModel(graph, wordPieces, labels);
    }

    /** A graph with other outputs than the labels speak of would give wrong marks, not an error. */
    private static void checkOutputs(OrtSession session, ReaderLabels labels) {
        Map<String, Integer> widths = Map.of(
                "tags",
                labels.tags.size(),
                "names",
                labels.names.size(),
                "events",
                labels.eventSize,
                "links",
                6 * ReaderLabels.LINK,
                "relations",
                4 * ReaderLabels.LINK);
        Map<String, NodeInfo> outputs;
        try {
            outputs = session.getOutputInfo();
        } catch (OrtException e) {
            throw new Unusable("reader.onnx does not tell its outputs.", e);
        }
        for (String name : WANTED.stream().sorted().toList()) {
            NodeInfo output = outputs.get(name);
            if (output == null || !(output.getInfo() instanceof TensorInfo tensor)) {
                throw new Unusable("reader.onnx has no output " + name + ".", null);
            }
            long[] shape = tensor.getShape();
            Integer width = widths.get(name);
            if (width != null && shape[shape.length - 1] > 0 && shape[shape.length - 1] != width) {
                throw new Unusable("the output " + name + " of reader.onnx is not what reader.json names.", null);
            }
        }
    }

    /** The first letters of the checksum of its weights: tells one trained reader from another. */
    public String id() {
        return graph.id();
    }

    ReaderLabels labels() {
        return labels;
    }

    WordPieces wordPieces() {
        return wordPieces;
    }

    /**
     * Marks a text.
     *
     * @param sentences in reading order; the marks hold a vector for each
     */
    public Marks read(String text, List<Span> sentences) {
        return new MarkReader(this, text, sentences).read();
    }

    /** One run over the pieces from {@code from} up to {@code to}. */
    Numbers run(Pieces pieces, int from, int to) {
        int length = to - from + 2;
        long[] ids = new long[length];
        long[] features = new long[length];
        ids[0] = ModelFiles.BEGIN;
        ids[length - 1] = ModelFiles.END;
        for (int i = 1; i + 1 < length; i++) {
            ids[i] = pieces.ids[from + i - 1];
            features[i] = pieces.features[from + i - 1];
        }
        try (OrtSession.Result result = graph.run(ids, features, WANTED)) {
            return new Numbers(
                    inner(result, "tags", length),
                    inner(result, "names", length),
                    inner(result, "events", length),
                    inner(result, "links", length),
                    inner(result, "relations", length),
                    inner(result, "sentence", length));
        } catch (OrtException e) {
            throw new IllegalStateException("the learned reader failed on a window: " + e.getMessage(), e);
        }
    }

    /** One output without the rows of the two special pieces. */
    private static float[] inner(OrtSession.Result result, String name, int length) {
        OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
        var buffer = tensor.getFloatBuffer();
        int width = buffer.remaining() / length;
        float[] rows = new float[width * (length - 2)];
        buffer.position(width);
        buffer.get(rows);
        return rows;
    }
}
