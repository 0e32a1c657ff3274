package org.rapporteur.corroborate;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Event;

/**
 * One event over all reports, its slots voted by independent origins.
 *
 * @param id unique in the account, made from its earliest mention
 * @param what who does what to whom, where, and whether it is done
 * @param date when: the day that most independent origins give, for what is planned the day told last; null if no report says
 * @param mentions every place where a report tells it
 * @param origins independent origins that carry it
 * @param conflicts ids of the contradictions about it
 * @param history how its status and its day changed from report to report; empty if they did not
 */
public record FusedEvent(
        String id,
        What what,
        @Nullable When date,
        List<Mention> mentions,
        int origins,
        List<String> conflicts,
        List<Step> history) {
    public FusedEvent {
        mentions = List.copyOf(mentions);
        conflicts = List.copyOf(conflicts);
        history = List.copyOf(history);
    }

    /** An event of which nothing changed. */
    public FusedEvent(
            String id, What what, @Nullable When date, List<Mention> mentions, int origins, List<String> conflicts) {
        this(id, what, date, mentions, origins, conflicts, List.of());
    }

    /**
     * What was last said of the event: planned for Friday, then put off to Monday, then called off.
     *
     * @param date the day given, or the one that stood before if none was
     * @param mentions the reports that said so before the next step
     */
    public record Step(Event.Status status, @Nullable When date, List<Mention> mentions) {
        public Step {
            mentions = List.copyOf(mentions);
        }
    }

    /**
     * The slots. Entities are ids of {@link MergedEntity}.
     *
     * @param code PLOVER root code, or null of what is announced for a day and is of no kind that PLOVER has
     */
    public record What(
            @Nullable String code,
            Event.Status status,
            List<String> actors,
            List<String> recipients,
            @Nullable String place) {
        public What {
            actors = List.copyOf(actors);
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * A date as an interval of days.
     *
     * @param value TIMEX3 value
     */
    public record When(String value, LocalDate earliest, LocalDate latest) {}

    /** The mentions that told it last, of what changed from report to report; else all. */
    public List<Mention> lastTold() {
        return history.isEmpty() ? mentions : history.getLast().mentions();
    }

    /** The mentions that tell it as it now stands: of what was put off to Friday those that say Friday. All if nothing changed. */
    public List<Mention> standing() {
        if (history.isEmpty()) {
            return mentions;
        }
        Step last = history.getLast();
        boolean isAsVoted = last.status() == what.status() && Objects.equals(last.date(), date);
        return isAsVoted && !last.mentions().isEmpty() ? lastTold() : mentions;
    }

    /** Ids of the reports that tell it, sorted. */
    public List<String> reports() {
        return mentions.stream().map(Mention::report).distinct().sorted().toList();
    }
}
