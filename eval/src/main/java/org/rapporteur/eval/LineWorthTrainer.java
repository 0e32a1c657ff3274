package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rapporteur.account.LineWorth;
import org.rapporteur.annotate.LineJudge;
import org.rapporteur.annotate.ReaderModel;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Lexicon;

/**
 * Makes {@code account/line-worth.tsv} and {@code annotate/line-vector.tsv}: what each sign of a sentence, each number of the learned
 * reader's vector of it and the word of the judge of lines weigh for its being a good line of a brief, from {@link JudgedLines}. No chance is
 * involved.
 *
 * <p>What is weighed without the judge's word is fitted to all stories; what is weighed with it, to those that were kept from the judge's
 * training. Arguments: the data directory and, if the two tables are to be written, a folder. Before that weights are fitted to five sixths of
 * the stories and asked of the sixth, in turn, and what comes of it is printed: lines chosen as the brief chooses them, but for the origins
 * that it counts and what it leaves out beside.
 */
public final class LineWorthTrainer {
    /** Keeps weights small, of columns of like spread; of .3, 1, 100 and 300 in the first trials 100 did best with the vectors. */
    private static final double SMALL = 100;
    /** The same for the few columns with the judge's word, and a sixth of the sentences. */
    private static final double SMALL_WITH_JUDGE = 20;

    /** Worth two grades is worth all. */
    private static final double GRADES = 2;

    private static final int FOLDS = 6;
    private static final double[] CUTS = {0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6};
    private static final int[] ASKED = {8, 12, 16, 24, 100};
    private static final int MOST_LINES = 8;
    private static final int FEWEST_LINES = 3;
    private static final double FAIR = 0.3;
    /** Signs that are the judge's; the one before them is the reader's vector's. */
    private static final int OF_JUDGE = 3;

    private static final int OWN = LineWorth.SIGNS.size() - OF_JUDGE - 1;

    /**
     * A sentence that was read by eye.
     *
     * @param isKeptBack whether the judge of lines never saw the story
     * @param signs all of {@link LineWorth#SIGNS}; that of the reader's vector is what an earlier fit made of it
     */
    private record Row(String story, boolean isKeptBack, double[] signs, float[] vector, JudgedLines.Verdict verdict) {
        double good() {
            return verdict.isRight() ? verdict.worth() / GRADES : 0;
        }

        /** The sentence's own signs, then the vector. */
        double[] unjudged() {
            double[] columns = Arrays.copyOf(signs, OWN + vector.length);
            for (int k = 0; k < vector.length; k++) {
                columns[OWN + k] = vector[k];
            }
            return columns;
        }

        /** All signs, with this for that of the vector. */
        double[] judged(double byTheReader) {
            double[] columns = signs.clone();
            columns[OWN] = byTheReader;
            return columns;
        }
    }

    /** A sentence, and the logarithm of its odds from the stories that are not its own. */
    private record Judged(Row row, double odds) {}

    /** What the vector adds to an ordinary one: of sentences without a vector such a one is thought. */
    private static double ofVector(Logistic.Evenly fit, double[] columns) {
        double sum = 0;
        for (int k = OWN; k < columns.length; k++) {
            sum += fit.weights()[k] * (columns[k] - fit.mean()[k]);
        }
        return sum;
    }

    private final Lexicon lexicon = new Lexicon();

