package org.rapporteur.account;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entailment;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.NumberWords;
import org.rapporteur.text.Span;

/**
 * Tells whether other reports say what a report claims, in much the same words or, where that is asked for, in words of their own:
 * a claim that no rule has fused with an earlier one is not news for that, and a fact has further carriers.
 *
 * <p>By words {@code The ferry treaty failed in Haven on Monday} is told by {@code On Monday the ferry treaty failed in Haven, to
 * nobody's surprise}; not by a sentence with another figure, or with a {@code not} that this one lacks. In words of their own
 * {@code The talks on the ferries in Haven came to nothing} tells it too: {@link Entailment} judges whole sentences that share some
 * words, of reports that the learned reader has read.
 */
final class Retold {
    // The greater part of what the words weigh; at less, sentences on one matter but not of one content pass. Read on
    // the
    // changes of ten stories of stories-union.
    private static final double SHARE = 0.75;
    private static final int FEWEST_WORDS = 4;
    private static final int KEYS = 4;
    private static final int LONGEST_POSTING = 400;
    // Words that follow one who denies something, of those that carry meaning; a `not` falls upon the next.
    private static final int REACH_OF_DENYING = 8;
    private static final Set<String> DENIALS =
            Set.of("not", "no", "never", "nobody", "none", "n't", "without", "denied", "denies", "deny", "denying");

    // Less in common, and hardly any two sentences tell the same; more sentences than that would take too long.
    // Choices.
    private static final double SHARE_OF_JUDGED = 0.08;
    private static final int MOST_JUDGED = 40;
    private static final int JUDGED_OF_A_REPORT = 2;
    // The judge reads so much of a sentence; what is longer is a page without full stops.
    private static final int MOST_WORDS = 80;
    // On sentences kept apart from its training nine in ten such are right, and eight in ten of the true are such.
    private static final double SURE = 0.5;

    // So much of the words of either: the rest is what was put in the place of something. A choice.
    private static final double ALIKE = 0.6;

    private final Lexicon lexicon;
    private final Set<String> days;
    private final Set<String> months;
    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, List<Told>> postings = new HashMap<>();

    /**
     * A sentence, or a claim within one.
     *
     * @param denied the stems that a denial falls upon
     * @param names the stems of words with a capital, the first word aside
     */
    private record Told(
            String report, Span sentence, Set<String> stems, boolean denies, Set<String> denied, Set<String> names) {}

    /**
     * @param earlier the reports known before
     * @param all those whose claims are asked for
     */
    Retold(Lexicon lexicon, List<Reading> earlier, List<Reading> all) {
        this.lexicon = lexicon;
        days = stems(Stream.of(DayOfWeek.values()).map(DayOfWeek::name));
        months = stems(Stream.of(Month.values()).map(Month::name));
        all.forEach(r -> readings.put(r.id(), r));
        for (Reading reading : earlier) {
            for (Sentence sentence : reading.annotation().sentences()) {
                Told told = told(reading, sentence, sentence.span());
                told.stems.forEach(
                        s -> postings.computeIfAbsent(s, k -> new ArrayList<>()).add(told));
            }
        }
    }

    private Set<String> stems(Stream<String> words) {
        return words.map(word -> lexicon.stem(word.toLowerCase(Locale.ROOT))).collect(Collectors.toSet());
    }

    /** Earlier reports that tell what the claim at this place tells; empty if none does. */
    Set<String> tellers(Mention mention) {
        Set<String> tellers = new TreeSet<>();
        places(mention).forEach(place -> tellers.add(place.report()));
        return tellers;
    }

    /** The sentences of earlier reports that tell what the claim at this place tells, in the order of reports and places. */
    List<Mention> places(Mention mention) {
        Reading reading = readings.get(mention.report());
        Sentence sentence = sentence(reading, mention);
        if (reading == null || sentence == null) {
            return List.of();
        }
        Told claim = told(reading, sentence, mention.span());
        if (claim.stems.size() < FEWEST_WORDS) {
            claim = told(reading, sentence, sentence.span());
        }
        if (claim.stems.size() < FEWEST_WORDS) {
            return List.of();
        }
        List<Mention> places = new ArrayList<>();
        for (Told candidate : candidates(claim)) {
            if (candidate.denies == claim.denies && tells(candidate.stems, claim.stems)) {
                places.add(new Mention(candidate.report, mention.claim(), candidate.sentence));
            }
        }
        places.sort(Comparator.comparing(Mention::report).thenComparing(Mention::span));
        return places;
    }

