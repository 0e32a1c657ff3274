package org.rapporteur.claim;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Chunk.Kind;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.SentenceEvents.Draft;
import org.rapporteur.claim.VerbGroup.Mood;
import org.rapporteur.text.Span;

/**
 * What a sentence announces for a day to come without a word that is on the list of triggers: it has no code, and a place in the calendar.
 *
 * <p>Catches {@code The court will hear both sides on May 6} (hear both sides), {@code The vote is set for Monday}, {@code set the vote for Monday}
 * (vote); leaves {@code The road will stay shut until Monday} and {@code Rain could fall on Monday} alone, captions in the present ({@code A guard
 * stands at the gate, May 17}), and whatever else of the sentence is an event on that day.
 */
final class Announcements {
    private static final String RULE = "announced";

    /** Of 155 that were judged three of four are right; some four of five after what was mended then (an estimate, docs/results/claims.md). */
    static final double CONFIDENCE = 0.8;

    /** Days: what is to be at some time of a month is no day to keep. */
    private static final int LONGEST = 7;
    /** Words that name it; more are a sentence. */
    private static final int MOST_WORDS = 7;

    /** The day behind them is an end, not when it is. */
    private static final Set<String> BOUNDS =
            Set.of("until", "till", "before", "after", "since", "through", "than", "of");

    private static final Set<String> FOR = Set.of("for");
    private static final Set<String> FROM = Set.of("from");
    /** An ultimatum: {@code gave the council until Monday}. */
    private static final Set<String> GIVING = Set.of("give", "allow", "grant");

    private static final Set<String> UNTIL = Set.of("until", "till");
    /** Behind them the day is when it is only of what was appointed: {@code set for Monday}, {@code postponed to Monday}. */
    private static final Set<String> APPOINTED_FOR = Set.of("for", "to");

    /** Verbs with which a day is given to something. */
    private static final Set<String> APPOINTING =
            Set.of("schedule", "plan", "set", "slate", "arrange", "fix", "expect", "announce", "call", "convene");
    /** Verbs that say when something is and not what: {@code will begin on Monday}. */
    private static final Set<String> TIMETABLED = Set.of(
            "be",
            "start",
            "begin",
            "open",
            "resume",
            "reopen",
            "continue",
            "end",
            "close",
            "conclude",
            "finish",
            "expire",
            "occur",
            "happen",
            "fall",
            "reconvene",
            "convene",
            "commence",
            "take place",
            "kick off");

    private static final Set<String> PARTICLES = Set.of("up", "off", "out", "ahead", "down", "back", "away");
    /** Particles that are oftener prepositions. */
    private static final Set<String> MAYBE_PARTICLES = Set.of("in", "on", "over");

    /** The same of what is done to it: {@code will be held on Monday}. */
    private static final Set<String> HELD = Set.of("hold");

    /** What these tell of a day is how things are, or what somebody thinks of them. */
    private static final Set<String> STATES = Set.of(
            "remain", "stay", "have", "seem", "appear", "look", "become", "mean", "know", "think", "believe", "see",
            "feel", "want", "need", "hope", "fear", "expect", "say", "tell", "like", "get", "let");

    /** Verbs that plan what their infinitive tells; who decided, ordered or announced it has a day of his own. */
    private static final Set<String> PLANNING = Set.of(
            "plan",
            "intend",
            "schedule",
            "expect",
            "aim",
            "prepare",
            "agree",
            "promise",
            "vow",
            "pledge",
            "set",
            "arrange",
            "slate",
            "undertake",
            "commit");

    /** What the tagger takes for a noun: {@code is due to vote}. */
    private static final Set<String> DUE = Set.of("due");

    private static final Set<String> HOPES = Set.of("hope", "wish", "fear", "want", "ask", "demand", "urge", "suggest");
    /** Of what ends the end is announced. */
    private static final Set<String> ENDS = Set.of("end", "close", "conclude", "finish", "expire");

    private static final Set<String> UNLESS = Set.of("if", "unless");

    private static final Set<String> NOBODY =
            Set.of("it", "there", "this", "that", "these", "those", "what", "which", "who");
    private static final Set<String> PERSONS = Set.of("he", "she", "they", "we", "i", "you");

    /** A time of day tells a day only with the day beside it: {@code 8 p.m. on Monday}; {@code 1:36} may be how long a film runs. */
    private static final Pattern DAY = Pattern.compile(
            "(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+\\d|\\d\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");

    private final Clauses clauses;
    private final StatusRules statusRules;
    private final SentenceEvents events;
    private final LocalDate reported;
    private final boolean isConditional;
    /** Days that the sentence tells an event of, and the words that name one. */
    private final Set<Span> told = new HashSet<>();

