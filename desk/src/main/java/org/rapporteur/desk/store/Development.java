package org.rapporteur.desk.store;

import java.time.Instant;

/**
 * What a new version of a story's account brought.
 *
 * @param number in the order of all developments; 0 before it is stored
 * @param version of the account
 * @param kind in lower case: new, confirmed, contradicted, withdrawn, status
 * @param factKind in lower case: utterance, event, position, quantity, contradiction
 * @param fact id of the fact in the story's account
 * @param text the sentence that tells it
 */
public record Development(
        long number,
        String story,
        int version,
        Instant at,
        String kind,
        String factKind,
        String fact,
        String text,
        Place place,
        Weight weight) {}
