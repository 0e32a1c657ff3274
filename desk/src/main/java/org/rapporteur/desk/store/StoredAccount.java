package org.rapporteur.desk.store;

import java.time.Instant;
import java.util.List;

/**
 * The account of a story as it was last made.
 *
 * @param version 1 for the first
 * @param heard numbers of the arrivals that it tells of
 * @param json the account object of the contract
 * @param page the story's section of the page
 * @param navigation the links into it
 */
public record StoredAccount(
        String story, int version, Instant madeAt, List<Long> heard, String json, String page, String navigation) {
    public StoredAccount {
        heard = List.copyOf(heard);
    }
}
