package org.rapporteur.lineage;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What is left of a name when it is written in another language: its consonants, those that languages exchange counted as one.
 *
 * <p>{@code Зеленського}, {@code Zelensky} and {@code Zelenskij} meet in {@code sln}; {@code Putin} and {@code Biden} do not.
 * The classes are those of the usual romanisations (BGN/PCGN, ISO 9, national tables) taken together: what two of them write
 * differently is one class.
 */
final class Skeleton {
    /** Endings of case and gender in Russian and Ukrainian, longest first; marks are taken off already ({@code й} is {@code и}). */
    private static final List<String> CASES = List.of(
            "ыми", "ими", "ами", "ями", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ам", "ям", "ах", "ях",
            "ии", "ыи", "ои", "ею", "ою", "ая", "яя", "ую", "юю", "ое", "ее", "ые", "ие");
    /** A name of fewer letters is left as it is: {@code Рим} has no ending. */
    private static final int SHORTEST_STEM = 3;

    private static final String VOWELS = "aeiouyаеєёиіоуыэюя";
    private static final List<String> LATIN = List.of(
            "shch", "tsch", "tsj", "tch", "sch", "dzh", "sh", "sj", "zh", "kh", "ch", "ph", "th", "ck", "gh", "ts",
            "tz", "dj");
    private static final List<String> LATIN_TO =
            List.of("sk", "k", "k", "k", "s", "J", "s", "s", "s", "g", "k", "f", "t", "k", "g", "s", "s", "J");
    private static final String CYRILLIC = "бвгґджзклмнпрстфхцчш";
    private static final String CYRILLIC_TO = "bvggdssklmnprstfgsks";

    private Skeleton() {}

    /**
     * Lower case without accents and apostrophes: {@code Miércoles} and {@code п’ять} become {@code miercoles}, {@code пять}; {@code U.S}
     * is not {@code us}.
     */
    static String plain(String word) {
        boolean simple = true;
        for (int i = 0; i < word.length() && simple; i++) {
            simple = word.charAt(i) >= 'a' && word.charAt(i) <= 'z';
        }
        if (simple) {
            return word;
        }
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '.') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * The skeleton of a plain word, at most {@code most} consonants; a leading vowel counts as one.
     *
     * @param plain as {@link #plain} gives it
     */
    static String of(String plain, int most) {
        String word = stem(plain);
        StringBuilder out = new StringBuilder(most + 2);
        int i = 0;
        while (i < word.length()) {
            char c = word.charAt(i);
            int width = 1;
            String code;
            if (c < 128) {
                int digraph = digraph(word, i);
                if (digraph >= 0) {
                    width = LATIN.get(digraph).length();
                    code = LATIN_TO.get(digraph);
                } else {
                    code = latin(word, i);
                }
            } else if (word.startsWith("дж", i)) {
                width = 2;
                code = "J";
            } else if (c == 'щ') {
                code = "sk";
            } else {
                int at = CYRILLIC.indexOf(c);
                code = at >= 0 ? CYRILLIC_TO.substring(at, at + 1) : isVowel(c) && i == 0 ? "A" : "";
            }
            for (int k = 0; k < code.length(); k++) {
                if (out.isEmpty()
                        || out.charAt(out.length() - 1) != code.charAt(k)
                        || (i > 0 && isVowel(word.charAt(i - 1)))) {
                    out.append(code.charAt(k));
                }
            }
            i += width;
        }
        // Of Kharkiv and the Kharkivska region the one has an ending that the other has not; Luhansk loses it in both
        // languages.
        if (out.length() >= 5 && out.charAt(out.length() - 2) == 's' && out.charAt(out.length() - 1) == 'k') {
            out.setLength(out.length() - 2);
        }
        out.setLength(Math.min(out.length(), most));
        return out.toString();
    }

    private static String stem(String plain) {
        if (plain.isEmpty() || plain.charAt(plain.length() - 1) < 128) {
            return plain;
        }
        for (String ending : CASES) {
            if (plain.length() - ending.length() >= SHORTEST_STEM && plain.endsWith(ending)) {
                return plain.substring(0, plain.length() - ending.length());
            }
        }
        return plain;
    }

    private static int digraph(String word, int at) {
        for (int d = 0; d < LATIN.size(); d++) {
            if (word.startsWith(LATIN.get(d), at)) {
                return d;
            }
        }
        return -1;
    }

    private static String latin(String word, int i) {
        char c = word.charAt(i);
        char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> i == 0 ? "A" : "";
            case 'c' -> next == 'e' || next == 'i' || next == 'y' ? "s" : "k";
            // Silent in Johnson and Kohl, heard in Ahmed and Tehran.
            case 'h' -> i > 0 && isVowel(word.charAt(i - 1)) && (next == 'n' || next == 'l' || next == 'r') ? "" : "g";
            case 'j' -> "J";
            case 'q' -> "k";
            case 'w' -> "v";
            case 'x' -> "ks";
            case 'z' -> "s";
            default -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? String.valueOf(c) : "";
        };
    }

    private static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }
}
