package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.text.WordList;

/**
 * Whether two spellings are one name: {@code Marovia} and {@code Marovian}, {@code President Tarr} and {@code Oswin Tarr},
 * {@code Zelensky} and {@code Zelenskyy}, {@code FRC} and {@code Five Rivers Council}, {@code U.S.} and {@code America}.
 *
 * <p>{@code Iran} and {@code Iraq}, {@code North Korea} and {@code South Korea}, {@code Niger} and {@code Nigeria} are two.
 */
final class Names {
    /** What makes the name of a people or an owner out of a name. */
    private static final Set<String> ENDINGS =
            Set.of("s", "n", "an", "ian", "ean", "i", "ish", "ese", "ns", "ans", "ians", "is", "s'");

    /** Offices and forms of address: with a name they add nothing, alone they may stand for any name. */
    private static final Set<String> TITLES = Set.of(
            "president",
            "minister",
            "prime",
            "premier",
            "chancellor",
            "secretary",
            "senator",
            "speaker",
            "governor",
            "mayor",
            "ambassador",
            "general",
            "colonel",
            "captain",
            "lieutenant",
            "sergeant",
            "major",
            "admiral",
            "sheriff",
            "judge",
            "justice",
            "king",
            "queen",
            "prince",
            "princess",
            "pope",
            "bishop",
            "archbishop",
            "cardinal",
            "professor",
            "doctor",
            "director",
            "chief",
            "chairman",
            "representative",
            "officer",
            "inspector",
            "detective",
            "mr",
            "mrs",
            "ms",
            "miss",
            "sir",
            "lord",
            "lady",
            "dr",
            "prof",
            "gen",
            "col",
            "capt",
            "lt",
            "sgt",
            "maj",
            "sen",
            "rep",
            "gov",
            "st",
            "foreign",
            "defence",
            "defense",
            "interior",
            "vice",
            "deputy",
            "former",
            "acting");

    /** A skeleton of no more consonants is that of many names: vowels must not speak against it. */
    private static final int FEW_CONSONANTS = 3;

    /** Titles that are family names too: {@code the King} is an office, {@code Ada King} is not. */
    private static final Set<String> FAMILY_NAMES = Set.of("king", "prince", "major", "bishop");

