package org.rapporteur.corroborate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.ClaimOdds;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.text.Span;

/**
 * Fuses what reports tell of one event: the same kind of thing, among the same people or at the same place, on dates that
 * agree. Each slot is voted by independent origins; what differs is kept as a contradiction.
 */
final class EventFuser {
    // Events whose dates lie further apart than this are two meetings, not one with a disputed date.
    private static final long MOST_DAYS_APART = 14;
    // First reports get the day of a disaster wrong by one or two.
    private static final long MOST_DAYS_OF_DISASTER = 2;
    // A word as rare as this tells which of two disasters is meant ("landslide", not "attack").
    private static final double TELLING = 4.5;
    private static final int MOST_CANDIDATES = 60;
    private static final int MOST_COMPARED = 16;
    private static final double SAME_SENTENCE = 0.3;

    // Wider than any town, as countries are.
    private static final Set<String> CONTINENTS = Set.of("Europe", "Asia", "Africa", "America");

    private static final List<Status> COURSE =
            List.of(Status.POSSIBLE, Status.PLANNED, Status.ONGOING, Status.HAPPENED, Status.CANCELLED, Status.DENIED);
    private static final Set<String> MOVED = Set.of(
            "postponed",
            "rescheduled",
            "delayed",
            "deferred",
            "adjourned",
            "moved",
            "shifted",
            "put",
            "pushed",
            "brought");
    private static final Set<String> MOVED_TO = Set.of("to", "until", "till", "for");
    private static final Set<String> ENDING = Set.of("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ");
    private static final Set<String> MATTER = Set.of("NOUN", "PROPN", "ADJ");
    private static final Set<String> ANAPHORIC =
            Set.of("earlier", "later", "before", "after", "afterwards", "previous", "following", "same");

    private static final Pattern INSTEAD = Pattern.compile("(?i),?\\s+(?:instead of|rather than|not)\\s+(?:on\\s+)?");

    /** What day it is depends on the report's own. */
    private static final Pattern COUNTED_FROM_REPORT = Pattern.compile(
            "\\b(?:yesterday|today|tonight|tomorrow|last|next|this|past|coming|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b");

    private final Lexicon lexicon;
    private final Pile pile;
    private final MergedEntities entities;
    private final Tellers tellers;
    private final CorrectedEvents corrections;

    EventFuser(Lexicon lexicon, Pile pile, MergedEntities entities, CorrectedEvents corrections) {
        this.lexicon = lexicon;
        this.pile = pile;
        this.entities = entities;
        tellers = new Tellers(pile, entities);
        this.corrections = corrections;
    }

    Fused fuse() {
        List<Fusion> fusions = new ArrayList<>();
        Map<String, List<Fusion>> index = new HashMap<>();
        // Clean reports first: what a mangled one tells is laid beside what is already known.
        List<Reading> ordered = new ArrayList<>(pile.readings());
        ordered.sort(Comparator.comparing(r -> r.annotation().fidelity().state()));
        for (Reading reading : ordered) {
            if (reading.events().isEmpty()) {
                continue;
            }
            WordingReader words = new WordingReader(lexicon, reading, entities);
            for (Event event : reading.events()) {
                if (!ClaimOdds.isAct(event) && !corrections.isNamed(new Place(reading.id(), event.id()))) {
                    continue; // no such act is told
                }
                Told told = told(reading, event, words);
                Fusion home = find(told, index);
                if (home == null) {
                    home = new Fusion();
                    fusions.add(home);
                }
                home.add(told);
                corrections.join(home.told.getFirst().telling(), told.telling());
                for (String key : told.keys()) {
                    if (home.keys.add(key)) {
                        index.computeIfAbsent(key, k -> new ArrayList<>()).add(home);
                    }
                }
            }
        }
        fusions = corrected(fusions);
        List<FusedEvent> events = new ArrayList<>();
        List<Contradiction> contradictions = new ArrayList<>();
        fusions.forEach(f -> f.told.sort(Comparator.comparing(t -> pile.rank(t.report()))));
        fusions.sort(Comparator.comparing(f -> pile.rank(f.told.getFirst().report())));
        for (Fusion fusion : fusions) {
            List<Contradiction> about = contradictions(fusion);
            contradictions.addAll(about);
            events.add(fused(fusion, about));
        }
        return new Fused(events, contradictions);
    }

    /** Puts whole events together of which analysts said that one telling of each is of one event. */
    private List<Fusion> corrected(List<Fusion> fusions) {
        Map<Integer, Fusion> byGroup = new LinkedHashMap<>();
        for (Fusion fusion : fusions) {
            Fusion home =
                    byGroup.putIfAbsent(corrections.group(fusion.told.getFirst().telling()), fusion);
            if (home != null) {
                fusion.told.forEach(home::add);
            }
        }
        return new ArrayList<>(byGroup.values());
    }

    /** Events with what is disputed about them. */
    record Fused(List<FusedEvent> events, List<Contradiction> contradictions) {}

