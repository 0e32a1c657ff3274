package org.rapporteur.desk.watch;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.InputProblem;

/** What a server answered with success. */
final class Answer {
    private final URI address;
    private final URI movedTo;
    private final @Nullable String contentType;
    private final Validators validators;
    private final byte @Nullable [] body;
    private final List<InputProblem> problems;

    /** {@code body} is null if nothing changed. */
    Answer(
            URI address,
            URI movedTo,
            @Nullable String contentType,
            Validators validators,
            byte @Nullable [] body,
            List<InputProblem> problems) {
        this.address = address;
        this.movedTo = movedTo;
        this.contentType = contentType;
        this.validators = validators;
        this.body = body;
        this.problems = List.copyOf(problems);
    }

    /** Where it was found at last. */
    URI address() {
        return address;
    }

    /** Where it has moved for good (301, 308); the address that was asked for, if it has not. */
    URI movedTo() {
        return movedTo;
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    Validators validators() {
        return validators;
    }

    /** The document unpacked, or null if it is the same as before. */
    byte @Nullable [] body() {
        return body;
    }

    /** What was damaged on the way. */
    List<InputProblem> problems() {
        return problems;
    }
}
