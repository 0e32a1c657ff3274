package org.rapporteur.text;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in one report, told where it is: the report goes on without what the problem names.
 *
 * @param kind stable word for programs, in kebab case ({@code date-implausible})
 * @param message one sentence for a person
 * @param span where in the report's text, or null if it concerns the whole report or lies outside the clean text
 */
public record Problem(String kind, String message, @Nullable Span span) {
    /** A problem of the whole report. */
    public static Problem of(String kind, String message) {
        return new Problem(kind, message, null);
    }
}
