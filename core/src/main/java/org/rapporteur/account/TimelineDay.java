package org.rapporteur.account;

import java.time.LocalDate;
import java.util.List;
import org.rapporteur.corroborate.Mention;

/**
 * A day of a story that matters, and what reports say of it in their own words.
 *
 * @param weight how much speaks for the day: comparable within one story only
 * @param origins independent origins that tell something of that day
 * @param extracts sentences of reports, best first; the claim of each is its sentence's index
 */
public record TimelineDay(LocalDate day, double weight, int origins, List<Mention> extracts) {
    public TimelineDay {
        extracts = List.copyOf(extracts);
    }
}