    private LineWorthTrainer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Row> rows = new LineWorthTrainer().rows(Path.of(arguments[0]));
        Map<Row, double[]> judged = new HashMap<>();
        List<Judged> unjudged = inTurn(rows, SMALL, Row::unjudged, (row, fit) -> {
            if (row.isKeptBack) {
                judged.put(row, row.judged(ofVector(fit, row.unjudged())));
            }
        });
        List<Row> kept = rows.stream().filter(judged::containsKey).toList();
        Function<Row, double[]> withJudge = row -> Objects.requireNonNull(judged.get(row));
        print("without the judge", unjudged, 0);
        List<Judged> ofKept =
                unjudged.stream().filter(each -> judged.containsKey(each.row)).toList();
        print("without the judge, of the stories that it did not see", ofKept, 0);
        List<Judged> again = inTurn(kept, SMALL_WITH_JUDGE, withJudge, (row, fit) -> {});
        for (int asked : ASKED) {
            print("with the judge, asked of the best " + asked + " of a story", best(ofKept, again, asked), FAIR);
        }
        if (arguments.length > 1) {
            write(
                    fit(rows, SMALL, Row::unjudged),
                    fit(kept, SMALL_WITH_JUDGE, withJudge),
                    rows.size(),
                    kept.size(),
                    Path.of(arguments[1]));
        }
    }

    private List<Row> rows(Path data) throws IOException {
        List<Row> rows = new ArrayList<>();
        JudgedLines.forEach(data, new ReportReader(), (story, isKeptBack, pile, verdicts) -> {
            LineWorth worth = new LineWorth(lexicon, List.copyOf(pile.values()));
            Map<String, List<float[]>> vectors = new HashMap<>();
            for (JudgedLines.Verdict verdict : verdicts) {
                Reading reading = Objects.requireNonNull(pile.get(verdict.report()));
                int sentence =
                        reading.annotation().sentenceIndexAt(verdict.place().start());
                float[] vector = vectors.computeIfAbsent(reading.id(), any -> ReaderModel.get()
                                .read(
                                        reading.text(),
                                        reading.annotation().sentences().stream()
                                                .map(Sentence::span)
                                                .toList())
                                .sentenceVectors())
                        .get(sentence);
                rows.add(new Row(story, isKeptBack, worth.signs(reading, verdict.place()), vector, verdict));
            }
        });
        return rows;
    }

    /** Takes a row and what was learnt from stories that are not its own. */
    private interface Asked {
        void take(Row row, Logistic.Evenly fit);
    }

    private static List<Judged> inTurn(List<Row> rows, double small, Function<Row, double[]> columns, Asked asked) {
        List<String> stories = rows.stream().map(Row::story).distinct().toList();
        Map<String, Integer> folds = new HashMap<>();
        IntStream.range(0, stories.size()).forEach(i -> folds.put(stories.get(i), i % FOLDS));
        List<Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Integer held = fold;
            Logistic.Evenly fit = fit(
                    rows.stream()
                            .filter(row -> !held.equals(folds.get(row.story)))
                            .toList(),
                    small,
                    columns);
            for (Row row : rows) {
                if (held.equals(folds.get(row.story))) {
                    judged.add(new Judged(row, fit.odds(columns.apply(row))));
                    asked.take(row, fit);
                }
            }
        }
        return judged;
    }

    /** Of each story so many that are best by the first odds, with the second. */
    private static List<Judged> best(List<Judged> first, List<Judged> second, int most) {
        Map<Row, Judged> again = new HashMap<>();
        second.forEach(each -> again.put(each.row, each));
        return first.stream()
                .map(each -> each.row.story)
                .distinct()
                .flatMap(story -> first.stream()
                        .filter(each -> each.row.story.equals(story))
                        .sorted(Comparator.comparingDouble(each -> -each.odds))
                        .limit(most)
                        .map(each -> Objects.requireNonNull(again.get(each.row))))
                .toList();
    }

    private static Logistic.Evenly fit(List<Row> rows, double small, Function<Row, double[]> columnsOf) {
        return Logistic.fitEvenly(
                rows.stream().map(columnsOf).toList(),
                rows.stream().mapToDouble(Row::good).toArray(),
                small);
    }

    /** @param least a cut below it is not tried */
    private static void print(String what, List<Judged> judged, double least) {
        List<String> stories =
                judged.stream().map(each -> each.row.story).distinct().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d sentences of %d stories, right %.3f%n",
                what,
                judged.size(),
                stories.size(),
                judged.stream().filter(each -> each.row.verdict.isRight()).count() / (double) judged.size());
        for (double cut : CUTS) {
            if (cut < least) {
                continue;
            }
            int lines = 0;
            int right = 0;
            int main = 0;
            for (String story : stories) {
                List<Judged> best = judged.stream()
                        .filter(each -> each.row.story.equals(story))
                        .sorted(Comparator.comparingDouble(each -> -each.odds))
                        .limit(MOST_LINES)
                        .toList();
                for (int i = 0; i < best.size(); i++) {
                    double chance = 1 / (1 + Math.exp(-best.get(i).odds));
                    if (i == 0 || chance >= (i < FEWEST_LINES ? Math.min(cut, FAIR) : cut)) {
                        Row row = best.get(i).row;
                        lines++;
                        right += row.verdict.isRight() ? 1 : 0;
                        main += row.good() == 1 ? 1 : 0;
                    }
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "  from %.2f on: %.1f lines a story, right %.3f, main facts a story %.2f%n",
                    cut,
                    lines / (double) stories.size(),
                    right / (double) lines,
                    main / (double) stories.size());
        }
    }

    private static void write(Logistic.Evenly unjudged, Logistic.Evenly judged, int size, int kept, Path folder)
            throws IOException {
        // Of sentences without a vector an ordinary one is thought.
        double usual = 0;
        for (int k = OWN; k < unjudged.weights().length; k++) {
            usual += unjudged.weights()[k] * unjudged.mean()[k];
        }
        try (PrintStream out = open(folder.resolve("line-worth.tsv"))) {
            out.println(
                    "# What each sign weighs for a sentence's making a good line of the brief (signs of LineWorth): without the judge's word,"
                            + " then with it.");
            out.printf(
                    Locale.ROOT,
                    "# Made by LineWorthTrainer (module eval) from the %,d sentences of eval/verdicts/lines.tsv; the second from the %,d of them"
                            + " that the judge did not see.%n",
                    size,
                    kept);
            out.printf("judge\t%s%n", LineJudge.get().id());
            for (int k = 0; k < LineWorth.SIGNS.size(); k++) {
                double first = k < OWN ? unjudged.weights()[k] + (k == 0 ? usual : 0) : k == OWN ? 1 : 0;
                out.printf(Locale.ROOT, "%s\t%.4f\t%.4f%n", LineWorth.SIGNS.get(k), first, judged.weights()[k]);
            }
        }
        try (PrintStream out = open(folder.resolve("line-vector.tsv"))) {
            out.println(
                    "# What each number of the learned reader's vector of a sentence weighs; made with line-worth.tsv.");
            out.println("# The reader it holds for, the constant, the weights.");
            out.println(ReaderModel.get().id());
            out.printf(Locale.ROOT, "%.4f%n", -usual);
            for (int k = OWN; k < unjudged.weights().length; k++) {
                out.printf(Locale.ROOT, "%.4f%n", unjudged.weights()[k]);
            }
        }
    }

    private static PrintStream open(Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
    }
}
