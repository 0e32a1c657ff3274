package org.rapporteur.desk.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a story's account.
 *
 * @param id of the event in the story's account
 * @param code PLOVER root, or empty of what is announced and is of no kind that PLOVER has
 * @param status in lower case ({@code planned})
 * @param date TIMEX3 value, or null
 * @param day the first day of that, or null
 * @param location name of the place, or null
 * @param text the sentence that tells it
 * @param actors names
 * @param ahead whether it stood in the calendar when the account was made
 * @param conflict whether reports disagree on it
 */
public record Happening(
        String story,
        String id,
        What what,
        @Nullable String date,
        @Nullable LocalDate day,
        String text,
        Place place,
        Weight weight,
        boolean ahead,
        boolean conflict) {
    /** What it is. */
    public record What(String code, String status, @Nullable String location, List<String> actors) {
        public What {
            actors = List.copyOf(actors);
        }
    }
}
