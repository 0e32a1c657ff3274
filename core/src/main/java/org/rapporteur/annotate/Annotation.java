package org.rapporteur.annotate;

import java.util.List;

/**
 * All that was marked in one article's text, each list in reading order.
 */
public record Annotation(
        List<Sentence> sentences,
        List<Entity> entities,
        List<TimeMention> times,
        List<Quantity> quantities,
        Fidelity fidelity) {
    public Annotation {
        sentences = List.copyOf(sentences);
        entities = List.copyOf(entities);
        times = List.copyOf(times);
        quantities = List.copyOf(quantities);
    }
}
