package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Odds;
import org.rapporteur.text.NumberWords;
import org.rapporteur.text.WordList;

/**
 * How likely two written names mean one person or body, slips of the pen and other alphabets included.
 *
 * <p>More lenient than {@link NameMatcher}, which says whether two names <em>can</em> be one without anything else speaking for it:
 * a misspelled surname is likely the same name, yet two people of a story may be a letter apart. So what merges by this needs the
 * context to agree. The words of the names are laid side by side by spelling, sound, initial and short form; what is left over on
 * both sides speaks against, what is left over on one side hardly does. How much each sign counts was learned
 * ({@code name-likeness.tsv} says from what).
 */
public final class NameLikeness {
    /** The signs, in the order of {@link #signs}. */
    public static final List<String> SIGNS = List.of(
            "constant",
            "body",
            "left over on both sides",
            "share left over on both sides",
            "left over on one side",
            "share left over on one side",
            "body, share left over on one side",
            "one word against more",
            "edits of paired words",
            "share of letters edited",
            "share edited in the worst pair",
            "words with two edits or more",
            "initials for words",
            "short forms of given names",
            "other order",
            "written apart",
            "share of letters alike, all words",
            "first words left over",
            "last words left over",
            "other alphabet",
            "other legal form");

    private static final Pattern DOTTED = Pattern.compile("(?<![\\p{L}])((?:\\p{L}\\.){2,}\\p{L}?)");
    private static final Pattern ROMAN = Pattern.compile("(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})");
    private static final Pattern BREAK = Pattern.compile("[ \\-/]+");
    private static final Set<String> SMALL = Set.of("the", "of", "and", "for", "&");

    /** Words that stand before a part of a name in many languages and tell little alone. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "bin", "ben", "ibn", "bint", "abu", "de", "da", "do", "dos", "del", "della", "di", "la", "le",
            "von", "van", "der", "den", "ter", "zu", "na", "haji", "hajj");

    /** Two words are a pair when no more than this share of the longer one is edited: above, chance likeness begins. */
    private static final double MOST_EDITED = 0.45;
    /** A word of many letters weighs no more than this. */
    private static final int MOST_WEIGHT = 8;

    private final NameMatcher names;
    private final Set<String> titles = Set.copyOf(WordList.lines(NameLikeness.class, "titles.txt"));
    private final Map<String, String> legalForms = new HashMap<>();
    private final double[] weights = new double[SIGNS.size()];

    /** Reads the lists and weights that come with the program. */
    public NameLikeness(NameMatcher names) {
        this.names = names;
        for (List<String> cells : WordList.rows(NameLikeness.class, "legal-forms.tsv")) {
            for (String cell : cells) {
                legalForms.put(cell, cells.getFirst());
            }
        }
        for (List<String> cells : WordList.rows(NameLikeness.class, "name-likeness.tsv")) {
            int sign = SIGNS.indexOf(cells.getFirst());
            if (sign < 0) {
                throw new IllegalStateException("name-likeness.tsv has an unknown sign: " + cells.getFirst());
            }
            weights[sign] = Double.parseDouble(cells.get(1));
        }
    }

    /** How likely both mean one, 0 to 1; a half is where as many pairs are one as two. */
    public double chance(String a, String b, boolean person) {
        double[] signs = signs(a, b, person);
        double sum = 0;
        for (int k = 0; k < signs.length; k++) {
            sum += signs[k] * weights[k];
        }
        return Odds.logistic(sum);
    }

