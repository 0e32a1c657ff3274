package org.rapporteur.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.ReaderModel;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.ClaimOdds;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes {@code claim/claim-odds.tsv} and {@code claim/event-vector.tsv}: what each sign of an attribution, an event or a position weighs for its
 * being one, from the claims of {@code eval/verdicts/claims.tsv}, which language models judged. No chance is involved.
 *
 * <p>Arguments: the data directory and, if the two tables are to be written, a folder. Before that weights are fitted to five sixths of the stories
 * and crises and asked of the sixth, in turn, and what comes of it is printed.
 */
public final class ClaimOddsTrainer {
    private static final Path VERDICTS = Path.of("eval/verdicts/claims.tsv");
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int FOLDS = 6;
    /** A sign of fewer claims is chance. */
    private static final int FEWEST = 3;
    /** Numbers of a vector of length 1 are small beside signs that are there or not. */
    private static final double VECTOR_SCALE = 8;

    private static final double[] CUTS = {0.3, 0.4, 0.5, 0.6, 0.7};

    /** The kinds of claim, as both tables name them, with how small weights are kept. */
    private enum Kind {
        QUOTE("Q", 2),
        EVENT("E", 3),
        POSITION("P", 10);

        final String letter;
        final double small;

        Kind(String letter, double small) {
            this.letter = letter;
            this.small = small;
        }
    }

    /**
     * A claim that was judged.
     *
     * @param group story or crisis
     * @param vector of its sentence, of events only
     */
    private record Row(String group, Map<String, Double> signs, float @Nullable [] vector, boolean isOne) {}

    /** What was learnt of one kind. */
    private record Fit(List<String> names, double[] weights, int width) {
        double chance(Row row) {
            double[] columns = columns(row, names, width);
            double sum = 0;
            for (int k = 0; k < columns.length; k++) {
                sum += columns[k] * weights[k];
            }
            return 1 / (1 + Math.exp(-sum));
        }
    }

    private final Map<Kind, List<Row>> rows = new TreeMap<>();
    private int lost;

