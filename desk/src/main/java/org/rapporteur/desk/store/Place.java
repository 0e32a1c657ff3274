package org.rapporteur.desk.store;

/**
 * Where a report says it: {@code [start, end)} in UTF-16 units of the report's clean text.
 *
 * @param report its id
 */
public record Place(String report, int start, int end) {}
