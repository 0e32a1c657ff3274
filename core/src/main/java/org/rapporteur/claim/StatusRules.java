package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Chunk.Kind;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.VerbGroup.Mood;
import org.rapporteur.text.WordList;

/**
 * Whether an event is done, ahead, possible, cancelled or denied: from tense, modals, negation, the words it hangs on, and its date.
 *
 * <p>Catches {@code denied a plan to invade} (denied); leaves {@code planned to invade} alone (planned).
 */
final class StatusRules {
    private static final Set<String> FUTURE = Set.of("will", "shall", "'ll", "would", "'d", "wo");
    private static final Set<String> OPEN = Set.of("would", "'d", "could", "may", "might", "should", "must", "can");
    /** {@code There should be no talks}: somebody's wish, and no word of what is. */
    private static final Set<String> WANTED = Set.of("should", "ought");

    private static final Set<String> UNLESS = Set.of("unless", "until", "till");
    private static final Set<String> NEGATIVE = Set.of("no", "neither", "none", "nobody");
    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those", "last", "'s");
    private static final Set<String> AHEAD = Set.of("before", "until", "till", "once", "when", "after");
    /** Ends that somebody came to: {@code rose to reach a new high}. */
    private static final Set<String> RESULTS = Set.of("reach", "become", "end", "finish", "close", "find", "discover");

    private static final Set<String> BEHIND = Set.of("after", "following", "since", "during");
    /** A governor chain in news is short; the bound keeps a broken one from running on. */
    private static final int LONGEST_CHAIN = 6;

    private final Map<String, Set<String>> classes = new HashMap<>();
    private final Inflection inflection;

    StatusRules(Inflection inflection) {
        this.inflection = inflection;
        for (List<String> row : WordList.rows(StatusRules.class, "status.tsv")) {
            Set<String> words = new HashSet<>();
            for (String word : row.get(1).split(" ")) {
                words.add(word.replace('_', ' '));
            }
            classes.put(row.getFirst(), Set.copyOf(words));
        }
    }

    /** Verbs of the status list that are written with a particle. */
    Set<String> particleVerbs() {
        Set<String> found = new HashSet<>();
        classes.forEach((name, words) -> {
            if (name.startsWith("verb.")) {
                words.stream().filter(w -> w.contains(" ")).forEach(found::add);
            }
        });
        return found;
    }

    boolean isVerb(VerbGroup verb, String name) {
        return verb.isOneOf(words("verb." + name));
    }

    /**
     * Whether a word by itself says that status. Catches {@code cancelled}, {@code called} before {@code off} (cancelled), {@code not}
     * (denied), {@code will} (planned); leaves {@code called} alone.
     */
    boolean says(Status status, String lower, String next) {
        return switch (status) {
            case HAPPENED -> false;
            case ONGOING -> words("inside.ongoing").contains(lower);
            case PLANNED ->
                FUTURE.contains(lower)
                        || isVerbWord(lower, next, "planned")
                        || isNoun(lower, "planned")
                        || words("inside.planned").contains(lower)
                        || words("adjective.planned").contains(lower);
            case POSSIBLE ->
                OPEN.contains(lower)
                        || ClosedWords.CONDITIONS.contains(lower)
                        || isVerbWord(lower, next, "possible")
                        || isNoun(lower, "possible")
                        || words("inside.possible").contains(lower)
                        || words("adjective.possible").contains(lower);
            case CANCELLED ->
                isVerbWord(lower, next, "cancelled")
                        || isVerbWord(lower, next, "postponed")
                        || words("inside.cancelled").contains(lower);
            case DENIED ->
                ClosedWords.NEGATIONS.contains(lower) || isVerbWord(lower, next, "denied") || NEGATIVE.contains(lower);
        };
    }

    private boolean isVerbWord(String lower, String next, String name) {
        Set<String> verbs = words("verb." + name);
        return inflection.verbBases(lower).stream()
                .anyMatch(base -> verbs.contains(base) || verbs.contains(base + " " + next));
    }

