package org.rapporteur.peers;

import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Reads a text with Stanford CoreNLP up to who says which quotation; counts the quotations that got a speaker. */
public abstract class CoreNlpReader implements Function<String, IntSupplier> {
    private final StanfordCoreNLP pipeline;

    private CoreNlpReader(Properties properties) {
        pipeline = new StanfordCoreNLP(properties);
    }

    @Override
    public IntSupplier apply(String text) {
        return () -> {
            CoreDocument document = new CoreDocument(text);
            pipeline.annotate(document);
            return (int) document.quotes().stream()
                    .filter(quote -> quote.speaker().isPresent())
                    .count();
        };
    }

    /** With every step as it comes, times and finer kinds of names among them, and with coreference. */
    public static final class Whole extends CoreNlpReader {
        /** Loads the models. */
        public Whole() {
            super(properties("tokenize,pos,lemma,ner,depparse,coref,quote"));
        }
    }

    /** Without what the attribution of quotations can do without: coreference, times, numbers, finer kinds of names. */
    public static final class Least extends CoreNlpReader {
        /** Loads the models. */
        public Least() {
            super(least());
        }

        private static Properties least() {
            Properties properties = properties("tokenize,pos,lemma,ner,depparse,none,quote");
            properties.setProperty("customAnnotatorClass.none", NoCoreference.class.getName());
            properties.setProperty("ner.applyFineGrained", "false");
            properties.setProperty("ner.applyNumericClassifiers", "false");
            properties.setProperty("ner.useSUTime", "false");
            properties.setProperty("quote.attribution.useCoref", "false");
            return properties;
        }
    }

    private static Properties properties(String annotators) {
        Properties properties = new Properties();
        properties.setProperty("annotators", annotators);
        return properties;
    }
}
