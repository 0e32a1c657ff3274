package org.rapporteur.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.rapporteur.account.LineWorth;
import org.rapporteur.annotate.ReaderModel;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.text.Span;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes {@code account/line-worth.tsv} and {@code annotate/line-vector.tsv}: what each sign of a sentence, and each number of the learned
 * reader's vector of it, weighs for its being a good line of a brief, from the sentences of stories-union in {@code eval/verdicts/lines.tsv}. No
 * chance is involved.
 *
 * <p>Arguments: the data directory and, if the two tables are to be written, a folder. Before that weights are fitted to five sixths of the
 * stories and asked of the sixth, in turn, and what comes of it is printed: lines chosen as the brief chooses them, but for the origins that it
 * counts and what it leaves out beside.
 */
public final class LineWorthTrainer {
    private static final Path VERDICTS = Path.of("eval/verdicts/lines.tsv");
    private static final Path STANDARD_INPUT = Path.of("-");

    /** Keeps weights small, of columns of like spread; of .3, 1, 100 and 300 in the first trials 100 did best with the vectors. */
    private static final double SMALL = 100;

    /** Worth two grades is worth all. */
    private static final double GRADES = 2;

    /** Those who judged the sentences had so many reports of a story before them at most. */
    private static final int MOST_REPORTS = 14;

    private static final int FOLDS = 6;
    private static final double[] CUTS = {0, 0.3, 0.35, 0.4, 0.45, 0.5};
    private static final int MOST_LINES = 8;
    private static final int FEWEST_LINES = 3;
    private static final double FAIR = 0.3;

    /**
     * A sentence that was read by eye.
     *
     * @param columns its signs, then the reader's vector
     * @param isRight whether it is right as a line
     * @param worth what it is worth if it is right, 0..2
     */
    private record Row(String story, double[] columns, boolean isRight, int worth) {
        double good() {
            return isRight ? worth / GRADES : 0;
        }
    }

    /** A sentence, and the logarithm of its odds from the stories that are not its own. */
    private record Judged(Row row, double odds) {}

    /**
     * What was learnt.
     *
     * @param weights for columns as they are, the constant first
     * @param mean of each column
     */
    private record Fit(double[] weights, double[] mean) {
        double odds(double[] columns) {
            double sum = weights[0];
            for (int k = 1; k < weights.length; k++) {
                sum += weights[k] * columns[k];
            }
            return sum;
        }
    }

    private final Lexicon lexicon = new Lexicon();
    private final ReportReader reader = new ReportReader();

