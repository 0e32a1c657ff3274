package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.corroborate.Wording.Kind;
import org.rapporteur.corroborate.Wording.Tense;
import org.rapporteur.corroborate.Wording.Word;

/**
 * How much two wordings share.
 *
 * @param shared weight of the shared words
 * @param contained share of the lighter wording found in the heavier, 0..1
 * @param contentContained the same for words that are neither grammar nor names
 * @param jaccard shared weight over the weight of both together, 0..1
 * @param contentWords number of shared words that are neither grammar nor names
 * @param ordered share of shared words that follow each other in the same order, 0..1
 * @param window how many words of the heavier one the shared ones stretch over
 * @param opposed true if they say opposite or different things in spite of their words: negated, of another tense or number
 */
record Comparison(
        double shared,
        double contained,
        double contentContained,
        double jaccard,
        int contentWords,
        double ordered,
        int window,
        boolean namesDiffer,
        boolean opposed) {
    static Comparison of(Wording a, Wording b, Lexicon lexicon) {
        boolean swapped = a.weight() > b.weight();
        Wording light = swapped ? b : a;
        Wording heavy = swapped ? a : b;
        int[] partner = match(light, heavy);
        double shared = 0;
        int content = 0;
        int pairs = 0;
        int inOrder = 0;
        int last = -1;
        int from = Integer.MAX_VALUE;
        int to = -1;
        boolean opposed = false;
        boolean negationDiffers = false;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] < 0) {
                continue;
            }
            Word x = light.words().get(i);
            Word y = heavy.words().get(partner[i]);
            shared += Math.min(x.weight(), y.weight());
            if (last >= 0) {
                pairs++;
                inOrder += partner[i] > last ? 1 : 0;
            }
            last = partner[i];
            if (x.isContent()) {
                from = Math.min(from, partner[i]);
                to = Math.max(to, partner[i]);
                content += x.kind() == Kind.NAME ? 0 : 1;
                negationDiffers |= x.negated() != y.negated();
                opposed |= (x.tense() == Tense.AHEAD && y.tense() == Tense.PAST)
                        || (x.tense() == Tense.PAST && y.tense() == Tense.AHEAD);
            }
        }
        int window = to < 0 ? 0 : to - from + 1;
        if (negationDiffers && to >= 0) {
            opposed |= negations(light, 0, light.words().size()) != negations(heavy, Math.max(0, from - 3), to + 1);
        }
        Set<String> lightLeft = left(light, partner, true);
        Set<String> heavyLeft = left(heavy, partner, false);
        opposed |= differs(lightLeft, heavyLeft, light, heavy) || hasAntonym(lightLeft, heavyLeft, lexicon);
        double total = light.weight() + heavy.weight() - shared;
        return new Comparison(
                shared,
                light.weight() == 0 ? 0 : shared / light.weight(),
                contentContained(light, partner),
                total == 0 ? 0 : shared / total,
                content,
                pairs == 0 ? 1 : inOrder / (double) pairs,
                window,
                hasName(lightLeft) && hasName(heavyLeft),
                opposed);
    }

    double dice() {
        return 2 * jaccard / (1 + jaccard);
    }

    /** For each word of the lighter wording the place of its partner in the heavier, or -1. */
    private static int[] match(Wording light, Wording heavy) {
        Map<String, List<Integer>> free = heavy.positions();
        int[] partner = new int[light.words().size()];
        int last = -1;
        for (int i = 0; i < partner.length; i++) {
            partner[i] = take(free.get(light.words().get(i).stem()), last);
            last = partner[i] >= 0 ? partner[i] : last;
        }
        matchSpun(light, heavy, partner, free);
        return partner;
    }

    /** Words left over are tried once more as what a spinner may have found. */
    private static void matchSpun(Wording light, Wording heavy, int[] partner, Map<String, List<Integer>> free) {
        Map<String, List<Integer>> before = new HashMap<>();
        Set<Integer> used = new HashSet<>();
        for (int p : partner) {
            used.add(p);
        }
        for (int j = 0; j < heavy.words().size(); j++) {
            if (!used.contains(j)) {
                for (String found : heavy.words().get(j).before()) {
                    before.computeIfAbsent(found, k -> new ArrayList<>(2)).add(j);
                }
            }
        }
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                continue;
            }
            Word word = light.words().get(i);
            int found = takeUnused(before.get(word.stem()), used);
            for (int k = 0; k < word.before().size() && found < 0; k++) {
                found = takeUnused(free.get(word.before().get(k)), used);
                if (found < 0) {
                    found = takeUnused(before.get(word.before().get(k)), used);
                }
            }
            if (found >= 0) {
                used.add(found);
                partner[i] = found;
            }
        }
    }

    /** The first place that no word has taken yet, or -1: a spun word waits at each word it may have been. */
    private static int takeUnused(@Nullable List<Integer> places, Set<Integer> used) {
        if (places != null) {
            for (int place : places) {
                if (!used.contains(place)) {
                    return place;
                }
            }
        }
        return -1;
    }

    private static double contentContained(Wording light, int[] partner) {
        double all = 0;
        double found = 0;
        for (int i = 0; i < partner.length; i++) {
            Word word = light.words().get(i);
            if (word.isContent() && word.kind() != Kind.NAME) {
                all += word.weight();
                found += partner[i] < 0 ? 0 : word.weight();
            }
        }
        return all == 0 ? 0 : found / all;
    }

    private static int take(@Nullable List<Integer> places, int after) {
        if (places == null || places.isEmpty()) {
            return -1;
        }
        for (int k = 0; k < places.size(); k++) {
            if (places.get(k) > after) {
                return places.remove(k);
            }
        }
        return places.removeFirst();
    }

    private static int negations(Wording wording, int from, int to) {
        int count = 0;
        for (int i = from; i < Math.min(to, wording.words().size()); i++) {
            count += wording.words().get(i).kind() == Kind.NEGATION ? 1 : 0;
        }
        return count;
    }

    private static Set<String> left(Wording wording, int[] partner, boolean isLight) {
        Set<Integer> used = new HashSet<>();
        if (!isLight) {
            for (int p : partner) {
                used.add(p);
            }
        }
        Set<String> left = new HashSet<>();
        for (int i = 0; i < wording.words().size(); i++) {
            boolean free = isLight ? partner[i] < 0 : !used.contains(i);
            if (free) {
                left.add(wording.words().get(i).stem());
            }
        }
        return left;
    }

    /** Each has a number that the other lacks. */
    private static boolean differs(Set<String> lightLeft, Set<String> heavyLeft, Wording light, Wording heavy) {
        return hasNumber(lightLeft, light) && hasNumber(heavyLeft, heavy);
    }

    private static boolean hasNumber(Set<String> left, Wording wording) {
        for (Word word : wording.words()) {
            if (word.kind() == Kind.NUMBER && left.contains(word.stem())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasName(Set<String> left) {
        for (String stem : left) {
            if (stem.startsWith("@")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAntonym(Set<String> a, Set<String> b, Lexicon lexicon) {
        for (String word : a) {
            for (String opposite : lexicon.opposites(word)) {
                if (b.contains(opposite)) {
                    return true;
                }
            }
        }
        return false;
    }
}
