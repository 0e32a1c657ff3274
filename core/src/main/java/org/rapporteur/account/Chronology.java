package org.rapporteur.account;

import java.util.List;

/**
 * A story in the order of time.
 *
 * @param timeline ids of what happened, by event date
 * @param calendar ids of the events still ahead on the as-of day, by date
 * @param days the days that matter most, in order of time, each with what reports say of it
 */
public record Chronology(List<String> timeline, List<String> calendar, List<TimelineDay> days) {
    public Chronology {
        timeline = List.copyOf(timeline);
        calendar = List.copyOf(calendar);
        days = List.copyOf(days);
    }
}
