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
        List<Change> changes) {
    public StoryAccount {
        brief = List.copyOf(brief);
        timeline = List.copyOf(timeline);
        calendar = List.copyOf(calendar);
        tracks = List.copyOf(tracks);
        days = List.copyOf(days);
        changes = List.copyOf(changes);
    }

    /** An account without days. */
    public StoryAccount(
            Story story,
            int origins,
            Facts facts,
            List<BriefLine> brief,
            List<String> timeline,
            List<String> calendar,
            List<Track> tracks,
            List<Change> changes) {
        this(story, origins, facts, brief, timeline, calendar, tracks, List.of(), changes);
    }
}
