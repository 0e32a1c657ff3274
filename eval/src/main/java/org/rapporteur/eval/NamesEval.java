package org.rapporteur.eval;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rapporteur.corroborate.NameLikeness;
import org.rapporteur.corroborate.NameMatcher;

/**
 * How well two written names are told to be one or two, on name-bench: {@code NamesEval FOLDER [--mistakes] [--weights]}.
 *
 * <p>Two halves by a hash of the first name, so that no name stands in both: the weights of {@link NameLikeness} are learned on
 * {@code look} alone ({@code --weights} prints them for its resource); {@code score} was not read. The published F1 of .790 is over
 * all pairs. The rules of {@link NameMatcher}, which the account merges by, are stricter and shown beside.
 */
public final class NamesEval {
    /** How strongly weights are kept small: the usual one of a ridge on signs between 0 and 1. */
    private static final double SMALL = 1;

    private static final class Count {
        int right;
        int wrong;
        int missed;

        void add(boolean gold, boolean said) {
            right += gold && said ? 1 : 0;
            wrong += !gold && said ? 1 : 0;
            missed += gold && !said ? 1 : 0;
        }

        double f1() {
            double p = right / (double) Math.max(1, right + wrong);
            double r = right / (double) Math.max(1, right + missed);
            return p + r == 0 ? 0 : 2 * p * r / (p + r);
        }

        @Override
        public String toString() {
            double p = right / (double) Math.max(1, right + wrong);
            double r = right / (double) Math.max(1, right + missed);
            return String.format(
                    Locale.ROOT,
                    "P %.3f  R %.3f  F1 %.3f  (%d right, %d wrong, %d missed)",
                    p,
                    r,
                    f1(),
                    right,
                    wrong,
                    missed);
        }
    }

    /** Two names, and whether they are one. */
    private record Case(String half, String schema, String first, String second, boolean gold) {
        boolean person() {
            return schema.equals("Person");
        }
    }

    private NamesEval() {}

    /** Prints a line for each half and kind, for the likeness and for the rules. */
    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments).subList(1, arguments.length);
        List<Case> cases = cases(Path.of(arguments[0]).resolve("contrib/name_bench/cases.csv"));
        NameMatcher rules = new NameMatcher();
        NameLikeness likeness = new NameLikeness(rules);
        if (options.contains("--weights")) {
            double[] weights = fit(cases, "look", likeness);
            for (int k = 0; k < weights.length; k++) {
                System.out.printf(Locale.ROOT, "%s\t%.3f%n", NameLikeness.SIGNS.get(k), weights[k]);
            }
            return;
        }
        Map<String, Count> counts = new TreeMap<>();
        for (Case c : cases) {
            boolean can = rules.canBeSame(c.first, c.second);
            boolean like = likeness.chance(c.first, c.second, c.person()) >= 0.5;
            for (String half : List.of("all", c.half)) {
                for (String kind : List.of("all", c.person() ? "people" : "bodies")) {
                    String of = half + ", " + kind;
                    counts.computeIfAbsent("likeness " + of, k -> new Count()).add(c.gold, like);
                    counts.computeIfAbsent("rules    " + of, k -> new Count()).add(c.gold, can);
                }
            }
            if (options.contains("--mistakes") && c.half.equals("look") && c.gold != like) {
                System.out.printf(
                        Locale.ROOT,
                        "%s %.2f %-6.6s %s | %s%n",
                        c.gold ? "missed" : "wrong ",
                        likeness.chance(c.first, c.second, c.person()),
                        c.schema,
                        c.first,
                        c.second);
            }
        }
        counts.forEach((kind, count) -> System.out.printf(Locale.ROOT, "%-27s %s%n", kind, count));
        System.out.printf(Locale.ROOT, "learned on look, on score     %s%n", crossed(cases, "look", "score", likeness));
        System.out.printf(Locale.ROOT, "learned on score, on look     %s%n", crossed(cases, "score", "look", likeness));
    }

    private static Count crossed(List<Case> cases, String learn, String test, NameLikeness likeness) {
        double[] weights = fit(cases, learn, likeness);
        Count count = new Count();
        for (Case c : cases) {
            if (c.half.equals(test)) {
                count.add(c.gold, Logistic.chance(likeness.signs(c.first, c.second, c.person()), weights) >= 0.5);
            }
        }
        return count;
    }

    private static double[] fit(List<Case> cases, String half, NameLikeness likeness) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> gold = new ArrayList<>();
        for (Case c : cases) {
            if (c.half.equals(half)) {
                rows.add(likeness.signs(c.first, c.second, c.person()));
                gold.add(c.gold);
            }
        }
        boolean[] yes = new boolean[rows.size()];
        double[] share = new double[rows.size()];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = gold.get(i);
            share[i] = 1;
        }
        return Logistic.fit(rows.toArray(double[][]::new), yes, share, SMALL, false);
    }

    private static List<Case> cases(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Case> cases = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord pair : format.parse(in)) {
                String first = pair.get("name1");
                String half = Halves.share(first, 2) == 1 ? "look" : "score";
                cases.add(new Case(
                        half,
                        pair.get("schema"),
                        first,
                        pair.get("name2"),
                        pair.get("is_match").equals("true")));
            }
        }
        return cases;
    }
}