    /** What speaks for and against, in the order of {@link #SIGNS}. */
    public double[] signs(String first, String second, boolean person) {
        Parts a = parts(first, person);
        Parts b = parts(second, person);
        boolean apart = joinSplitWords(a.words, b.words) | joinSplitWords(b.words, a.words);
        List<Pair> pairs = pairs(a.words, b.words, person);
        double weightA = weight(a.words);
        double weightB = weight(b.words);
        double pairedA = 0;
        double pairedB = 0;
        double edits = 0;
        double letters = 0;
        double worst = 0;
        int twice = 0;
        int initials = 0;
        int shortForms = 0;
        boolean crossed = false;
        Set<Integer> usedA = new TreeSet<>();
        Set<Integer> usedB = new TreeSet<>();
        int before = -1;
        pairs.sort(Comparator.comparingInt((Pair p) -> p.a));
        for (Pair pair : pairs) {
            String wa = a.words.get(pair.a);
            String wb = b.words.get(pair.b);
            usedA.add(pair.a);
            usedB.add(pair.b);
            pairedA += weight(wa);
            pairedB += weight(wb);
            crossed |= pair.b < before;
            before = pair.b;
            if (pair.kind == Kind.INITIAL) {
                initials++;
                continue;
            }
            if (pair.kind == Kind.SHORT_FORM) {
                shortForms++;
                continue;
            }
            int longer = Math.max(wa.length(), wb.length());
            letters += longer;
            edits += pair.edits;
            worst = Math.max(worst, pair.edits / longer);
            twice += pair.edits >= 2 ? 1 : 0;
        }
        double leftA = Math.max(0, weightA - pairedA) / Math.max(1, weightA);
        double leftB = Math.max(0, weightB - pairedB) / Math.max(1, weightB);
        boolean both = leftA > 0 && leftB > 0;
        double more = Math.max(leftA, leftB);
        double body = person ? 0 : 1;
        String joinedA = String.join("", new TreeSet<>(a.words));
        String joinedB = String.join("", new TreeSet<>(b.words));
        int longest = Math.max(1, Math.max(joinedA.length(), joinedB.length()));
        double alike = 1 - NameMatcher.distance(joinedA, joinedB, longest) / (double) longest;
        boolean single = (a.words.size() == 1) != (b.words.size() == 1);
        return new double[] {
            1,
            body,
            both ? 1 : 0,
            Math.min(leftA, leftB),
            !both && more > 0 ? 1 : 0,
            both ? 0 : more,
            both ? 0 : more * body,
            single ? 1 : 0,
            Math.min(edits, 4),
            letters == 0 ? 0 : edits / letters,
            worst,
            twice,
            initials,
            shortForms,
            crossed ? 1 : 0,
            apart ? 1 : 0,
            alike,
            !usedA.contains(0) && !usedB.contains(0) ? 1 : 0,
            !usedA.contains(a.words.size() - 1) && !usedB.contains(b.words.size() - 1) ? 1 : 0,
            a.foreign || b.foreign ? 1 : 0,
            !a.legal.isEmpty() && !b.legal.isEmpty() && !a.legal.equals(b.legal) ? 1 : 0
        };
    }

