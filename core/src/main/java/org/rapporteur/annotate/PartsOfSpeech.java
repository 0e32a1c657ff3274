package org.rapporteur.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.BeamSearch;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.postag.POSContextGenerator;
import opennlp.tools.postag.POSModel;
import opennlp.tools.util.SequenceValidator;

/**
 * Universal Dependencies tags for English words, by the OpenNLP model on the class path. The model is read once, when first
 * needed; each thread has its own tagger, which is not thread-safe.
 */
final class PartsOfSpeech {
    /** The model's file inside opennlp-models-pos-en 1.3.0. */
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    /** Longer words are cut for the tagger: no English word needs more, and a broken input may hold one of megabytes. */
    private static final int LONGEST_WORD = 40;

    /** The tagger's work grows with the square of a sentence; longer ones are tagged in pieces. Edited sentences are shorter. */
    private static final int WINDOW = 80;

    private static final class Holder {
        private static final POSModel MODEL = load();

        private static POSModel load() {
            try (InputStream in = PartsOfSpeech.class.getResourceAsStream(PartsOfSpeech.MODEL)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "part-of-speech model missing from the class path: " + PartsOfSpeech.MODEL);
                }
                return new POSModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final ThreadLocal<Greedy> tagger = ThreadLocal.withInitial(Greedy::new);

    /** Takes the likeliest tag at each word: a third of the work of the library's beam of three. */
    private static final class Greedy {
        private final BeamSearch search;
        private final POSContextGenerator contexts = Holder.MODEL.getFactory().getPOSContextGenerator();
        private final SequenceValidator<String> validator =
                Holder.MODEL.getFactory().getSequenceValidator();

        Greedy() {
            MaxentModel model = Holder.MODEL.getArtifact("pos.model");
            search = new BeamSearch(1, model);
        }

        String[] tag(String[] words) {
            return search.bestSequence(words, null, contexts, validator)
                    .getOutcomes()
                    .toArray(String[]::new);
        }
    }

    /** Reads the model now, so that the first report does not wait for it. */
    void warm() {
        tagger.get().tag(new String[] {"Ready", "."});
    }

    /** One tag a word. */
    List<String> tag(List<String> words) {
        String[] cut = new String[words.size()];
        for (int i = 0; i < cut.length; i++) {
            String word = words.get(i);
            cut[i] = word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : plainMarks(word);
        }
        List<String> tags = new ArrayList<>(cut.length);
        for (int from = 0; from < cut.length; from += WINDOW) {
            tags.addAll(Arrays.asList(
                    tagger.get().tag(Arrays.copyOfRange(cut, from, Math.min(cut.length, from + WINDOW)))));
        }
        for (int i = 0; i < cut.length; i++) {
            if (tags.get(i).equals("PUNCT") && isName(cut[i])) {
                tags.set(i, "PROPN");
            }
        }
        return tags;
    }

    /** {@code al-Barouki}, which the model takes for a mark, as for any word with a hyphen that it does not know. */
    private static boolean isName(String word) {
        return word.length() > 1
                && Character.isLetter(word.charAt(0))
                && word.codePoints().anyMatch(Character::isUpperCase);
    }

    /** The model knows straight marks only. */
    private static String plainMarks(String word) {
        return switch (word) {
            case "“", "”", "„", "«", "»" -> "\"";
            case "‘", "’" -> "'";
            case "—", "–" -> "-";
            case "…" -> "...";
            default -> word.indexOf('’') >= 0 ? word.replace('’', '\'') : word;
        };
    }
}
