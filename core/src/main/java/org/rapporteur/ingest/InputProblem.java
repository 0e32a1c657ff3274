package org.rapporteur.ingest;

/**
 * A file or a part of one that did not become a clean report.
 *
 * @param path which input
 * @param kind stable word for programs, in kebab case ({@code gzip-truncated})
 * @param message one sentence for a person, with the place where it is known
 */
public record InputProblem(String path, String kind, String message) {}
