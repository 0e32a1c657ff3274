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
 * <p>Cannot: translate; tell meanings of a word apart ({@code may}).
 */
final class SameWords {
    /** The languages of the table, in the order of its columns. */
    static final List<String> LANGUAGES = List.of("en", "es", "it", "nl", "ru", "uk");
    /** No stem is shorter, so that no shorter beginning of a word is looked up. */
    private static final int SHORTEST_STEM = 2;

    private final Map<String, Map<String, String>> words = new HashMap<>();
    private final Map<String, Map<String, String>> stems = new HashMap<>();

    private final Set<String> firstOfTwo = new HashSet<>();

    SameWords() {
        for (String language : LANGUAGES) {
            words.put(language, new HashMap<>());
            stems.put(language, new HashMap<>());
        }
        WordList.forEach(SameWords.class, "same-words.txt", this::add);
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String meaning = line.substring(0, colon);
        String[] cells = line.substring(colon + 1).split("\\|", -1);
        if (cells.length != LANGUAGES.size()) {
            throw new IllegalStateException("same-words.txt: not " + LANGUAGES.size() + " languages: " + line);
        }
        for (int i = 0; i < cells.length; i++) {
            for (String entry : cells[i].strip().split(" ", -1)) {
                boolean stem = entry.endsWith("*");
                String plain = Skeleton.plain(entry);
                int gap = entry.indexOf('_');
                if (gap > 0) {
                    plain = two(Skeleton.plain(entry.substring(0, gap)), Skeleton.plain(entry.substring(gap + 1)));
                    firstOfTwo.add(LANGUAGES.get(i) + " " + Skeleton.plain(entry.substring(0, gap)));
                }
                if (!plain.isEmpty()) {
                    (stem ? stems : words).get(LANGUAGES.get(i)).putIfAbsent(plain, meaning);
                }
            }
        }
    }

    /** True if a plain word may be the first of two that have one meaning, as in {@code New York}. */
    boolean isFirstOfTwo(String language, String plain) {
        return firstOfTwo.contains(language + " " + plain);
    }

    /** The meaning of two plain words together, or null. */
    @Nullable
    String meaningOfTwo(String language, String first, String second) {
        Map<String, String> whole = words.get(language);
        return whole == null ? null : whole.get(two(first, second));
    }

    private static String two(String first, String second) {
        return first + " " + second;
    }

    /** The meaning of a plain word in a language: of the whole word, else of its longest known beginning; null if unknown. */
    @Nullable
    String meaning(String language, String plain) {
        Map<String, String> whole = words.get(language);
        Map<String, String> begun = stems.get(language);
        if (whole == null || begun == null) {
            return null;
        }
        String meaning = whole.get(plain);
        for (int end = plain.length(); meaning == null && end >= SHORTEST_STEM; end--) {
            meaning = begun.get(plain.substring(0, end));
        }
        return meaning;
    }
}
