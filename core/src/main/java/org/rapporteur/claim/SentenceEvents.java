package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Chunk.Kind;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.TriggerLexicon.Trigger;
import org.rapporteur.claim.VerbGroup.Mood;
import org.rapporteur.text.Span;

/** Reads the events of one sentence. */
final class SentenceEvents {
    /** An event before places and dates are handed out; the code is null of what is announced and of no kind of the list. */
    record Draft(
            @Nullable String code,
            Span trigger,
            List<Entity> actors,
            List<Entity> recipients,
            List<Entity> places,
            List<TimeMention> dates,
            Status status,
            String rule) {
        Draft of(@Nullable String other) {
            return new Draft(other, trigger, actors, recipients, places, dates, status, rule);
        }

        Draft at(List<TimeMention> other) {
            return new Draft(code, trigger, actors, recipients, places, other, status, rule);
        }
    }

    private static final String VIOLENT = "ASSAULT";
    private static final int WEEK = 7;
    /** Verbs whose passive with {@code to} is what somebody thinks. */
    private static final Set<String> ATTITUDES = Set.of("oppose");

    private static final Set<String> TOPICAL = Set.of("investigation", "inquiry", "indictment");

    private static final Set<String> POSSESSIVE = Set.of("'s", "'");
    private static final Set<String> OWNERS = Set.of("of", "by", "from", "on", "in");
    private static final Set<String> PARTNERS = Set.of("of", "by", "from", "on", "in", "with", "between", "to");

    /** {@code the resumption of talks with Norway} has two links; news has few longer ones. */
    private static final int LONGEST_CHAIN = 3;

    private static final Set<String> TOWARDS = Set.of("to", "for", "into", "in", "at");
    private static final Set<String> AMONG = Set.of("between", "among", "amongst", "involving");
    private static final Set<String> BY = Set.of("by");
    private static final Set<String> CAUSES = Set.of("by", "in", "during");
    static final Set<String> NEW_DATE = Set.of("to", "until", "till");

    /** Motion that needs no goal: {@code will depart on Monday}; {@code will go on Monday} could be anything. */
    private static final Set<String> DEPARTURES = Set.of("depart", "arrive", "travel", "fly");

    /** Beside them a strike is one of arms. */
    private static final Set<String> HARM = Set.of(
            "killed",
            "killing",
            "dead",
            "wounded",
            "injured",
            "hit",
            "destroyed",
            "missile",
            "missiles",
            "drone",
            "drones",
            "bomb",
            "bombs",
            "military",
            "air",
            "troops",
            "warplanes",
            "jets",
            "target",
            "targets",
            "refinery",
            "rockets");

    private final Clauses clauses;
    private final TriggerLexicon lexicon;
    private final StatusRules statusRules;
    private final Outlook outlook;
    private final @Nullable LocalDate reported;
    private final Slots[] slots;
    private @Nullable Set<String> words;
    private final List<Draft> drafts = new ArrayList<>();
    /** Predications whose event is told by another one. */
    private final Set<Integer> told = new HashSet<>();

    SentenceEvents(
            Clauses clauses,
            TriggerLexicon lexicon,
            StatusRules statusRules,
            Outlook outlook,
            @Nullable LocalDate reported) {
        this.clauses = clauses;
        this.lexicon = lexicon;
        this.statusRules = statusRules;
        this.outlook = outlook;
        this.reported = reported;
        this.slots = new Slots[clauses.predications.size()];
        for (int p = 0; p < slots.length; p++) {
            Predication predication = clauses.predications.get(p);
            slots[p] = Slots.read(clauses, predication.chunk() + 1, predication.end());
        }
    }

    /** A call upon somebody, by {@code must} after a verb of speech. */
    private static final String CALL = "REQUEST";

    /** Acts of words whose addressee is often named only by what is promised, refused, threatened or asked for. */
    private static final Set<String> ACTS_OF_WORDS = Set.of("AGREE", "REJECT", "THREATEN", CALL);

    /** Nouns that say little beside the noun before them: {@code an aid programme}. */
    private static final Set<String> UNDERTAKINGS = Set.of(
            "program", "programme", "programs", "programmes", "package", "scheme", "project", "effort", "efforts");

    private static final Set<String> STRIVING = Set.of("seek");
    /** What is sent up; what is attacked or destroyed in orbit is a target. */
    private static final Set<String> SENDING = Set.of("launch", "fire", "shoot", "send");

    private static final Set<String> GOING_UP = Set.of("into", "in", "to");
    private static final Set<String> HEIGHTS = Set.of("orbit", "space");
    private static final Set<String> LOADED = Set.of("with");
    private static final Set<String> SPACE =
            Set.of("satellite", "satellites", "spacecraft", "probe", "probes", "astronaut", "astronauts");

    private static final Set<String> TELLING = Set.of("announce", "call", "agree", "agree on");
    private static final Set<String> OPEN_WORDS = Set.of("possible", "likely", "conceivable", "uncertain");

    private static final Set<String> TO_WHOM = Set.of("to", "for", "with", "against", "from");

    List<Draft> find() {
        int phrases = clauses.chunks.size();
        for (int k = 0; k < phrases; k++) {
            if (clauses.chunks.get(k).is(Kind.NOUN_PHRASE)) {
                noun(k);
            }
        }
        for (int p = clauses.predications.size() - 1; p >= 0; p--) {
            verb(p);
            call(p);
        }
        drafts.addAll(Announcements.find(clauses, statusRules, this, drafts, reported));
        drafts.sort((a, b) -> a.trigger().compareTo(b.trigger()));
        return drafts;
    }

