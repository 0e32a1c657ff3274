package org.rapporteur.desk.store;

/**
 * How much stands behind a fact or a story.
 *
 * @param origins independent ones, never more than the reports
 */
public record Weight(int reports, int origins) {}
