package org.rapporteur.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes {@code background.txt} again: the share of ordinary 400-word reports that bear a stem, guessed from how often it stands
 * in WordNet's glosses and in the texts that WordNet counts.
 *
 * <p>Arguments: WordNet's {@code dict} folder (the {@code index.sense} and {@code data.*} files), the file to write.
 */
public final class BackgroundTable {
    /** Words of a report that the story room looks at, about 3,000 characters. */
    private static final int REPORT_WORDS = 450;
    /** Below this share a stem is as good as unknown. */
    private static final double LEAST = 0.004;

    private BackgroundTable() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path dict = Path.of(arguments[0]);
        Map<String, Integer> counts = Terms.newCounts();
        for (String part : new String[] {"noun", "verb", "adj", "adv"}) {
            for (String line : Files.readAllLines(dict.resolve("data." + part))) {
                int gloss = line.indexOf(" | ");
                if (gloss > 0) {
                    Terms.count(line.substring(gloss + 3), 1, counts);
                }
            }
        }
        for (String line : Files.readAllLines(dict.resolve("index.sense"))) {
            String[] fields = line.split(" ");
            String lemma = fields[0].substring(0, fields[0].indexOf('%'));
            int tagged = Integer.parseInt(fields[fields.length - 1]);
            if (tagged > 0 && !lemma.contains("_")) {
                Terms.count(lemma, tagged, counts);
            }
        }
        double all = counts.values().stream().mapToDouble(Integer::doubleValue).sum();
        StringBuilder out = new StringBuilder("""
                # Share of ordinary 400-word reports that bear a stem, guessed from its frequency in WordNet 3.0's glosses and sense
                # counts. Made by BackgroundTable from WordNet 3.0, Copyright 2006 by Princeton University, WordNet License
                # (https://wordnet.princeton.edu/license-and-commercial-use). One "stem TAB share" a line.
                """);
        new TreeMap<>(counts).forEach((stem, count) -> {
            double share = 1 - Math.exp(-REPORT_WORDS * count / all);
            if (share >= LEAST) {
                out.append(String.format(Locale.ROOT, "%s\t%.3f%n", stem, share));
            }
        });
        Files.writeString(Path.of(arguments[1]), out.toString().replace("\r", ""));
    }
}
