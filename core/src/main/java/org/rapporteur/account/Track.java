package org.rapporteur.account;

import java.util.List;
import org.rapporteur.corroborate.Mention;

/**
 * A thread of the story: one issue that reports keep coming back to, named in their own words.
 *
 * @param id unique in the account
 * @param title a noun phrase of the reports
 * @param passages the sentences about it, in order of publication
 * @param origins independent origins that speak of it
 */
public record Track(String id, String title, List<Mention> passages, int origins) {
    public Track {
        passages = List.copyOf(passages);
    }

    /** Ids of the reports that speak of it, sorted. */
    public List<String> reports() {
        return passages.stream().map(Mention::report).distinct().sorted().toList();
    }
}
