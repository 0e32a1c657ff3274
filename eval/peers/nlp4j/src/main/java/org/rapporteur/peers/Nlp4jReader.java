package org.rapporteur.peers;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Reads a text with NLP4J: parts of speech, names, dependencies; counts the names. It has no quotations. */
public final class Nlp4jReader implements Function<String, IntSupplier> {
    private static final String CONFIGURATION = "/edu/emory/mathcs/nlp/configuration/config-decode-en.xml";

    private final NLPDecoder decoder;

    /** Loads the models. */
    public Nlp4jReader() {
        try (InputStream configuration = NLPDecoder.class.getResourceAsStream(CONFIGURATION)) {
            decoder = new NLPDecoder(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public IntSupplier apply(String text) {
        return () -> {
            try {
                int names = 0;
                for (NLPNode[] sentence : decoder.decodeDocument(text)) {
                    for (NLPNode node : sentence) {
                        String tag = node.getNamedEntityTag();
                        // B: the first word of a name; U: its only one.
                        names += tag != null && (tag.startsWith("B-") || tag.startsWith("U-")) ? 1 : 0;
                    }
                }
                return names;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