    private LineWorthTrainer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Row> rows = new LineWorthTrainer().rows(Path.of(arguments[0]));
        System.out.println(check(rows));
        if (arguments.length > 1) {
            write(fit(rows), rows.size(), Path.of(arguments[1]));
        }
    }

    private List<Row> rows(Path data) throws IOException {
        Map<String, List<String[]>> verdicts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                verdicts.computeIfAbsent(cells[0], any -> new ArrayList<>()).add(cells);
            }
        }
        Map<String, List<String>> piles = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("stories-union/stories_dev.jsonl"))) {
            String story = JsonMapper.shared().readTree(line).path("story").asString("");
            if (verdicts.containsKey(story)) {
                piles.computeIfAbsent(story, any -> new ArrayList<>()).add(line);
            }
        }
        List<Row> rows = new ArrayList<>();
        verdicts.forEach((story, lines) -> rows.addAll(rows(story, read(piles.getOrDefault(story, List.of())), lines)));
        return rows;
    }

    private Map<String, Reading> read(List<String> lines) {
        String pile = String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_REPORTS)));
        Map<String, Reading> readings = new LinkedHashMap<>();
        new Ingestor()
                .read(
                        List.of(STANDARD_INPUT),
                        new ByteArrayInputStream(pile.getBytes(StandardCharsets.UTF_8)),
                        raw -> readings.put(raw.id(), reader.read(raw)),
                        problem -> {
                            throw new IllegalArgumentException(problem.message());
                        });
        return readings;
    }

    private List<Row> rows(String story, Map<String, Reading> pile, List<String[]> verdicts) {
        LineWorth worth = new LineWorth(lexicon, List.copyOf(pile.values()));
        Map<String, List<float[]>> vectors = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (String[] cells : verdicts) {
            Reading reading = Objects.requireNonNull(pile.get(cells[1]), () -> "no report " + cells[1]);
            String[] ends = cells[2].split("-");
            Span span = new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            int sentence = reading.annotation().sentenceIndexAt(span.start());
            float[] vector = vectors.computeIfAbsent(cells[1], any -> ReaderModel.get()
                            .read(
                                    reading.text(),
                                    reading.annotation().sentences().stream()
                                            .map(Sentence::span)
                                            .toList())
                            .sentenceVectors())
                    .get(sentence);
            double[] signs = worth.signs(reading, span);
            // The last sign is what an earlier fit made of the vector.
            double[] columns = Arrays.copyOf(signs, signs.length - 1 + vector.length);
            for (int k = 0; k < vector.length; k++) {
                columns[signs.length - 1 + k] = vector[k];
            }
            rows.add(new Row(story, columns, cells[3].charAt(0) == 'R', cells[3].charAt(1) - '0'));
        }
        return rows;
    }

    /** Each row counts as good by its worth and as not good by the rest. */
    private static Fit fit(List<Row> rows) {
        int width = rows.getFirst().columns.length;
        double[] mean = new double[width];
        double[] spread = new double[width];
        for (int k = 1; k < width; k++) {
            int column = k;
            mean[k] = rows.stream()
                    .mapToDouble(row -> row.columns[column])
                    .average()
                    .orElse(0);
            spread[k] = Math.sqrt(rows.stream()
                    .mapToDouble(row -> Math.pow(row.columns[column] - mean[column], 2))
                    .average()
                    .orElse(0));
        }
        List<double[]> columns = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Boolean> answers = new ArrayList<>();
        for (Row row : rows) {
            double[] even = new double[width];
            even[0] = 1;
            for (int k = 1; k < width; k++) {
                even[k] = spread[k] == 0 ? 0 : (row.columns[k] - mean[k]) / spread[k];
            }
            for (boolean yes : new boolean[] {true, false}) {
                double share = yes ? row.good() : 1 - row.good();
                if (share > 0) {
                    columns.add(even);
                    shares.add(share);
                    answers.add(yes);
                }
            }
        }
        boolean[] yes = new boolean[answers.size()];
        for (int r = 0; r < yes.length; r++) {
            yes[r] = answers.get(r);
        }
        double[] share = shares.stream().mapToDouble(Double::doubleValue).toArray();
        double[] weights = Logistic.fit(columns.toArray(double[][]::new), yes, share, SMALL, false);
        for (int k = 1; k < width; k++) {
            weights[k] = spread[k] == 0 ? 0 : weights[k] / spread[k];
            weights[0] -= weights[k] * mean[k];
        }
        return new Fit(weights, mean);
    }

    private static String check(List<Row> rows) {
        List<String> stories = rows.stream().map(Row::story).distinct().toList();
        List<Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            Fit fit = fit(rows.stream()
                    .filter(row -> stories.indexOf(row.story) % FOLDS != held)
                    .toList());
            rows.stream()
                    .filter(row -> stories.indexOf(row.story) % FOLDS == held)
                    .forEach(row -> judged.add(new Judged(row, fit.odds(row.columns))));
        }
        StringBuilder said = new StringBuilder();
        said.append(String.format(
                Locale.ROOT,
                "%,d sentences of %d stories, right %.3f%n",
                rows.size(),
                stories.size(),
                rows.stream().filter(Row::isRight).count() / (double) rows.size()));
        for (double cut : CUTS) {
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
                    if (i == 0 || chance >= (i < FEWEST_LINES ? FAIR : cut)) {
                        Row row = best.get(i).row;
                        lines++;
                        right += row.isRight ? 1 : 0;
                        main += row.good() == 1 ? 1 : 0;
                    }
                }
            }
            said.append(String.format(
                    Locale.ROOT,
                    "from %.2f on: %.1f lines a story, right %.3f, main facts a story %.2f%n",
                    cut,
                    lines / (double) stories.size(),
                    right / (double) lines,
                    main / (double) stories.size()));
        }
        return said.toString();
    }

    private static void write(Fit fit, int size, Path folder) throws IOException {
        int signs = LineWorth.SIGNS.size() - 1;
        // Of sentences without a vector an ordinary one is thought.
        double usual = 0;
        for (int k = signs; k < fit.weights.length; k++) {
            usual += fit.weights[k] * fit.mean[k];
        }
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(folder.resolve("line-worth.tsv")), false, StandardCharsets.UTF_8)) {
            out.println(
                    "# What each sign weighs for a sentence's making a good line of the brief (signs of LineWorth).");
            out.printf(
                    "# Made by LineWorthTrainer (module eval) from the %,d sentences of eval/verdicts/lines.tsv.%n",
                    size);
            for (int k = 0; k < signs; k++) {
                out.printf(Locale.ROOT, "%s\t%.4f%n", LineWorth.SIGNS.get(k), fit.weights[k] + (k == 0 ? usual : 0));
            }
            out.printf(Locale.ROOT, "%s\t%.4f%n", LineWorth.SIGNS.get(signs), 1.0);
        }
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(folder.resolve("line-vector.tsv")), false, StandardCharsets.UTF_8)) {
            out.println(
                    "# What each number of the learned reader's vector of a sentence weighs; made with line-worth.tsv.");
            out.println("# The reader it holds for, the constant, the weights.");
            out.println(ReaderModel.get().id());
            out.printf(Locale.ROOT, "%.4f%n", -usual);
            for (int k = signs; k < fit.weights.length; k++) {
                out.printf(Locale.ROOT, "%.4f%n", fit.weights[k]);
            }
        }
    }
}
