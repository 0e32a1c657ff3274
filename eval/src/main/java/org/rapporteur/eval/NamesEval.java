package org.rapporteur.eval;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rapporteur.corroborate.NameMatcher;

/**
 * How well two written names are told to be one or two, on name-bench: {@code NamesEval FOLDER [--mistakes]}.
 *
 * <p>The published F1 of .790 is over all kinds of names; the rules here are made for people, so people stand apart.
 */
public final class NamesEval {
    private static final class Count {
        int right;
        int wrong;
        int missed;

        @Override
        public String toString() {
            double p = right / (double) Math.max(1, right + wrong);
            double r = right / (double) Math.max(1, right + missed);
            double f = p + r == 0 ? 0 : 2 * p * r / (p + r);
            return String.format(
                    Locale.ROOT,
                    "P %.3f  R %.3f  F1 %.3f  (%d right, %d wrong, %d missed)",
                    p,
                    r,
                    f,
                    right,
                    wrong,
                    missed);
        }
    }

    private NamesEval() {}

    /** Prints one line for all pairs and one for each kind. */
    public static void main(String[] arguments) throws IOException {
        boolean mistakes = arguments.length > 1 && arguments[1].equals("--mistakes");
        Path file = Path.of(arguments[0]).resolve("contrib/name_bench/cases.csv");
        NameMatcher names = new NameMatcher();
        Map<String, Count> counts = new TreeMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord pair : format.parse(in)) {
                boolean gold = pair.get("is_match").equals("true");
                boolean said = names.canBeSame(pair.get("name1"), pair.get("name2"));
                for (String kind : new String[] {"all", pair.get("schema")}) {
                    Count count = counts.computeIfAbsent(kind, k -> new Count());
                    count.right += gold && said ? 1 : 0;
                    count.wrong += !gold && said ? 1 : 0;
                    count.missed += gold && !said ? 1 : 0;
                }
                if (mistakes && gold != said && pair.get("schema").equals("Person")) {
                    System.out.println(
                            (gold ? "missed  " : "wrong   ") + pair.get("name1") + " | " + pair.get("name2"));
                }
            }
        }
        counts.forEach((kind, count) -> System.out.printf(Locale.ROOT, "%-12s %s%n", kind, count));
    }
}
