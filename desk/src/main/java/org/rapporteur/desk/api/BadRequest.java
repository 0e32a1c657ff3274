package org.rapporteur.desk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asked for cannot be understood, or cannot be; all that is wrong with it, each with its place. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;
    private final boolean understood;

    /**
     * One thing that is wrong.
     *
     * @param parameter its name, or null if it is in the body
     * @param pointer where in the body ({@code /address}), or null if it is a parameter
     */
    record Fault(@Nullable String parameter, @Nullable String pointer, String detail) {}

    private BadRequest(List<Fault> faults, boolean understood) {
        super(faults.getFirst().detail());
        this.faults = List.copyOf(faults);
        this.understood = understood;
    }

    /** Of parameters: 400. */
    static BadRequest of(List<Fault> faults) {
        return new BadRequest(faults, false);
    }

    /** Of a parameter: 400. */
    static BadRequest parameter(String name, String detail) {
        return of(List.of(new Fault(name, null, detail)));
    }

    /** Of a body that is no JSON of the right form: 400. */
    static BadRequest body(String pointer, String detail) {
        return of(List.of(new Fault(null, pointer, detail)));
    }

    /** Of a body that can be understood but not be done: 422. */
    static BadRequest undoable(String pointer, String detail) {
        return new BadRequest(List.of(new Fault(null, pointer, detail)), true);
    }

    List<Fault> faults() {
        return faults;
    }

    int status() {
        return understood ? 422 : 400;
    }
}
