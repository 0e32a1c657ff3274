package org.rapporteur.corroborate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.text.WordList;

/**
 * How telling a word is: rare in news, everyday, or mere grammar. Word forms are brought to a light stem first.
 *
 * <p>Counts come from {@code text/background.tsv}, so they are the same for every pile.
 */
public final class Lexicon {
    private final Map<String, Integer> articlesByStem = new HashMap<>();
    private final Map<String, String> irregular = new HashMap<>();
    private final Set<String> past = new HashSet<>();
    private final Set<String> functionWords;
    private final Map<String, List<String>> respun = new HashMap<>();
    private final Map<String, Set<String>> opposites = new HashMap<>();
    private final Set<String> people = new HashSet<>();
    private int articles = 1;

    /** Reads the word lists that come with the program. */
    public Lexicon() {
        functionWords = Set.copyOf(WordList.lines(Lexicon.class, "function-words.txt"));
        for (List<String> cells : WordList.rows(Lexicon.class, "irregular.tsv")) {
            irregular.put(cells.get(0), cells.get(1));
            if (cells.size() > 2 && cells.get(2).equals("past")) {
                past.add(cells.get(0));
            }
        }
        for (List<String> cells : WordList.rows(Annotator.class, "respun.tsv")) {
            respun.put(cells.get(0), List.of(cells.get(1).split(" ")));
        }
        for (List<String> cells : WordList.rows(Lexicon.class, "antonyms.tsv")) {
            opposites.computeIfAbsent(stem(cells.get(0)), k -> new HashSet<>()).add(stem(cells.get(1)));
            opposites.computeIfAbsent(stem(cells.get(1)), k -> new HashSet<>()).add(stem(cells.get(0)));
        }
        for (String line : WordList.lines(Lexicon.class, "people.txt")) {
            for (String word : line.split(" ", -1)) {
                people.add(stem(word));
            }
        }
        for (String line : WordList.lines(WordList.class, "background.tsv")) {
            int tab = line.indexOf('\t');
            String word = line.substring(0, tab);
            int count = Integer.parseInt(line.substring(tab + 1));
            if (word.equals("*")) {
                articles = count;
            } else {
                articlesByStem.merge(stem(word), count, Math::max);
            }
        }
    }

    /** The word without inflection, lower case: {@code planning}, {@code plans} and {@code planned} are {@code plan}. */
    public String stem(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        String base = irregular.get(lower);
        if (base != null) {
            return base;
        }
        if (lower.endsWith("'s")) {
            lower = lower.substring(0, lower.length() - 2);
        } else if (lower.endsWith("'")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        return functionWords.contains(lower) ? lower : strip(lower);
    }

    private static String strip(String word) {
        String s = word;
        int n = s.length();
        if (n > 3 && s.endsWith("s") && !s.endsWith("ss") && !s.endsWith("us") && !s.endsWith("is")) {
            s = s.endsWith("ies") && n > 4
                    ? s.substring(0, n - 3) + "y"
                    : s.endsWith("xes") || s.endsWith("ches") || s.endsWith("shes") || s.endsWith("sses")
                            ? s.substring(0, n - 2)
                            : s.substring(0, n - 1);
        }
        n = s.length();
        if (n > 5 && s.endsWith("ing") && hasVowel(s, n - 3)) {
            s = undouble(s.substring(0, n - 3));
        } else if (n > 4 && s.endsWith("ied")) {
            s = s.substring(0, n - 3) + "y";
        } else if (n > 4 && s.endsWith("ed") && hasVowel(s, n - 2)) {
            s = undouble(s.substring(0, n - 2));
        } else if (n > 5 && s.endsWith("ly")) {
            s = s.substring(0, n - 2);
        }
        n = s.length();
        return n > 3 && s.endsWith("e") ? s.substring(0, n - 1) : s;
    }

    private static String undouble(String s) {
        int n = s.length();
        boolean doubled = n > 3 && s.charAt(n - 1) == s.charAt(n - 2) && "lsz".indexOf(s.charAt(n - 1)) < 0;
        return doubled ? s.substring(0, n - 1) : s;
    }

    private static boolean hasVowel(String s, int end) {
        for (int i = 0; i < end; i++) {
            if ("aeiouy".indexOf(s.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** True for words that carry grammar only ({@code the}, {@code would}). */
    public boolean isFunctionWord(String word) {
        return functionWords.contains(word.toLowerCase(Locale.ROOT).replace('’', '\''));
    }

    /** True for a plain word for people: {@code officer}, {@code villagers}. */
    public boolean isPerson(String word) {
        return people.contains(stem(word));
    }

    /** True for a form that tells only of the past ({@code met}, {@code announced}). */
    boolean isPastForm(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return past.contains(lower) || (lower.length() > 4 && lower.endsWith("ed"));
    }

    /** How telling a stem is: 0 for one in every article, about 8 for one never counted. */
    public double rarity(String stem) {
        int seen = articlesByStem.getOrDefault(stem, 0);
        return StrictMath.log((articles + 1.0) / (seen + 1.0));
    }

    /** Share of news articles that hold the stem. */
    public double share(String stem) {
        return articlesByStem.getOrDefault(stem, 0) / (double) articles;
    }

    /** Stems that turn what is said into its opposite when they stand for this one. */
    public Set<String> opposites(String stem) {
        return opposites.getOrDefault(stem, Set.of());
    }

    /** What an article spinner may have found where it wrote this word, commonest first; empty if it is no such word. */
    List<String> beforeSpinning(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<String> found = respun.get(lower);
        return found != null ? found : respun.getOrDefault(stem(lower), List.of());
    }

    /** True for a word that article spinners put where another one stood. */
    public boolean isSpinnersWord(String word) {
        return respun.containsKey(word);
    }
}
