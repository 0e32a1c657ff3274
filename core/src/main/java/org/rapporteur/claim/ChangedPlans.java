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

    private static final Set<String> FOR = Set.of("for");
    private static final Set<String> BOUNDS = Set.of("from", "until", "till");
    /** The day behind them is the plan's, and not that on which it was changed. */
    private static final Set<String> OF = Set.of("of", "from", "for");

    private static final Set<String> PRONOUNS = Set.of("it", "they", "this", "that", "which", "these", "those", "all");

    /** What goes on is halted from a day. */
    private static final Set<String> SUSPENDING = Set.of("suspend", "abandon", "drop");

    /** Only what goes from one day to another is a plan. */
    private static final Set<String> MOVING =
            Set.of("move", "shift", "reschedule", "extend", "bring", "bring forward", "put back");

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

    /** Of one verb: nothing, or each plan on its old day and perhaps on its new one. */
    List<Draft> read(int p) {
        Predication predication = clauses.predications.get(p);
        VerbGroup verb = clauses.verb(predication.chunk());
        boolean isMoved = verb.isOneOf(MOVING);
        boolean isPutOff = isMoved || statusRules.isVerb(verb, "postponed");
        boolean isCalledOff = statusRules.isVerb(verb, "cancelled") && !verb.isOneOf(SUSPENDING);
        boolean isBefore = verb.perfect() && verb.past() && ClosedWords.RELATIVES.contains(predication.mark());
        if (!isPutOff && !isCalledOff || isBefore) {
            return List.of();
        }
        Status status = statusRules.ofVerb(clauses, p, null, reported);
        if (status != Status.HAPPENED && (status != Status.PLANNED || isConditional)) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        for (int plan : plans(p, verb)) {
            TimeMention old = oldDay(plan, predication, verb, isPutOff);
            TimeMention anew = isPutOff ? newDay(plan, predication, verb) : null;
            if (old == null || isMoved && anew == null) {
                continue;
            }
            drafts.add(draft(p, plan, old, Status.CANCELLED, OLD_DAY));
            TimeMention next = anew == null || isMoved ? anew : SentenceEvents.after(List.of(old), anew);
            if (next != null && isAhead(next)) {
                drafts.add(draft(p, plan, next, Status.PLANNED, NEW_DAY));
            }
        }
        return drafts;
    }

    /** For which it was planned: the first day behind it, or right before it. */
    private @Nullable TimeMention oldDay(int plan, Predication predication, VerbGroup verb, boolean isPutOff) {
        int verbAt = predication.chunk();
        int end = end(predication);
        boolean isCut = plan > 0 && clauses.chunks.get(plan - 1).is(Kind.TIME);
        for (int k = isCut ? plan - 1 : plan + 1; k < end; k++) {
            TimeMention read = clauses.chunks.get(k).is(Kind.TIME) ? clauses.time(k) : null;
            String link = k == 0 ? "" : clauses.lower(k - 1);
            // "cancelled flights from Monday" tells when that begins
            if (read == null || isNewDay(k, verbAt, verb) || !isPutOff && BOUNDS.contains(link)) {
                continue;
            }
            // "the vote on Sunday was called off" tells a Sunday to come, "was called off on Sunday" does not
            boolean isOfPlan = k < plan || k < verbAt || OF.contains(link);
            TimeMention day = isOfPlan ? Weekdays.ahead(read, clauses.words, reported) : read;
            if (isAhead(day)) {
                return day;
            }
        }
        return null;
    }

    private @Nullable TimeMention newDay(int plan, Predication predication, VerbGroup verb) {
        int verbAt = predication.chunk();
        int end = end(predication);
        for (int k = Math.max(plan, verbAt) + 1; k < end; k++) {
            TimeMention read = clauses.chunks.get(k).is(Kind.TIME) ? clauses.time(k) : null;
            if (read != null && isNewDay(k, verbAt, verb)) {
                return Weekdays.ahead(read, clauses.words, reported);
            }
        }
        return null;
    }

    private boolean isNewDay(int k, int verbAt, VerbGroup verb) {
        return k > verbAt
                && (SentenceEvents.NEW_DATE.contains(clauses.lower(k - 1))
                        || verb.passive() && FOR.contains(clauses.lower(k - 1)));
    }

    /** After what the verb says of the plan: up to a comma, unless that leads to a day as in {@code postponed again, to Monday}. */
    private int end(Predication predication) {
        int end = predication.chunk() + 1;
        while (end < predication.end() && !clauses.chunks.get(end).is(Kind.COMMA)) {
            end++;
        }
        boolean leadsOn = end + 2 < clauses.chunks.size()
                && clauses.chunks.get(end).is(Kind.COMMA)
                && SentenceEvents.NEW_DATE.contains(clauses.lower(end + 1))
                && clauses.chunks.get(end + 2).is(Kind.TIME);
        return leadsOn ? end + 3 : end;
    }

    private Draft draft(int p, int plan, TimeMention day, Status status, String rule) {
        Span word = clauses.words.get(clauses.chunks.get(plan).head()).span();
        List<Entity> nobody = List.of();
        return new Draft(null, word, nobody, nobody, events.slots(p).places(), List.of(day), status, rule);
    }

    /** The nouns of what is put off or called off, without persons, names and pronouns. */
    private List<Integer> plans(int p, VerbGroup verb) {
        Predication predication = clauses.predications.get(p);
        List<Integer> found = new ArrayList<>();
        if (verb.passive()) {
            // "the hearing in the case of the dam was put off"
            subjects(predication).forEach(phrase -> found.add(clauses.firstLinked(phrase, any -> true)));
        } else if (!isInsidePhrase(p, verb)) {
            events.slots(p).direct().forEach(phrase -> found.add(whole(phrase)));
        }
        found.removeIf(plan -> !isThing(plan));
        return found;
    }

    private boolean isThing(int plan) {
        return clauses.chunks.get(plan).is(Kind.NOUN_PHRASE)
                && clauses.ownEntity(plan) == null
                && !clauses.isAgent(plan)
                && !PRONOUNS.contains(clauses.lower(plan));
    }

    /** {@code its April 28 deadline}: the deadline. */
    private int whole(int phrase) {
        boolean isCut = phrase + 2 < clauses.chunks.size()
                && clauses.chunks.get(phrase + 1).is(Kind.TIME)
                && clauses.chunks.get(phrase + 2).is(Kind.NOUN_PHRASE);
        return isCut ? phrase + 2 : phrase;
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

    /** Its noun phrases next to the verb, or that before what stands between commas: {@code The vote, planned for Monday, was called off}. */
    private List<Integer> subjects(Predication predication) {
        List<Integer> before = predication.subject().stream()
                .filter(phrase -> phrase < predication.chunk())
                .toList();
        int comma = predication.chunk() - 1;
        if (!before.isEmpty() || comma < 0 || !clauses.chunks.get(comma).is(Kind.COMMA)) {
            return before;
        }
        do {
            comma--;
        } while (comma > 0 && !clauses.chunks.get(comma).is(Kind.COMMA));
        return comma > 0 ? List.of(comma - 1) : List.of();
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
