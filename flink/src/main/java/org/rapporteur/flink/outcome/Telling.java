package org.rapporteur.flink.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account of a story as it is told at one moment. A later one of the same story takes its place.
 *
 * @param story id of the story
 * @param revision how often a report has come into the story or left it: of two tellings of a story the higher holds
 * @param title the headline that tells the story best
 * @param reports ids of its reports, in order of publication
 * @param leftOut ids of reports that are in the story and were too many to be told of
 * @param account the contract's account object as JSON, or null once the story holds no report any more
 */
public record Telling(
        String story,
        long revision,
        String title,
        List<String> reports,
        List<String> leftOut,
        @Nullable String account) {
    public Telling {
        reports = List.copyOf(reports);
        leftOut = List.copyOf(leftOut);
    }
}
