package org.rapporteur.desk.store;

import java.time.Instant;

/**
 * What a page shows of a story's account as it was last made.
 *
 * @param version 1 for the first
 * @param page the story's section of the page
 * @param navigation the links into it
 */
public record ShownAccount(int version, Instant madeAt, String page, String navigation) {}