    // ---- verbs

    private void verb(int p) {
        Predication predication = clauses.predications.get(p);
        VerbGroup verb = clauses.verb(predication.chunk());
        Trigger trigger = sense(p, verb);
        if (trigger == null) {
            return;
        }
        boolean passive = isPassive(p, verb);
        boolean motion = trigger.kind() == TriggerLexicon.Kind.MOTION;
        if (motion && told.contains(p) || !motion && isToldByObject(p, trigger, verb)) {
            return;
        }
        List<Entity> subject = clauses.subjectActors(p);
        boolean stands = passive
                && verb.isOneOf(ATTITUDES)
                && slots[p].behind(BY).isEmpty()
                && !slots[p].behind(Set.of("to")).isEmpty();
        List<Entity> actors = passive && !stands ? clauses.actors(slots[p].behind(BY)) : subject;
        List<Entity> recipients =
                motion ? new ArrayList<>() : stands ? attitudeTo(p) : recipients(p, trigger, verb, subject);
        boolean noDoer = actors.isEmpty() && slots[p].behind(BY).isEmpty();
        if (passive && !stands && noDoer && !trigger.slots().contains("obj")) {
            actors = belongings(predication.subject());
        }
        List<Entity> places = motion ? goals(p) : new ArrayList<>(slots[p].places());
        List<TimeMention> dates = new ArrayList<>(slots[p].times());
        inherit(p, places, dates);
        boolean violent = trigger.code().equals(VIOLENT);
        if (dates.isEmpty()) {
            dates.addAll(beside(p).times());
        }
        recipients.removeAll(actors);
        if (violent && places.isEmpty()) {
            addAll(places, scenes(passive ? predication.subject() : slots[p].direct()));
        }
        boolean bare = actors.isEmpty() && recipients.isEmpty() && places.isEmpty() && dates.isEmpty();
        boolean leaves = DEPARTURES.stream().anyMatch(verb.bases()::contains) && !actors.isEmpty() && !dates.isEmpty();
        if (motion ? places.isEmpty() && !leaves : bare) {
            return;
        }
        if (trigger.slots().contains(TriggerLexicon.REQUIRED) && recipients.isEmpty()) {
            return;
        }
        boolean meets = recipients.isEmpty() && actors.size() < 2 && places.isEmpty() && dates.isEmpty();
        if (trigger.code().equals("CONSULT") && meets) {
            return;
        }
        if (Silence.isKept(clauses, predication)) {
            return;
        }
        // "sought to calm the crowd": nothing is asked of anybody
        if (violent && (isDisaster(p) || isSpaceflight(p, verb)) || verb.isOneOf(STRIVING) && governsInfinitive(p)) {
            return;
        }
        Span span = triggerSpan(predication.chunk());
        add(new Draft(
                trigger.code(),
                span,
                actors,
                recipients,
                places,
                dates,
                outlook.status(span, verbSigns(p, first(dates))),
                motion ? "motion" : passive ? "verb-passive" : "verb"));
        if (trigger.code().equals("CONSULT") && !motion) {
            tellMotion(p);
        }
    }

    private boolean isPassive(int p, VerbGroup verb) {
        return verb.passive() || clauses.isHeadlinePassive(p);
    }

    /** Catches {@code Norway is opposed to the Danish plan} (by Norway); leaves {@code the plan was opposed by Norway} alone. */
    private List<Entity> attitudeTo(int p) {
        List<Integer> behind = slots[p].behind(Set.of("to"));
        List<Entity> found = new ArrayList<>(clauses.actors(behind));
        return found.isEmpty() ? new ArrayList<>(belongings(behind)) : found;
    }

    /** {@code the raid on Saturday killed two}: what stands between a subject and its verb, up to a verb of its own. */
    private Slots beside(int p) {
        Predication predication = clauses.predications.get(p);
        List<Integer> subject = predication.subject();
        int from = subject.isEmpty() ? predication.chunk() : subject.getLast() + 1;
        int to = from;
        while (to < predication.chunk() && clauses.chunks.get(to).verb() == null) {
            to++;
        }
        return Slots.read(clauses, from, to);
    }

    /** Catches {@code a flood killed two}, {@code two died in a flood}; leaves {@code a raid killed two} alone. */
    private boolean isDisaster(int p) {
        List<Integer> causes = new ArrayList<>(slots[p].behind(CAUSES));
        causes.addAll(clauses.predications.get(p).subject());
        return causes.stream().anyMatch(k -> lexicon.isDisaster(clauses.lower(k)));
    }

    /**
     * Catches {@code fired a probe into orbit}, {@code launched a rocket with a satellite}; leaves {@code fired rockets into Haven} and {@code destroyed
     * a satellite} alone.
     */
    private boolean isSpaceflight(int p, VerbGroup verb) {
        if (!verb.isOneOf(SENDING)) {
            return false;
        }
        if (slots[p].behind(GOING_UP).stream().anyMatch(k -> HEIGHTS.contains(clauses.lower(k)))) {
            return true;
        }
        List<Integer> things = new ArrayList<>(slots[p].direct());
        things.addAll(slots[p].behind(LOADED));
        things.addAll(clauses.predications.get(p).subject());
        return things.stream().anyMatch(k -> SPACE.contains(clauses.lower(k)));
    }

