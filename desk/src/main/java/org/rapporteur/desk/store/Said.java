package org.rapporteur.desk.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is said to have said: an utterance of a story's account, under one of its speakers.
 *
 * @param id of the utterance in the story's account
 * @param text its best wording
 * @param quote id of that quote in its report
 * @param place of that wording
 * @param day on which that report was published, or null
 * @param variants wordings, the best one included
 * @param conflict whether the same words are given to somebody else too
 */
public record Said(
        String story,
        String id,
        Speaker speaker,
        String text,
        String quote,
        Place place,
        @Nullable LocalDate day,
        Weight weight,
        int variants,
        boolean conflict) {
    /**
     * Who said it.
     *
     * @param id the same in all stories for a name; of a source without a name it holds in its story only; empty if no report says who
     * @param named false for {@code a senior official}
     */
    public record Speaker(String id, String name, boolean named) {
        /** Of what no report gives to anybody. */
        public static final Speaker UNKNOWN = new Speaker("", "", false);
    }
}
