package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.rapporteur.annotate.FidelitySigns.Sign;

/**
 * Signs that a report's words were swapped or lost: seldom ones, words where the words around them call for others, small words
 * that are missing. Catches {@code Ministers volition conscionable successful Oslo}; leaves {@code Ministers will meet in Oslo} alone.
 */
final class WordingSigns {
    private static final Set<String> ARTICLES = Set.of("the", "a", "an");
    private static final Set<String> NEAR = Set.of("in", "on", "at", "as", "with", "by", "from", "for");
    private static final Set<String> STEADY = Set.of("the", "of", "to", "and", "that");

    private final TokenIndex index;
    private final WordEvidence evidence;
    /** Words in small letters only: the others are names, numbers, marks. */
    private final List<Integer> plain;

    private final List<Integer> open = new ArrayList<>();

    WordingSigns(TokenIndex index) {
        this.index = index;
        evidence = new WordEvidence(index);
        plain = evidence.words();
        for (int i : plain) {
            if (!evidence.isSmall(i)) {
                open.add(i);
            }
        }
    }

    List<Sign> all() {
        return List.of(
                likely("swapped", "words stand where those around them call for others: "),
                likely("displaced", "words stand beside words that news does not put there: "),
                openWords(),
                articles(),
                prepositions());
    }

    /** All that is known of each word, added up: how likely it is that some were swapped, or lost their neighbours. */
    private Sign likely(String name, String reason) {
        double[] odds = evidence.odds(name);
        double sum = 0;
        List<Integer> order = new ArrayList<>();
        for (int n = 0; n < odds.length; n++) {
            sum += WordEvidence.forSome(odds[n]);
            if (odds[n] > 1) {
                order.add(n);
            }
        }
        order.sort(Comparator.comparingDouble((Integer n) -> -odds[n]).thenComparing(n -> n));
        List<String> examples =
                order.stream().limit(5).map(n -> inContext(plain.get(n))).toList();
        return new Sign(name, sum, plain.size(), 0, reason + FidelitySigns.some(examples));
    }

    private Sign openWords() {
        return new Sign("openWords", open.size(), plain.size(), 0, "fewer small words than English needs");
    }

    private int count(Set<String> words) {
        int count = 0;
        for (int i = 0; i < index.size(); i++) {
            if (words.contains(index.lower(i))) {
                count++;
            }
        }
        return count;
    }

    private Sign articles() {
        int articles = count(ARTICLES);
        return new Sign("noArticle", plain.size() - articles, plain.size(), 0, "articles are missing");
    }

    /** The eight hardly depend on the topic, nor do those they are compared with. */
    private Sign prepositions() {
        int steady = count(STEADY);
        int near = count(NEAR);
        return new Sign("noPreposition", steady, steady + near, 0, "prepositions are missing where English needs them");
    }

    private String inContext(int i) {
        int first = Math.max(index.firstOf(index.sentenceOf(i)), i - 1);
        int end = Math.min(index.endOf(index.sentenceOf(i)), i + 2);
        return index.span(first, end).in(index.text());
    }
}
