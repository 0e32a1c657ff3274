package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words for peoples, faiths and parties ({@code greek, greeks, muslim}) out of WordNet: sets of names that call all these
 * "miscellaneous" are parted by them into groups and the rest, as in {@code model/train/sets.py}.
 */
final class Peoples {
    private static final List<String> ROOTS = List.of(
            "inhabitant",
            "religious person",
            "ethnic group",
            "christian",
            "politician",
            "militant",
            "extremist",
            "national");

    private static final Pattern OF_A_PEOPLE =
            Pattern.compile("(?:of or|relating|belonging|characteristic|being|pertaining).*");
    private static final Pattern SYNTACTIC_MARK = Pattern.compile("\\(.*?\\)");

    private Peoples() {}

    /** The words, in lower case, from a folder with {@code data.noun} and {@code data.adj}. */
    static Set<String> of(Path wordNet) throws IOException {
        Set<String> found = new HashSet<>();
        nouns(Files.readAllLines(wordNet.resolve("data.noun")), found);
        adjectives(Files.readAllLines(wordNet.resolve("data.adj")), found);
        Set<String> all = new HashSet<>(found);
        found.stream().filter(word -> !word.endsWith("s")).forEach(word -> all.add(word + "s"));
        return all;
    }

    private static void nouns(List<String> lines, Set<String> found) {
        Map<String, List<String>> words = new HashMap<>();
        Map<String, List<String>> below = new HashMap<>();
        Map<String, String> firstWith = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith(" ")) {
                continue;
            }
            String[] cells = line.split(" \\| ", 2)[0].split(" +");
            int count = Integer.parseInt(cells[3], 16);
            List<String> own = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String word = cells[4 + 2 * i].replace('_', ' ');
                own.add(word);
                firstWith.putIfAbsent(word.toLowerCase(Locale.ROOT), cells[0]);
            }
            words.put(cells[0], own);
            for (int i = 5 + 2 * count; i < cells.length - 3; i += 4) {
                if ((cells[i].equals("@") || cells[i].equals("@i")) && cells[i + 2].equals("n")) {
                    below.computeIfAbsent(cells[i + 1], key -> new ArrayList<>())
                            .add(cells[0]);
                }
            }
        }
        Deque<String> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        for (String root : ROOTS) {
            String key = firstWith.get(root);
            if (key != null) {
                open.add(key);
            }
        }
        while (!open.isEmpty()) {
            String key = open.remove();
            if (seen.add(key)) {
                open.addAll(below.getOrDefault(key, List.of()));
                words.getOrDefault(key, List.of()).stream()
                        .filter(word -> Character.isUpperCase(word.charAt(0)) && word.indexOf(' ') < 0)
                        .forEach(word -> found.add(word.toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static void adjectives(List<String> lines, Set<String> found) {
        for (String line : lines) {
            String[] parts = line.split(" \\| ", 2);
            if (line.startsWith(" ")
                    || parts.length < 2
                    || !OF_A_PEOPLE.matcher(parts[1].strip()).matches()) {
                continue;
            }
            String[] cells = parts[0].split(" +");
            for (int i = 0; i < Integer.parseInt(cells[3], 16); i++) {
                String word = SYNTACTIC_MARK.matcher(cells[4 + 2 * i]).replaceAll("");
                if (Character.isUpperCase(word.charAt(0)) && word.indexOf('_') < 0) {
                    found.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
    }
}
