package org.rapporteur.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.text.Span;

/**
 * Something that a report says happened, is planned, denied ...
 *
 * @param id unique in the report ({@code e3})
 * @param code PLOVER root code ({@code CONSULT}), or null of what is announced for a day and is of no kind that PLOVER has
 * @param trigger the word that names it
 * @param actors entity ids in this report, who does it
 * @param recipients entity ids, to or with whom
 * @param place entity id of the place, or null where the event's own clause names none
 * @param date the time in the event's own clause, or null
 * @param status whether it is done, ahead, denied
 * @param confidence 0..1, how likely it is that such an act is told there ({@link ClaimOdds})
 * @param rule the rule that found it
 * @param detail how it was done, what it is about, the words that say where it stands
 */
public record Event(
        String id,
        @Nullable String code,
        Span trigger,
        List<String> actors,
        List<String> recipients,
        @Nullable String place,
        @Nullable TimeMention date,
        Status status,
        double confidence,
        String rule,
        Detail detail) {
    public Event {
        actors = List.copyOf(actors);
        recipients = List.copyOf(recipients);
    }

    /** The same event, so sure. */
    Event with(double newConfidence) {
        return new Event(id, code, trigger, actors, recipients, place, date, status, newConfidence, rule, detail);
    }

    /** The same event of other parties. */
    Event with(List<String> newActors, List<String> newRecipients) {
        return new Event(id, code, trigger, newActors, newRecipients, place, date, status, confidence, rule, detail);
    }

    /** An event of which no more is known. */
    public Event(
            String id,
            @Nullable String code,
            Span trigger,
            List<String> actors,
            List<String> recipients,
            @Nullable String place,
            @Nullable TimeMention date,
            Status status,
            double confidence,
            String rule) {
        this(id, code, trigger, actors, recipients, place, date, status, confidence, rule, Detail.NONE);
    }

    /**
     * What the words beside an event tell of it besides.
     *
     * @param mode PLOVER's mode of its code ({@code phone} for CONSULT), or null where no word shows one
     * @param contexts PLOVER's contexts, in the order of the list ({@code military})
     * @param statusSign the word that says its status ({@code cancelled}, {@code not}, {@code will}), or null where only the tense does
     */
    public record Detail(
            @Nullable String mode,
            List<String> contexts,
            @Nullable Span statusSign) {
        /** Nothing is told. */
        public static final Detail NONE = new Detail(null, List.of(), null);

        public Detail {
            contexts = List.copyOf(contexts);
        }
    }

    /** Whether an event is done, ahead, or said not to be. */
    public enum Status {
        HAPPENED,
        ONGOING,
        PLANNED,
        POSSIBLE,
        CANCELLED,
        DENIED
    }
}
