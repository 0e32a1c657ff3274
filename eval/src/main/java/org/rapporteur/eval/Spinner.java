package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Mangles a text as thesaurus spinners do: swaps words for WordNet synonyms of any part of speech, and function words for
 * chemical elements and the like.
 */
final class Spinner {
    /** What spinners that look abbreviations up in a dictionary make of function words. */
    private static final Map<String, String> FUNCTION_WORDS = Map.ofEntries(
            Map.entry("at", "astatine"),
            Map.entry("as", "arsenic"),
            Map.entry("in", "indium"),
            Map.entry("he", "helium"),
            Map.entry("be", "beryllium"),
            Map.entry("no", "nobelium"),
            Map.entry("will", "volition"),
            Map.entry("have", "person"),
            Map.entry("has", "hour angle"),
            Map.entry("on", "connected"),
            Map.entry("a", "angstrom"),
            Map.entry("it", "information technology"),
            Map.entry("i", "iodine"),
            Map.entry("there", "location"),
            Map.entry("was", "helium was"),
            Map.entry("some", "immoderate"),
            Map.entry("any", "immoderate"),
            Map.entry("such", "specified"),
            Map.entry("than", "than"),
            Map.entry("can", "tin"),
            Map.entry("do", "bash"),
            Map.entry("so", "truthful"),
            Map.entry("now", "present"),
            Map.entry("very", "precise"),
            Map.entry("more", "much"),
            Map.entry("most", "about"));

    private final Map<String, List<String>> synonyms = new TreeMap<>();
    private final Map<String, List<String>> glosses = new TreeMap<>();
    private final Map<String, List<String>> kin = new TreeMap<>();

