package org.rapporteur.corroborate;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.text.PlainLetters;
import org.rapporteur.text.WordList;

/**
 * Tells whether two written names can be the same person.
 *
 * <p>General rules only: same surname up to transliteration or a slip of spelling, and given names that can belong to one
 * person (equal, short form, initial, the same name in a neighbouring language). Never two different given names.
 */
public final class NameMatcher {
    private static final Pattern NOT_NAME = Pattern.compile("[^\\p{L}\\p{N}'’.\\- ]++");
    private static final Pattern SPACES = Pattern.compile("[\\s.]++");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "esq");
    // Written after a given name they make the other gender's: Paul and Paula are two people, Jen and Jens may be one.
    private static final Set<String> GENDER_ENDINGS = Set.of("a", "e", "ia", "ina", "ine", "ette", "o");

    private static final Pattern SKI = Pattern.compile("(?:skyy|skyi|skiy|skii|skij|skyj|sky|ski)$");
    private static final Pattern INITIAL_YE = Pattern.compile("^(?:ye|je)");
    private static final Pattern HARD_C = Pattern.compile("c(?=[aoulr]|$)");
    private static final Pattern LONG_I = Pattern.compile("iy|yy|ii|yi|ij|yj|ey|ei|ie|y|j$");
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1++");

    private final Set<String> titles = Set.copyOf(WordList.lines(NameMatcher.class, "titles.txt"));
    private final Map<String, Set<Integer>> givenGroups = new HashMap<>();

    /** Reads the lists of titles and given names that come with the program. */
    public NameMatcher() {
        int group = 0;
        for (List<String> cells : WordList.rows(NameMatcher.class, "given-names.tsv")) {
            for (String name : cells) {
                givenGroups.computeIfAbsent(name, n -> new HashSet<>()).add(group);
            }
            group++;
        }
    }

    /** True if both names can stand for one person, on their spelling alone. */
    public boolean canBeSame(String a, String b) {
        return canBeSame(parse(a), parse(b));
    }

    boolean canBeSame(PersonName a, PersonName b) {
        if (a.tokens().isEmpty() || b.tokens().isEmpty()) {
            return false;
        }
        if (!a.suffix().isEmpty() && !b.suffix().isEmpty() && !a.suffix().equals(b.suffix())) {
            return false;
        }
        if (a.tokens().equals(b.tokens())) {
            return true;
        }
        if (a.isSingle() || b.isSingle()) {
            return sameSurname(a.surname(), b.surname());
        }
        // With a given name beside it a surname of five letters may bear a slip; alone it needs six.
        Likeness surname = likeSpelling(a.surname(), b.surname(), 5);
        if (surname == Likeness.NONE || !middlesAgree(a.middles(), b.middles())) {
            return false;
        }
        return switch (givens(a.given(), b.given())) {
            case SAME -> true;
            case CLOSE -> surname == Likeness.SAME;
            case NONE -> false;
        };
    }

    boolean sameSurname(String a, String b) {
        return surnames(a, b) != Likeness.NONE;
    }

    private static boolean middlesAgree(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return true;
        }
        String first = a.getFirst();
        String second = b.getFirst();
        return first.charAt(0) == second.charAt(0)
                && (first.length() == 1 || second.length() == 1 || likeSpelling(first, second, 6) != Likeness.NONE);
    }

    private Likeness givens(String a, String b) {
        if (a.equals(b)) {
            return Likeness.SAME;
        }
        if (a.length() == 1 || b.length() == 1) {
            return a.charAt(0) == b.charAt(0) ? Likeness.CLOSE : Likeness.NONE;
        }
        if (shareGivenName(a, b)) {
            return Likeness.SAME;
        }
        if (transliterated(a).equals(transliterated(b))) {
            return Likeness.SAME;
        }
        String shorter = a.length() <= b.length() ? a : b;
        String longer = shorter.equals(a) ? b : a;
        if (shorter.length() >= 3 && longer.startsWith(shorter)) {
            return GENDER_ENDINGS.contains(longer.substring(shorter.length())) ? Likeness.NONE : Likeness.CLOSE;
        }
        boolean sameEnd = a.charAt(a.length() - 1) == b.charAt(b.length() - 1);
        return shorter.length() >= 5 && sameEnd && distance(a, b, 1) <= 1 && a.charAt(0) == b.charAt(0)
                ? Likeness.CLOSE
                : Likeness.NONE;
    }

    /** {@code bill} and {@code william}: one person may be called by both. */
    boolean shareGivenName(String a, String b) {
        Set<Integer> groups = givenGroups.getOrDefault(a, Set.of());
        for (int group : givenGroups.getOrDefault(b, Set.of())) {
            if (groups.contains(group)) {
                return true;
            }
        }
        return false;
    }

    static Likeness surnames(String a, String b) {
        return likeSpelling(a, b, 6);
    }

    /** Spelled alike: the same after transliteration, or a slip apart relative to the length. */
    private static Likeness likeSpelling(String a, String b, int shortestWithSlip) {
        if (a.equals(b)) {
            return Likeness.SAME;
        }
        String ta = transliterated(a);
        String tb = transliterated(b);
        if (ta.equals(tb)) {
            return Likeness.SAME;
        }
        // One slip from six letters, two from nine: in the pairs of name-bench shorter names one letter apart are
        // mostly two people.
        int shorter = Math.min(a.length(), b.length());
        int allowed = shorter >= 9 ? 2 : shorter >= shortestWithSlip ? 1 : 0;
        return allowed > 0
                        && a.charAt(0) == b.charAt(0)
                        && Math.min(distance(a, b, allowed), distance(ta, tb, allowed)) <= allowed
                ? Likeness.CLOSE
                : Likeness.NONE;
    }

    /** Letters that differ only by the way of writing another alphabet or an umlaut are made equal. */
    static String transliterated(String token) {
        String s = SKI.matcher(token).replaceAll("ski");
        s = INITIAL_YE.matcher(s).replaceAll("e");
        s = s.replace("sch", "sh")
                .replace("tch", "ch")
                .replace("zh", "j")
                .replace("kh", "h")
                .replace("ph", "f");
        s = s.replace("ck", "k").replace("q", "k").replace("w", "v").replace("x", "ks");
        s = HARD_C.matcher(s).replaceAll("k");
        s = s.replace("oe", "o")
                .replace("ae", "a")
                .replace("ue", "u")
                .replace("ou", "u")
                .replace("oo", "u");
        s = LONG_I.matcher(s).replaceAll("i");
        s = s.replace("iu", "u").replace("ju", "u").replace("ia", "a").replace("ja", "a");
        s = DOUBLED.matcher(s).replaceAll("$1");
        return s;
    }

    /** Edits between two words, with neighbours swapped as one edit; stops counting above {@code limit}. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[b.length()];
    }

    /** Lower case, diacritics and dots away, white space single. */
    static String fold(String name) {
        String latin = name.chars().allMatch(NameMatcher::isLatin) ? name : Latin.SCRIPT.transliterate(name);
        String folded =
                NOT_NAME.matcher(PlainLetters.of(latin).replace('`', '\'')).replaceAll(" ");
        folded = SPACES.matcher(folded).replaceAll(" ").strip();
        return folded.endsWith("'s") ? folded.substring(0, folded.length() - 2) : folded;
    }

    static boolean isLatin(int c) {
        return c < 0x250 || !Character.isLetter(c) || (c >= 0x1E00 && c < 0x1F00);
    }

    /** Loaded only when a name in another alphabet turns up. */
    private static final class Latin {
        static final Transliterator SCRIPT = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    PersonName parse(String name) {
        int comma = name.indexOf(',');
        String ordered = comma > 0 && comma < name.length() - 1 && !isSuffix(name.substring(comma + 1))
                ? name.substring(comma + 1) + " " + name.substring(0, comma)
                : name;
        List<String> tokens = new ArrayList<>();
        String suffix = "";
        for (String token : fold(ordered).replace("'", "").split(" ", -1)) {
            if (token.isEmpty()) {
                continue;
            }
            if (SUFFIXES.contains(token) && !tokens.isEmpty()) {
                suffix = token;
            } else {
                tokens.add(token);
            }
        }
        while (tokens.size() > 1 && titles.contains(tokens.getFirst())) {
            tokens.removeFirst();
        }
        return new PersonName(List.copyOf(tokens), suffix);
    }

    private static boolean isSuffix(String text) {
        return SUFFIXES.contains(fold(text));
    }

    boolean isKnownGiven(String token) {
        return givenGroups.containsKey(token);
    }

    /** How much alike two parts of a name are. */
    enum Likeness {
        SAME,
        CLOSE,
        NONE
    }

    /**
     * A person's name in its parts, folded.
     *
     * @param tokens given name first
     * @param suffix {@code jr} and the like, or empty
     */
    record PersonName(List<String> tokens, String suffix) {
        boolean isSingle() {
            return tokens.size() == 1;
        }

        String given() {
            return tokens.getFirst();
        }

        String surname() {
            return tokens.getLast();
        }

        List<String> middles() {
            return tokens.size() <= 2 ? List.of() : tokens.subList(1, tokens.size() - 1);
        }
    }
}
