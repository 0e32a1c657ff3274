package org.rapporteur.annotate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.ReaderModel.Unusable;
import org.rapporteur.text.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of module {@code model}: a graph is read with the label file beside it, which names its version and its checksum.
 *
 * <p>Whatever is missing, damaged or of another version is told as {@link Unusable}.
 */
final class ModelFiles {
    static final int BEGIN = 101;
    static final int END = 102;
    private static final String FOLDER = "/org/rapporteur/model/";

    /** Those that come with the program. */
    static final ModelFiles OWN = new ModelFiles(ModelFiles.class::getResourceAsStream);

    private final Source source;
    private @Nullable WordPieces wordPieces;

    /** Where the files are read from. */
    interface Source {
        @Nullable
        InputStream open(String path);
    }

    /** A graph that can be run, and the first letters of its checksum, which tell one trained graph from another. */
    record Graph(OrtEnvironment environment, OrtSession session, String id) {
        /** The outputs that are wanted, for one row of pieces with a feature each; a run uses the thread that asks. */
        OrtSession.Result run(long[] ids, long[] features, Set<String> wanted) throws OrtException {
            long[] shape = {1, ids.length};
            try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                    OnnxTensor featureTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(features), shape)) {
                return session.run(Map.of("input_ids", idTensor, "features", featureTensor), wanted);
            }
        }
    }

    ModelFiles(Source source) {
        this.source = source;
    }

    /** The label file of a graph, if it has the version that this program reads. */
    JsonNode labels(String model, int version) {
        JsonNode labels = json(model + ".json");
        int found = labels.path("version").asInt(0);
        if (found != version) {
            throw new Unusable(
                    model + ".json has version " + found + ", and this program reads version " + version + ".", null);
        }
        return labels;
    }

    /** The graph that its label file speaks of, ready to run. */
    Graph graph(String model, JsonNode labels) {
        byte[] graph = bytes(model + ".onnx");
        String sum = Sha256.hex(graph);
        if (!sum.equals(labels.path("sha256").asString(""))) {
            throw new Unusable(
                    model + ".onnx is damaged or does not belong to " + model + ".json (its checksum is another).",
                    null);
        }
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "rapporteur");
            // its builds for Windows report how they are used unless told not to
            environment.setTelemetry(false);
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            // Several reports are read side by side; a run that splits itself only waits for its own parts.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new Graph(environment, environment.createSession(graph, options), sum.substring(0, 12));
        } catch (OrtException | LinkageError e) {
            throw new Unusable("this machine cannot run it (" + reason(e) + ").", e);
        }
    }

    /** Cuts texts by the vocabulary, which all graphs share and which is read once. */
    synchronized WordPieces wordPieces() {
        if (wordPieces == null) {
            wordPieces = new WordPieces(vocabulary());
        }
        return wordPieces;
    }

    private Map<String, Integer> vocabulary() {
        Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
        for (Map.Entry<String, JsonNode> entry :
                json("tokenizer.json").path("model").path("vocab").properties()) {
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

    private JsonNode json(String name) {
        try {
            return JsonMapper.shared().readTree(bytes(name));
        } catch (JacksonException e) {
            throw new Unusable(name + " is damaged (it is no JSON).", e);
        }
    }

    private byte[] bytes(String name) {
        try (InputStream in = source.open(FOLDER + name)) {
            if (in == null) {
                throw new Unusable(name + " is missing from the program.", null);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Unusable(name + " cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
