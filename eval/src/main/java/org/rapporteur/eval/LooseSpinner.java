package org.rapporteur.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A spinner that nothing is tuned on: it swaps words for wider or similar words of WordNet without minding which sense is meant
 * and often in the wrong form, and small words for dictionary words that look like them.
 */
final class LooseSpinner {
    private static final Set<String> SMALL = Set.of(
            "in", "on", "at", "as", "by", "for", "from", "with", "to", "of", "and", "but", "or", "it", "he", "she",
            "they", "his", "her", "its", "their", "is", "are", "was", "were", "be", "has", "have", "had", "will",
            "would", "not", "an", "this", "that", "than", "which", "who", "when", "while", "over", "after", "into",
            "there");

    private static final List<String> ENDINGS = List.of("", "s", "ed", "ing");

    /** Pointers of WordNet: wider word, instance of, like, see also, entails, verb group. */
    private static final Set<String> POINTERS = Set.of("@", "@i", "&", "^", "*", "$");

    private record SynonymSet(List<String> words, List<String> others) {}

    private final Map<String, SynonymSet> sets = new HashMap<>();
    private final Map<String, List<String>> setsOf = new HashMap<>();
    private final Map<String, List<String>> looksLike = new TreeMap<>();

    /** Reads WordNet's {@code data.*} files. */
    LooseSpinner(Path dict) throws IOException {
        Set<String> shortWords = new TreeSet<>();
        for (String part : List.of("noun", "verb", "adj", "adv")) {
            for (String line : Files.readAllLines(dict.resolve("data." + part), StandardCharsets.ISO_8859_1)) {
                if (!line.startsWith(" ")) {
                    read(line, part.equals("adj") ? "a" : part.equals("adv") ? "r" : part.substring(0, 1), shortWords);
                }
            }
        }
        for (String word : SMALL) {
            looksLike.put(
                    word,
                    shortWords.stream().filter(other -> isNear(word, other)).toList());
        }
    }

    private void read(String line, String part, Set<String> shortWords) {
        String[] cells = line.split(" ");
        int count = Integer.parseInt(cells[3], 16);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(cells[4 + 2 * i].replaceAll("\\(.*\\)", "").replace('_', ' '));
        }
        List<String> others = new ArrayList<>();
        int at = 4 + 2 * count;
        int pointers = Integer.parseInt(cells[at]);
        for (int i = 0; i < pointers; i++) {
            if (POINTERS.contains(cells[at + 1 + 4 * i])) {
                others.add(cells[at + 3 + 4 * i] + cells[at + 2 + 4 * i]);
            }
        }
        String key = part + cells[0];
        sets.put(key, new SynonymSet(words, others));
        for (String word : words) {
            if (word.chars().allMatch(Character::isLowerCase)) {
                setsOf.computeIfAbsent(word, any -> new ArrayList<>()).add(key);
                if (word.length() >= 3 && word.length() <= 6 && !SMALL.contains(word)) {
                    shortWords.add(word);
                }
            }
        }
    }

    /** One letter put in, taken out or changed, the first kept. */
    private static boolean isNear(String word, String other) {
        if (word.charAt(0) != other.charAt(0) || Math.abs(word.length() - other.length()) > 1) {
            return false;
        }
        int i = 0;
        while (i < word.length() && i < other.length() && word.charAt(i) == other.charAt(i)) {
            i++;
        }
        String rest = word.substring(i);
        String otherRest = other.substring(i);
        return otherRest.length() > rest.length() && otherRest.endsWith(rest)
                || otherRest.length() == rest.length()
                        && !rest.isEmpty()
                        && rest.substring(1).equals(otherRest.substring(1));
    }

    /** Swaps about {@code share} of all words, as far as WordNet goes. */
    String spin(String text, double share, Random random) {
        String[] words = text.split("(?<=[^\\p{L}])|(?=[^\\p{L}])");
        int able = 0;
        int all = 0;
        for (String word : words) {
            if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
                all++;
                able += isPlain(word) && (SMALL.contains(word) || !wider(word).isEmpty()) ? 1 : 0;
            }
        }
        double chance = able == 0 ? 0 : share * all / able;
        StringBuilder out = new StringBuilder();
        for (String word : words) {
            List<String> choices = !isPlain(word) || random.nextDouble() >= chance
                    ? List.of()
                    : SMALL.contains(word) ? looksLike.getOrDefault(word, List.of()) : wider(word);
            out.append(choices.isEmpty() ? word : choices.get(random.nextInt(choices.size())));
        }
        return out.toString();
    }

    private static boolean isPlain(String word) {
        return !word.isEmpty() && Character.isLetter(word.charAt(0)) && word.equals(word.toLowerCase(Locale.ROOT));
    }

    /** Wider and similar words, with the ending that was cut off, or, every third time, another one. */
    private List<String> wider(String word) {
        List<String> found = new ArrayList<>();
        for (String ending : ENDINGS) {
            if (word.length() - ending.length() < 3 || !word.endsWith(ending)) {
                continue;
            }
            String lemma = word.substring(0, word.length() - ending.length());
            for (String key : setsOf.getOrDefault(lemma, List.of())) {
                SynonymSet set = sets.get(key);
                for (String other : set == null ? List.<String>of() : set.others()) {
                    SynonymSet wide = sets.get(other);
                    for (String choice : wide == null ? List.<String>of() : wide.words()) {
                        if (!choice.equals(lemma)) {
                            int turn = Math.floorMod(choice.hashCode(), 3 * ENDINGS.size());
                            found.add(choice + (turn < ENDINGS.size() ? ENDINGS.get(turn) : ending));
                        }
                    }
                }
            }
            if (!found.isEmpty()) {
                break;
            }
        }
        return found;
    }
}
