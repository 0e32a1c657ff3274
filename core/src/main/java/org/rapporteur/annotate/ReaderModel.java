package org.rapporteur.annotate;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

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

    private static final String FOLDER = "/org/rapporteur/model/";
    private static final int BEGIN = 101;
    private static final int END = 102;
    private static final Set<String> WANTED = Set.of("tags", "names", "events", "links", "relations", "sentence");

    /** The numbers for the pieces of one window, row by row, one array an output. */
    record Numbers(float[] tags, float[] names, float[] events, float[] links, float[] relations, float[] sentence) {}

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces wordPieces;
    private final ReaderLabels labels;
    private final String id;

    private ReaderModel(
            OrtEnvironment environment, OrtSession session, WordPieces wordPieces, ReaderLabels labels, String id) {
        this.environment = environment;
        this.session = session;
        this.wordPieces = wordPieces;
        this.labels = labels;
        this.id = id;
    }

    /**
     * The one copy of the reader, loaded when first asked for.
     *
     * @throws Unusable if its files are missing, damaged or of another version, or this machine cannot run it
     */
    public static ReaderModel get() {
        Object loaded = Holder.LOADED;
        if (loaded instanceof Unusable problem) {
            throw problem;
        }
        return (ReaderModel) loaded;
    }

    private static final class Holder {
        private static final Object LOADED = loaded();

        private static Object loaded() {
            try {
                return load(ReaderModel.class::getResourceAsStream);
            } catch (Unusable e) {
                return e;
            }
        }
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

    /** Where the three files are read from. */
    interface Files {
        @Nullable
        InputStream open(String path);
    }

    static ReaderModel load(Files files) {
        JsonNode label = json(files, "reader.json");
        int version = label.path("version").asInt(0);
        if (version != VERSION) {
            throw new Unusable(
                    "reader.json has version " + version + ", and this program reads version " + VERSION + ".", null);
        }
        ReaderLabels labels;
        try {
            labels = ReaderLabels.of(label);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new Unusable("reader.json lacks what it must hold (" + e.getMessage() + ").", e);
        }
        byte[] graph = bytes(files, "reader.onnx");
        String sum = checksum(graph);
        if (!sum.equals(label.path("sha256").asString(""))) {
            throw new Unusable(
                    "reader.onnx is damaged or does not belong to reader.json (its checksum is another).", null);
        }
        Map<String, Integer> vocabulary = vocabulary(json(files, "tokenizer.json"));
        OrtEnvironment environment;
        OrtSession session;
        try {
            environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "rapporteur");
            // its builds for Windows report how they are used unless told not to
            environment.setTelemetry(false);
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            // Several reports are read side by side; a run that splits itself only waits for its own parts.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(graph, options);
            checkOutputs(session, labels);
        } catch (OrtException | LinkageError e) {
            throw new Unusable("this machine cannot run it (" + reason(e) + ").", e);
        }
        return new ReaderModel(environment, session, new WordPieces(vocabulary), labels, sum.substring(0, 12));
    }

    private static Map<String, Integer> vocabulary(JsonNode tokenizer) {
        Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
        for (Map.Entry<String, JsonNode> entry :
                tokenizer.path("model").path("vocab").properties()) {
            if (entry.getValue().isInt()) {
                vocabulary.put(entry.getKey(), entry.getValue().asInt());
            }
        }
        if (!Integer.valueOf(BEGIN).equals(vocabulary.get("[CLS]"))
                || !Integer.valueOf(END).equals(vocabulary.get("[SEP]"))
                || !vocabulary.containsKey(WordPieces.UNKNOWN)) {
            throw new Unusable("tokenizer.json does not hold the vocabulary of word pieces.", null);
        }
        return vocabulary;
    }

    /** A graph with other outputs than the labels speak of would give wrong marks, not an error. */
    private static void checkOutputs(OrtSession session, ReaderLabels labels) throws OrtException {
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
        for (String name : WANTED.stream().sorted().toList()) {
            NodeInfo output = session.getOutputInfo().get(name);
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

    /** What lies at the bottom of a failure, in a line. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    private static JsonNode json(Files files, String name) {
        ObjectMapper mapper = JsonMapper.shared();
        try {
            return mapper.readTree(bytes(files, name));
        } catch (JacksonException e) {
            throw new Unusable(name + " is damaged (it is no JSON).", e);
        }
    }

    private static byte[] bytes(Files files, String name) {
        try (InputStream in = files.open(FOLDER + name)) {
            if (in == null) {
                throw new Unusable(name + " is missing from the program.", null);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Unusable(name + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first letters of the checksum of its weights: tells one trained reader from another. */
    public String id() {
        return id;
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
        ids[0] = BEGIN;
        ids[length - 1] = END;
        for (int i = 1; i + 1 < length; i++) {
            ids[i] = pieces.ids[from + i - 1];
            features[i] = pieces.features[from + i - 1];
        }
        long[] shape = {1, length};
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor featureTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(features), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", idTensor, "features", featureTensor), WANTED)) {
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