    private static final Set<String> DETERMINERS =
            Set.of("the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "former", "late");

    private static final Set<String> SMALL = Set.of("of", "the", "al", "el", "ez", "ad", "as", "ar", "at", "an", "de");

    /** The codes of the countries that a word may be of: {@code Congolese} is of two. */
    private final Map<String, Set<String>> countries = new HashMap<>();

    Names() {
        for (String line : WordList.lines(Annotation.class, "countries.txt")) {
            String[] columns = line.split("\\|", 6);
            for (int c = 1; c < Math.min(4, columns.length); c++) {
                for (String name : columns[c].split(";", 20)) {
                    countries
                            .computeIfAbsent(plain(name).replace(" ", ""), any -> new HashSet<>())
                            .add(columns[0]);
                }
            }
        }
    }

    /** @param noisy true if letters of the text are damaged, as scanners do */
    boolean areOne(List<String> one, List<String> other, boolean noisy) {
        if (areTwoCountries(String.join("", one), String.join("", other))) {
            return false;
        }
        return one.isEmpty()
                || other.isEmpty()
                || holds(one, other, noisy)
                || holds(other, one, noisy)
                || areInitials(one, other)
                || areInitials(other, one)
                || areOneWhole(one, other);
    }

    private boolean areOneWhole(List<String> one, List<String> other) {
        if (one.size() == 1 && other.size() == 1) {
            return false;
        }
        String a = String.join("", one);
        String b = String.join("", other);
        return a.equals(b) || areOneCountry(a, b);
    }

    /** {@code Americans} and {@code United States}, {@code Dutch} and {@code Netherlands}. */
    private boolean areOneCountry(String a, String b) {
        return !Collections.disjoint(countries.getOrDefault(a, Set.of()), countries.getOrDefault(b, Set.of()));
    }

    /** {@code Niger} and {@code Nigeria}, {@code Slovak} and {@code Slovenian}: however alike, never one. */
    private boolean areTwoCountries(String a, String b) {
        Set<String> one = countries.get(a);
        Set<String> other = countries.get(b);
        return one != null && other != null && Collections.disjoint(one, other);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace(".", "").replace("’", "'");
    }

    /** The words of a name without small ones, titles, dots and capitals; none for an office alone. */
    static List<String> words(Trace trace, int first, int end) {
        List<String> words = new ArrayList<>();
        List<String> small = new ArrayList<>();
        boolean titled = false;
        for (int w = first; w < end; w++) {
            String written = trace.written(w);
            String lower = plain(written);
            if (TITLES.contains(lower) && !isFamilyName(trace, w, first, end)) {
                titled = true;
            } else if (SMALL.contains(lower) && !isAbbreviation(written)) {
                small.add(lower);
            } else {
                words.add(lower);
            }
        }
        return words.isEmpty() && !titled ? small : words;
    }

    /** {@code AL} and {@code DE} are no articles. */
    private static boolean isAbbreviation(String written) {
        return written.length() > 1
                && Character.isUpperCase(written.charAt(0))
                && Character.isUpperCase(written.charAt(1));
    }

    /** {@code King} of {@code Ada King} and {@code Mr King}: the last word of a name without what goes before an office. */
    private static boolean isFamilyName(Trace trace, int w, int first, int end) {
        if (w != end - 1 || !FAMILY_NAMES.contains(plain(trace.written(w)))) {
            return false;
        }
        if (first == 0) {
            return true;
        }
        String gap = trace.gap(first - 1);
        return gap.indexOf('\'') < 0 && gap.indexOf('’') < 0 && !DETERMINERS.contains(trace.lower(first - 1));
    }

    /** True if each word of the shorter name is a word of the longer. */
    private boolean holds(List<String> longer, List<String> shorter, boolean noisy) {
        if (shorter.size() > longer.size()) {
            return false;
        }
        for (String word : shorter) {
            boolean found = false;
            for (String other : longer) {
                found |= isOneWord(word, other, noisy);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean isOneWord(String a, String b, boolean noisy) {
        if (areTwoCountries(a, b)) {
            return false;
        }
        if (a.equals(b) || isFormOf(a, b) || isFormOf(b, a) || areOneCountry(a, b)) {
            return true;
        }
        if (Math.min(a.length(), b.length()) < 4) {
            return false;
        }
        return (noisy || a.length() > 6) && Comparison.isRespelled(a, b) || areTransliterations(a, b);
    }

    private static boolean isFormOf(String name, String form) {
        if (name.length() < 3 || form.length() <= name.length()) {
            return false;
        }
        int stem = name.length() - (name.endsWith("a") || name.endsWith("y") ? 1 : 0);
        return form.startsWith(name) && ENDINGS.contains(form.substring(name.length()))
                || stem >= 4 && form.startsWith(name.substring(0, stem)) && ENDINGS.contains(form.substring(stem));
    }

    /** {@code Kharkiv} and {@code Kharkov}, {@code Karim} and {@code Kareem}; not {@code Marin} and {@code Moran}. */
    private static boolean areTransliterations(String a, String b) {
        String skeleton = skeleton(a);
        return skeleton.equals(skeleton(b)) && (skeleton.length() > FEW_CONSONANTS || !haveOtherVowels(a, b));
    }

    /** True if somewhere between the same consonants one has an i alone and the other an a, o or u, which no transliteration mixes. */
    private static boolean haveOtherVowels(String a, String b) {
        List<String> one = vowels(a);
        List<String> other = vowels(b);
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (isOnlyI(one.get(i)) && isBack(other.get(i)) || isOnlyI(other.get(i)) && isBack(one.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnlyI(String vowels) {
        return !vowels.isEmpty() && vowels.chars().allMatch(c -> c == 'i' || c == 'y');
    }

    private static boolean isBack(String vowels) {
        return !vowels.isEmpty() && vowels.chars().allMatch(c -> c == 'a' || c == 'o' || c == 'u');
    }

    /** The vowels after each consonant of the skeleton. */
    private static List<String> vowels(String word) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        char last = 0;
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if ("aeiouy".indexOf(c) >= 0) {
                run.append(c);
            } else if ("hj'’".indexOf(c) < 0 && c != last) {
                runs.add(run.toString());
                run.setLength(0);
                last = c;
            }
        }
        runs.add(run.toString());
        return runs;
    }

    /** The letters without vowels and doubles: transliterations differ in those. */
    private static String skeleton(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean vowel = "aeiouyhj'’".indexOf(c) >= 0;
            char plain = c == 'q' || c == 'c' ? 'k' : c == 'w' ? 'v' : i == 0 && c == 'y' ? 'i' : c;
            if ((i == 0 || !vowel) && (out.isEmpty() || out.charAt(out.length() - 1) != plain)) {
                out.append(plain);
            }
        }
        // A bare pair of consonants is the skeleton of many names: Mali and Mile, but also Mala and Mula.
        return out.length() < 3 ? word : out.toString();
    }

    /** {@code UN} in {@code UN Palestinian agency} for {@code United Nations}. */
    private static boolean areInitials(List<String> shortName, List<String> longName) {
        if (longName.size() < 2) {
            return false;
        }
        StringBuilder initials = new StringBuilder();
        longName.forEach(word -> initials.append(word.charAt(0)));
        return shortName.contains(initials.toString());
    }
}