    /** Whether the first of two sentences tells what the second asserts; false where rules read one of them. */
    boolean tells(Mention first, Mention second) {
        Reading a = readings.get(first.report());
        Reading b = readings.get(second.report());
        Sentence x = sentence(a, first);
        Sentence y = sentence(b, second);
        if (a == null
                || b == null
                || x == null
                || y == null
                || a.annotation().isByRules()
                || b.annotation().isByRules()
                || contradicts(told(a, x, x.span()), told(b, y, y.span()))) {
            return false;
        }
        return Entailment.get()
                        .chances(x.span().in(a.text()), y.span().in(b.text()))
                        .second()
                >= SURE;
    }

    /**
     * The sentences that tell what the sentence at this place tells, be it in words of their own, one for each report, in the order of
     * reports.
     *
     * @param counted reports of which it is known already; none of their sentences is looked at
     */
    List<Mention> retellings(Mention mention, Set<String> counted) {
        Reading reading = readings.get(mention.report());
        Sentence sentence = sentence(reading, mention);
        if (reading == null || sentence == null || reading.annotation().isByRules()) {
            return List.of();
        }
        Told claim = told(reading, sentence, sentence.span());
        String asserted = sentence.span().in(reading.text());
        Map<String, Mention> places = new TreeMap<>();
        for (Told candidate : alike(claim, counted)) {
            Reading other = readings.get(candidate.report);
            if (other != null
                    && !places.containsKey(candidate.report)
                    && !contradicts(claim, candidate)
                    && Entailment.get()
                                    .chances(asserted, candidate.sentence.in(other.text()))
                                    .first()
                            >= SURE) {
                places.put(candidate.report, new Mention(candidate.report, mention.claim(), candidate.sentence));
            }
        }
        return List.copyOf(places.values());
    }

    private static @Nullable Sentence sentence(@Nullable Reading reading, Mention mention) {
        return reading == null
                ? null
                : reading.annotation().findSentence(mention.span().start());
    }

    /**
     * Whether one word tells two sentences apart that are otherwise alike: a denial, an opposite, or another figure, day, month or name in the
     * place of one. The judge goes by the whole and may take no notice of it.
     */
    private boolean contradicts(Told a, Told b) {
        boolean denied = a.denied.stream().anyMatch(stem -> b.stems.contains(stem) && !b.denied.contains(stem))
                || b.denied.stream().anyMatch(stem -> a.stems.contains(stem) && !a.denied.contains(stem));
        Set<String> ofA = without(a, b);
        Set<String> ofB = without(b, a);
        if (denied || !isAlike(a, ofA) || !isAlike(b, ofB)) {
            return denied;
        }
        Set<Kind> kinds = kinds(a, ofA);
        kinds.retainAll(kinds(b, ofB));
        return !kinds.isEmpty()
                || ofA.stream()
                        .anyMatch(stem -> lexicon.opposites(stem).stream().anyMatch(ofB::contains));
    }

    private static Set<String> without(Told told, Told other) {
        Set<String> rest = new TreeSet<>(told.stems);
        rest.removeAll(other.stems);
        return rest;
    }

    private static boolean isAlike(Told told, Set<String> rest) {
        return told.stems.size() - rest.size() >= ALIKE * told.stems.size();
    }

    private enum Kind {
        FIGURE,
        DAY,
        MONTH,
        NAME
    }

