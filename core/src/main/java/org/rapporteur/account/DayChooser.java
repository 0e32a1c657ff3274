package org.rapporteur.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.lineage.Lineage.OriginCounter;
import org.rapporteur.text.Span;

/**
 * Finds the days of a story that matter, and for each the sentences of reports that tell best what was on that day.
 *
 * <p>A day has four votes, each counted in independent origins and not in reports: who names it on the day itself, who within a
 * week, who looks back to it later, and, for half, who was published on it or on the day after. Only days that are named as such
 * count ({@code on Tuesday}, {@code April 2}); {@code last month} names none, and no day of the future has a vote.
 */
public final class DayChooser {
    private static final int WEEK = 7;
    // Reports come out whether or not something happened; a day that reports name is told by them. Measured on
    // timeline17:
    // docs/results/timelines.md.
    private static final double PUBLISHED = 0.5;

    // Sentences far down in a report of the day that name no day tell the background.
    private static final int LEAD = 5;
    // How much a sentence's tie to the day counts: it names the day, or it stands at the head of a report of that day
    // or the
    // next.
    private static final double NAMED_AT_ONCE = 1;
    private static final double NAMED_IN_A_WEEK = 0.9;
    private static final double NAMED_LATER = 0.8;
    private static final double OF_THE_DAY = 0.5;
    private static final double OF_THE_NEXT = 0.4;
    private static final double OF_ANOTHER = 0.3;
    // Two ways to weigh a sentence against its tie to the day, by what the day's other sentences say.
    private static final double CENTRAL = 2;
    private static final double TIE = 0.5;
    private static final double HEAD = 0.1;
    private static final double FAULT = 0.1;
    private static final int FEW_WORDS = 8;
    private static final int MANY_WORDS = 45;
    // Sentences that share half of the shorter one's words tell the same.
    private static final double SAME = 0.5;
    // Copies of one sentence add nothing; a day of a large story has enough with these.
    private static final int MOST_CANDIDATES = 1_500;

    private final Lexicon lexicon;
    private final OriginCounter counter;
    private final TreeMap<LocalDate, List<Place>> naming = new TreeMap<>();
    private final TreeMap<LocalDate, List<Reading>> published = new TreeMap<>();
    private final Map<Place, Set<String>> stems = new HashMap<>();

    /** @param readings of one story, in any order */
    public DayChooser(Lexicon lexicon, List<Reading> readings, OriginCounter counter) {
        this.lexicon = lexicon;
        this.counter = counter;
        List<Reading> clean = readings.stream()
                .filter(r -> r.annotation().fidelity().state() == Fidelity.State.CLEAN)
                .toList();
        // A mangled report's words, and the days in them, are shown only where there are no others.
        List<Reading> ordered = (clean.isEmpty() ? readings : clean)
                .stream().sorted(Comparator.comparing(Reading::id)).toList();
        for (Reading reading : ordered) {
            LocalDate day = reading.publishedOn().orElse(null);
            if (day != null) {
                published.computeIfAbsent(day, k -> new ArrayList<>()).add(reading);
            }
            for (TimeMention time : reading.annotation().times()) {
                LocalDate named = day(time);
                if (named != null && (day == null || !named.isAfter(day))) {
                    int sentence =
                            reading.annotation().sentenceIndexAt(time.span().start());
                    naming.computeIfAbsent(named, k -> new ArrayList<>()).add(new Place(reading, sentence));
                }
            }
        }
    }

    private static @Nullable LocalDate day(TimeMention time) {
        boolean one = time.earliest() != null && time.earliest().equals(time.latest());
        boolean dated = time.type() == TimeMention.Type.DATE || time.type() == TimeMention.Type.TIME;
        return one && dated && !time.isVague() ? time.earliest() : null;
    }