    private ClaimOddsTrainer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        ClaimOddsTrainer trainer = new ClaimOddsTrainer();
        trainer.read(Path.of(arguments[0]));
        Map<Kind, Fit> fits = new TreeMap<>();
        for (Map.Entry<Kind, List<Row>> each : trainer.rows.entrySet()) {
            inTurn(each.getKey(), each.getValue());
            fits.put(each.getKey(), fit(each.getKey(), each.getValue()));
        }
        if (arguments.length > 1) {
            trainer.write(fits, Path.of(arguments[1]));
        }
    }

    // ---- the claims

    private void read(Path data) throws IOException {
        Map<String, Map<String, Boolean>> verdicts = new HashMap<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                char verdict = cells[4].charAt(0);
                verdicts.computeIfAbsent(cells[0], any -> new HashMap<>())
                        .put(String.join("\t", cells[1], cells[2], cells[3]), verdict == 'S' || verdict == 'Y');
            }
        }
        ReportReader reader = new ReportReader();
        for (JsonNode report : reports(data)) {
            Map<String, Boolean> its = verdicts.get(report.path("id").asString(""));
            if (its != null) {
                String group = report.path("group").asString("");
                new Ingestor()
                        .read(
                                List.of(STANDARD_INPUT),
                                new ByteArrayInputStream(report.toString().getBytes(StandardCharsets.UTF_8)),
                                raw -> take(group, reader.read(raw), its),
                                problem -> {
                                    throw new IllegalArgumentException(problem.message());
                                });
                lost += its.size();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d claims, %,d that were read are found no more%n",
                rows.values().stream().mapToInt(List::size).sum(),
                lost);
    }

    private static List<JsonNode> reports(Path data) throws IOException {
        List<JsonNode> reports = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("stories-union/stories_dev.jsonl"))) {
            ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(line);
            reports.add(report.put("group", report.path("story").asString("")));
        }
        try (Stream<Path> folders = Files.list(data.resolve("timeline17"))) {
            for (Path folder : folders.sorted().toList()) {
                Path articles = folder.resolve("articles.jsonl");
                String name = folder.getFileName().toString();
                for (String line : Files.exists(articles) ? Files.readAllLines(articles) : List.<String>of()) {
                    JsonNode article = JsonMapper.shared().readTree(line);
                    reports.add(JsonMapper.shared()
                            .createObjectNode()
                            .put("group", name.split("_", -1)[0])
                            .put("id", name + "-" + article.path("id").asString(""))
                            .put("date", article.path("time").asString(""))
                            .put("text", article.path("text").asString("")));
                }
            }
        }
        return reports;
    }

    /** Takes out what is found of {@code verdicts}. */
    private void take(String group, Reading reading, Map<String, Boolean> verdicts) {
        ClaimOdds odds = new ClaimOdds(reading.text(), reading.annotation());
        reading.quotes()
                .forEach(quote -> take(Kind.QUOTE, group, quote.contentSpan(), "-", odds.signs(quote), null, verdicts));
        List<float[]> vectors = ReaderModel.get()
                .read(
                        reading.text(),
                        reading.annotation().sentences().stream()
                                .map(Sentence::span)
                                .toList())
                .sentenceVectors();
        for (Event event : reading.events()) {
            int sentence = reading.annotation().sentenceIndexAt(event.trigger().start());
            String code = event.code(); // of announcements without one nothing is learnt
            if (sentence >= 0 && code != null) {
                take(Kind.EVENT, group, event.trigger(), code, odds.signs(event), vectors.get(sentence), verdicts);
            }
        }
        reading.positions()
                .forEach(position -> take(
                        Kind.POSITION,
                        group,
                        position.about(),
                        position.stance().name(),
                        odds.signs(position),
                        null,
                        verdicts));
    }

    private void take(
            Kind kind,
            String group,
            Span place,
            String as,
            Map<String, Double> signs,
            float @Nullable [] vector,
            Map<String, Boolean> verdicts) {
        Boolean verdict = verdicts.remove(String.join("\t", kind.letter, place.start() + "-" + place.end(), as));
        if (verdict != null) {
            rows.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Row(group, signs, vector, verdict));
        }
    }

    // ---- what is learnt

    private static Fit fit(Kind kind, List<Row> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> row.signs.keySet().forEach(sign -> counts.merge(sign, 1, Integer::sum)));
        List<String> names = counts.keySet().stream()
                .filter(sign -> counts.getOrDefault(sign, 0) >= FEWEST)
                .toList();
        float[] vector = rows.getFirst().vector;
        int width = vector == null ? 0 : vector.length;
        boolean[] yes = new boolean[rows.size()];
        double[] share = new double[rows.size()];
        for (int r = 0; r < yes.length; r++) {
            yes[r] = rows.get(r).isOne;
            share[r] = 1;
        }
        double[][] columns =
                rows.stream().map(row -> columns(row, names, width)).toArray(double[][]::new);
        return new Fit(names, Logistic.fit(columns, yes, share, kind.small, false), width);
    }

    /** The constant, the signs, the vector. */
    private static double[] columns(Row row, List<String> names, int width) {
        double[] columns = new double[1 + names.size() + width];
        columns[0] = 1;
        for (int k = 0; k < names.size(); k++) {
            columns[1 + k] = row.signs.getOrDefault(names.get(k), 0.0);
        }
        for (int k = 0; row.vector != null && k < width; k++) {
            columns[1 + names.size() + k] = row.vector[k] * VECTOR_SCALE;
        }
        return columns;
    }

    private static void inTurn(Kind kind, List<Row> rows) {
        List<String> groups = rows.stream().map(Row::group).distinct().toList();
        record Asked(boolean isOne, double chance) {}
        List<Asked> asked = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            Map<Boolean, List<Row>> parts = new HashMap<>();
            rows.forEach(
                    row -> parts.computeIfAbsent(groups.indexOf(row.group) % FOLDS == held, any -> new ArrayList<>())
                            .add(row));
            Fit fit = fit(kind, parts.getOrDefault(false, List.of()));
            parts.getOrDefault(true, List.of()).forEach(row -> asked.add(new Asked(row.isOne, fit.chance(row))));
        }
        asked.sort(Comparator.comparingDouble(Asked::chance));
        long ones = asked.stream().filter(Asked::isOne).count();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d of %d stories and crises, %.3f are one; area under the curve %.3f%n",
                kind,
                asked.size(),
                groups.size(),
                ones / (double) asked.size(),
                Ranked.area(asked.reversed().stream().map(Asked::isOne).toList()));
        for (double cut : CUTS) {
            long kept = asked.stream().filter(each -> each.chance >= cut).count();
            long right = asked.stream()
                    .filter(each -> each.chance >= cut && each.isOne)
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "  from %.1f on: %.3f of all are left, %.3f of them are one, %.3f of those that are one%n",
                    cut,
                    kept / (double) asked.size(),
                    right / (double) kept,
                    right / (double) ones);
        }
    }

    // ---- the tables

    private void write(Map<Kind, Fit> fits, Path folder) throws IOException {
        try (PrintStream out = open(folder.resolve("claim-odds.tsv"))) {
            out.println(
                    "# What each sign of a claim weighs for its being one (signs of ClaimSigns): kind, sign, weight.");
            out.printf(
                    Locale.ROOT,
                    "# Made by ClaimOddsTrainer (module eval) from %,d claims of eval/verdicts/claims.tsv.%n",
                    rows.values().stream().mapToInt(List::size).sum());
            fits.forEach((kind, fit) -> {
                out.printf(Locale.ROOT, "%s\tconstant\t%.3f%n", kind, fit.weights[0] + usual(kind, fit));
                for (int k = 0; k < fit.names.size(); k++) {
                    out.printf(Locale.ROOT, "%s\t%s\t%.3f%n", kind, fit.names.get(k), fit.weights[1 + k]);
                }
            });
        }
        Fit events = fits.get(Kind.EVENT);
        if (events == null) {
            throw new IllegalStateException("no event was read");
        }
        try (PrintStream out = open(folder.resolve("event-vector.tsv"))) {
            out.println(
                    "# What each number of the learned reader's vector of a sentence weighs for an event of it; made with claim-odds.tsv.");
            out.println("# The reader it holds for, the constant, the weights.");
            out.println(ReaderModel.get().id());
            out.printf(Locale.ROOT, "%.4f%n", -usual(Kind.EVENT, events));
            for (int k = 0; k < events.width; k++) {
                out.printf(Locale.ROOT, "%.4f%n", events.weights[1 + events.names.size() + k] * VECTOR_SCALE);
            }
        }
    }

    /** What the vectors add on average: of sentences without a vector that is thought. */
    private double usual(Kind kind, Fit fit) {
        return rows.getOrDefault(kind, List.of()).stream()
                .mapToDouble(row -> {
                    double[] columns = columns(row, fit.names, fit.width);
                    double sum = 0;
                    for (int k = 1 + fit.names.size(); k < columns.length; k++) {
                        sum += columns[k] * fit.weights[k];
                    }
                    return sum;
                })
                .average()
                .orElse(0);
    }

    private static PrintStream open(Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
    }
}
