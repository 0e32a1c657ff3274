package org.rapporteur.account;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.corroborate.FusedEvent;

/** Sorts events by when they are: what happened, and what is still ahead. */
final class Timetable {
    private static final Comparator<FusedEvent> BY_DATE = Comparator.comparing(
                    Timetable::earliest, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Timetable::latest, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(e -> e.what().status())
            .thenComparing(e -> -e.origins())
            .thenComparing(FusedEvent::id);

    private Timetable() {}

    /**
     * The events that a reader can rely on to have been told so: those of clean reports, or all if there are no clean ones. A
     * mangled report's own events stay among the facts.
     */
    static List<FusedEvent> reliable(List<FusedEvent> events, Set<String> cleanReports) {
        return cleanReports.isEmpty()
                ? events
                : events.stream()
                        .filter(e -> e.reports().stream().anyMatch(cleanReports::contains))
                        .toList();
    }

    /** What happened or goes on, by event date; what no report dates is left out. */
    static List<FusedEvent> timeline(List<FusedEvent> events) {
        return events.stream()
                .filter(e -> e.date() != null)
                .filter(e -> e.what().status() == Status.HAPPENED || e.what().status() == Status.ONGOING)
                .sorted(BY_DATE)
                .toList();
    }

    /** What is planned or possible on the day or after it, by date. */
    static List<FusedEvent> calendar(List<FusedEvent> events, @Nullable LocalDate asOf) {
        return events.stream()
                .filter(e -> e.what().status() == Status.PLANNED || e.what().status() == Status.POSSIBLE)
                .filter(e -> isAhead(e, asOf))
                .sorted(BY_DATE)
                .toList();
    }

    /**
     * What is only possible on the as-of day itself is as likely under way or over; without any dated report nobody knows what lies ahead, but
     * for what is said to be planned.
     */
    private static boolean isAhead(FusedEvent event, @Nullable LocalDate asOf) {
        LocalDate latest = latest(event);
        boolean planned = event.what().status() == Status.PLANNED;
        if (latest == null || asOf == null) {
            return latest != null && planned;
        }
        return planned ? !latest.isBefore(asOf) : latest.isAfter(asOf);
    }

    private static @Nullable LocalDate earliest(FusedEvent event) {
        return event.date() == null ? null : event.date().earliest();
    }

    private static @Nullable LocalDate latest(FusedEvent event) {
        return event.date() == null ? null : event.date().latest();
    }
}