    private Announcements(Clauses clauses, StatusRules statusRules, SentenceEvents events, LocalDate reported) {
        this.clauses = clauses;
        this.statusRules = statusRules;
        this.events = events;
        this.reported = reported;
        this.isConditional = clauses.words.stream().anyMatch(word -> UNLESS.contains(word.lower()));
    }

    /**
     * Those of a sentence.
     *
     * @param found what the sentence tells already: no day of it is told twice, and what has no day yet gets the one for which it is announced
     * @param reported when the report came out; nobody knows what lies ahead without
     */
    static List<Draft> find(
            Clauses clauses,
            StatusRules statusRules,
            SentenceEvents events,
            List<Draft> found,
            @Nullable LocalDate reported) {
        List<Draft> drafts = new ArrayList<>();
        if (reported == null) {
            return drafts;
        }
        if (clauses.words.stream().allMatch(word -> word.time() == null)) {
            return drafts;
        }
        Announcements announcements = new Announcements(clauses, statusRules, events, reported);
        found.forEach(announcements::tell);
        ChangedPlans changed = new ChangedPlans(clauses, statusRules, events, reported, announcements.isConditional);
        for (int p = 0; p < clauses.predications.size(); p++) {
            List<Draft> plans = changed.read(p);
            if (plans.stream().noneMatch(plan -> announcements.told.contains(plan.trigger()))) {
                plans.forEach(announcements::tell);
                drafts.addAll(plans);
            }
        }
        for (int p = clauses.predications.size() - 1; p >= 0; p--) {
            Draft draft = announcements.read(p);
            int meant = draft == null ? -1 : named(found, draft.trigger().end());
            if (draft != null && meant >= 0) {
                // "will attend a meeting of the ministers in Oslo, the capital, on Monday"
                announcements.told.add(draft.dates().getFirst().span());
                found.set(meant, found.get(meant).at(draft.dates()));
            } else if (draft != null) {
                announcements.told.add(draft.dates().getFirst().span());
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private void tell(Draft draft) {
        told.add(draft.trigger());
        draft.dates().forEach(time -> told.add(time.span()));
    }

    /** The event without a day of which the last word is the name; -1 if there is none. */
    private static int named(List<Draft> found, int end) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).trigger().end() == end && found.get(i).dates().isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Draft read(int p) {
        Predication predication = clauses.predications.get(p);
        VerbGroup verb = clauses.verb(predication.chunk());
        TimeMention day = day(p, verb);
        if (day == null) {
            return null;
        }
        Slots slots = events.slots(p);
        if (!verb.passive() && !slots.direct().isEmpty() && verb.isOneOf(APPOINTING) && isBehind(FOR, day)) {
            Status status = statusRules.ofVerb(clauses, p, null, reported);
            boolean isOff = status == Status.DENIED || status == Status.CANCELLED || verb.perfect() && verb.past();
            boolean isOpen = isConditional || status == Status.POSSIBLE;
            return isOff ? null : draft(head(slots.direct().getLast()), List.of(), slots, day, isOpen);
        }
        if (verb.isOneOf(GIVING) && !slots.direct().isEmpty() && isUntil(p, day)) {
            Status status = statusRules.ofVerb(clauses, p, null, reported);
            boolean isOff = status == Status.DENIED || status == Status.CANCELLED;
            boolean isOpen = isConditional || status == Status.POSSIBLE;
            return isOff ? null : draft(trigger(p, p, slots, day), clauses.subjectActors(p), slots, day, isOpen);
        }
        if (verb.isOneOf(STATES) && !verb.passive() || !isAnnounced(p, verb, day)) {
            return null;
        }
        int carrier = verb.mood() == Mood.GERUND ? predication.governor() : p;
        List<Integer> subject = subject(carrier);
        if (subject.isEmpty()) {
            return null;
        }
        String whoever = clauses.lower(subject.getFirst());
        List<Entity> actors =
                clauses.subjectActors(clauses.predications.get(p).subject().isEmpty() ? carrier : p);
        if (NOBODY.contains(whoever) && actors.isEmpty()) {
            return null;
        }
        boolean isOpen = isConditional || isOpen(p);
        if (slots.direct().isEmpty() && isTimetable(verb) && !verb.isOneOf(ENDS)) {
            int thing = thing(p);
            if (thing >= 0 && told.contains(head(thing))) {
                return null; // "the talks will go on until Monday" is told of the talks
            }
            boolean isThing = thing >= 0
                    && !NOBODY.contains(clauses.lower(thing))
                    && !PERSONS.contains(clauses.lower(thing))
                    && clauses.chunks.get(thing).is(Kind.NOUN_PHRASE)
                    && clauses.ownEntity(thing) == null
                    && !clauses.isAgent(thing);
            if (isThing && (!verb.bases().contains("be") || isBeside(predication.chunk(), day))) {
                return draft(head(thing), List.of(), slots, day, isOpen);
            }
        }
        return verb.bases().contains("be")
                ? null
                : draft(trigger(carrier, p, slots, day), verb.passive() ? List.of() : actors, slots, day, isOpen);
    }

    /** Whether it hangs on a hope, or on a plan of which only the past is told: {@code was due to leave on Monday}. */
    private boolean isOpen(int p) {
        int governor = clauses.predications.get(p).governor();
        if (governor < 0) {
            return false;
        }
        VerbGroup governing = clauses.verb(clauses.predications.get(governor).chunk());
        boolean isPart = clauses.verb(clauses.predications.get(p).chunk()).mood() == Mood.INFINITIVE;
        boolean isOverPlan =
                governing.past() && (governing.passive() || governing.bases().contains("be"));
        return governing.isOneOf(HOPES) || isPart && isOverPlan;
    }

    private boolean isBeside(int verb, TimeMention day) {
        int k = chunk(day);
        return k == verb + 1 || k == verb + 2 && clauses.chunks.get(verb + 1).is(Kind.LINK);
    }

    private @Nullable Draft draft(Span trigger, List<Entity> actors, Slots slots, TimeMention day, boolean isOpen) {
        // "the talks were postponed to Monday" is told of the talks
        return told.contains(trigger)
                ? null
                : new Draft(
                        null,
                        trigger,
                        actors,
                        List.of(),
                        slots.places(),
                        List.of(day),
                        isOpen ? Status.POSSIBLE : Status.PLANNED,
                        RULE);
    }

    /** The first coming day of the clause, or of the words before it, that no event is told for. */
    private @Nullable TimeMention day(int p, VerbGroup verb) {
        boolean isMoved = statusRules.isVerb(verb, "postponed");
        boolean isAppointed = verb.isOneOf(APPOINTING) || isMoved;
        for (TimeMention read : events.times(p)) {
            // "has been put off to Monday" tells a Monday to come, for all its tense
            TimeMention time = isAppointed ? Weekdays.ahead(read, clauses.words, reported) : read;
            LocalDate earliest = time.earliest();
            LocalDate latest = time.latest();
            if (earliest != null
                    && latest != null
                    && earliest.isAfter(reported)
                    && ChronoUnit.DAYS.between(earliest, latest) < LONGEST
                    && !time.isVague()
                    && !told.contains(time.span())
                    && isDay(time)
                    && (!isBehind(BOUNDS, time) || verb.isOneOf(GIVING) && isUntil(p, time))
                    && !(isMoved && isBehind(FROM, time))
                    && (isAppointed || isTimetable(verb) || !isBehind(APPOINTED_FOR, time))
                    && !ownsWhatFollows(p, time)) {
                return time;
            }
        }
        return null;
    }

    private boolean isDay(TimeMention time) {
        return time.type() == TimeMention.Type.DATE
                || DAY.matcher(words(time).toLowerCase(Locale.ROOT)).find();
    }

    private String words(TimeMention time) {
        StringBuilder words = new StringBuilder();
        for (Word word : clauses.words) {
            if (time.span().covers(word.span())) {
                words.append(word.lower()).append(' ');
            }
        }
        return words.toString();
    }

    private int chunk(TimeMention time) {
        for (int k = 0; k < clauses.chunks.size(); k++) {
            TimeMention read = clauses.chunks.get(k).is(Kind.TIME) ? clauses.time(k) : null;
            if (read != null && read.span().equals(time.span())) {
                return k;
            }
        }
        return -1;
    }

    private boolean isBehind(Set<String> prepositions, TimeMention time) {
        int k = chunk(time);
        return k > 0 && prepositions.contains(clauses.lower(k - 1));
    }

    /** {@code until Monday}, {@code until midnight on Monday}. */
    private boolean isUntil(int p, TimeMention time) {
        for (int k = clauses.predications.get(p).chunk() + 1; k < chunk(time); k++) {
            if (UNTIL.contains(clauses.lower(k))) {
                return true;
            }
        }
        return false;
    }

    /** {@code will win the June 25 election}, {@code speaks at Monday's session}: the day is that of something else. */
    private boolean ownsWhatFollows(int p, TimeMention time) {
        int k = chunk(time);
        return k > clauses.predications.get(p).chunk()
                && k + 1 < clauses.chunks.size()
                && (clauses.chunks.get(k + 1).is(Kind.NOUN_PHRASE)
                        || clauses.lower(k + 1).equals("'s"));
    }

    /** Verbs that say when something is and not what: {@code is set for}, {@code will begin}, {@code will be}. */
    private boolean isTimetable(VerbGroup verb) {
        return verb.isOneOf(TIMETABLED)
                || verb.passive()
                        && (verb.isOneOf(APPOINTING) || verb.isOneOf(HELD) || statusRules.isVerb(verb, "postponed"));
    }

    private boolean isAnnounced(int p, VerbGroup verb, TimeMention day) {
        if (statusRules.ofVerb(clauses, p, day, reported) != Status.PLANNED) {
            return false;
        }
        Predication predication = clauses.predications.get(p);
        VerbGroup governing = predication.governor() < 0
                ? null
                : clauses.verb(clauses.predications.get(predication.governor()).chunk());
        return switch (verb.mood()) {
            // a coming day beside a present is a timetable or a caption, beside a past one it was read wrongly, but of
            // what was
            // put off
            case FINITE ->
                verb.modal().isEmpty()
                        ? (!verb.past() || verb.passive() && statusRules.isVerb(verb, "postponed"))
                                && !verb.progressive()
                                && isTimetable(verb)
                                && events.slots(p).direct().isEmpty()
                        : !verb.perfect() && !verb.open();
            case INFINITIVE ->
                governing != null
                        && (predication.noun() < 0 || DUE.contains(clauses.lower(predication.noun())))
                        && (governing.bases().contains("be") || governing.isOneOf(PLANNING));
            case GERUND -> governing != null && governing.isFuture() && statusRules.isVerb(governing, "aspect");
            case REDUCED_PASSIVE -> false;
        };
    }

    /** Of a verb, or of the one that it hangs on. */
    private List<Integer> subject(int p) {
        Predication predication = clauses.predications.get(p);
        return predication.subject().isEmpty() && predication.governor() >= 0
                ? clauses.predications.get(predication.governor()).subject()
                : predication.subject();
    }

    /** What will be, begin or is set, as the subject of the verb itself or of the one that plans it; -1 where that is not plain. */
    private int thing(int p) {
        int owner = p;
        Predication own = clauses.predications.get(owner);
        while (own.subjectStart() >= own.chunk() && own.governor() >= 0 && own.governor() < owner) {
            owner = own.governor();
            own = clauses.predications.get(owner);
            VerbGroup verb = clauses.verb(own.chunk());
            if (!verb.bases().contains("be") && !verb.isOneOf(PLANNING)) {
                return -1;
            }
        }
        if (own.subjectStart() >= own.chunk() || own.subject().isEmpty()) {
            return -1;
        }
        int k = own.subject().getFirst();
        return ClosedWords.RELATIVES.contains(own.mark()) ? k : clauses.firstLinked(k, any -> true, "between"::equals);
    }

    /** From the verb to the end of what it is done to, where that stands before the day and is short; else the verb alone. */
    private Span trigger(int carrier, int p, Slots slots, TimeMention day) {
        Span verb = withParticle(clauses.predications.get(carrier).chunk());
        int chunk = clauses.predications.get(p).chunk();
        int last = slots.direct().isEmpty() ? chunk : slots.direct().getLast();
        Span whole = new Span(verb.start(), Math.max(verb.end(), head(last).end()));
        long words =
                clauses.words.stream().filter(word -> whole.covers(word.span())).count();
        boolean isBefore = whole.end() <= day.span().start() || day.span().end() <= whole.start();
        return isBefore && words <= MOST_WORDS ? whole : verb;
    }

    /** {@code swear in}, {@code take off}: what parts the verb from others of its name. */
    private Span withParticle(int chunk) {
        Span verb = head(chunk);
        int next = clauses.chunks.get(chunk).head() + 1;
        if (next >= clauses.words.size()) {
            return verb;
        }
        Word word = clauses.words.get(next);
        boolean isParticle = PARTICLES.contains(word.lower())
                || MAYBE_PARTICLES.contains(word.lower())
                        && chunk + 2 < clauses.chunks.size()
                        && !clauses.chunks.get(chunk + 2).is(Kind.NOUN_PHRASE)
                        && !clauses.chunks.get(chunk + 2).is(Kind.TIME);
        return isParticle ? new Span(verb.start(), word.span().end()) : verb;
    }

    private Span head(int chunk) {
        return clauses.words.get(clauses.chunks.get(chunk).head()).span();
    }
}