    /**
     * The days that matter most, in order of time.
     *
     * @param first the earliest day asked for, or null
     * @param last the latest day asked for, or null
     * @param most how many days, at most
     * @param sentences extracts for each, at most; a day without any is left out
     */
    public List<TimelineDay> choose(@Nullable LocalDate first, @Nullable LocalDate last, int most, int sentences) {
        List<TimelineDay> days = new ArrayList<>();
        for (Weighed weighed : ranked(first, last)) {
            if (days.size() >= most) {
                break;
            }
            List<Mention> extracts = extracts(weighed.day, sentences);
            if (!extracts.isEmpty()) {
                days.add(new TimelineDay(weighed.day, weighed.weight, weighed.origins, extracts));
            }
        }
        days.sort(Comparator.comparing(TimelineDay::day));
        return days;
    }

    private record Weighed(LocalDate day, double weight, int origins) {}

    private List<Weighed> ranked(@Nullable LocalDate first, @Nullable LocalDate last) {
        Set<LocalDate> all = new TreeSet<>(naming.keySet());
        all.addAll(published.keySet());
        List<Weighed> ranked = new ArrayList<>();
        for (LocalDate day : all) {
            if ((first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last))) {
                ranked.add(weighed(day));
            }
        }
        ranked.sort(Comparator.comparing((Weighed w) -> -w.weight).thenComparing(Weighed::day));
        return ranked;
    }

    private Weighed weighed(LocalDate day) {
        Set<String> atOnce = new TreeSet<>();
        Set<String> inAWeek = new TreeSet<>();
        Set<String> later = new TreeSet<>();
        for (Place place : naming.getOrDefault(day, List.of())) {
            long lag = lag(place.reading, day);
            (lag == 0 ? atOnce : lag <= WEEK ? inAWeek : later).add(place.reading.id());
        }
        Set<String> out = new TreeSet<>();
        published.getOrDefault(day, List.of()).forEach(r -> out.add(r.id()));
        published.getOrDefault(day.plusDays(1), List.of()).forEach(r -> out.add(r.id()));
        Set<String> named = new TreeSet<>(atOnce);
        named.addAll(inAWeek);
        named.addAll(later);
        double weight = vote(atOnce) + vote(inAWeek) + vote(later) + PUBLISHED * vote(out);
        return new Weighed(day, weight, counter.count(named.isEmpty() ? out : named));
    }

    private double vote(Set<String> reports) {
        return StrictMath.log1p(counter.count(reports));
    }

    /** Days from the one named to the report's own; a report without a date looks back. */
    private static long lag(Reading reading, LocalDate day) {
        return reading.publishedOn()
                .map(own -> ChronoUnit.DAYS.between(day, own))
                .orElse(Long.MAX_VALUE);
    }

    // ---- sentences

    /** Sentences that tell what was on the day, best first, none telling what another tells. */
    private List<Mention> extracts(LocalDate day, int most) {
        Map<Place, Double> ties = ties(day);
        Map<String, Double> centre = new HashMap<>();
        ties.forEach((place, tie) -> stems(place).forEach(s -> centre.merge(s, weight(s) * tie, Double::sum)));
        double length = StrictMath.sqrt(
                centre.values().stream().mapToDouble(v -> v * v).sorted().sum());
        List<Scored> scored = new ArrayList<>();
        ties.forEach((place, tie) -> scored.add(new Scored(place, score(place, tie, centre, length))));
        scored.sort(Comparator.comparing((Scored s) -> -s.score)
                .thenComparing(s -> s.place.reading.id())
                .thenComparing(s -> s.place.sentence));
        List<Mention> extracts = new ArrayList<>();
        List<Set<String>> told = new ArrayList<>();
        for (Scored each : scored) {
            Set<String> words = stems(each.place);
            if (extracts.size() >= most) {
                break;
            }
            if (!words.isEmpty() && told.stream().noneMatch(t -> SentenceIndex.overlap(t, words) > SAME)) {
                told.add(words);
                extracts.add(
                        new Mention(each.place.reading.id(), Integer.toString(each.place.sentence), each.place.own()));
            }
        }
        return extracts;
    }

    /** The sentences that may tell of the day, and how closely each is tied to it. */
    private Map<Place, Double> ties(LocalDate day) {
        Map<Place, Double> ties = new LinkedHashMap<>();
        for (Place place : naming.getOrDefault(day, List.of())) {
            long lag = lag(place.reading, day);
            double tie = lag == 0 ? NAMED_AT_ONCE : lag <= WEEK ? NAMED_IN_A_WEEK : NAMED_LATER;
            if (ties.size() < MOST_CANDIDATES && place.sentence >= 0) {
                ties.merge(place, tie, Math::max);
            }
        }
        for (int after = 0; after <= 1; after++) {
            for (Reading reading : published.getOrDefault(day.plusDays(after), List.of())) {
                int lead = Math.min(LEAD, reading.annotation().sentences().size());
                Set<Integer> ofOthers = ofOtherDays(reading, day);
                for (int s = 0; s < lead && ties.size() < MOST_CANDIDATES; s++) {
                    double tie = (after == 0 ? OF_THE_DAY : OF_THE_NEXT) - (ofOthers.contains(s) ? OF_ANOTHER : 0);
                    ties.putIfAbsent(new Place(reading, s), tie);
                }
            }
        }
        return ties;
    }

    private static Set<Integer> ofOtherDays(Reading reading, LocalDate day) {
        Set<Integer> sentences = new HashSet<>();
        for (TimeMention time : reading.annotation().times()) {
            LocalDate named = day(time);
            if (named != null && !named.equals(day)) {
                sentences.add(reading.annotation().sentenceIndexAt(time.span().start()));
            }
        }
        return sentences;
    }

    private double score(Place place, double tie, Map<String, Double> centre, double length) {
        double shared = 0;
        double own = 0;
        for (String stem : new TreeSet<>(stems(place))) {
            double weight = weight(stem);
            shared += weight * centre.getOrDefault(stem, 0.0);
            own += weight * weight;
        }
        double central = length == 0 || own == 0 ? 0 : shared / length / StrictMath.sqrt(own);
        int words = place.own().in(place.reading.text()).split("\\s+").length;
        double badLength = words < FEW_WORDS ? 0.5 : words > MANY_WORDS ? 0.3 : 0;
        int faults = StandsAlone.faults(
                place.reading, place.reading.annotation().sentences().get(place.sentence), place.own());
        return CENTRAL * central
                + TIE * tie
                + HEAD / (1 + place.sentence / (double) LEAD)
                - badLength
                - (faults >= StandsAlone.UNFIT ? 1 : FAULT * faults);
    }

    private double weight(String stem) {
        return Math.max(0.1, lexicon.rarity(stem));
    }

    private Set<String> stems(Place place) {
        return stems.computeIfAbsent(place, p -> {
            Set<String> found = new HashSet<>();
            String text = p.reading.text();
            Span own = p.own();
            for (Token token :
                    p.reading.annotation().sentences().get(p.sentence).tokens()) {
                String word = token.span().in(text);
                boolean inside = token.span().start() >= own.start();
                if (inside && Character.isLetterOrDigit(word.charAt(0)) && !lexicon.isFunctionWord(word)) {
                    found.add(lexicon.stem(word));
                }
            }
            return found;
        });
    }

    /** A sentence of a report; reports are told apart by their ids. */
    private record Place(Reading reading, int sentence) {
        Span own() {
            Sentence whole = reading.annotation().sentences().get(sentence);
            return Opening.cut(reading, whole.span());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && place.sentence == sentence
                    && place.reading.id().equals(reading.id());
        }

        @Override
        public int hashCode() {
            return 31 * reading.id().hashCode() + sentence;
        }
    }

    private record Scored(Place place, double score) {}
}
