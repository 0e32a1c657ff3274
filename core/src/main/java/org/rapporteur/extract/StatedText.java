package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An article's text as a page's data repeat it, and what of the page's own text stands in it: letter by letter, or by most runs
 * of three words, which finds a paragraph again that differs in a drop cap or a footnote.
 */
final class StatedText {
    private static final int WORDS = 3;

    /** Fewer words meet by chance. */
    private static final int FEWEST = 8;

    /** Characters in which blocks are looked for one by one: 1,000 blocks in a text of forty newspaper pages. */
    private static final long MOST_SEARCHED = 200_000_000;

    private final String letters;
    private final Set<String> runs = new HashSet<>();
    private long searched;

    StatedText(String text) {
        this.letters = MainText.letters(text);
        this.runs.addAll(runsOf(text));
    }

    /** How many letters it has. */
    int size() {
        return letters.length();
    }

    /** True if a paragraph of these letters stands in it. */
    boolean repeats(String paragraph, String itsLetters) {
        if (holdsMostOf(paragraph)) {
            return true;
        }
        if (searched >= MOST_SEARCHED) {
            return false;
        }
        searched += letters.length();
        return stands(itsLetters, letters);
    }

    /** Knuth, Morris and Pratt's search: {@code contains} takes the product of both lengths where letters repeat themselves. */
    private static boolean stands(String part, String whole) {
        if (part.length() > whole.length()) {
            return false;
        }
        int[] back = new int[part.length()];
        int same = 0;
        for (int i = 1; i < part.length(); i++) {
            same = longer(part, back, same, part.charAt(i));
            back[i] = same;
        }
        same = 0;
        for (int i = 0; i < whole.length() && same < part.length(); i++) {
            same = longer(part, back, same, whole.charAt(i));
        }
        return same == part.length();
    }

    /** How much of the part's beginning agrees once this letter has followed. */
    private static int longer(String part, int[] back, int same, char next) {
        int agreed = same;
        while (agreed > 0 && part.charAt(agreed) != next) {
            agreed = back[agreed - 1];
        }
        return part.charAt(agreed) == next ? agreed + 1 : agreed;
    }

    /** True if most runs of words of a text stand in it; false for a few words, which stand in any text. */
    boolean holdsMostOf(String paragraph) {
        List<String> own = runsOf(paragraph);
        return own.size() >= FEWEST && own.stream().filter(runs::contains).count() * 2 > own.size();
    }

    private static List<String> runsOf(String text) {
        List<String> words = wordsOf(text.toLowerCase(Locale.ROOT));
        List<String> found = new ArrayList<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            found.add(words.get(i) + " " + words.get(i + 1) + " " + words.get(i + 2));
        }
        return found;
    }

    /** Parted by whatever is no letter or number; an empty one before a mark at the start and behind one at the end. */
    private static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        boolean inside = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean letter = isLetterOrNumber(c);
            if (!letter && inside) {
                words.add(text.substring(start, i));
            } else if (letter && !inside) {
                start = i;
            }
            inside = letter;
            i += Character.charCount(c);
        }
        words.add(inside ? text.substring(start) : "");
        return words;
    }

    private static boolean isLetterOrNumber(int c) {
        return Character.isLetterOrDigit(c)
                || c >= 0x80
                        && (Character.getType(c) == Character.LETTER_NUMBER
                                || Character.getType(c) == Character.OTHER_NUMBER);
    }
}
