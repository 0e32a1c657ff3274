package org.rapporteur.corroborate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of text as a row of weighed words, ready to be compared with another wording of the same.
 *
 * <p>Names stand as the entity they mean, so that spellings do not count.
 */
record Wording(List<Word> words, double weight) {
    // An order word that most sentences share ("of", "the") weighs so little that it decides only between equals.
    static final double FUNCTION_WEIGHT = 0.3;
    // Names are shared by all sentences of a story: they must agree, but do not prove that two sentences are one.
    static final double NAME_WEIGHT = 2.0;
    static final double NUMBER_WEIGHT = 3.0;
    static final double HEAVIEST = 6.0;

    Wording {
        words = List.copyOf(words);
    }

    static Wording of(List<Word> words) {
        return new Wording(words, words.stream().mapToDouble(Word::weight).sum());
    }

    /** Equal for wordings that differ in nothing but inflection and punctuation. */
    String key() {
        StringBuilder key = new StringBuilder();
        for (Word word : words) {
            key.append(word.stem()).append(' ');
        }
        return key.toString();
    }

    Map<String, List<Integer>> positions() {
        Map<String, List<Integer>> positions = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            positions
                    .computeIfAbsent(words.get(i).stem(), k -> new java.util.ArrayList<>(2))
                    .add(i);
        }
        return positions;
    }

    /**
     * A word.
     *
     * @param stem what is compared; {@code @id} for a name
     * @param before stems that a spinner may have found here; empty in a clean report
     */
    record Word(String stem, List<String> before, double weight, Kind kind, boolean negated, Tense tense) {
        boolean isContent() {
            return kind != Kind.FUNCTION && kind != Kind.NEGATION;
        }
    }

    /** What part a word plays in a comparison. */
    enum Kind {
        FUNCTION,
        NEGATION,
        CONTENT,
        NAME,
        NUMBER
    }

    /** Whether a verb tells what will be or what was. */
    enum Tense {
        AHEAD,
        PAST,
        OPEN
    }
}
