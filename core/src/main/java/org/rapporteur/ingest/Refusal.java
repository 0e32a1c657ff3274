package org.rapporteur.ingest;

import java.io.IOException;

/** Why an input, or the rest of it, gives no report. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1;
    private final String kind;

    Refusal(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Stable word for programs, in kebab case. */
    String kind() {
        return kind;
    }

    /** The refusal as a problem of that input. */
    InputProblem at(String path) {
        return new InputProblem(path, kind, String.valueOf(getMessage()));
    }
}
