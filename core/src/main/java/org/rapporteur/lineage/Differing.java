package org.rapporteur.lineage;

import org.rapporteur.text.Span;

/**
 * A fact that a report tells otherwise than the report it draws on: {@code 14} where the other says {@code 11}.
 *
 * <p>Which of the two is right is not said.
 *
 * @param from the words in the later report
 * @param to the words in their place in the other
 */
public record Differing(Kind kind, Span from, Span to) {
    /** What kind of fact was changed. */
    public enum Kind {
        /** How many or how much. */
        NUMBER,
        /** Who or where: a person, body, people or place. */
        NAME,
        /** When: a day, month, year or hour. */
        DATE,
        /** What was done to whom and by what means, or whether at all: {@code killed}, {@code shelling}, {@code not}. */
        OTHER
    }
}