    private Told told(Reading reading, Event event, WordingReader words) {
        Set<String> actors = new TreeSet<>(entities.ids(reading.id(), event.actors()));
        Set<String> recipients = new TreeSet<>(entities.ids(reading.id(), event.recipients()));
        MergedEntity place = entities.find(reading.id(), event.place());
        String trigger = lexicon.stem(event.trigger().in(reading.text()));
        Sentence sentence = reading.annotation().findSentence(event.trigger().start());
        Timing timing = timing(reading, event, sentence);
        return new Told(
                reading,
                event,
                actors,
                recipients,
                place == null ? null : place.id(),
                timing.days,
                timing.movedFrom,
                trigger,
                sentence == null ? Wording.of(List.of()) : words.read(sentence, sentence.span()),
                event.code() == null && sentence != null ? matter(reading, event, sentence) : Set.of());
    }

    /** The stems of the words behind those that name it, up to a verb or a mark: {@code bank}, of {@code the trial of a banker on Monday}. */
    private Set<String> matter(Reading reading, Event event, Sentence sentence) {
        Set<String> stems = new TreeSet<>();
        for (Token token : sentence.tokens()) {
            if (token.span().start() < event.trigger().end()) {
                continue;
            }
            if (ENDING.contains(token.pos())) {
                break;
            }
            String word = token.span().in(reading.text());
            boolean isTime = reading.annotation().times().stream()
                    .anyMatch(time -> time.span().covers(token.span()));
            if (!isTime && MATTER.contains(token.pos()) && !lexicon.isFunctionWord(word)) {
                stems.add(lexicon.stem(word));
            }
        }
        return stems;
    }

    /** When it is, by one telling, and from when it was moved if that says so. */
    private record Timing(Days days, @Nullable Days movedFrom) {}

    private static Timing timing(Reading reading, Event event, @Nullable Sentence sentence) {
        Days given = event.date() == null ? Days.UNKNOWN : Days.of(event.date());
        Days moved = sentence == null || event.code() == null ? null : movedTo(reading, event, sentence);
        if (moved != null) {
            return new Timing(moved, given);
        }
        Days other = otherDay(reading, event);
        if (other != null) {
            return event.status() == Status.CANCELLED ? new Timing(other, given) : new Timing(given, other);
        }
        return new Timing(given, sentence == null ? null : insteadOf(reading, event, sentence));
    }

