package org.rapporteur.annotate;

import org.jspecify.annotations.Nullable;

/** A name where it stands in the text, while its type and its entity are still being found. Words {@code [first, end)}. */
final class NameSpan {
    final int first;
    final int end;

    @Nullable
    EntityType type;
    /** How sure the type is: 3 known or titled, 2 by form, 1 guessed, 0 open. */
    int certainty;

    KnownNames.@Nullable Known known;

    @Nullable
    String role;

    boolean titled;
    char gender = 'u';

    NameSpan(int first, int end) {
        this.first = first;
        this.end = end;
    }

    NameSpan typed(EntityType newType, int newCertainty) {
        type = newType;
        certainty = newCertainty;
        return this;
    }

    int length() {
        return end - first;
    }
}
