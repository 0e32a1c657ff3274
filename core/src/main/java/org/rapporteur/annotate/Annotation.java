package org.rapporteur.annotate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Bisection;

/**
 * All that was marked in one article's text, each list in reading order.
 *
 * @param reader who marked it: {@link #RULES}, or {@code model} with the letters that tell one trained reader from another
 */
public record Annotation(
        List<Sentence> sentences,
        List<Entity> entities,
        List<TimeMention> times,
        List<Quantity> quantities,
        Fidelity fidelity,
        String reader) {
    /** Marked by rules and word lists alone: fewer names and quotes, and less sure ones. */
    public static final String RULES = "rules";

    /** Marked by rules alone. */
    public Annotation(
            List<Sentence> sentences,
            List<Entity> entities,
            List<TimeMention> times,
            List<Quantity> quantities,
            Fidelity fidelity) {
        this(sentences, entities, times, quantities, fidelity, RULES);
    }

    public Annotation {
        sentences = List.copyOf(sentences);
        entities = List.copyOf(entities);
        times = List.copyOf(times);
        quantities = List.copyOf(quantities);
    }

    /** Index of the sentence that holds a position of the text, or -1 if none does. */
    public int sentenceIndexAt(int position) {
        int at = Bisection.first(sentences.size(), s -> sentences.get(s).span().end() > position);
        return at < sentences.size() && sentences.get(at).span().contains(position) ? at : -1;
    }

    /** The sentence that holds a position of the text, or null if none does. */
    public @Nullable Sentence findSentence(int position) {
        int index = sentenceIndexAt(position);
        return index < 0 ? null : sentences.get(index);
    }

    /** Whether rules alone marked it. */
    public boolean isByRules() {
        return reader.equals(RULES);
    }
}
