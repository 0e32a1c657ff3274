package org.rapporteur.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.text.Span;

/**
 * Which words stand in which sentences of a pile: what the reports are about, and which of them have a sentence much like another. Words are
 * taken by their stem, those of grammar left out. Not safe for several threads.
 */
final class SentenceIndex {
    /** So much of a sentence's weight in another report's sentence: that report tells it too, roughly. */
    private static final double LIKE = 0.5;
    /** A stem in more sentences than this says little about any of them. */
    private static final int LONGEST_POSTING = 2_000;

    private static final double LEAST_WEIGHT = 0.5;
    private static final int[] NONE = {};

    private final Lexicon lexicon;
    private final List<Reading> pile;
    /** Share of the reports that bear a stem; 0 for one report's own. */
    private final Map<String, Double> bearing = new HashMap<>();

    /** The numbers of the sentences with a stem. */
    private final Map<String, int[]> postings = new HashMap<>();

    /** Of each report, the first sentence with each stem. */
    private final Map<String, Map<String, Integer>> firstSentences = new HashMap<>();
    /** The report of each sentence, by their numbers. */
    private final int[] reports;
    /** Weight in common with each sentence; all zero between two questions. */
    private final double[] shared;

    SentenceIndex(Lexicon lexicon, List<Reading> pile) {
        this.lexicon = lexicon;
        this.pile = List.copyOf(pile);
        int size = pile.stream()
                .mapToInt(reading -> reading.annotation().sentences().size())
                .sum();
        reports = new int[size];
        shared = new double[size];
        int number = 0;
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (int r = 0; r < pile.size(); r++) {
            Reading reading = pile.get(r);
            Map<String, Integer> first = new HashMap<>();
            List<Sentence> sentences = reading.annotation().sentences();
            for (int s = 0; s < sentences.size(); s++) {
                for (String stem :
                        stems(reading, sentences.get(s), sentences.get(s).span())) {
                    first.putIfAbsent(stem, s);
                    numbers.computeIfAbsent(stem, any -> new ArrayList<>()).add(number);
                }
                reports[number++] = r;
            }
            first.keySet().forEach(stem -> bearing.merge(stem, 1.0, Double::sum));
            firstSentences.put(reading.id(), first);
        }
        numbers.forEach((stem, all) ->
                postings.put(stem, all.stream().mapToInt(Integer::intValue).toArray()));
        bearing.replaceAll((stem, count) -> count < 2 ? 0 : count / pile.size());
    }

    /** The stems of a part of a sentence. */
    Set<String> stems(Reading reading, Sentence sentence, Span part) {
        Set<String> stems = new HashSet<>();
        for (Token token : sentence.tokens()) {
            if (part.covers(token.span())) {
                String word = TokenIndex.word(reading.text(), token.span());
                if (Character.isLetterOrDigit(word.charAt(0)) && !lexicon.isFunctionWord(word)) {
                    stems.add(lexicon.stem(word));
                }
            }
        }
        return stems;
    }

    /** How much two sentences have in common: the share of the shorter one's stems that the other has too, 0..1. */
    static double overlap(Set<String> a, Set<String> b) {
        int both = 0;
        for (String stem : a) {
            both += b.contains(stem) ? 1 : 0;
        }
        return both / (double) Math.max(1, Math.min(a.size(), b.size()));
    }

    /** The share of the reports that bear a stem; 0 for one report's own. */
    double bearing(String stem) {
        return bearing.getOrDefault(stem, 0.0);
    }

    /** How much the pile is about a stem: the share of its reports that bear it, if two do, times its rarity. */
    double importance(String stem) {
        return bearing(stem) * lexicon.rarity(stem);
    }

    /** The index of the first sentence of a report that bears a stem, or {@code otherwise}. */
    int firstSentence(Reading reading, String stem, int otherwise) {
        return Objects.requireNonNull(firstSentences.get(reading.id()), reading.id())
                .getOrDefault(stem, otherwise);
    }

    /** The ids of the reports of which some sentence holds half of what these stems weigh, in the order of the pile. */
    List<String> tellers(Collection<String> stems) {
        // sorted, so that the sums are the same each time
        List<String> sorted = stems.stream().sorted().toList();
        double all = 0;
        for (String stem : sorted) {
            double weight = Math.max(LEAST_WEIGHT, lexicon.rarity(stem));
            all += weight;
            for (int sentence : sentences(stem)) {
                shared[sentence] += weight;
            }
        }
        Set<Integer> tellers = new TreeSet<>();
        for (String stem : sorted) {
            for (int sentence : sentences(stem)) {
                if (shared[sentence] >= LIKE * all) {
                    tellers.add(reports[sentence]);
                }
                shared[sentence] = 0;
            }
        }
        return tellers.stream().map(report -> pile.get(report).id()).toList();
    }

    private int[] sentences(String stem) {
        int[] sentences = postings.getOrDefault(stem, NONE);
        return sentences.length <= LONGEST_POSTING ? sentences : NONE;
    }
}