    private Set<Kind> kinds(Told told, Set<String> stems) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String stem : stems) {
            if (isFigure(stem)) {
                kinds.add(Kind.FIGURE);
            } else if (days.contains(stem)) {
                kinds.add(Kind.DAY);
            } else if (months.contains(stem)) {
                kinds.add(Kind.MONTH);
            } else if (told.names.contains(stem)) {
                kinds.add(Kind.NAME);
            }
        }
        return kinds;
    }

    private static boolean isFigure(String stem) {
        return stem.chars().anyMatch(Character::isDigit)
                || NumberWords.SMALL.containsKey(stem)
                || NumberWords.SCALES.containsKey(stem);
    }

    /** The sentences of reports not counted yet that share most of what the claim's words weigh, at most two of a report. */
    private List<Told> alike(Told claim, Set<String> counted) {
        Map<Told, Double> shared = new HashMap<>();
        double all = 0;
        for (String stem : new TreeSet<>(claim.stems)) {
            double weight = weight(stem);
            all += weight;
            List<Told> posting = postings.getOrDefault(stem, List.of());
            if (posting.size() <= LONGEST_POSTING) {
                posting.stream()
                        .filter(told -> !counted.contains(told.report) && readable(told))
                        .forEach(told -> shared.merge(told, weight, Double::sum));
            }
        }
        double least = SHARE_OF_JUDGED * all;
        List<Told> best = shared.entrySet().stream()
                .filter(entry ->
                        entry.getValue() >= least && !entry.getKey().report.equals(claim.report))
                .sorted(Map.Entry.<Told, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().report)
                        .thenComparing(entry -> entry.getKey().sentence))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> ofReport = new HashMap<>();
        return best.stream()
                .filter(told -> ofReport.merge(told.report, 1, Integer::sum) <= JUDGED_OF_A_REPORT)
                .limit(MOST_JUDGED)
                .toList();
    }

    private boolean readable(Told told) {
        Reading reading = readings.get(told.report);
        return told.stems.size() <= MOST_WORDS
                && reading != null
                && !reading.annotation().isByRules();
    }

    private double weight(String stem) {
        return Math.max(0.5, lexicon.rarity(stem));
    }

    private Set<Told> candidates(Told claim) {
        List<String> keys = claim.stems.stream()
                .filter(postings::containsKey)
                .sorted(Comparator.comparing((String s) ->
                                postings.getOrDefault(s, List.of()).size())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(KEYS)
                .toList();
        Set<Told> candidates = new HashSet<>();
        for (String key : keys) {
            List<Told> posting = postings.getOrDefault(key, List.of());
            candidates.addAll(posting.subList(0, Math.min(LONGEST_POSTING, posting.size())));
        }
        return candidates;
    }

    private boolean tells(Set<String> earlier, Set<String> claim) {
        double shared = 0;
        double all = 0;
        for (String stem : new TreeSet<>(claim)) {
            double weight = weight(stem);
            boolean has = earlier.contains(stem);
            if (!has && isFigure(stem)) {
                return false;
            }
            all += weight;
            shared += has ? weight : 0;
        }
        return shared >= SHARE * all;
    }

    private Told told(Reading reading, Sentence sentence, Span span) {
        Set<String> stems = new HashSet<>();
        Set<String> denied = new HashSet<>();
        Set<String> names = new HashSet<>();
        boolean denies = false;
        int reach = 0;
        for (Token token : sentence.tokens()) {
            String word = TokenIndex.word(reading.text(), token.span());
            if (token.span().overlaps(span)) {
                String small = word.toLowerCase(Locale.ROOT);
                if (DENIALS.contains(small) || small.endsWith("n't") || small.endsWith("n’t")) {
                    denies = true;
                    reach = small.startsWith("den") ? REACH_OF_DENYING : 1;
                } else if (Character.isLetterOrDigit(word.charAt(0)) && !lexicon.isFunctionWord(word)) {
                    String stem = lexicon.stem(word);
                    if (Character.isUpperCase(word.charAt(0)) && !stems.isEmpty()) {
                        names.add(stem);
                    }
                    stems.add(stem);
                    if (reach-- > 0) {
                        denied.add(stem);
                    }
                }
            }
        }
        return new Told(reading.id(), sentence.span(), stems, denies, denied, names);
    }
}
