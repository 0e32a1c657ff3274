package org.rapporteur.claim;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A verb with its auxiliaries: {@code has not been attacked}, {@code to meet}, {@code will travel}.
 *
 * @param bases base forms the main verb may have
 * @param particle the particle that belongs to it ({@code off}), or null
 * @param mood how it stands in its sentence
 * @param modal the modal, lower case, or empty
 * @param past whether the finite word is a past form
 * @param open an auxiliary parted from its verb ({@code could} in {@code might, before the thaw, bombard})
 */
record VerbGroup(
        List<String> bases,
        @Nullable String particle,
        Mood mood,
        String modal,
        boolean negated,
        boolean perfect,
        boolean progressive,
        boolean passive,
        boolean past,
        boolean open) {
    /** How a verb group stands in its sentence. */
    enum Mood {
        FINITE,
        INFINITIVE,
        GERUND,
        REDUCED_PASSIVE
    }

    boolean isFinite() {
        return mood == Mood.FINITE;
    }

    boolean isFuture() {
        return modal.equals("will") || modal.equals("shall") || modal.equals("'ll") || modal.equals("wo");
    }

    boolean isOneOf(Set<String> lemmas) {
        for (String base : bases) {
            if (lemmas.contains(particle == null ? base : base + " " + particle)) {
                return true;
            }
        }
        return false;
    }
}
