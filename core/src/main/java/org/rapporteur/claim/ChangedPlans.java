package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Chunk.Kind;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.SentenceEvents.Draft;
import org.rapporteur.claim.VerbGroup.Mood;
import org.rapporteur.text.Span;

/**
 * What a sentence says was called off or put off, where no word of it is on the list of triggers: the plan by its own noun, off on the old day
 * and, if it was put off to one, planned on the new. Where only the new day is told, {@link Announcements} tells it.
 *
 * <p>Catches {@code The vote on May 8 was called off}, {@code The hearing, which was set for May 6, has been postponed to May 14} and {@code put
 * off the hearing from May 6 to May 14}; leaves {@code The vote was called off}, which says no day, {@code threatened to cancel the vote of May
 * 8} and what was off on a day gone by alone.
 */
final class ChangedPlans {
    private static final String OLD_DAY = "announced-off";
    private static final String NEW_DAY = "announced-anew";

    private static final Set<String> TO = Set.of("to", "until", "till");
    private static final Set<String> FOR = Set.of("for");
    private static final Set<String> BOUNDS = Set.of("from", "until", "till");
    /** The day behind them is the plan's, and not that on which it was changed. */
    private static final Set<String> OF = Set.of("of", "from", "for");

    private static final Set<String> PRONOUNS = Set.of("it", "they", "this", "that", "which", "these", "those", "all");

    /** What goes on is halted from a day. */
    private static final Set<String> SUSPENDING = Set.of("suspend", "abandon", "drop");

    private final Clauses clauses;
    private final StatusRules statusRules;
    private final SentenceEvents events;
    private final LocalDate reported;
    private final boolean isConditional;

    ChangedPlans(
            Clauses clauses,
            StatusRules statusRules,
            SentenceEvents events,
            LocalDate reported,
            boolean isConditional) {
        this.clauses = clauses;
        this.statusRules = statusRules;
        this.events = events;
        this.reported = reported;
        this.isConditional = isConditional;
    }

    /** Of one verb: nothing, or the plan on its old day and perhaps on its new one. */
    List<Draft> read(int p) {
        Predication predication = clauses.predications.get(p);
        VerbGroup verb = clauses.verb(predication.chunk());
        boolean isPutOff = statusRules.isVerb(verb, "postponed");
        boolean isCalledOff = statusRules.isVerb(verb, "cancelled") && !verb.isOneOf(SUSPENDING);
        if (!isPutOff && !isCalledOff) {
            return List.of();
        }
        Status status = statusRules.ofVerb(clauses, p, null, reported);
        boolean isChanged = status == Status.HAPPENED || status == Status.PLANNED && !isConditional;
        int plan = plan(p, verb);
        if (plan < 0 || !isChanged) {
            return List.of();
        }
        int verbAt = predication.chunk();
        int first = plan > 0 && clauses.chunks.get(plan - 1).is(Kind.TIME) ? plan - 1 : plan;
        TimeMention before = null;
        TimeMention anew = null;
        for (int k = Math.min(first, verbAt + 1); k < predication.end(); k++) {
            if (k > verbAt && clauses.chunks.get(k).is(Kind.COMMA)) {
                break;
            }
            String link = k == 0 ? "" : clauses.lower(k - 1);
            boolean isNew = k > verbAt && (TO.contains(link) || verb.passive() && FOR.contains(link));
            // "the vote on Sunday was called off" tells a Sunday to come, "was called off on Sunday" does not
            boolean isOfPlan = k == first || (k < verbAt ? first < verbAt : isNew || OF.contains(link));
            TimeMention read = clauses.chunks.get(k).is(Kind.TIME) ? clauses.time(k) : null;
            if (read == null || !isPutOff && BOUNDS.contains(link)) {
                continue; // "cancelled flights from Monday" tells when that begins
            }
            TimeMention day = isOfPlan ? Weekdays.ahead(read, clauses.words, reported) : read;
            if (isPutOff && isNew) {
                anew = day;
            } else if (before == null && !isNew && isAhead(day)) {
                before = day;
            }
        }
        if (before == null) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft(p, plan, before, Status.CANCELLED, OLD_DAY));
        TimeMention next = anew == null ? null : SentenceEvents.after(List.of(before), anew);
        if (next != null && isAhead(next)) {
            drafts.add(draft(p, plan, next, Status.PLANNED, NEW_DAY));
        }
        return drafts;
    }

    private Draft draft(int p, int plan, TimeMention day, Status status, String rule) {
        Span word = clauses.words.get(clauses.chunks.get(plan).head()).span();
        List<Entity> nobody = List.of();
        return new Draft(null, word, nobody, nobody, events.slots(p).places(), List.of(day), status, rule);
    }

    /** The noun of what is put off or called off; -1 if a person, a name or a pronoun stands there. */
    private int plan(int p, VerbGroup verb) {
        int plan = -1;
        int verbAt = clauses.predications.get(p).chunk();
        if (verb.passive()) {
            plan = first(subject(clauses.predications.get(p)));
        } else if (!events.slots(p).direct().isEmpty() && !isInsidePhrase(p, verb)) {
            plan = events.slots(p).direct().getFirst();
            // "delayed its April 28 deadline"
            boolean isCut = plan == verbAt + 1
                    && plan + 2 < clauses.chunks.size()
                    && clauses.chunks.get(plan + 1).is(Kind.TIME)
                    && clauses.chunks.get(plan + 2).is(Kind.NOUN_PHRASE);
            plan = isCut ? plan + 2 : plan;
        }
        boolean isThing = plan >= 0
                && clauses.chunks.get(plan).is(Kind.NOUN_PHRASE)
                && clauses.ownEntity(plan) == null
                && !clauses.isAgent(plan)
                && !PRONOUNS.contains(clauses.lower(plan));
        return isThing ? plan : -1;
    }

    /** {@code a delayed note of May 8}: no verb. */
    private boolean isInsidePhrase(int p, VerbGroup verb) {
        Predication predication = clauses.predications.get(p);
        boolean hasOwnSubject = predication.subjectStart() < predication.chunk();
        return verb.mood() == Mood.FINITE
                && !hasOwnSubject
                && predication.chunk() > 0
                && !clauses.chunks.get(predication.chunk() - 1).is(Kind.AND)
                && !clauses.chunks.get(predication.chunk() - 1).is(Kind.COMMA);
    }

    /** Its noun phrase next to the verb, or before what stands between commas: {@code The vote, planned for Monday, was called off}; else -1. */
    private int subject(Predication predication) {
        if (!predication.subject().isEmpty()) {
            return predication.subject().getFirst();
        }
        int comma = predication.chunk() - 1;
        if (comma < 0 || !clauses.chunks.get(comma).is(Kind.COMMA)) {
            return -1;
        }
        do {
            comma--;
        } while (comma > 0 && !clauses.chunks.get(comma).is(Kind.COMMA));
        return comma - 1;
    }

    /** {@code The hearing in the case of the dam was put off}: the hearing. */
    private int first(int phrase) {
        int k = phrase;
        while (k >= 2
                && clauses.chunks.get(k - 1).is(Kind.LINK)
                && clauses.chunks.get(k - 2).is(Kind.NOUN_PHRASE)) {
            k -= 2;
        }
        return k;
    }

    private boolean isAhead(@Nullable TimeMention time) {
        LocalDate day = time == null ? null : time.earliest();
        return time != null
                && day != null
                && day.isAfter(reported)
                && day.equals(time.latest())
                && !time.isVague()
                && time.type() == TimeMention.Type.DATE;
    }
}
