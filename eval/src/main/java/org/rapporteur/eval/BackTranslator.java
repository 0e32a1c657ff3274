package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A stand-in for a text that was translated by machine and back: no translator runs here, so it makes the faults that such texts
 * show. Articles, prepositions and auxiliaries get lost or wrong, words change places, small words are left over as a sentence of
 * their own, sentences break in two, quotation marks do not pair, names are spelled in several ways.
 */
final class BackTranslator {
    private static final Set<String> ARTICLES = Set.of("the", "a", "an");
    private static final List<String> PREPOSITIONS =
            List.of("in", "on", "at", "for", "of", "to", "by", "from", "with", "about");
    private static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "were", "has", "have", "had", "will", "would", "be", "been", "could", "can");

    private final Random random;
    private final Map<String, String> respelled = new HashMap<>();

    private BackTranslator(Random random) {
        this.random = random;
    }

    /** Makes about {@code faults} faults in a hundred words. */
    static String translate(String text, double faults, Random random) {
        BackTranslator translator = new BackTranslator(random);
        StringBuilder out = new StringBuilder();
        for (String paragraph : text.split("\n")) {
            List<String> sentences = new ArrayList<>();
            for (String sentence : paragraph.split("(?<=[.!?][”\"]?) +")) {
                sentences.add(translator.sentence(sentence, faults / 100));
            }
            out.append(String.join(" ", sentences)).append('\n');
        }
        return out.toString();
    }

    private String sentence(String sentence, double chance) {
        List<String> words = new ArrayList<>(Arrays.asList(sentence.split(" +")));
        int length = words.size();
        for (int n = 0; n < length; n++) {
            if (random.nextDouble() < chance && words.size() > 4) {
                fault(words);
            }
        }
        words.replaceAll(word -> respelled.getOrDefault(word, word).equals(word) || random.nextBoolean()
                ? word
                : respelled.getOrDefault(word, word));
        return String.join(" ", words);
    }

    private void fault(List<String> words) {
        switch (random.nextInt(16)) {
            case 0, 1 -> drop(words, ARTICLES);
            case 2 -> addArticle(words);
            case 3, 4 -> otherPreposition(words);
            case 5 -> drop(words, Set.copyOf(PREPOSITIONS));
            case 6 -> drop(words, AUXILIARIES);
            case 7, 8 -> move(words);
            case 9, 10 -> fragment(words);
            case 11, 12 -> breakOff(words);
            case 13 -> quote(words);
            default -> respell(words);
        }
    }

    /** Where one of the words stands, or -1. */
    private int find(List<String> words, Set<String> wanted) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            if (wanted.contains(words.get(i))) {
                places.add(i);
            }
        }
        return places.isEmpty() ? -1 : places.get(random.nextInt(places.size()));
    }

    private void drop(List<String> words, Set<String> wanted) {
        int at = find(words, wanted);
        if (at >= 0) {
            words.remove(at);
        }
    }

    private void addArticle(List<String> words) {
        words.add(1 + random.nextInt(words.size() - 1), random.nextInt(3) == 0 ? "a" : "the");
    }

    private void otherPreposition(List<String> words) {
        int at = find(words, Set.copyOf(PREPOSITIONS));
        if (at >= 0) {
            words.set(at, PREPOSITIONS.get(random.nextInt(PREPOSITIONS.size())));
        }
    }

    private void move(List<String> words) {
        int from = random.nextInt(words.size() - 1);
        int to = Math.max(0, Math.min(words.size() - 2, from + (random.nextBoolean() ? 2 : -2) - random.nextInt(2)));
        words.add(to, words.remove(from));
    }

    /** {@code He will be greeted.} becomes {@code He greeted. Will be.} */
    private void fragment(List<String> words) {
        int at = find(words, AUXILIARIES);
        String left = at >= 0 ? words.remove(at) : random.nextBoolean() ? "is" : "from";
        String alone = left.substring(0, 1).toUpperCase(Locale.ROOT) + left.substring(1) + ".";
        words.add(random.nextInt(4) == 0 ? alone + "”" : alone);
    }

    private void breakOff(List<String> words) {
        int at = 2 + random.nextInt(words.size() - 3);
        String word = words.get(at);
        if (!Character.isLetter(word.charAt(word.length() - 1))) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> words.set(at, word + ".");
            case 1 -> words.add(at + 1, random.nextBoolean() ? "." : ",");
            default -> {
                words.set(at, word + ".");
                String next = words.get(at + 1);
                words.set(at + 1, next.substring(0, 1).toUpperCase(Locale.ROOT) + next.substring(1));
            }
        }
    }

    private void quote(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).endsWith("”") || words.get(i).endsWith("\"")) {
                words.set(i, words.get(i).replaceAll("[”\"]$", ""));
                return;
            }
        }
        int at = 1 + random.nextInt(words.size() - 1);
        words.set(at, words.get(at) + "”");
    }

    /** The name is spelled in the new way about every second time from here on. */
    private void respell(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() >= 6
                    && Character.isUpperCase(word.charAt(0))
                    && word.substring(1).chars().allMatch(Character::isLowerCase)) {
                String other = respelled.computeIfAbsent(word, this::otherSpelling);
                words.set(i, other);
                return;
            }
        }
    }

    private String otherSpelling(String name) {
        String[][] ways = {
            {"ae", "ai"},
            {"y", "i"},
            {"k", "c"},
            {"v", "w"},
            {"ch", "sh"},
            {"e", "a"},
            {"o", "u"},
            {"nn", "n"},
            {"l", "ll"},
            {"i", "ee"}
        };
        int start = random.nextInt(ways.length);
        for (int n = 0; n < ways.length; n++) {
            String[] way = ways[(start + n) % ways.length];
            int at = name.indexOf(way[0], 1);
            if (at > 0) {
                return name.substring(0, at) + way[1] + name.substring(at + way[0].length());
            }
        }
        return name;
    }
}