    /** {@code will host talks} is one event: the talks tell it. */
    private boolean isToldByObject(int p, Trigger trigger, VerbGroup verb) {
        if (!trigger.code().equals("CONSULT") || !statusRules.isVerb(verb, "light")) {
            return false;
        }
        for (int object : slots[p].direct()) {
            Trigger noun = clauses.ownEntity(object) == null ? lexicon.noun("", clauses.lower(object)) : null;
            if (noun != null && noun.code().equals(trigger.code())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Trigger sense(int p, VerbGroup verb) {
        Predication predication = clauses.predications.get(p);
        List<Integer> objects = isPassive(p, verb) ? predication.subject() : slots[p].direct();
        Set<String> missed = new HashSet<>();
        Trigger loose = null;
        for (Trigger trigger : lexicon.verb(verb)) {
            if (trigger.objects().isEmpty()) {
                // "protested against" and "protested to": the one whose recipient is there
                if (!slots[p].behind(trigger.slots()).isEmpty()) {
                    return trigger;
                }
                // "fired seven lawyers" is no shot
                loose = loose == null && !missed.contains(trigger.code()) ? trigger : loose;
                continue;
            }
            if (!objects.isEmpty()) {
                missed.add(trigger.code());
            }
            if (trigger.objects().contains("inf") && governsInfinitive(p)) {
                return trigger;
            }
            for (int object : objects) {
                if (isObject(trigger, clauses.counted(object))) {
                    return trigger;
                }
            }
        }
        return loose;
    }

    /**
     * Catches {@code summoned ambassador Anna Weil}, {@code halted an aid programme}, and a person by name where any will do
     * ({@code released Anna Weil}); leaves {@code halted an aid worker} alone.
     */
    private boolean isObject(Trigger trigger, int object) {
        if (lexicon.isObject(trigger, clauses.lower(object))) {
            return true;
        }
        Entity own = clauses.ownEntity(object);
        boolean person = own != null && own.type() == EntityType.PERSON;
        if (person && trigger.objects().contains(TriggerLexicon.PERSON)) {
            return true;
        }
        if (!person && !UNDERTAKINGS.contains(clauses.lower(object))) {
            return false;
        }
        Chunk chunk = clauses.chunks.get(object);
        for (int i = chunk.from(); i < chunk.head(); i++) {
            if (lexicon.isObject(trigger, clauses.words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    private boolean governsInfinitive(int p) {
        int next = p + 1;
        // "will allow families who fled the flood to return"
        while (next < clauses.predications.size()
                && clauses.predications.get(next).mark().equals("who")) {
            next++;
        }
        return next < clauses.predications.size()
                && (next > p + 1 || clauses.predications.get(next).governor() == p)
                && clauses.verb(clauses.predications.get(next).chunk()).mood() == Mood.INFINITIVE;
    }

    private List<Entity> recipients(int p, Trigger trigger, VerbGroup verb, List<Entity> subject) {
        List<Entity> found = new ArrayList<>();
        Set<String> prepositions = new HashSet<>(trigger.slots());
        boolean object = prepositions.remove("obj");
        if (object) {
            List<Integer> phrases = (isPassive(p, verb)
                            ? clauses.predications.get(p).subject()
                            : slots[p].direct())
                    .stream().map(clauses::counted).toList();
            found.addAll(clauses.actors(phrases));
            if (found.isEmpty() && !trigger.code().equals("CONSULT")) {
                found.addAll(hit(phrases));
            }
        }
        List<Integer> behind = slots[p].behind(prepositions);
        addAll(found, clauses.actors(behind));
        if (found.isEmpty() && !trigger.code().equals("CONSULT")) {
            found.addAll(hit(behind));
        }
        if (found.isEmpty() && !verb.passive() && ACTS_OF_WORDS.contains(trigger.code())) {
            found.addAll(addressees(p, trigger));
        }
        if (!isPassive(p, verb)) {
            found.removeAll(subject);
        }
        return found;
    }

    /**
     * Whom a promise, refusal, threat or call is for, by the deed it is about. Catches {@code agreed to lend boats to Norway},
     * {@code demanded that Norway open the dam}; leaves {@code agreed to meet in Norway} alone.
     */
    private List<Entity> addressees(int p, Trigger trigger) {
        int deed = p + 1;
        if (deed >= clauses.predications.size()
                || clauses.predications.get(deed).governor() != p) {
            return List.of();
        }
        Predication predication = clauses.predications.get(deed);
        VerbGroup verb = clauses.verb(predication.chunk());
        boolean told = verb.isFinite()
                && trigger.code().equals(CALL)
                && predication.mark().equals("that");
        if (told) {
            List<Entity> asked = clauses.subjectActors(deed);
            if (!asked.isEmpty()) {
                return asked;
            }
        }
        boolean infinitive = verb.mood() == Mood.INFINITIVE && predication.noun() < 0;
        if (!told && !infinitive) {
            return List.of();
        }
        List<Entity> found = new ArrayList<>(clauses.actors(slots[deed].direct()));
        addAll(found, clauses.actors(slots[deed].behind(TO_WHOM)));
        if (found.isEmpty()) {
            found.addAll(belongings(slots[deed].direct()));
        }
        return found;
    }

    /** Catches {@code Weil said Norway must open the dam} (a call upon Norway); leaves {@code Weil said the dam must hold} alone. */
    private void call(int p) {
        Predication duty = clauses.predications.get(p);
        VerbGroup verb = clauses.verb(duty.chunk());
        int teller = duty.governor();
        boolean told = duty.mark().equals("that") || duty.mark().isEmpty();
        if (!verb.modal().equals("must")
                || verb.passive()
                || teller < 0
                || !told
                || duty.subject().isEmpty()) {
            return;
        }
        VerbGroup telling = clauses.verb(clauses.predications.get(teller).chunk());
        if (!telling.isOneOf(Clauses.SPEECH)
                || sense(teller, telling) != null
                || telling.bases().contains("be")) {
            return;
        }
        List<Entity> actors = clauses.subjectActors(teller);
        List<Entity> asked = new ArrayList<>(clauses.actors(duty.subject()));
        asked.removeAll(actors);
        if (actors.isEmpty() || asked.isEmpty()) {
            return;
        }
        Span span = clauses.words.get(clauses.chunks.get(duty.chunk()).from()).span();
        Status status =
                outlook.status(triggerSpan(clauses.predications.get(teller).chunk()), verbSigns(teller, null));
        add(new Draft(CALL, span, actors, asked, List.of(), List.of(), status, "must"));
    }

    /** Whose the things are: {@code Norway} for {@code Norwegian proposals}, {@code proposals of Norway}. */
    private List<Entity> belongings(List<Integer> phrases) {
        List<Entity> found = new ArrayList<>();
        for (int phrase : phrases) {
            if (Clauses.FELLOWS.contains(clauses.lower(phrase))) {
                continue;
            }
            Entity owner = clauses.modifierEntity(phrase);
            // "the resumption of talks with Norway": the first that is named, down the chain
            int at = phrase;
            for (int step = 0;
                    owner == null && step < LONGEST_CHAIN && isLinked(at, step == 0 ? OWNERS : PARTNERS);
                    step++) {
                at += 2;
                owner = clauses.actor(at);
                addAll(
                        found,
                        owner == null
                                ? List.of()
                                : clauses.actors(clauses.coordinatedRight(at, clauses.chunks.size())));
            }
            if (owner != null && !found.contains(owner)) {
                found.add(owner);
            }
        }
        return found;
    }

    /** Whose people were hit; a town that they are in is where it was: {@code killed a sailor in Lisse}. */
    private List<Entity> hit(List<Integer> phrases) {
        List<Entity> owners = belongings(phrases);
        owners.removeAll(scenes(phrases));
        return owners;
    }

    /** The towns that people or things are in. */
    private List<Entity> scenes(List<Integer> phrases) {
        List<Entity> scenes = new ArrayList<>();
        for (int phrase : phrases) {
            Entity scene = isLinked(phrase, Set.of("in")) ? clauses.actor(phrase + 2) : null;
            if (scene != null && isTown(scene)) {
                scenes.add(scene);
            }
        }
        return scenes;
    }

    private static boolean isTown(Entity entity) {
        return entity.type() == EntityType.PLACE && !KnownNames.get().isCountry(entity.name());
    }

    /** {@code Lisse's}. */
    private boolean isOwner(int word) {
        return word + 1 < clauses.words.size()
                && POSSESSIVE.contains(clauses.words.get(word + 1).lower().replace('’', '\''));
    }

    private boolean isLinked(int phrase, Set<String> prepositions) {
        return phrase + 2 < clauses.chunks.size()
                && clauses.chunks.get(phrase + 1).is(Kind.LINK)
                && prepositions.contains(clauses.lower(phrase + 1))
                && clauses.chunks.get(phrase + 2).is(Kind.NOUN_PHRASE);
    }

    private List<Entity> goals(int p) {
        List<Entity> goals = new ArrayList<>(slots[p].places(slots[p].direct()));
        if (goals.isEmpty()) {
            goals.addAll(slots[p].placesBehind(Set.of("to", "for", "into")));
        }
        if (goals.isEmpty()) {
            goals.addAll(slots[p].places());
        }
        return goals;
    }

    /** Date and place that a clause takes from the clause it hangs on, or from the head of its own. */
    private void inherit(int p, List<Entity> places, List<TimeMention> dates) {
        int from = p;
        for (int step = 0; step < 4; step++) {
            Predication predication = clauses.predications.get(from);
            Slots front = Slots.read(clauses, predication.front(), predication.subjectStart());
            if (dates.isEmpty()) {
                dates.addAll(front.times());
            }
            if (places.isEmpty()) {
                places.addAll(front.places());
            }
            boolean infinitive = clauses.verb(predication.chunk()).mood() == Mood.INFINITIVE && predication.noun() < 0;
            if (!infinitive || predication.governor() < 0) {
                return;
            }
            from = predication.governor();
            VerbGroup governor = clauses.verb(clauses.predications.get(from).chunk());
            boolean carries = isMotion(from)
                    || statusRules.isVerb(governor, "planned")
                    || statusRules.isVerb(governor, "aspect")
                    || governor.bases().contains("be");
            if (!carries) {
                return;
            }
            if (dates.isEmpty()) {
                dates.addAll(slots[from].times());
            }
            if (places.isEmpty()) {
                places.addAll(isMotion(from) ? goals(from) : slots[from].places());
            }
        }
    }

    /** What stands behind a verb in its clause. */
    Slots slots(int p) {
        return slots[p];
    }

    /** The times of a verb's clause, or of those it hangs on. */
    List<TimeMention> times(int p) {
        List<TimeMention> times = new ArrayList<>(slots[p].times());
        inherit(p, new ArrayList<>(), times);
        return times;
    }

    private boolean isMotion(int p) {
        for (Trigger trigger :
                lexicon.verb(clauses.verb(clauses.predications.get(p).chunk()))) {
            if (trigger.kind() == TriggerLexicon.Kind.MOTION) {
                return true;
            }
        }
        return false;
    }

    /** {@code will travel to Oslo to meet Weil} is one event: the meeting tells the journey. */
    private void tellMotion(int p) {
        Predication predication = clauses.predications.get(p);
        if (clauses.verb(predication.chunk()).mood() == Mood.INFINITIVE && predication.governor() >= 0) {
            told.add(predication.governor());
        }
    }

    private Span triggerSpan(int chunk) {
        return clauses.words.get(clauses.chunks.get(chunk).head()).span();
    }

    // ---- nouns

    private Set<String> words() {
        Set<String> all = words;
        if (all == null) {
            all = clauses.words.stream().map(Word::lower).collect(Collectors.toSet());
            words = all;
        }
        return all;
    }

    /**
     * {@code The seamen's strike}, {@code the teachers began a strike} beside {@code a strike on a school killed two teachers}: told by a word of its
     * own phrase, or by one of the sentence if the strike has no target and hurts nobody.
     */
    private @Nullable Trigger inItsSense(@Nullable Trigger trigger, Chunk chunk) {
        Trigger other = trigger == null ? null : lexicon.otherSense(trigger);
        if (trigger == null || other == null) {
            return trigger;
        }
        for (int i = chunk.from(); i < chunk.head(); i++) {
            if (other.objects().contains(clauses.words.get(i).lower())) {
                return other;
            }
        }
        String next = chunk.head() + 1 < clauses.words.size()
                ? clauses.words.get(chunk.head() + 1).lower()
                : "";
        boolean aimed = trigger.slots().contains(next);
        return !aimed && !Collections.disjoint(other.objects(), words()) && Collections.disjoint(HARM, words())
                ? other
                : trigger;
    }

    private void noun(int k) {
        Chunk chunk = clauses.chunks.get(k);
        Word head = clauses.words.get(chunk.head());
        if (head.entity() != null || !head.is("NOUN") && !head.is("PROPN") && !head.is("ADJ")) {
            return;
        }
        String before = chunk.head() > chunk.from()
                ? clauses.words.get(chunk.head() - 1).lower()
                : "";
        Trigger trigger = inItsSense(lexicon.noun(before, head.lower()), chunk);
        if (trigger == null) {
            return;
        }
        // "sees the dam as a threat to Italy": nobody threatens
        boolean judged = k > 0
                && clauses.chunks.get(k - 1).is(Kind.LINK)
                && clauses.lower(k - 1).equals("as");
        if (judged && trigger.code().equals("THREATEN")) {
            return;
        }
        boolean placed = trigger.kind() == TriggerLexicon.Kind.PLACED_NOUN;
        boolean consult = trigger.code().equals("CONSULT");
        int plain = carrier(k);
        int changed = changed(k);
        int carrier = changed < 0 ? plain : changed;
        boolean subject = carrier >= 0 && clauses.predications.get(carrier).chunk() > k;
        if (subject) {
            carrier = timetabled(carrier);
        }
        VerbGroup verb = carrier < 0
                ? null
                : clauses.verb(clauses.predications.get(carrier).chunk());
        boolean object = carrier >= 0 && !subject && slots[carrier].direct().contains(k);
        boolean light = verb != null && statusRules.isVerb(verb, "light");
        boolean aspect = verb != null && statusRules.isVerb(verb, "aspect");

        int end = ownEnd(k, carrier, subject);
        Slots own = Slots.read(clauses, k + 1, end);
        boolean violent = trigger.code().equals(VIOLENT);
        List<Entity> actors = new ArrayList<>();
        List<Entity> recipients = new ArrayList<>();
        List<Entity> places = new ArrayList<>(placed ? own.placesBehind(TOWARDS) : own.places());
        List<TimeMention> dates = new ArrayList<>(own.times());
        dates.addAll(0, timeBefore(k));
        for (int p = 0; p < changed; p++) {
            // "the meeting that had been planned for Monday in Oslo was called off"
            if (clauses.predications.get(p).chunk() > k
                    && isPlanned(clauses.verb(clauses.predications.get(p).chunk()))) {
                addAll(places, slots[p].places());
                dates.addAll(dates.isEmpty() ? slots[p].times() : List.of());
            }
        }
        boolean off = object
                && verb != null
                && (statusRules.isVerb(verb, "cancelled") || statusRules.isVerb(verb, "postponed"));
        if (off && carrier + 1 < slots.length && dates.isEmpty() && isPlanOf(carrier + 1, k)) {
            // "called off the session it had planned for Friday in Oslo"
            addAll(places, slots[carrier + 1].places());
            dates.addAll(slots[carrier + 1].times());
        }
        boolean open = subject && verb != null && isCalledOpen(carrier, verb);
        if (open && dates.isEmpty()) {
            addAll(places, slots[carrier].places());
            dates.addAll(slots[carrier].times());
        }
        boolean journey = consult
                && !placed
                && carrier >= 0
                && !subject
                && !object
                && isMotion(carrier)
                && k > 0
                && clauses.chunks.get(k - 1).is(Kind.LINK)
                && clauses.lower(k - 1).equals("for");
        // "rejected an Italian appeal": whose appeal it is stands in the phrase itself
        boolean foreign = !consult && clauses.modifierEntity(k) != null;
        if (verb != null && (object && light && !foreign || journey)) {
            addAll(actors, verb.passive() ? clauses.actors(slots[carrier].behind(BY)) : clauses.subjectActors(carrier));
        }
        List<Entity> scenes = new ArrayList<>();
        for (int i = chunk.from(); i < chunk.head(); i++) {
            Entity named = clauses.words.get(i).entity();
            if (named == null || named.type() == EntityType.OTHER) {
                continue;
            }
            if (TOPICAL.contains(head.lower())
                    && clauses.words.get(i).is("PROPN")
                    && !isOwner(i)
                    && named.type() != EntityType.ORGANISATION) {
                // "the Weil inquiry" asks about him, "the Norway inquiry" about what was done there
                addAll(recipients, named.type() == EntityType.PERSON ? List.of(named) : List.of());
                continue;
            }
            boolean scene = (violent || consult)
                    && isTown(named)
                    && clauses.words.get(i).is("PROPN")
                    && !isOwner(i);
            addAll(scene ? scenes : actors, List.of(named));
        }
        addAll(recipients, clauses.actors(own.behind(trigger.slots())));
        List<Entity> by = clauses.actors(own.behind(BY));
        boolean deeds = recipients.isEmpty()
                && !own.behind(trigger.slots()).isEmpty()
                && !trigger.slots().contains("of");
        // "protests against arrests by Norway": whose arrests they are
        addAll(deeds ? recipients : actors, by);
        addAll(actors, clauses.actors(own.behind(AMONG)));
        if (!trigger.slots().contains("of")) {
            addAll(actors, members(k, end));
        }
        if (violent && places.isEmpty()) {
            places.addAll(scenes(own.behind(trigger.slots())));
        }
        if (recipients.isEmpty() && !consult) {
            recipients.addAll(hit(own.behind(trigger.slots())));
        }
        if (journey) {
            places.clear();
            places.addAll(goals(carrier));
            inherit(carrier, places, dates);
        }
        boolean opening =
                aspect && !subject && !object && k > 0 && clauses.lower(k - 1).equals("with");
        if (opening && dates.isEmpty()) {
            dates.addAll(slots[carrier].times());
        }
        if (verb != null && aspect && verb.isFinite() && isPresent(verb)) {
            dates.replaceAll(this::ahead);
        }
        if (aspect && subject || object && light) {
            if (places.isEmpty()) {
                places.addAll(slots[carrier].placesBefore("with"));
            }
            if (subject && dates.isEmpty()) {
                dates.addAll(slots[carrier].times());
                if (verb != null && isPresent(verb)) {
                    dates.replaceAll(this::ahead);
                }
            }
            addAll(recipients, clauses.actors(slots[carrier].behind(trigger.slots())));
            inherit(carrier, places, dates);
        }
        // "the Lisse bombings" were in Lisse; "Lisse's attack" and "the Lisse attack on Orm" may be their doing
        addAll(recipients.isEmpty() || !actors.isEmpty() ? places : actors, scenes);
        recipients.removeAll(actors);
        boolean moved = verb != null && subject == verb.passive() && statusRules.isVerb(verb, "postponed");
        if (placed
                ? places.isEmpty()
                : actors.isEmpty() && recipients.isEmpty() && places.isEmpty() && dates.isEmpty() && !moved) {
            return;
        }
        Span span = head.span();
        if (verb != null && !subject && !(consult && object && light) && sameEvent(carrier, trigger, verb)) {
            return;
        }
        if (moved) {
            postponed(k, carrier, trigger, actors, recipients, places, dates, own);
            return;
        }
        Status ruled = outlook.status(span, nounSigns(k, carrier, subject, violent, first(dates)));
        Status status = open && ruled != Status.DENIED && ruled != Status.CANCELLED ? Status.POSSIBLE : ruled;
        add(new Draft(
                trigger.code(),
                span,
                actors,
                recipients,
                places,
                dates,
                status,
                object && light ? "noun-light-verb" : subject ? "noun-subject" : "noun"));
        if (object && light && consult) {
            tellMotion(carrier);
        }
        if (journey) {
            told.add(carrier);
        }
    }

    /** Whose meeting it is: {@code a meeting in Oslo on Monday of the council}, not {@code talks on the border of Norway}. */
    private List<Entity> members(int k, int end) {
        for (int c = k + 1; c + 1 < end; c++) {
            if (clauses.chunks.get(c).is(Kind.LINK)
                    && clauses.lower(c).equals("of")
                    && clauses.chunks.get(c + 1).is(Kind.NOUN_PHRASE)) {
                Chunk before = clauses.chunks.get(c - 1);
                Entity named = before.is(Kind.NOUN_PHRASE) ? clauses.ownEntity(c - 1) : null;
                boolean place = named != null && named.type() == EntityType.PLACE;
                return c - 1 == k || before.is(Kind.TIME) || place
                        ? clauses.actors(clauses.coordinatedRight(c + 1, end))
                        : List.of();
            }
        }
        return List.of();
    }

    /** {@code postponed from Monday to Friday}: Monday's is cancelled, Friday's is planned. */
    private void postponed(
            int k,
            int carrier,
            Trigger trigger,
            List<Entity> actors,
            List<Entity> recipients,
            List<Entity> places,
            List<TimeMention> dates,
            Slots own) {
        List<TimeMention> moved = new ArrayList<>();
        Predication predication = clauses.predications.get(carrier);
        for (int c = predication.chunk() + 1; c + 1 < predication.end(); c++) {
            if (clauses.chunks.get(c).is(Kind.LINK)
                    && NEW_DATE.contains(clauses.lower(c))
                    && clauses.chunks.get(c + 1).is(Kind.TIME)) {
                TimeMention time = clauses.time(c + 1);
                if (time != null) {
                    moved.add(time);
                }
            }
        }
        List<TimeMention> old = new ArrayList<>(dates);
        old.addAll(slots[carrier].times());
        old.removeAll(moved);
        boolean bare = actors.isEmpty() && recipients.isEmpty() && places.isEmpty();
        if (bare && old.isEmpty() && moved.isEmpty()) {
            return;
        }
        List<TimeMention> first =
                old.stream().distinct().limit(1).map(this::ahead).toList();
        Span span = clauses.words.get(clauses.chunks.get(k).head()).span();
        add(new Draft(trigger.code(), span, actors, recipients, places, first, Status.CANCELLED, "postponed-old-date"));
        if (!moved.isEmpty()) {
            add(new Draft(
                    trigger.code(),
                    span,
                    actors,
                    recipients,
                    places,
                    moved.stream()
                            .map(this::ahead)
                            .map(day -> after(first, day))
                            .toList(),
                    Status.PLANNED,
                    "postponed-new-date"));
        }
    }

    /** {@code The hearings resume in June}: the plain present with a day is a timetable. */
    private static boolean isPresent(VerbGroup verb) {
        return !verb.past()
                && !verb.perfect()
                && !verb.passive()
                && verb.modal().isEmpty();
    }

    /** A weekday that something is moved from or to lies ahead of the report, whatever the tense of the moving. */
    private TimeMention ahead(TimeMention time) {
        return Weekdays.ahead(time, clauses.words, reported);
    }

    /** What is put off moves forward: the new weekday is the first one after the old. */
    static TimeMention after(List<TimeMention> old, TimeMention moved) {
        LocalDate from = old.isEmpty() ? null : old.getFirst().latest();
        LocalDate day = moved.earliest();
        if (from == null
                || day == null
                || !day.equals(moved.latest())
                || day.isAfter(from)
                || day.isBefore(from.minusDays(WEEK))) {
            return moved;
        }
        LocalDate next = day.plusDays(WEEK);
        return new TimeMention(moved.span(), moved.type(), next.toString(), next, next);
    }

    /** {@code met for talks}: verb and noun name one event. */
    private boolean sameEvent(int carrier, Trigger trigger, VerbGroup verb) {
        for (Trigger other : lexicon.verb(verb)) {
            if (other.code().equals(trigger.code())
                    && other.kind() != TriggerLexicon.Kind.MOTION
                    && (other.objects().isEmpty() || other.objects().contains(trigger.lemma()))) {
                return true;
            }
        }
        return false;
    }

    /** {@code talks are due to begin in Oslo}: what begins carries place and day, not what announces it. */
    private int timetabled(int carrier) {
        int next = carrier + 1;
        if (next >= clauses.predications.size()) {
            return carrier;
        }
        Predication inner = clauses.predications.get(next);
        VerbGroup verb = clauses.verb(inner.chunk());
        VerbGroup outer = clauses.verb(clauses.predications.get(carrier).chunk());
        boolean begins = inner.governor() == carrier
                && verb.mood() == Mood.INFINITIVE
                && statusRules.isVerb(verb, "aspect")
                && (outer.bases().contains("be") || statusRules.isVerb(outer, "planned"));
        return begins ? next : carrier;
    }

    /** The predication that a noun phrase is subject, object or other part of, or -1. */
    private int carrier(int k) {
        int last = -1;
        for (int p = 0; p < clauses.predications.size(); p++) {
            Predication predication = clauses.predications.get(p);
            boolean reduced = clauses.verb(predication.chunk()).mood() == Mood.REDUCED_PASSIVE;
            if (!reduced
                    && predication.subject().contains(k)
                    && predication.subjectStart() <= k
                    && k < predication.chunk()) {
                return p;
            }
            if (predication.chunk() < k && !reduced) {
                last = p;
            }
        }
        if (last >= 0 && k < clauses.predications.get(last).end()) {
            return last;
        }
        return -1;
    }

    /** {@code the session it had planned for Friday}: a clause of planning right behind a noun phrase. */
    private boolean isPlanOf(int p, int k) {
        Predication predication = clauses.predications.get(p);
        VerbGroup verb = clauses.verb(predication.chunk());
        return predication.chunk() > k && predication.chunk() <= k + 3 && isPlanned(verb);
    }

    /** {@code had been planned}, {@code was to have opened}; what was announced was so on a day of its own. */
    private boolean isPlanned(VerbGroup verb) {
        boolean isAppointed = statusRules.isVerb(verb, "planned") || statusRules.isVerb(verb, "announced");
        return isAppointed && !verb.isOneOf(TELLING) || verb.modal().equals("would");
    }

    /** {@code A summit remains possible on Monday}. */
    private boolean isCalledOpen(int p, VerbGroup verb) {
        boolean links = verb.bases().contains("be") || verb.bases().contains("remain");
        int next = clauses.predications.get(p).chunk() + 1;
        return links && next < clauses.chunks.size() && OPEN_WORDS.contains(clauses.lower(next));
    }

    /**
     * The predication that calls off or moves what a noun phrase names, also behind a relative clause; -1 if none does. Catches {@code The session of the
     * council, which was to have opened on Monday, has been put off to Friday}.
     */
    private int changed(int k) {
        for (int p = 0; p < clauses.predications.size(); p++) {
            Predication predication = clauses.predications.get(p);
            VerbGroup verb = clauses.verb(predication.chunk());
            boolean changes = verb.passive()
                    && verb.isFinite()
                    && (statusRules.isVerb(verb, "cancelled") || statusRules.isVerb(verb, "postponed"));
            if (changes
                    && predication.mark().isEmpty()
                    && predication.chunk() > k
                    && !predication.subject().isEmpty()
                    && clauses.firstLinked(predication.subject().getFirst(), OWNERS::contains, OWNERS::contains) == k) {
                return p;
            }
        }
        return -1;
    }

    /** Where the event stands that a word names, whatever the word is; its trigger may be longer. */
    Outlook.Verdict verdict(int word, Span trigger) {
        return outlook.verdict(trigger, signs(word));
    }

    private Outlook.Signs signs(int word) {
        int k = 0;
        while (k + 1 < clauses.chunks.size() && clauses.chunks.get(k).to() <= word) {
            k++;
        }
        if (clauses.chunks.get(k).verb() != null) {
            for (int p = 0; p < clauses.predications.size(); p++) {
                if (clauses.predications.get(p).chunk() == k) {
                    return verbSigns(p, first(times(p)));
                }
            }
        }
        Word named = clauses.words.get(word);
        if (word < clauses.chunks.get(k).head() && named.lower().endsWith("ed")) {
            // "the recently announced talks": whatever becomes of the talks, they were announced
            return new Outlook.Signs(Status.HAPPENED, null, null, null);
        }
        int carrier = carrier(k);
        boolean subject = carrier >= 0 && clauses.predications.get(carrier).chunk() > k;
        if (subject) {
            carrier = timetabled(carrier);
        }
        List<TimeMention> dates = new ArrayList<>(
                Slots.read(clauses, k + 1, ownEnd(k, carrier, subject)).times());
        dates.addAll(0, timeBefore(k));
        if (subject && dates.isEmpty()) {
            dates.addAll(slots[carrier].times());
        }
        Trigger trigger = clauses.chunks.get(k).is(Kind.NOUN_PHRASE) ? lexicon.noun("", clauses.lower(k)) : null;
        return nounSigns(k, carrier, subject, trigger != null && trigger.code().equals(VIOLENT), first(dates));
    }

    private Outlook.Signs verbSigns(int p, @Nullable TimeMention date) {
        Predication predication = clauses.predications.get(p);
        int governor = predication.governor();
        return new Outlook.Signs(
                statusRules.ofVerb(clauses, p, date, reported),
                clauses.verb(predication.chunk()),
                governor < 0 ? null : statusRules.ofVerb(clauses, governor, null, reported),
                date);
    }

    private Outlook.Signs nounSigns(int k, int carrier, boolean subject, boolean violent, @Nullable TimeMention date) {
        return new Outlook.Signs(
                statusRules.ofNoun(clauses, k, carrier, subject, violent, date, reported),
                null,
                carrier < 0 ? null : statusRules.ofVerb(clauses, carrier, date, reported),
                date);
    }

    private static @Nullable TimeMention first(List<TimeMention> dates) {
        return dates.isEmpty() ? null : dates.getFirst();
    }

    /** {@code Friday's hearing}, {@code the Friday hearing}: the day before a noun phrase. */
    private List<TimeMention> timeBefore(int k) {
        int dated = k > 1 && clauses.lower(k - 1).equals("'s") ? k - 2 : k - 1;
        TimeMention time = dated >= 0 && clauses.chunks.get(dated).is(Kind.TIME) ? clauses.time(dated) : null;
        return time != null && time.type() == TimeMention.Type.DATE ? List.of(time) : List.of();
    }

    private int ownEnd(int k, int carrier, boolean subject) {
        int limit = clauses.chunks.size();
        if (carrier >= 0) {
            limit = subject
                    ? clauses.predications.get(carrier).chunk()
                    : clauses.predications.get(carrier).end();
        }
        int end = k + 1;
        while (end < clauses.chunks.size()) {
            boolean bracket =
                    clauses.chunks.get(end).is(Kind.BREAK) && clauses.lower(end).equals("(") && closes(end + 2);
            if (end >= limit) {
                if (!bracket && !isReducedOf(k, end)) {
                    return end;
                }
                limit = clauses.chunks.size();
            }
            if (bracket) {
                end += 3;
                continue;
            }
            Chunk chunk = clauses.chunks.get(end);
            VerbGroup verb = chunk.verb();
            boolean comma = chunk.is(Kind.COMMA)
                    && !(clauses.chunks.get(end - 1).is(Kind.NOUN_PHRASE) && clauses.endsInAnd(end, limit));
            if (chunk.is(Kind.BREAK)
                    || comma
                    || opensNextEvent(end)
                    || verb != null && verb.mood() != Mood.REDUCED_PASSIVE) {
                return end;
            }
            end++;
        }
        return end;
    }

    /** {@code a hearing in Oslo, and later talks in Rome}: what follows belongs to the next event. */
    private boolean opensNextEvent(int k) {
        int next = k;
        while (next < clauses.chunks.size()
                && (clauses.chunks.get(next).is(Kind.COMMA)
                        || clauses.chunks.get(next).is(Kind.AND)
                        || clauses.chunks.get(next).is(Kind.OTHER))) {
            next++;
        }
        return next > k
                && next < clauses.chunks.size()
                && clauses.chunks.get(next).is(Kind.NOUN_PHRASE)
                && clauses.ownEntity(next) == null
                && lexicon.noun("", clauses.lower(next)) != null;
    }

    /** A short form in brackets: {@code the dam board (DB)}. */
    private boolean closes(int k) {
        return k < clauses.chunks.size()
                && clauses.chunks.get(k).is(Kind.BREAK)
                && clauses.lower(k).equals(")");
    }

    /** {@code a hearing opened by Norway in Oslo}: what follows the participle belongs to the noun. */
    private boolean isReducedOf(int k, int verbChunk) {
        for (Predication predication : clauses.predications) {
            if (predication.chunk() == verbChunk) {
                return clauses.verb(verbChunk).mood() == Mood.REDUCED_PASSIVE && verbChunk > k && verbChunk <= k + 7;
            }
        }
        return false;
    }

    private static void addAll(List<Entity> to, List<Entity> more) {
        for (Entity entity : more) {
            if (!to.contains(entity)) {
                to.add(entity);
            }
        }
    }

    private void add(Draft draft) {
        drafts.add(draft);
    }
}