    private static double weight(List<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += weight(word);
        }
        return sum;
    }

    private static double weight(String word) {
        return PARTICLES.contains(word) ? 1 : Math.min(word.length() + 1, MOST_WEIGHT);
    }

    /** Best pairs first; each word once. */
    private List<Pair> pairs(List<String> a, List<String> b, boolean person) {
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                Pair pair = pair(a.get(i), b.get(j), i, j, person);
                if (pair != null) {
                    all.add(pair);
                }
            }
        }
        all.sort(Comparator.comparingDouble((Pair p) -> -p.worth)
                .thenComparingInt(p -> Math.abs(p.a - p.b))
                .thenComparingInt(p -> p.a)
                .thenComparingInt(p -> p.b));
        Set<Integer> usedA = new TreeSet<>();
        Set<Integer> usedB = new TreeSet<>();
        List<Pair> best = new ArrayList<>();
        for (Pair pair : all) {
            if (!usedA.contains(pair.a) && !usedB.contains(pair.b)) {
                usedA.add(pair.a);
                usedB.add(pair.b);
                best.add(pair);
            }
        }
        return best;
    }

    private @Nullable Pair pair(String a, String b, int i, int j, boolean person) {
        int longer = Math.max(a.length(), b.length());
        int shorter = Math.min(a.length(), b.length());
        if (a.equals(b)) {
            return new Pair(i, j, Kind.SPELLING, 0, weight(a) + 1);
        }
        if (shorter == 1) {
            return person && a.charAt(0) == b.charAt(0) ? new Pair(i, j, Kind.INITIAL, 0, 0.5) : null;
        }
        if (person && names.shareGivenName(a, b)) {
            return new Pair(i, j, Kind.SHORT_FORM, 0, weight(a));
        }
        // A figure or a particle is itself or another, never a slip.
        if (PARTICLES.contains(a) || PARTICLES.contains(b) || isNumber(a) || isNumber(b)) {
            return null;
        }
        String sa = NameMatcher.transliterated(a);
        String sb = NameMatcher.transliterated(b);
        // Written otherwise but of the same sound: half an edit each, for the slip that a writer could have made.
        double edits = sa.equals(sb)
                ? 0.5
                : Math.min(NameMatcher.distance(a, b, longer), NameMatcher.distance(sa, sb, longer) + 0.5);
        return edits / longer <= MOST_EDITED
                ? new Pair(i, j, Kind.SPELLING, edits, weight(a) * (1 - edits / longer))
                : null;
    }

    /** {@code petrov ivan} against {@code petrovivan}, {@code chin ping} against {@code chinping}: joins what the other writes in one. */
    private static boolean joinSplitWords(List<String> split, List<String> other) {
        boolean joined = false;
        for (int i = 0; i + 1 < split.size(); i++) {
            String together = split.get(i) + split.get(i + 1);
            if (together.length() < 4 || other.contains(split.get(i)) || other.contains(split.get(i + 1))) {
                continue;
            }
            int slips = together.length() >= 7 ? 1 : 0;
            for (String word : other) {
                if (NameMatcher.distance(together, word, slips) <= slips) {
                    split.set(i, together);
                    split.remove(i + 1);
                    joined = true;
                    break;
                }
            }
        }
        return joined;
    }

    private Parts parts(String name, boolean person) {
        boolean foreign = !name.chars().allMatch(NameMatcher::isLatin);
        String ordered = name;
        int comma = name.indexOf(',');
        if (person && comma > 0 && comma < name.length() - 1) {
            ordered = name.substring(comma + 1) + " " + name.substring(0, comma);
        }
        String abbreviated = person
                ? ordered
                : DOTTED.matcher(ordered).replaceAll(m -> m.group(1).replace(".", "") + " ");
        String folded = NameMatcher.fold(abbreviated.replace("&", " and ")).replace("'", "");
        List<String> words = new ArrayList<>();
        for (String word : BREAK.split(folded, -1)) {
            if (!word.isEmpty() && !SMALL.contains(word)) {
                words.add(word);
            }
        }
        Set<String> legal = new TreeSet<>();
        removeLegalForms(words, legal, person);
        while (person && words.size() > 1 && titles.contains(words.getFirst())) {
            words.removeFirst();
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Integer small = NumberWords.SMALL.get(word);
            if (small != null && !person) {
                words.set(i, small.toString());
            }
            if (word.equals("ibn") || word.equals("ben")) {
                words.set(i, "bin");
            } else if (word.equals("el")) {
                words.set(i, "al");
            }
        }
        return new Parts(words, legal, foreign);
    }

    private void removeLegalForms(List<String> words, Set<String> legal, boolean person) {
        if (person) {
            // A person's name never has one; what looks like one is a slip of the list it comes from.
            if (words.size() > 2
                    && legalForms.containsKey(words.getLast())
                    && words.getLast().length() > 2) {
                words.removeLast();
            }
            return;
        }
        for (int length = 4; length >= 1; length--) {
            for (int i = 0; i + length <= words.size(); i++) {
                String form = legalForms.get(String.join(" ", words.subList(i, i + length)));
                boolean atEdge = i == 0 || i + length == words.size() || length > 1 || !legal.isEmpty();
                if (form != null && words.size() > length && atEdge) {
                    legal.add(form);
                    words.subList(i, i + length).clear();
                    i--;
                }
            }
        }
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0)) || ROMAN.matcher(word).matches();
    }

    /** How two words were laid side by side. */
    private enum Kind {
        SPELLING,
        INITIAL,
        SHORT_FORM
    }

    /** Two words taken for one, with the edits between them and how much that is worth. */
    private record Pair(int a, int b, Kind kind, double edits, double worth) {}

    /** A name in its words; the lists are worked on. */
    private record Parts(List<String> words, Set<String> legal, boolean foreign) {}
}
