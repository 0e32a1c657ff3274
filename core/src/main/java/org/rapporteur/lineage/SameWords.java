package org.rapporteur.lineage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WordList;

/**
 * The words of news that mean the same in six languages: months, numerals, countries, offices, plain words. Immutable once read.
 *
 * <p>Cannot: translate; tell meanings of a word apart ({@code mir} is peace or the world).
 */
final class SameWords {
    /** The languages of the table, in the order of its columns. */
    static final List<String> LANGUAGES = List.of("en", "es", "it", "nl", "ru", "uk");
    /** No stem is shorter, so that no shorter beginning of a word is looked up. */
    private static final int SHORTEST_STEM = 2;

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> stems = new HashMap<>();
    private final Set<String> firstOfTwo = new HashSet<>();

    SameWords() {
        WordList.forEach(SameWords.class, "same-words.txt", this::add);
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String[] cells = line.substring(colon + 1).split("\\|", -1);
        if (cells.length != LANGUAGES.size()) {
            throw new IllegalStateException("same-words.txt: not " + LANGUAGES.size() + " languages: " + line);
        }
        for (int i = 0; i < cells.length; i++) {
            for (String entry : cells[i].strip().split(" ", -1)) {
                if (!entry.isEmpty()) {
                    add(LANGUAGES.get(i), entry, line.substring(0, colon));
                }
            }
        }
    }

    private void add(String language, String entry, String meaning) {
        int gap = entry.indexOf('_');
        if (gap > 0) {
            String first = Skeleton.plain(entry.substring(0, gap));
            firstOfTwo.add(key(language, first));
            words.putIfAbsent(key(language, first + " " + Skeleton.plain(entry.substring(gap + 1))), meaning);
        } else {
            (entry.endsWith("*") ? stems : words).putIfAbsent(key(language, Skeleton.plain(entry)), meaning);
        }
    }

    private static String key(String language, String plain) {
        return language + " " + plain;
    }

    /** True if a plain word may be the first of two that have one meaning, as in {@code New York}. */
    boolean isFirstOfTwo(String language, String plain) {
        return firstOfTwo.contains(key(language, plain));
    }

    /** The meaning of two plain words together, or null. */
    @Nullable
    String meaningOfTwo(String language, String first, String second) {
        return words.get(key(language, first + " " + second));
    }

    /** The meaning of a plain word in a language: of the whole word, else of its longest known beginning; null if unknown. */
    @Nullable
    String meaning(String language, String plain) {
        String meaning = words.get(key(language, plain));
        for (int end = plain.length(); meaning == null && end >= SHORTEST_STEM; end--) {
            meaning = stems.get(key(language, plain.substring(0, end)));
        }
        return meaning;
    }
}
