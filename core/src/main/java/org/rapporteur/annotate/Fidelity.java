package org.rapporteur.annotate;

import java.util.List;

/**
 * How far a report's wording can be trusted to be its writer's own.
 *
 * @param state clean, or mangled by spinning, machine translation or scraping
 * @param score 0 (all mangled) to 1 (no sign of it)
 * @param why the signs, in words, strongest first; empty if clean
 */
public record Fidelity(State state, double score, List<String> why) {
    public Fidelity {
        why = List.copyOf(why);
    }

    /** The verdict. */
    public enum State {
        CLEAN,
        MANGLED
    }
}