    /** The new day of what one word says is off on a day, or the old of what it says is on: they are read as two events. */
    private static @Nullable Days otherDay(Reading reading, Event event) {
        if (event.status() != Status.CANCELLED && event.status() != Status.PLANNED) {
            return null;
        }
        Status sought = event.status() == Status.CANCELLED ? Status.PLANNED : Status.CANCELLED;
        return reading.events().stream()
                .filter(each -> each.status() == sought
                        && each.trigger().equals(event.trigger())
                        && Objects.equals(each.code(), event.code()))
                .map(Event::date)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Days::of)
                .orElse(null);
    }

    /**
     * The new day of what was put off: Monday, in {@code the talks on Friday were postponed to Monday}; null in {@code the talks on Friday
     * were postponed} and in {@code the talks will go on to Monday}.
     */
    private static @Nullable Days movedTo(Reading reading, Event event, Sentence sentence) {
        if (event.status() != Status.CANCELLED && event.status() != Status.PLANNED) {
            return null;
        }
        List<Token> tokens = sentence.tokens();
        boolean moved = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String word = tokens.get(i).span().in(reading.text()).toLowerCase(Locale.ROOT);
            moved |= MOVED.contains(word)
                    && tokens.get(i).span().start() > event.trigger().start();
            if (moved && MOVED_TO.contains(word)) {
                int next = tokens.get(i + 1).span().start();
                for (TimeMention time : reading.annotation().times()) {
                    if (time.span().start() == next && !time.isVague() && time.earliest() != null) {
                        return Days.of(time);
                    }
                }
            }
        }
        return null;
    }

    /** The old day: Saturday, in {@code will now be held on Wednesday instead of Saturday}; null elsewhere. */
    private static @Nullable Days insteadOf(Reading reading, Event event, Sentence sentence) {
        TimeMention date = event.date();
        if (event.status() != Status.PLANNED || date == null) {
            return null;
        }
        for (TimeMention time : reading.annotation().times()) {
            boolean isBehind = sentence.span().covers(time.span())
                    && time.span().start() >= date.span().end();
            if (isBehind && !time.isVague() && time.earliest() != null) {
                String between =
                        reading.text().substring(date.span().end(), time.span().start());
                if (INSTEAD.matcher(between).matches()) {
                    return Days.of(time);
                }
            }
        }
        return null;
    }

    private @Nullable Fusion find(Told told, Map<String, List<Fusion>> index) {
        Map<Fusion, Double> near = new LinkedHashMap<>();
        for (String key : told.keys()) {
            List<Fusion> under = index.getOrDefault(key, List.of());
            for (Fusion candidate : under.subList(Math.max(0, under.size() - MOST_CANDIDATES), under.size())) {
                if (!corrections.areApart(candidate.told.getFirst().telling(), told.telling())) {
                    near.computeIfAbsent(candidate, c -> nearness(told, c));
                }
            }
        }
        List<Fusion> nearest = near.entrySet().stream()
                .sorted(Map.Entry.<Fusion, Double>comparingByValue().reversed())
                .limit(MOST_COMPARED)
                .map(Map.Entry::getKey)
                .toList();
        Fusion best = null;
        double most = 0;
        for (Fusion candidate : nearest) {
            double score = score(told, candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /** What the slots alone tell; wordings are compared only with the nearest. */
    private static double nearness(Told told, Fusion fusion) {
        long shared = told.participants().stream()
                .filter(fusion.participants::contains)
                .count();
        boolean samePlace = told.place != null && fusion.places.contains(told.place);
        boolean sameDay = fusion.dates.fit(told) == Days.Fit.SAME;
        return 2.0 * shared + (samePlace ? 2 : 0) + (sameDay ? 3 : 0) + (told.trigger.equals(fusion.trigger()) ? 1 : 0);
    }

    /** How well an event fits one already met; 0 if it cannot be the same. */
    private double score(Told told, Fusion fusion) {
        if (!Objects.equals(fusion.told.getFirst().event.code(), told.event.code())) {
            return 0;
        }
        Set<String> shared = new TreeSet<>(told.participants());
        shared.retainAll(fusion.participants);
        boolean samePlace = told.place != null && fusion.places.contains(told.place);
        boolean inOneCountry = fusion.places.stream().anyMatch(p -> liesIn(told.place, p) || liesIn(p, told.place));
        boolean placeDiffers = told.place != null && !fusion.places.isEmpty() && !samePlace && !inOneCountry;
        Days.Fit dates = fusion.dates.fit(told);
        boolean pair = shared.size() >= 2;
        double alike = Comparison.of(told.wording, fusion.told.getFirst().wording, lexicon)
                .jaccard();
        if (!timeAllows(told, fusion, dates)) {
            return 0;
        }
        if (told.event.code() == null) {
            if (fusion.holdsTwin(told)) {
                return 2 + alike;
            }
            return !placeDiffers && isOneAnnouncement(told, fusion, dates, shared, alike) ? 1 + alike : 0;
        }
        double score = 2.0 * shared.size() + (samePlace ? 2 : 0) + (dates == Days.Fit.SAME ? 3 : 0) + 2 * alike;
        if (alike >= SAME_SENTENCE
                && told.trigger.equals(fusion.trigger())
                && dates != Days.Fit.APART
                && !placeDiffers) {
            return 1 + score;
        }
        return switch (dates) {
            case SAME ->
                (pair
                                || (shared.size() == 1 && (samePlace || inOneCountry))
                                || isOneSided(told, fusion, shared, samePlace))
                        ? (placeDiffers && !pair ? 0 : score)
                        : 0;
            case OPEN -> {
                // Two states talk all the time; only people or a place tell which talks are meant.
                boolean telling = samePlace || shared.stream().anyMatch(p -> !isCountry(p));
                boolean enough = pair && telling && !placeDiffers && (samePlace || isTalk(told))
                        || shared.size() == 1 && samePlace && isTalk(told)
                        || telling && !shared.isEmpty() && !placeDiffers && callsOff(told, fusion);
                yield enough ? score : 0;
            }
            case APART -> {
                // What is announced can be moved; what happened twice was told in other words.
                boolean movable =
                        !isDone(told.status()) && !isDone(fusion.told.getLast().status());
                boolean same = pair
                        && samePlace
                        && (movable || alike >= SAME_SENTENCE)
                        && fusion.dates.isWithin(told.days, MOST_DAYS_APART)
                        && !fusion.reports().contains(told.report());
                yield same || isOneDisaster(told, fusion) ? Math.max(0.5, score - 2) : 0;
            }
        };
    }

    /**
     * {@code The landslide on Saturday killed 14} and {@code a landslide killed 11 on Sunday} are one; two raids on two days are two.
     */
    private boolean isOneDisaster(Told told, Fusion fusion) {
        Told first = fusion.told.getFirst();
        if (!told.trigger.equals(fusion.trigger())
                || !isDone(told.status())
                || !isDone(first.status())
                || fusion.reports().contains(told.report())
                || !fusion.dates.isWithin(told.days, MOST_DAYS_OF_DISASTER)) {
            return false;
        }
        boolean partiesDiffer = !told.participants().isEmpty()
                && !fusion.participants.isEmpty()
                && told.participants().stream().noneMatch(fusion.participants::contains);
        Set<String> words = first.wording.positions().keySet();
        return !partiesDiffer
                && told.wording.words().stream()
                        .filter(w ->
                                w.kind() == Wording.Kind.CONTENT && !w.stem().equals(told.trigger))
                        .anyMatch(w -> words.contains(w.stem()) && lexicon.rarity(w.stem()) >= TELLING);
    }

    /**
     * For one day, in much the same words or with a word of what it is, and with nobody else beside it: {@code The court will hear both sides on May
     * 6} and {@code On May 6 both sides will be heard}.
     */
    private boolean isOneAnnouncement(Told told, Fusion fusion, Days.Fit dates, Set<String> shared, double alike) {
        if (dates != Days.Fit.SAME) {
            return false;
        }
        Told first = fusion.told.getFirst();
        Set<String> words = first.triggerStems(lexicon);
        boolean fits = !shared.isEmpty() || told.participants().isEmpty() || fusion.participants.isEmpty();
        boolean isSameWord = told.triggerStems(lexicon).stream().anyMatch(words::contains);
        // one sentence may announce two things for a day
        boolean isAlike = alike >= SAME_SENTENCE
                && !fusion.reports().contains(told.report())
                && (isNamedIn(told, first) || isNamedIn(first, told));
        return fits && (isAlike || isSameWord) && fusion.told.stream().allMatch(each -> isOneMatter(each, told));
    }

    private boolean isNamedIn(Told told, Told other) {
        Set<String> stems = other.wording.positions().keySet();
        return told.triggerStems(lexicon).stream().anyMatch(stems::contains);
    }

    /** Not {@code the trial of a banker} and {@code the trial of a smuggler}; one of them may leave open of what it is. */
    private boolean isOneMatter(Told one, Told other) {
        return one.matter.isEmpty()
                || other.matter.isEmpty()
                || one.matter.stream().anyMatch(other.wording.positions()::containsKey)
                || other.matter.stream().anyMatch(one.wording.positions()::containsKey);
    }

    /** {@code called off the visit of Roe}, without a day, and {@code Roe's visit on Sunday}: what was planned, by its own word. */
    private static boolean callsOff(Told told, Fusion fusion) {
        Status first = fusion.told.getFirst().status();
        boolean changes = told.status() == Status.CANCELLED && first == Status.PLANNED
                || told.status() == Status.PLANNED && first == Status.CANCELLED;
        return changes && isTalk(told) && told.trigger.equals(fusion.trigger());
    }

    /** One of the two names a single participant only, and place or sentence agree. */
    private static boolean isOneSided(Told told, Fusion fusion, Set<String> shared, boolean samePlace) {
        boolean sameDay = (told.days.length() == 0 || told.days.weekday() != null) && fusion.dates.hasDay();
        if (!sameDay && !told.trigger.equals(fusion.trigger())) {
            return false;
        }
        boolean few = told.participants().size() <= 1 || fusion.participants.size() <= 1;
        boolean anyPlaceOpen = told.place == null || fusion.places.isEmpty();
        return shared.isEmpty()
                ? few && samePlace && told.trigger.equals(fusion.trigger())
                : few && (samePlace || anyPlaceOpen);
    }

    // Meetings of two parties are told again and again without date; accusations and attacks of the same two are many.
    private static boolean isTalk(Told told) {
        return "CONSULT".equals(told.event.code()) || "AGREE".equals(told.event.code());
    }

    /** The one is the country or region around the other; what the lists do not know may be anywhere. */
    private boolean liesIn(@Nullable String town, @Nullable String country) {
        if (town == null || country == null || !isCountry(country)) {
            return false;
        }
        KnownNames known = KnownNames.get();
        Optional<String> around = known.countryOf(entities.expect(town).name());
        Optional<String> land = known.countryOf(entities.expect(country).name());
        return around.isEmpty() || land.isEmpty() || around.equals(land);
    }

    private boolean isCountry(String entity) {
        String name = entities.expect(entity).name();
        return KnownNames.get().isCountry(name) || CONTINENTS.contains(name);
    }

    /** Told as done before it is due, or as ahead after it is over, it is another event. */
    private static boolean timeAllows(Told told, Fusion fusion, Days.Fit dates) {
        if (dates == Days.Fit.SAME) {
            return true;
        }
        boolean done = isDone(told.status());
        for (Told other : fusion.told) {
            if (isDone(other.status()) == done) {
                return true;
            }
            LocalDate due = done ? other.days.earliest() : told.days.earliest();
            LocalDate reported = done ? told.published() : other.published();
            if (due != null && reported != null && due.isAfter(reported)) {
                return false;
            }
        }
        // The other telling stands on the other side of its date: only a date that both give can make them one.
        return fusion.told.stream().anyMatch(o -> isDone(o.status()) == done) || dates == Days.Fit.APART;
    }

    private static boolean isDone(Status status) {
        return status == Status.HAPPENED || status == Status.ONGOING;
    }

    // ---- result

    private FusedEvent fused(Fusion fusion, List<Contradiction> conflicts) {
        Told first = fusion.told.getFirst();
        String place = votePlace(reliable(fusion.told, t -> t.place != null));
        Days days = voteDays(fusion.told);
        TreeSet<String> actors = new TreeSet<>();
        TreeSet<String> recipients = new TreeSet<>();
        List<Told> reliable = reliable(fusion.told, t -> !t.participants().isEmpty());
        for (String participant : fusion.participants) {
            List<Told> in = reliable.stream()
                    .filter(t -> t.participants().contains(participant))
                    .toList();
            if (in.isEmpty()) {
                continue;
            }
            boolean acts =
                    in.stream().filter(t -> t.actors.contains(participant)).count() * 2 >= in.size();
            (acts ? actors : recipients).add(participant);
        }
        List<Mention> mentions = fusion.told.stream().map(Told::mention).toList();
        return new FusedEvent(
                first.id(),
                new FusedEvent.What(
                        first.event.code(), status(fusion.told), List.copyOf(actors), List.copyOf(recipients), place),
                days.when(),
                mentions,
                pile.originsOf(mentions),
                conflicts.stream().map(Contradiction::id).toList(),
                history(fusion));
    }

    /** The steps in the order of publication; clean reports alone, if there are any. */
    private List<FusedEvent.Step> history(Fusion fusion) {
        List<FusedEvent.Step> steps = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        Status status = null;
        Days days = Days.UNKNOWN;
        List<Told> ordered = new ArrayList<>(reliable(fusion.told, t -> true));
        // Of one day's reports nobody knows which came first: plans before what became of them.
        ordered.sort(Comparator.comparing(Told::published, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(t -> COURSE.indexOf(t.status()))
                .thenComparing(t -> t.days.value()));
        for (Told told : ordered) {
            boolean moved =
                    told.days.isKnown() && days.isKnown() && !told.days.fits(days) && !told.countsFromAnotherDay();
            if (status != null && (moved || told.status() != status)) {
                steps.add(new FusedEvent.Step(status, days.when(), mentions));
                mentions.clear();
            }
            status = told.status();
            boolean finer = told.days.isKnown() && (moved || told.days.length() < days.length());
            days = finer && !told.countsFromAnotherDay() ? told.days : days;
            mentions.add(told.mention());
        }
        if (status == null || steps.isEmpty()) {
            return List.of();
        }
        steps.add(new FusedEvent.Step(status, days.when(), mentions));
        return steps;
    }

    /** A town says more than its country: where both are given, the country does not stand for election. */
    private @Nullable String votePlace(List<Told> told) {
        boolean finer = told.stream().anyMatch(t -> t.place != null && !isCountry(t.place));
        return vote(told, t -> finer && t.place != null && isCountry(t.place) ? null : t.place);
    }

    private <T extends Comparable<T>> @Nullable T vote(List<Told> told, Function<Told, @Nullable T> slot) {
        Map<T, List<Told>> byValue = new TreeMap<>();
        for (Told one : told) {
            T value = slot.apply(one);
            if (value != null) {
                byValue.computeIfAbsent(value, k -> new ArrayList<>()).add(one);
            }
        }
        return byValue.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<T, List<Told>> e) -> origins(e.getValue()))
                        .thenComparing(e -> clean(e.getValue()))
                        .thenComparing(e -> pile.rank(e.getValue().getLast().report()))
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Clean reports alone, if one of them fills the slot: a mangled one never outvotes or adds to them. */
    private List<Told> reliable(List<Told> told, Predicate<Told> fills) {
        List<Told> clean = told.stream().filter(t -> pile.isClean(t.report())).toList();
        return clean.stream().anyMatch(fills) ? clean : told;
    }

    private Days voteDays(List<Told> all) {
        List<Told> told = reliable(all, t -> t.days.isKnown());
        if (status(all) == Status.PLANNED) {
            told = notOverruled(told);
        }
        Map<String, Days> known = new TreeMap<>();
        told.stream().map(Told::days).filter(Days::isKnown).forEach(d -> known.put(d.value(), d));
        if (known.isEmpty()) {
            return Days.UNKNOWN;
        }
        long shortest = known.values().stream().mapToLong(Days::length).min().orElse(0);
        Days best = Days.UNKNOWN;
        int most = -1;
        int latest = -1;
        for (Days days : known.values()) {
            if (days.length() > shortest) {
                continue;
            }
            List<Told> for_ = told.stream().filter(t -> t.days.fits(days)).toList();
            int origins = origins(for_);
            int rank = for_.stream().mapToInt(t -> pile.rank(t.report())).max().orElse(0);
            if (origins > most || (origins == most && rank > latest)) {
                most = origins;
                latest = rank;
                best = days;
            }
        }
        return best;
    }

    /** {@code Postponed to Friday} overrules the day announced before; {@code this week}, told later, does not. */
    private static List<Told> notOverruled(List<Told> told) {
        List<Told> dated = told.stream().filter(t -> t.days.isKnown()).toList();
        LocalDate last = dated.stream()
                .map(Told::published)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (last == null) {
            return told;
        }
        List<Days> latest = dated.stream()
                .filter(t -> last.equals(t.published()))
                .map(Told::days)
                .distinct()
                .toList();
        return told.stream()
                .filter(t -> latest.stream().anyMatch(d -> d.fits(t.days)))
                .toList();
    }

    /** The latest word on whether it is done, ahead or off. */
    private Status status(List<Told> told) {
        Told last = told.getFirst();
        for (Told one : told) {
            LocalDate day = one.published();
            LocalDate lastDay = last.published();
            if (day != null && (lastDay == null || day.isAfter(lastDay))) {
                last = one;
            }
        }
        LocalDate day = last.published();
        List<Told> latest = told.stream()
                .filter(t -> day == null || day.equals(t.published()))
                .toList();
        Status voted = vote(latest, t -> t.status());
        return voted == null ? last.status() : voted;
    }

    private List<Contradiction> contradictions(Fusion fusion) {
        List<Contradiction> found = new ArrayList<>();
        Told first = fusion.told.getFirst();
        Map<String, List<Told>> dates = new TreeMap<>();
        for (Told told : fusion.told) {
            if (told.days.isExact() && !told.countsFromAnotherDay() && !isOvertaken(told, fusion)) {
                dates.computeIfAbsent(told.dayOrMonth(), k -> new ArrayList<>()).add(told);
            }
        }
        boolean ownDays = dates.values().stream().allMatch(told -> told.stream().allMatch(Told::isOfItsOwnDay));
        if (!ownDays && !areInTheSameWords(dates)) {
            addIfDisputed(found, Contradiction.Kind.DATE, first.id(), withoutSlips(disjoint(dates)));
        }
        Map<String, List<Told>> places = new TreeMap<>();
        for (Told told : fusion.told) {
            if (told.place != null && !isCountry(told.place)) {
                places.computeIfAbsent(entities.expect(told.place).name(), k -> new ArrayList<>())
                        .add(told);
            }
        }
        // "Port Selma, Lorvan" is Port Selma, where some say no more.
        for (String name : List.copyOf(places.keySet())) {
            List<Told> bare = places.get(name.replaceFirst("\\s*,.*", ""));
            if (bare != null && name.contains(",")) {
                bare.addAll(places.remove(name));
            }
        }
        addIfDisputed(found, Contradiction.Kind.PLACE, first.id(), places);
        addIfDisputed(found, Contradiction.Kind.STATUS, first.id(), statuses(fusion));
        return found;
    }

    /** The day announced before another report told that it was moved; who tells the old day later disputes the new one. */
    private boolean isOvertaken(Told told, Fusion fusion) {
        LocalDate day = told.published();
        for (Told mover : reliable(fusion.told, each -> each.movedFrom != null)) {
            Days from = mover.movedFrom;
            LocalDate moved = mover.published();
            if (from == null || !mover.days.isKnown() || mover.days.fits(told.days)) {
                continue;
            }
            // of two that move it the later one holds, and those of one day disagree
            boolean isLater = day == null
                    || moved == null
                    || (told.movedFrom == null ? !moved.isBefore(day) : moved.isAfter(day));
            if (isLater
                    && (told.movedFrom == null || day != null && moved != null)
                    && (!from.isKnown() || from.fits(told.days))) {
                return true;
            }
        }
        return false;
    }

    /** {@code agreed last month} in reports of March and April: one of them has it from the other, and nobody disputes the day. */
    private static boolean areInTheSameWords(Map<String, List<Told>> dates) {
        Set<String> words = dates.values().stream()
                .flatMap(List::stream)
                .map(Told::wordsOfDay)
                .collect(Collectors.toSet());
        return words.size() == 1
                && COUNTED_FROM_REPORT.matcher(words.iterator().next()).find();
    }

    /**
     * Without days that mangled reports alone tell, where a clean one tells another: that is a slip of the mangling or of reading it, and no
     * dispute. A day changed in a copy is told by its lineage ({@link DifferingFacts}).
     */
    private Map<String, List<Told>> withoutSlips(Map<String, List<Told>> dates) {
        Map<String, List<Told>> left = new TreeMap<>(dates);
        if (left.values().stream().anyMatch(told -> clean(told) > 0)) {
            left.values().removeIf(told -> clean(told) == 0);
        }
        return left;
    }

    /** Only the days that no other fits: {@code this week} does not dispute {@code on Friday}. */
    private static Map<String, List<Told>> disjoint(Map<String, List<Told>> dates) {
        Map<String, List<Told>> left = new TreeMap<>();
        for (Map.Entry<String, List<Told>> entry : dates.entrySet()) {
            Days days = entry.getValue().getFirst().days;
            boolean apartFromSome =
                    dates.values().stream().anyMatch(o -> !o.getFirst().days.fits(days));
            boolean coarse = dates.values().stream()
                    .anyMatch(o ->
                            o.getFirst().days.fits(days) && o.getFirst().days.length() < days.length());
            if (apartFromSome && !coarse) {
                left.put(entry.getKey(), entry.getValue());
            }
        }
        return left;
    }

    /** What was planned until a later report told that it is off is no side of a dispute, but how it went. */
    private Map<String, List<Told>> statuses(Fusion fusion) {
        LocalDate off = reliable(fusion.told, told -> told.status() == Status.CANCELLED).stream()
                .filter(told -> told.status() == Status.CANCELLED)
                .map(Told::published)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Map<String, List<Told>> sides = new TreeMap<>();
        for (Told told : fusion.told) {
            LocalDate day = told.published();
            if (told.status() == Status.PLANNED && off != null && day != null && day.isBefore(off)) {
                continue;
            }
            String side =
                    switch (told.status()) {
                        case HAPPENED, ONGOING -> "happened";
                        case PLANNED -> "planned";
                        case CANCELLED -> "cancelled";
                        case DENIED -> "denied";
                        case POSSIBLE -> "";
                    };
            if (!side.isEmpty()) {
                sides.computeIfAbsent(side, k -> new ArrayList<>()).add(told);
            }
        }
        boolean disputed = sides.containsKey("denied") || sides.containsKey("cancelled");
        return disputed ? sides : Map.of();
    }

    /** Told otherwise by two outlets, or by two sources of one. */
    private boolean areOfTwoTellers(Collection<List<Told>> versions) {
        List<List<Told>> sides = List.copyOf(versions);
        for (int i = 0; i < sides.size(); i++) {
            for (List<Told> other : sides.subList(0, i)) {
                if (sides.get(i).stream()
                        .anyMatch(one -> other.stream().anyMatch(told -> areOfTwoTellers(one, told)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean areOfTwoTellers(Told one, Told other) {
        return tellers.areTwo(one.report(), one.event.trigger(), other.report(), other.event.trigger());
    }

    private void addIfDisputed(
            List<Contradiction> found, Contradiction.Kind kind, String about, Map<String, List<Told>> versions) {
        Set<String> reports = new HashSet<>();
        versions.values().forEach(told -> told.forEach(t -> reports.add(t.report())));
        if (versions.size() < 2
                || reports.size() < 2
                || kind != Contradiction.Kind.STATUS && !areOfTwoTellers(versions.values())) {
            return;
        }
        List<Contradiction.Version> sides = new ArrayList<>();
        versions.forEach((value, told) -> {
            List<Mention> mentions = told.stream().map(Told::mention).toList();
            sides.add(new Contradiction.Version(value, mentions, pile.originsOf(mentions)));
        });
        sides.sort(Contradictions.VERSION_ORDER);
        found.add(new Contradiction(Contradictions.id(kind, about), kind, about, sides));
    }

    private int origins(Collection<Told> told) {
        return pile.origins(told.stream().map(Told::report).toList());
    }

    private int clean(Collection<Told> told) {
        return (int) told.stream().filter(t -> pile.isClean(t.report())).count();
    }

    /** One report's telling of an event. */
    private record Told(
            Reading reading,
            Event event,
            Set<String> actors,
            Set<String> recipients,
            @Nullable String place,
            Days days,
            @Nullable Days movedFrom,
            String trigger,
            Wording wording,
            Set<String> matter) {
        /** What is put off to another day is still planned. */
        Status status() {
            return movedFrom != null ? Status.PLANNED : event.status();
        }

        String report() {
            return reading.id();
        }

        /** Without the hour: seven in the morning of a day does not dispute the day. */
        String dayOrMonth() {
            int hour = days.value().indexOf('T');
            return hour < 0 ? days.value() : days.value().substring(0, hour);
        }

        String wordsOfDay() {
            TimeMention date = event.date();
            return date == null || movedFrom != null
                    ? days.value()
                    : date.span().in(reading.text()).toLowerCase(Locale.ROOT);
        }

        String id() {
            return "e:" + report() + ":" + event.id();
        }

        Place telling() {
            return new Place(report(), event.id());
        }

        @Nullable
        LocalDate published() {
            return reading.publishedOn().orElse(null);
        }

        /** Told as the news of the report's own day: {@code was meeting today}, of what goes on for days. */
        boolean isOfItsOwnDay() {
            return days.earliest() != null && days.earliest().equals(published());
        }

        /** {@code Four days earlier} counts from what was told before, not from the report's day as {@code four days ago} does. */
        boolean countsFromAnotherDay() {
            if (event.date() == null) {
                return false;
            }
            String[] words = event.date()
                    .span()
                    .in(reading.text())
                    .toLowerCase(Locale.ROOT)
                    .split("\\s+", 20);
            return Stream.of(words).anyMatch(ANAPHORIC::contains);
        }

        Set<String> participants() {
            Set<String> all = new TreeSet<>(actors);
            all.addAll(recipients);
            return all;
        }

        /** The stems of the words that name it which carry meaning. */
        Set<String> triggerStems(Lexicon lexicon) {
            return Stream.of(event.trigger().in(reading.text()).split("\\s+"))
                    .filter(word -> !lexicon.isFunctionWord(word))
                    .map(lexicon::stem)
                    .collect(Collectors.toSet());
        }

        Set<String> keys() {
            Set<String> keys = new TreeSet<>();
            if (event.code() == null) {
                // what is announced is looked for by its day, old or new, at whatever hour
                keys.add(days.day());
                if (movedFrom != null) {
                    keys.add(movedFrom.day());
                }
                return keys;
            }
            participants().forEach(p -> keys.add(event.code() + "/" + p));
            if (place != null) {
                keys.add(event.code() + "/" + place);
            }
            if (keys.isEmpty()) {
                keys.add(event.code() + "/" + trigger);
            }
            return keys;
        }

        Mention mention() {
            Sentence sentence =
                    reading.annotation().findSentence(event.trigger().start());
            Span span = sentence == null ? event.trigger() : sentence.span();
            return new Mention(report(), event.id(), span);
        }
    }

    /** Tellings that are taken for one event. */
    private static final class Fusion {
        final List<Told> told = new ArrayList<>();
        final Set<String> participants = new TreeSet<>();
        final Set<String> places = new TreeSet<>();
        final DaysSeen dates = new DaysSeen();
        final Set<String> keys = new HashSet<>();
        private final Set<String> reports = new HashSet<>();

        void add(Told one) {
            told.add(one);
            participants.addAll(one.participants());
            if (one.place != null) {
                places.add(one.place);
            }
            dates.add(one.days);
            if (one.movedFrom != null) {
                dates.add(one.movedFrom);
            }
            reports.add(one.report());
        }

        String trigger() {
            return told.getFirst().trigger;
        }

        /** Whether it holds what the same word tells of another day: its old day, or its new one. */
        boolean holdsTwin(Told other) {
            return told.stream()
                    .anyMatch(each -> each.report().equals(other.report())
                            && each.event.trigger().equals(other.event.trigger()));
        }

        Set<String> reports() {
            return reports;
        }
    }

    /** All dates that tellings of one event give. */
    private static final class DaysSeen {
        private final Map<String, Days> seen = new TreeMap<>();

        void add(Days days) {
            if (days.isKnown() || days.weekday() != null) {
                seen.put(days.value(), days);
            }
        }

        /** What is put off is known by its old day or by its new one. */
        Days.Fit fit(Told told) {
            Days.Fit fit = fit(told.days);
            return told.movedFrom == null || fit == Days.Fit.SAME ? fit : fit(told.movedFrom);
        }

        private Days.Fit fit(Days days) {
            if (!(days.isKnown() || days.weekday() != null) || seen.isEmpty()) {
                return Days.Fit.OPEN;
            }
            return seen.values().stream().anyMatch(s -> s.fits(days)) ? Days.Fit.SAME : Days.Fit.APART;
        }

        boolean hasDay() {
            return seen.values().stream().anyMatch(d -> d.weekday() != null || d.length() == 0);
        }

        boolean isWithin(Days days, long most) {
            return seen.values().stream().anyMatch(s -> s.daysFrom(days) <= most);
        }
    }

    /** The days that a time expression can mean. */
    record Days(
            String value,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable DayOfWeek weekday) {
        private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

        static final Days UNKNOWN = new Days("", null, null, null);

        /** How two dates stand to each other. */
        enum Fit {
            SAME,
            OPEN,
            APART
        }

        static Days of(TimeMention time) {
            String value = time.value();
            DayOfWeek weekday = null;
            if (time.earliest() == null && value.startsWith("XXXX-WXX-") && value.length() >= 10) {
                int day = value.charAt(9) - '0';
                weekday = day >= 1 && day <= 7 ? DayOfWeek.of(day) : null;
            }
            return new Days(value, time.earliest(), time.latest() == null ? time.earliest() : time.latest(), weekday);
        }

        boolean isKnown() {
            return earliest != null && latest != null;
        }

        /** A day or a month of the calendar; weeks and years are told too loosely: {@code last week}, {@code less than a year ago}. */
        boolean isExact() {
            return length() == 0 || isKnown() && MONTH.matcher(value).matches();
        }

        long length() {
            return earliest == null || latest == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(earliest, latest);
        }

        boolean fits(Days other) {
            if (weekday != null && other.weekday != null) {
                return weekday == other.weekday;
            }
            if (weekday != null || other.weekday != null) {
                Days day = weekday == null ? this : other;
                DayOfWeek name = weekday == null ? other.weekday : weekday;
                return day.earliest != null
                        && (day.length() >= 6 || day.length() == 0 && day.earliest.getDayOfWeek() == name);
            }
            return earliest != null
                    && latest != null
                    && other.earliest != null
                    && other.latest != null
                    && !earliest.isAfter(other.latest)
                    && !other.earliest.isAfter(latest);
        }

        /** The first of them, as it is written where nobody knows which. */
        String day() {
            return earliest == null ? value : earliest.toString();
        }

        long daysFrom(Days other) {
            if (earliest == null || latest == null || other.earliest == null || other.latest == null) {
                return Long.MAX_VALUE;
            }
            return earliest.isAfter(other.latest)
                    ? ChronoUnit.DAYS.between(other.latest, earliest)
                    : Math.max(0, ChronoUnit.DAYS.between(latest, other.earliest));
        }

        FusedEvent.@Nullable When when() {
            return earliest == null || latest == null ? null : new FusedEvent.When(value, earliest, latest);
        }
    }
}
