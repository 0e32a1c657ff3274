package org.rapporteur.corroborate;

import java.time.LocalDate;
import java.util.List;
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
 */
public record FusedEvent(
        String id, What what, @Nullable When date, List<Mention> mentions, int origins, List<String> conflicts) {
    public FusedEvent {
        mentions = List.copyOf(mentions);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * The slots. Entities are ids of {@link MergedEntity}.
     *
     * @param code PLOVER root code
     */
    public record What(
            String code,
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

    /** Ids of the reports that tell it, sorted. */
    public List<String> reports() {
        return mentions.stream().map(Mention::report).distinct().sorted().toList();
    }
}
