package org.rapporteur.account;

import java.util.List;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.story.Story;

/**
 * The account of one story.
 *
 * @param origins independent origins behind its reports
 * @param brief what is known, disputed and ahead, most important first in each section
 * @param chronology what happened, what is ahead, and the days that matter
 * @param tracks the issues, most reports first
 * @param changes since the day asked for; empty if none was
 * @param normChecks reported activities held against norms
 * @param sourcing since when and on whose word each event, figure and position is told, in the order of the facts
 */
public record StoryAccount(
        Story story,
        int origins,
        Facts facts,
        List<BriefLine> brief,
        Chronology chronology,
        List<Track> tracks,
        List<Change> changes,
        List<NormCheck> normChecks,
        List<Sourcing> sourcing) {
    public StoryAccount {
        brief = List.copyOf(brief);
        tracks = List.copyOf(tracks);
        changes = List.copyOf(changes);
        normChecks = List.copyOf(normChecks);
        sourcing = List.copyOf(sourcing);
    }

    /** The same, told to somebody who does not ask what changed. */
    StoryAccount withoutChanges() {
        return new StoryAccount(story, origins, facts, brief, chronology, tracks, List.of(), normChecks, sourcing);
    }

    /** Ids of what happened, by event date. */
    public List<String> timeline() {
        return chronology.timeline();
    }

    /** Ids of the events still ahead on the as-of day, by date. */
    public List<String> calendar() {
        return chronology.calendar();
    }

    /** The days that matter most, in order of time. */
    public List<TimelineDay> days() {
        return chronology.days();
    }
}