    /** Reads WordNet's {@code data.*} files. */
    Spinner(Path dict) throws IOException {
        for (String part : new String[] {"noun", "verb", "adj", "adv"}) {
            readKin(dict.resolve("data." + part));
            for (String line : Files.readAllLines(dict.resolve("data." + part))) {
                if (line.startsWith(" ")) {
                    continue;
                }
                String[] fields = line.split(" ");
                int count = Integer.parseInt(fields[3], 16);
                List<String> lemmas = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    lemmas.add(fields[4 + 2 * i].replaceAll("\\(.*\\)", "").replace('_', ' '));
                }
                String gloss = line.substring(line.indexOf(" | ") + 3);
                for (String lemma : lemmas) {
                    if (lemma.chars().allMatch(Character::isLowerCase)) {
                        List<String> others = synonyms.computeIfAbsent(lemma, any -> new ArrayList<>());
                        lemmas.stream().filter(l -> !l.equals(lemma)).forEach(others::add);
                        for (String word : gloss.split("[^a-z]+")) {
                            if (word.length() > 5 && !word.equals(lemma)) {
                                glosses.computeIfAbsent(lemma, any -> new ArrayList<>())
                                        .add(word);
                                break;
                            }
                        }
                    }
                }
            }
        }
        synonyms.replaceAll((lemma, others) -> List.copyOf(new TreeSet<>(others)));
        kin.replaceAll((lemma, others) -> List.copyOf(new TreeSet<>(others)));
    }

    /** For each word, in lower case, the words one step up ({@code @}) or much alike ({@code &}). */
    private void readKin(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(l -> !l.startsWith(" "))
                .toList();
        Map<String, List<String>> lemmasByOffset = new HashMap<>();
        for (String line : lines) {
            lemmasByOffset.put(line.substring(0, line.indexOf(' ')), lemmas(line.split(" ")));
        }
        for (String line : lines) {
            String[] fields = line.split(" ");
            List<String> lemmas = lemmas(fields);
            int pointers = 4 + 2 * lemmas.size();
            for (int p = 0; p < Integer.parseInt(fields[pointers]); p++) {
                String sign = fields[pointers + 1 + 4 * p];
                if (sign.equals("@") || sign.equals("&")) {
                    List<String> others = lemmasByOffset.getOrDefault(fields[pointers + 2 + 4 * p], List.of());
                    for (String lemma : lemmas) {
                        kin.computeIfAbsent(lemma.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                                .addAll(others);
                    }
                }
            }
        }
    }

    private static List<String> lemmas(String[] fields) {
        List<String> lemmas = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(fields[3], 16); i++) {
            lemmas.add(fields[4 + 2 * i].replaceAll("\\(.*\\)", "").replace('_', ' '));
        }
        return lemmas;
    }

    /** Swaps about {@code share} of all words, as far as the table goes. */
    String spin(String text, double share, Random random) {
        return eachWord(text, word -> swappable(word) != null, share, random, word -> {
            List<String> choices = swappable(word);
            return choices == null ? word : choices.get(random.nextInt(choices.size()));
        });
    }

    /**
     * A spinner of another design: swaps words for words out of their definitions, drops a word here and there, and turns the
     * two halves of some sentences round at the comma.
     */
    String spinByDefinition(String text, double share, Random random) {
        StringBuilder out = new StringBuilder();
        for (String paragraph : text.split("\n\n")) {
            for (String sentence : paragraph.split("(?<=[.!?]) ")) {
                int comma = sentence.indexOf(", ");
                if (comma > 20 && comma < sentence.length() - 30 && random.nextDouble() < share) {
                    String end = sentence.substring(sentence.length() - 1);
                    sentence = sentence.substring(comma + 2, sentence.length() - 1) + ", "
                            + sentence.substring(0, comma) + end;
                }
                out.append(eachWord(sentence, glosses::containsKey, share * 0.9, random, word -> {
                            List<String> choices = glosses.getOrDefault(word, List.of(word));
                            return choices.get(random.nextInt(choices.size()));
                        })
                        .replaceAll(random.nextDouble() < share ? " (the|a|of|that) " : "\0", " "));
                out.append(' ');
            }
            out.append("\n\n");
        }
        return out.toString();
    }

    /**
     * A third spinner, which nothing was tuned on: swaps words for more general or similar ones of any sense, function words
     * among them ({@code at} is a chemical element), and often gives them a wrong ending.
     */
    String spinByKin(String text, double share, Random random) {
        String[] endings = {"", "", "s", "ed", "ing"};
        return eachWord(text, kin::containsKey, share, random, word -> {
            List<String> choices = kin.getOrDefault(word, List.of(word));
            return choices.get(random.nextInt(choices.size())) + endings[random.nextInt(endings.length)];
        });
    }

    private @Nullable List<String> swappable(String word) {
        String function = FUNCTION_WORDS.get(word);
        if (function != null) {
            return List.of(function);
        }
        if (word.length() < 3) {
            return null;
        }
        for (String lemma : new String[] {
            word,
            cut(word, "s"),
            cut(word, "es"),
            cut(word, "ed"),
            cut(word, "d"),
            cut(word, "ing"),
            cut(word, "ing") + "e"
        }) {
            List<String> found = synonyms.get(lemma);
            if (found != null && !found.isEmpty()) {
                return found;
            }
        }
        return null;
    }

    private static String cut(String word, String ending) {
        return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : word;
    }

    private interface Swap {
        String of(String word);
    }

    private interface Test {
        boolean of(String word);
    }

    private static String eachWord(String text, Test test, double share, Random random, Swap swap) {
        int words = 0;
        int able = 0;
        for (String word : text.split("\\s+")) {
            words++;
            if (test.of(word.replaceAll("\\W", ""))) {
                able++;
            }
        }
        double chance = able == 0 ? 0 : Math.min(1, share * words / able);
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && Character.isLetter(text.charAt(i))) {
                i++;
            }
            if (i == start) {
                out.append(text.charAt(i++));
                continue;
            }
            String word = text.substring(start, i);
            boolean plain = word.equals(word.toLowerCase(Locale.ROOT));
            out.append(plain && test.of(word) && random.nextDouble() < chance ? swap.of(word) : word);
        }
        return out.toString();
    }
}
