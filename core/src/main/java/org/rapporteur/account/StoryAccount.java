package org.rapporteur.account;

import java.util.List;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.story.Story;

/**
 * The account of one story.
 *
 * @param origins independent origins behind its reports
 * @param brief what is known, disputed and ahead, most important first in each section
 * @param timeline ids of what happened, by event date
 * @param calendar ids of the events still ahead on the as-of day, by date
 * @param tracks the issues, most reports first
 * @param days the days that matter most, in order of time, each with what reports say of it
 * @param changes since the day asked for; empty if none was
 * @param normChecks reported activities held against norms
 * @param sourcing since when and on whose word each event, figure and position is told, in the order of the facts
 */
public record StoryAccount(
        Story story,
        int origins,
        Facts facts,
        List<BriefLine> brief,
        List<String> timeline,
        List<String> calendar,
        List<Track> tracks,
        List<TimelineDay> days,
        List<Change> changes,
        List<NormCheck> normChecks,
        List<Sourcing> sourcing) {
    public StoryAccount {
        brief = List.copyOf(brief);
        timeline = List.copyOf(timeline);
        calendar = List.copyOf(calendar);
        tracks = List.copyOf(tracks);
        days = List.copyOf(days);
        changes = List.copyOf(changes);
        normChecks = List.copyOf(normChecks);
        sourcing = List.copyOf(sourcing);
    }
}
