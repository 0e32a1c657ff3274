package org.rapporteur.desk.store;

import java.time.Instant;

/**
 * The account of a story as it was last made.
 *
 * @param version 1 for the first
 * @param upto number of the last arrival that it has heard
 * @param json the account object of the contract
 * @param page the story's section of the page
 * @param navigation the links into it
 */
public record StoredAccount(
        String story, int version, Instant madeAt, long upto, String json, String page, String navigation) {}