    private boolean isNoun(String lower, String name) {
        for (String base : inflection.nounBases(lower)) {
            if (words("noun." + name).contains(base)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> words(String name) {
        Set<String> found = classes.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no such class of status words: " + name);
        }
        return found;
    }

    /** Where the clause of a predication stands in the world. */
    Status ofVerb(Clauses clauses, int predication, @Nullable TimeMention date, @Nullable LocalDate reported) {
        return byDate(ofVerb(clauses, predication, date, reported, 0), date, reported);
    }

    private static Status byDate(Status status, @Nullable TimeMention date, @Nullable LocalDate reported) {
        if ((status == Status.HAPPENED || status == Status.ONGOING) && isAhead(date, reported)) {
            return Status.PLANNED;
        }
        return status;
    }

    static boolean isAhead(@Nullable TimeMention date, @Nullable LocalDate reported) {
        return date != null
                && reported != null
                && date.earliest() != null
                && date.earliest().isAfter(reported);
    }

    static boolean isPast(@Nullable TimeMention date, @Nullable LocalDate reported) {
        return date != null
                && reported != null
                && date.latest() != null
                && date.latest().isBefore(reported);
    }

    private Status ofVerb(
            Clauses clauses, int index, @Nullable TimeMention date, @Nullable LocalDate reported, int depth) {
        Predication p = clauses.predications.get(index);
        VerbGroup verb = clauses.verb(p.chunk());
        if (ClosedWords.CONDITIONS.contains(p.mark())) {
            return Status.POSSIBLE;
        }
        if (p.mark().equals("and") && verb.mood() == Mood.INFINITIVE && index > 0 && depth < LONGEST_CHAIN) {
            return ofVerb(clauses, index - 1, date, reported, depth + 1);
        }
        if (hasNegativeSubject(clauses, p)) {
            return isWanted(clauses, index) ? Status.POSSIBLE : Status.DENIED;
        }
        if (verb.negated() && (isWanted(clauses, index) || !verb.modal().isEmpty() && isConditional(clauses, index))) {
            return Status.POSSIBLE;
        }
        boolean governed = p.governor() >= 0 && depth < LONGEST_CHAIN;
        Status governor = governed ? ofVerb(clauses, p.governor(), null, reported, depth + 1) : Status.HAPPENED;
        VerbGroup governing =
                governed ? clauses.verb(clauses.predications.get(p.governor()).chunk()) : null;
        Status status =
                switch (verb.mood()) {
                    case FINITE -> finite(p, verb, governing, governor, date, reported);
                    case INFINITIVE -> infinitive(clauses, p, verb, governing, governor);
                    case GERUND -> gerund(p, verb, governing, governor);
                    case REDUCED_PASSIVE -> Status.HAPPENED;
                };
        return verb.negated() && verb.mood() != Mood.FINITE && status != Status.DENIED ? Status.DENIED : status;
    }

    /** {@code There should be no talks}; not {@code should not have met}. */
    private static boolean isWanted(Clauses clauses, int index) {
        VerbGroup verb = clauses.verb(clauses.predications.get(index).chunk());
        return WANTED.contains(verb.modal()) && !verb.perfect();
    }

    /** {@code urged her to call off the talks}, {@code may call off the talks}; not {@code voted to}, nor {@code had to}, which is told as {@code must}. */
    private boolean isWished(Clauses clauses, int index) {
        Predication predication = clauses.predications.get(index);
        VerbGroup verb = clauses.verb(predication.chunk());
        if (verb.mood() == Mood.INFINITIVE && predication.governor() >= 0) {
            VerbGroup governing = clauses.verb(
                    clauses.predications.get(predication.governor()).chunk());
            return isVerb(governing, "possible") && !governing.bases().contains("have");
        }
        return OPEN.contains(verb.modal()) && !verb.modal().equals("must") && !verb.perfect();
    }

    /** {@code would not visit unless he was asked}. */
    private static boolean isConditional(Clauses clauses, int index) {
        for (Predication other : clauses.predications.subList(index + 1, clauses.predications.size())) {
            if (other.governor() == index && UNLESS.contains(other.mark())) {
                return true;
            }
        }
        return false;
    }

    /** {@code No troops will be sent}, {@code neither Norway nor Sweden will}. */
    private static boolean hasNegativeSubject(Clauses clauses, Predication p) {
        if (p.subject().isEmpty() || p.subjectStart() >= p.chunk()) {
            return false;
        }
        int first = clauses.chunks.get(p.subject().getFirst()).from();
        return NEGATIVE.contains(clauses.words.get(first).lower())
                || first > 0 && clauses.words.get(first - 1).lower().equals("neither");
    }

    private Status finite(
            Predication p,
            VerbGroup verb,
            @Nullable VerbGroup governing,
            Status governor,
            @Nullable TimeMention date,
            @Nullable LocalDate reported) {
        VerbGroup telling = p.mark().isEmpty() || p.mark().equals("that") ? governing : null;
        if (telling != null && isVerb(telling, "denied") && !telling.negated()) {
            return Status.DENIED;
        }
        if (verb.negated()) {
            return Status.DENIED;
        }
        if (verb.isFuture()) {
            return Status.PLANNED;
        }
        if (verb.modal().equals("would") || verb.modal().equals("'d")) {
            boolean told = telling != null && telling.past();
            return told || isAhead(date, reported) ? Status.PLANNED : Status.POSSIBLE;
        }
        if (!verb.modal().isEmpty()) {
            return Status.POSSIBLE;
        }
        if (verb.perfect() || verb.past()) {
            return Status.HAPPENED;
        }
        if (verb.progressive()) {
            return Status.ONGOING;
        }
        // "demanded that it withdraw"
        if (telling != null && isVerb(telling, "possible") && p.mark().equals("that")) {
            return Status.POSSIBLE;
        }
        if (AHEAD.contains(p.mark()) && (governor == Status.PLANNED || !isPast(date, reported))) {
            return Status.PLANNED;
        }
        return Status.HAPPENED;
    }

    private Status infinitive(
            Clauses clauses, Predication p, VerbGroup verb, @Nullable VerbGroup governing, Status governor) {
        if (governing == null) {
            return Status.PLANNED;
        }
        Predication g = clauses.predications.get(p.governor());
        if (p.noun() >= 0) {
            String noun = clauses.lower(p.noun());
            boolean planned = isNoun(noun, "planned");
            if (planned || isNoun(noun, "possible")) {
                if (isVerb(governing, "denied")) {
                    return Status.DENIED;
                }
                if (isVerb(governing, "cancelled")) {
                    return Status.CANCELLED;
                }
                return planned ? Status.PLANNED : Status.POSSIBLE;
            }
            if (isVerb(governing, "possible") || isVerb(governing, "planned")) {
                return isVerb(governing, "planned") && governing.passive() ? Status.PLANNED : Status.POSSIBLE;
            }
        }
        String between = between(clauses, g.chunk(), p.chunk());
        if (words("adjective.planned").contains(between)) {
            return governing.negated() ? Status.DENIED : Status.PLANNED;
        }
        if (words("adjective.possible").contains(between)) {
            return Status.POSSIBLE;
        }
        if (isCopula(governing) && p.chunk() == g.chunk() + 1) {
            return Status.PLANNED;
        }
        if (governing.progressive() && governing.bases().contains("go")) {
            return governing.negated() ? Status.DENIED : Status.PLANNED;
        }
        if (isVerb(governing, "denied")) {
            return governing.negated() ? Status.HAPPENED : Status.DENIED;
        }
        if (governing.passive() && governing.bases().contains("prepare")) {
            return Status.POSSIBLE;
        }
        if (isVerb(governing, "planned")) {
            if (governing.negated()) {
                return Status.DENIED;
            }
            return governor == Status.POSSIBLE ? Status.POSSIBLE : Status.PLANNED;
        }
        if (isVerb(governing, "possible")) {
            return Status.POSSIBLE;
        }
        if (governor == Status.HAPPENED || governor == Status.ONGOING) {
            boolean carriesOn = isVerb(governing, "aspect")
                    || governing.isOneOf(Set.of(
                            "travel",
                            "fly",
                            "meet",
                            "arrive",
                            "manage",
                            "continue",
                            "appear",
                            "seem",
                            "help",
                            "visit",
                            "head",
                            "go",
                            "come",
                            "use"));
            return carriesOn || isResult(p, verb, g, governing) ? governor : Status.POSSIBLE;
        }
        return governor;
    }

    /** Catches {@code the river rose to reach its highest level}; leaves {@code sent two boats to reach the island} alone. */
    private static boolean isResult(Predication p, VerbGroup verb, Predication governor, VerbGroup governing) {
        return verb.isOneOf(RESULTS)
                && governing.past()
                && !governing.passive()
                && p.noun() < 0
                && governor.chunk() < p.chunk();
    }

    private Status gerund(Predication p, VerbGroup verb, @Nullable VerbGroup governing, Status governor) {
        if (governing == null) {
            return verb.perfect() ? Status.HAPPENED : Status.ONGOING;
        }
        boolean complement =
                p.mark().isEmpty() || p.mark().equals("of") || p.mark().equals("from");
        if (complement && isVerb(governing, "denied")) {
            return Status.DENIED;
        }
        if (complement && isVerb(governing, "cancelled")) {
            return Status.CANCELLED;
        }
        if (p.mark().equals("from") || complement && isVerb(governing, "prevented")) {
            return Status.POSSIBLE;
        }
        if (p.mark().equals("of") || p.mark().equals("reduced")) {
            return governor == Status.PLANNED || governor == Status.POSSIBLE ? Status.HAPPENED : governor;
        }
        return governor;
    }

    private static boolean isCopula(VerbGroup verb) {
        return verb.bases().contains("be") && verb.modal().isEmpty() && !verb.progressive() && !verb.passive();
    }

    private static String between(Clauses clauses, int from, int to) {
        for (int k = to - 1; k > from; k--) {
            Kind kind = clauses.chunks.get(k).kind();
            if (kind == Kind.NOUN_PHRASE || kind == Kind.OTHER) {
                return clauses.lower(k);
            }
        }
        return "";
    }

    /**
     * Where an event noun stands in the world.
     *
     * @param phrase its noun phrase
     * @param carrier the predication it is subject or object of, or -1
     * @param subject whether it is the subject there
     * @param violent whether it names violence, which news fears and forbids far more often than it reports it: that has happened
     *     only where the clause shows it ({@code the attack killed two}), not where it is only named ({@code the cost of war})
     */
    Status ofNoun(
            Clauses clauses,
            int phrase,
            int carrier,
            boolean subject,
            boolean violent,
            @Nullable TimeMention date,
            @Nullable LocalDate reported) {
        Status status = nounStatus(clauses, phrase, carrier, subject, date, reported);
        if (violent && status == Status.HAPPENED && !hasEvidence(clauses, phrase, carrier, subject, date, reported)
                || violent && status == Status.PLANNED && !subject && !isTold(clauses, phrase, carrier)) {
            status = Status.POSSIBLE;
        }
        return byDate(status, date, reported);
    }

    /** Whether the noun is what its verb does, or is called planned itself: {@code will open an offensive}, {@code plans for an attack}. */
    private boolean isTold(Clauses clauses, int phrase, int carrier) {
        VerbGroup verb = carrier < 0
                ? null
                : clauses.verb(clauses.predications.get(carrier).chunk());
        return verb == null
                || isVerb(verb, "light")
                || isVerb(verb, "aspect")
                || isVerb(verb, "announced")
                || isVerb(verb, "planned")
                || isNoun(outer(clauses, phrase), "planned")
                || insideOf(clauses, phrase) == Status.PLANNED;
    }

    /** Catches {@code two died in an attack}, {@code condemned the attack}; leaves {@code spoke of an attack}, {@code an attack is likely}. */
    private boolean hasEvidence(
            Clauses clauses,
            int phrase,
            int carrier,
            boolean subject,
            @Nullable TimeMention date,
            @Nullable LocalDate reported) {
        String link = link(clauses, phrase);
        if (isPast(date, reported) || BEHIND.contains(link) || insideOf(clauses, phrase) == Status.HAPPENED) {
            return true;
        }
        if (carrier < 0 || ofVerb(clauses, carrier, date, reported) != Status.HAPPENED) {
            return false;
        }
        Predication predication = clauses.predications.get(carrier);
        VerbGroup verb = clauses.verb(predication.chunk());
        if (isVerb(verb, "occurred")) {
            return true;
        }
        boolean past = verb.past() || verb.perfect() || verb.mood() != Mood.FINITE;
        if (!past || isCopula(verb) && isCalledPossible(clauses, predication)) {
            return false;
        }
        boolean does = subject && !verb.passive() && !isCopula(verb);
        boolean within = !subject && (link.equals("in") || link.equals("by"));
        return does || within || isVerb(verb, "light") || !isIndefinite(clauses, clauses.chunks.get(phrase));
    }

    private boolean isCalledPossible(Clauses clauses, Predication predication) {
        for (int k = predication.chunk() + 1; k < predication.end(); k++) {
            String lower = clauses.lower(k);
            if (words("inside.possible").contains(lower)
                    || words("adjective.possible").contains(lower)) {
                return true;
            }
        }
        return false;
    }

    private static String link(Clauses clauses, int phrase) {
        return phrase >= 1 && clauses.chunks.get(phrase - 1).is(Kind.LINK) ? clauses.lower(phrase - 1) : "";
    }

    /** The noun that the phrase hangs on: {@code fears} for {@code fears of an attack}, or empty. */
    private static String outer(Clauses clauses, int phrase) {
        boolean hangs = phrase >= 2
                && clauses.chunks.get(phrase - 1).is(Kind.LINK)
                && clauses.chunks.get(phrase - 2).is(Kind.NOUN_PHRASE);
        return hangs ? clauses.lower(phrase - 2) : "";
    }

    private @Nullable Status insideOf(Clauses clauses, int phrase) {
        Chunk chunk = clauses.chunks.get(phrase);
        for (int i = chunk.from(); i < chunk.head(); i++) {
            Status inside = inside(clauses.words.get(i).lower());
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private Status nounStatus(
            Clauses clauses,
            int phrase,
            int carrier,
            boolean subject,
            @Nullable TimeMention date,
            @Nullable LocalDate reported) {
        Chunk chunk = clauses.chunks.get(phrase);
        Status inside = insideOf(clauses, phrase);
        if (inside == Status.DENIED && carrier >= 0 && isWanted(clauses, carrier)) {
            return Status.POSSIBLE;
        }
        if (inside != null) {
            return inside;
        }
        String outer = outer(clauses, phrase);
        if (isNoun(outer, "possible")) {
            return Status.POSSIBLE;
        }
        if (isNoun(outer, "planned")) {
            return Status.PLANNED;
        }
        // "the prospects of a return to growth"
        if (phrase >= 4 && !outer.isEmpty() && isNoun(outer(clauses, phrase - 2), "possible")) {
            return Status.POSSIBLE;
        }
        String link = link(clauses, phrase);
        if (BEHIND.contains(link)) {
            return Status.HAPPENED;
        }
        if (carrier >= 0) {
            VerbGroup verb = clauses.verb(clauses.predications.get(carrier).chunk());
            // "called for talks", "bid for a contract"
            if (!subject && link.equals("for") && isVerb(verb, "possible") && !isPast(date, reported)) {
                return Status.POSSIBLE;
            }
            Status of = ofVerb(clauses, carrier, date, reported, 0);
            boolean changed = subject == verb.passive();
            if (changed && (isVerb(verb, "cancelled") || isVerb(verb, "postponed"))) {
                return of == Status.DENIED || isWished(clauses, carrier) ? Status.PLANNED : Status.CANCELLED;
            }
            if (changed && isVerb(verb, "denied")) {
                return Status.DENIED;
            }
            if (changed && isVerb(verb, "announced") && of != Status.DENIED && !isPast(date, reported)) {
                return Status.PLANNED;
            }
            if (changed && isVerb(verb, "prevented") && !isPast(date, reported)) {
                return Status.POSSIBLE;
            }
            if (!subject && isVerb(verb, "light") || isVerb(verb, "aspect")) {
                return of;
            }
            if (of == Status.PLANNED && (subject || isIndefinite(clauses, chunk))
                    || of == Status.POSSIBLE && isIndefinite(clauses, chunk)) {
                return of;
            }
        }
        if (link.equals("before") || link.equals("ahead")) {
            return isPast(date, reported) ? Status.HAPPENED : Status.PLANNED;
        }
        return Status.HAPPENED;
    }

    private static boolean isIndefinite(Clauses clauses, Chunk chunk) {
        return !DEFINITE.contains(clauses.words.get(chunk.from()).lower());
    }

    private @Nullable Status inside(String lower) {
        if (words("inside.planned").contains(lower)) {
            return Status.PLANNED;
        }
        if (words("inside.possible").contains(lower)) {
            return Status.POSSIBLE;
        }
        if (words("inside.ongoing").contains(lower)) {
            return Status.ONGOING;
        }
        if (words("inside.happened").contains(lower)) {
            return Status.HAPPENED;
        }
        if (words("inside.cancelled").contains(lower)) {
            return Status.CANCELLED;
        }
        return words("inside.denied").contains(lower) ? Status.DENIED : null;
    }
}
