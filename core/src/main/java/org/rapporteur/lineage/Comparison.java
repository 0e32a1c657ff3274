package org.rapporteur.lineage;

import java.util.List;

/**
 * Two reports laid side by side, seen from the one that may be made from the other.
 *
 * <p>A sentence is <i>found</i> if the other report has one that shares a good part of its content words. Words are <i>copied</i>
 * if they stand in a run of words that the other has too. All shares are of words.
 *
 * @param pairs the found sentences of {@code from} with their match, in the order of {@code from}
 * @param found share of {@code from} in found sentences
 * @param foundBack share of {@code to} that is found in {@code from}
 * @param runs what is copied
 * @param ordered share of the pairs that come in the same order in both
 */
record Comparison(
        Trace from, Trace to, List<Pair> pairs, double found, double foundBack, CommonRuns runs, double ordered) {
    Comparison {
        pairs = List.copyOf(pairs);
    }

    /**
     * Two aligned sentences.
     *
     * @param from index of the sentence in the report that may be made from the other
     * @param to index in the other
     * @param overlap share of content words in common, 0..1
     * @param diff word by word
     */
    record Pair(int from, int to, double overlap, WordDiff.Result diff) {
        double identity() {
            return diff.identity();
        }
    }

    /** Share of {@code from} that is copied. */
    double copied() {
        return from.wordCount() == 0 ? 0 : (double) runs.from() / from.wordCount();
    }

    /** Share of {@code to} that is copied. */
    double copiedBack() {
        return to.wordCount() == 0 ? 0 : (double) runs.to() / to.wordCount();
    }

    /** Share of the found sentences in which any word differs. */
    double touched() {
        int touched = 0;
        for (Pair pair : pairs) {
            touched += pair.diff().kept() < pair.diff().longest() ? 1 : 0;
        }
        return pairs.isEmpty() ? 0 : (double) touched / pairs.size();
    }

    /** How far the found sentences agree in length with their matches: words of the shorter ones for each word of the longer. */
    double sentencesSameLength() {
        int shorter = 0;
        int longer = 0;
        for (Pair pair : pairs) {
            int one = from.sentenceLength(pair.from());
            int two = to.sentenceLength(pair.to());
            shorter += Math.min(one, two);
            longer += Math.max(one, two);
        }
        return longer == 0 ? 0 : (double) shorter / longer;
    }

    /** Of the words replaced one for one, the share where both are mere grammar: {@code of} for {@code from}. */
    double grammarReplaced() {
        int replaced = 0;
        int grammar = 0;
        for (Pair pair : pairs) {
            for (WordDiff.Replaced words : pair.diff().replaced()) {
                replaced++;
                grammar += from.is(words.from(), Trace.STOP) && to.is(words.to(), Trace.STOP) ? 1 : 0;
            }
        }
        return replaced == 0 ? 0 : (double) grammar / replaced;
    }

    /** Of the words that differ, those replaced one for one by a rarer or commoner word, names and figures apart. */
    Swaps swaps(Rarity rarity) {
        int rarer = 0;
        int commoner = 0;
        int changes = 0;
        for (Pair pair : pairs) {
            changes += pair.diff().replaced().size() + pair.diff().added();
            for (WordDiff.Replaced words : pair.diff().replaced()) {
                boolean plain = !from.is(words.from(), Trace.NAME | Trace.NUMBER)
                        && !to.is(words.to(), Trace.NAME | Trace.NUMBER);
                int rarerBy = plain ? rarity.compare(from.word(words.from()), to.word(words.to())) : 0;
                rarer += rarerBy > 0 ? 1 : 0;
                commoner += rarerBy < 0 ? 1 : 0;
            }
        }
        return new Swaps(rarer, commoner, changes);
    }

    /**
     * Words put in place of others.
     *
     * @param rarer where {@code from} has the rarer word
     * @param commoner where {@code to} has
     * @param changes all words that differ
     */
    record Swaps(int rarer, int commoner, int changes) {
        /** Share of the changes that put a rarer word for a commoner one or the other way round. */
        double share() {
            return changes == 0 ? 0 : (double) (rarer + commoner) / changes;
        }

        /** Whether the rarer words are on one side more than by chance: two standard deviations of as many tosses of a coin. */
        boolean areOneSided() {
            int all = rarer + commoner;
            return all >= 5 && Math.abs(rarer - commoner) >= 2 * Math.sqrt(all);
        }
    }

    /** Mean share of words that the found sentences have in common with their matches, in order; 0 if none is found. */
    double identity() {
        int kept = 0;
        int all = 0;
        for (Pair pair : pairs) {
            kept += pair.diff().kept();
            all += pair.diff().longest();
        }
        return all == 0 ? 0 : (double) kept / all;
    }

    /** Mean share of content words in common, over the found sentences. */
    double overlap() {
        return pairs.stream().mapToDouble(Pair::overlap).average().orElse(0);
    }

    /** Of the words that differ in the found sentences, the share replaced one for one. */
    double replaced() {
        int replaced = 0;
        int added = 0;
        for (Pair pair : pairs) {
            replaced += pair.diff().replaced().size();
            added += pair.diff().added();
        }
        return replaced + added == 0 ? 0 : (double) replaced / (replaced + added);
    }

    /** Of the words that differ in the found sentences, the share that only stands elsewhere in the sentence. */
    double moved() {
        int moved = 0;
        int all = 0;
        for (Pair pair : pairs) {
            moved += pair.diff().moved();
            all += pair.diff().replaced().size()
                    + pair.diff().added()
                    - pair.diff().moved();
        }
        return all == 0 ? 0 : (double) moved / all;
    }

    /** Of the words replaced one for one, the share that is the same word but for a letter or two. */
    double respelled() {
        int replaced = 0;
        int respelled = 0;
        for (Pair pair : pairs) {
            for (WordDiff.Replaced words : pair.diff().replaced()) {
                replaced++;
                respelled += isRespelled(from.written(words.from()), to.written(words.to())) ? 1 : 0;
            }
        }
        return replaced == 0 ? 0 : (double) respelled / replaced;
    }

    /** As scanners do: {@code rnoming} is no scan of {@code evening}, {@code evcning} is. */
    static boolean isRespelled(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        int differing = 0;
        for (int i = 0; i < a.length(); i++) {
            differing += Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(i)) ? 0 : 1;
        }
        return differing <= 1 + a.length() / 5;
    }
}
