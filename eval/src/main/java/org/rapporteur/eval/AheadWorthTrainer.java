package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.rapporteur.account.AheadWorth;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.text.Span;

/**
 * Makes {@code account/ahead-worth.tsv}: what each sign of a sentence weighs for its telling well what is ahead, from sentences that were read by
 * eye ({@code eval/verdicts/ahead.tsv}). No chance is involved.
 *
 * <p>Arguments: the data directory and, if the table is to be written, a folder. Before that weights are fitted to nine tenths of the stories and
 * asked of the tenth, in turn, and what comes of it is printed.
 */
public final class AheadWorthTrainer {
    private static final Path VERDICTS = Path.of("eval/verdicts/ahead.tsv");
    /** Keeps weights small, of columns of like spread; from 3 to 30 all did alike. */
    private static final double SMALL = 30;

    private static final int FOLDS = 10;
    private static final double GOOD = 0.45;
    private static final double FAIR = 0.3;
    private static final int MOST_FAIR = 3;
    private static final double[] CUTS = {0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6};

    private record Row(String story, int fold, double[] signs, boolean isRight) {}

    private record Asked(Row row, double chance) {}

    private AheadWorthTrainer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Row> rows = rows(Path.of(arguments[0]));
        print(inTurn(rows));
        if (arguments.length > 1) {
            write(fit(rows), rows, Path.of(arguments[1]).resolve("ahead-worth.tsv"));
        }
    }

    private static List<Row> rows(Path data) throws IOException {
        Map<String, List<String[]>> byStory = new LinkedHashMap<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                byStory.computeIfAbsent(cells[0], any -> new ArrayList<>()).add(cells);
            }
        }
        JudgedPiles piles = new JudgedPiles(data);
        Lexicon lexicon = new Lexicon();
        ReportReader reader = new ReportReader();
        List<Row> rows = new ArrayList<>();
        int fold = 0;
        for (Map.Entry<String, List<String[]>> story : byStory.entrySet()) {
            Map<String, Reading> pile = piles.read(story.getKey(), reader);
            LocalDate today = LocalDate.parse(story.getValue().getFirst()[1]);
            AheadWorth worth = new AheadWorth(lexicon, List.copyOf(pile.values()), today);
            for (String[] cells : story.getValue()) {
                String[] ends = cells[3].split("-", -1);
                double[] signs = worth.signs(
                        Objects.requireNonNull(pile.get(cells[2])),
                        new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])),
                        LocalDate.parse(cells[4]),
                        LocalDate.parse(cells[5]),
                        cells[6].equals("planned"));
                rows.add(new Row(story.getKey(), fold % FOLDS, signs, cells[7].startsWith("R")));
            }
            fold++;
        }
        return rows;
    }

    private static Logistic.Evenly fit(List<Row> rows) {
        return Logistic.fitEvenly(
                rows.stream().map(Row::signs).toList(),
                rows.stream().mapToDouble(row -> row.isRight ? 1 : 0).toArray(),
                SMALL);
    }

    private static List<Asked> inTurn(List<Row> rows) {
        List<Asked> asked = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            Logistic.Evenly fit =
                    fit(rows.stream().filter(row -> row.fold != held).toList());
            rows.stream()
                    .filter(row -> row.fold == held)
                    .forEach(row -> asked.add(new Asked(row, 1 / (1 + Math.exp(-fit.odds(row.signs))))));
        }
        asked.sort(Comparator.comparing((Asked each) -> -each.chance));
        return asked;
    }

    private static void print(List<Asked> asked) {
        long right = asked.stream().filter(each -> each.row.isRight).count();
        System.out.printf(
                Locale.ROOT,
                "%d sentences of %d stories, right %.3f; area under the curve %.3f%n",
                asked.size(),
                asked.stream().map(each -> each.row.story).distinct().count(),
                right / (double) asked.size(),
                Ranked.area(asked.stream().map(each -> each.row.isRight).toList()));
        for (double cut : CUTS) {
            print(
                    String.format(Locale.ROOT, "from %.2f on", cut),
                    asked.stream().filter(each -> each.chance >= cut).toList(),
                    right);
        }
        for (int fair = 0; fair <= MOST_FAIR; fair++) {
            Map<String, Integer> of = new HashMap<>();
            List<Asked> taken = new ArrayList<>();
            for (Asked each : asked) {
                int before = of.getOrDefault(each.row.story, 0);
                if (each.chance >= GOOD || each.chance >= FAIR && before < fair) {
                    of.put(each.row.story, before + 1);
                    taken.add(each);
                }
            }
            print(
                    String.format(Locale.ROOT, "from %.2f on, up to %d of a story from %.2f on", GOOD, fair, FAIR),
                    taken,
                    right);
        }
    }

    private static void print(String what, List<Asked> taken, long right) {
        long good = taken.stream().filter(each -> each.row.isRight).count();
        System.out.printf(
                Locale.ROOT,
                "  %s: %d lines, right %.3f, of all right ones %.3f%n",
                what,
                taken.size(),
                good / (double) Math.max(1, taken.size()),
                good / (double) right);
    }

    private static void write(Logistic.Evenly fit, List<Row> rows, Path file) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            out.println("# What each sign weighs for a sentence's telling well what is ahead (signs of AheadWorth).");
            out.printf(
                    Locale.ROOT,
                    "# Made by AheadWorthTrainer (module eval) from the %,d sentences of eval/verdicts/ahead.tsv.%n",
                    rows.size());
            for (int k = 0; k < AheadWorth.SIGNS.size(); k++) {
                out.printf(Locale.ROOT, "%s\t%.4f%n", AheadWorth.SIGNS.get(k), fit.weights()[k]);
            }
        }
    }
}
