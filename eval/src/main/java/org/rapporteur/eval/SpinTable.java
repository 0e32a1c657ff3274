package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes {@code corroborate/respun.tsv}: for a word that thesaurus spinners write, the everyday words they may have found.
 *
 * <p>Every synonym set of WordNet, of any part of speech, is turned round: a spinner that takes {@code as} for the symbol of
 * an element writes {@code arsenic}, so {@code arsenic} may stand for {@code as}. Run with the folder of WordNet's data files
 * and {@code text/background.tsv}; the table goes to standard output.
 */
public final class SpinTable {
    // A word that spinners swap stands in at least this share of news articles; rarer ones cost size and gain little.
    private static final double SWAPPED_FROM_SHARE = 0.01;
    // The word written instead is at least this much rarer than the one found, else it is no sign of a swap.
    private static final int RARER = 2;
    private static final int MOST_ORIGINALS = 4;

    private SpinTable() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: SpinTable WORDNET-FOLDER background.tsv > respun.tsv");
            System.exit(2);
        }
        Map<String, Integer> counts = counts(Path.of(args[1]));
        int least = (int) (counts.getOrDefault("*", 0) * SWAPPED_FROM_SHARE);
        Map<String, Set<String>> originals = new TreeMap<>();
        for (String part : List.of("noun", "verb", "adj", "adv")) {
            for (String line : Files.readAllLines(Path.of(args[0], "data." + part), StandardCharsets.ISO_8859_1)) {
                if (!line.startsWith(" ")) {
                    turnRound(synonyms(line), counts, least, originals);
                }
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.print(
                "# What thesaurus spinners write, then the everyday words they may have found there, commonest first.\n"
                        + "# Made by SpinTable (module eval) from WordNet 3.0, Copyright 2006 by Princeton University, WordNet License\n"
                        + "# (https://wordnet.princeton.edu/license-and-commercial-use). Used only for reports that are mangled.\n");
        originals.forEach((spun, found) -> out.print(spun + "\t"
                + String.join(
                        " ",
                        found.stream()
                                .sorted(Comparator.comparing((String w) -> -counts.getOrDefault(w, 0))
                                        .thenComparing(Comparator.naturalOrder()))
                                .limit(MOST_ORIGINALS)
                                .toList())
                + "\n"));
        out.flush();
    }

    private static void turnRound(
            List<String> synonyms, Map<String, Integer> counts, int least, Map<String, Set<String>> originals) {
        for (String found : synonyms) {
            int foundCount = counts.getOrDefault(found, 0);
            if (foundCount < least) {
                continue;
            }
            for (String spun : synonyms) {
                if (counts.getOrDefault(spun, 0) * RARER < foundCount) {
                    originals.computeIfAbsent(spun, k -> new LinkedHashSet<>()).add(found);
                }
            }
        }
    }

    /** The single words of a synonym set, lower case. A data line is: offset, file, type, word count (hex), then word and number in turn. */
    private static List<String> synonyms(String line) {
        String[] cells = line.split(" ", -1);
        int count = Integer.parseInt(cells[3], 16);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String word = cells[4 + 2 * i].replaceAll("\\(.*\\)", "").toLowerCase(Locale.ROOT);
            if (word.chars().allMatch(Character::isLetter) && !words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static Map<String, Integer> counts(Path background) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (String line : Files.readAllLines(background, StandardCharsets.UTF_8)) {
            int tab = line.indexOf('\t');
            if (tab > 0 && !line.startsWith("#")) {
                counts.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
            }
        }
        return counts;
    }
}
