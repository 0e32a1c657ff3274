package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rapporteur.annotate.FidelitySigns;
import org.rapporteur.annotate.FidelitySigns.Sign;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.annotate.WordEvidence;

/**
 * Makes {@code annotate/fidelity-evidence.tsv} (what speaks for a word's being swapped) and then, with that built in, {@code
 * annotate/fidelity.tsv} (what each sign of a report weighs). Of each set only the part to weigh is used. No chance is involved but
 * that of the generators, which are seeded by the reports' names.
 *
 * <p>Arguments: {@code evidence} or {@code signs}, the data directory, WordNet's folder; the table goes to standard output.
 */
public final class FidelityTrainer {
    /** Of each set: the large ones shall not drown the small. */
    private static final int CLEAN_EACH = 250;

    private static final int MANGLED_EACH = 40;

    /** Below, a report is judged more carefully than the weights say. */
    private static final int LEAST_WORDS = 100;

    /** Captions of a broadcast without capitals: one of its kind, it would bend the weights of several signs. It is scored. */
    private static final String LIVE_TRANSCRIPT = "30E-1-1";

    private static final int LONGEST = 1500;

    /** Clean reports count so many times as much as mangled ones: a false alarm is worse than a miss. */
    private static final double CLEAN_WEIGHT = 4;

    /** Keeps weights small; chosen once, no other value was tried in this form. */
    private static final double SMALL = 0.001;

    /** A choice: the reasons of most false alarms on reports to weigh show page code, lost blanks or a wrong charset. */
    private static final double DAMAGED_SHARE = 0.006;

    /**
     * The share of the reports to weigh that is called mangled for each way, damaged ones with them. With more, the false alarms on
     * sets that nothing was learnt from grew to several in a hundred.
     */
    private static final double ALARMS = 0.004;

    /** How the names of the kinds begin, in the order of the columns. */
    private static final List<String> WAYS = List.of("spun", "back", "damaged");

    private final List<FidelityTexts.Text> texts;
    private final List<FidelityKinds.Kind> kinds;

    private FidelityTrainer(Path data, Path dict) throws IOException {
        texts =
                FidelityTexts.sample(FidelityTexts.all(data), FidelityTexts.Part.WEIGH, CLEAN_EACH, LEAST_WORDS)
                        .stream()
                        .filter(text -> !text.id().equals(LIVE_TRANSCRIPT))
                        .toList();
        kinds = FidelityKinds.all(dict).stream()
                .filter(FidelityKinds.Kind::tuned)
                .toList();
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        FidelityTrainer trainer = new FidelityTrainer(Path.of(arguments[1]), Path.of(arguments[2]));
        try (PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            if (arguments[0].equals("evidence")) {
                out.println(
                        "# What speaks for a word's being swapped (first in spun text, then displaced, in back-translated text).");
                out.println("# Made by FidelityTrainer (module eval): natural logarithms of odds.");
                trainer.evidence(
                        "swapped",
                        kind -> kind.name().startsWith("spun")
                                && kind.strength().equals("10 %"),
                        out);
                trainer.evidence(
                        "displaced",
                        kind -> kind.name().startsWith("back")
                                && kind.strength().startsWith("4 "),
                        out);
            } else {
                trainer.signs(out);
            }
        }
    }

    private List<FidelityTexts.Text> sources() {
        Map<String, Integer> counts = new TreeMap<>();
        return texts.stream()
                .filter(text -> !FidelityTexts.isTokenised(text.set()))
                .filter(text -> counts.merge(text.set(), 1, Integer::sum) <= MANGLED_EACH)
                .toList();
    }

    private void evidence(String what, Predicate<FidelityKinds.Kind> wanted, PrintStream out) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> yes = new ArrayList<>();
        for (FidelityTexts.Text text : sources()) {
            TokenIndex clean = text.index();
            for (FidelityKinds.Kind kind : kinds) {
                TokenIndex mangled = text.with(kind.of(text)).index();
                if (!wanted.test(kind) || mangled.size() > LONGEST || clean.size() > LONGEST) {
                    continue;
                }
                boolean[] kept = kept(clean, mangled);
                WordEvidence evidence = new WordEvidence(mangled);
                for (int i : evidence.words()) {
                    double[] known = new double[WordEvidence.NAMES.size()];
                    evidence.of(i, known);
                    rows.add(known);
                    boolean beside =
                            what.equals("displaced") && (i > 0 && !kept[i - 1] || i + 1 < kept.length && !kept[i + 1]);
                    yes.add(!kept[i] || beside);
                }
            }
        }
        boolean[] labels = new boolean[yes.size()];
        int count = 0;
        for (int r = 0; r < labels.length; r++) {
            labels[r] = yes.get(r);
            count += labels[r] ? 1 : 0;
        }
        double[] share = new double[labels.length];
        Arrays.fill(share, 1.0 / labels.length);
        double[] weights = Logistic.fit(rows.toArray(double[][]::new), labels, share, 1e-7, false);
        // as odds against a text in which none is: without the share of those that are
        weights[0] -= Math.log(count / (double) (labels.length - count));
        for (int k = 0; k < weights.length; k++) {
            out.printf(Locale.ROOT, "%s\t%s\t%.3f%n", what, WordEvidence.NAMES.get(k), weights[k]);
        }
    }

    /** Which words of the second text stand in the longest row of words that both have. */
    private static boolean[] kept(TokenIndex clean, TokenIndex mangled) {
        int n = clean.size();
        int m = mangled.size();
        short[][] longest = new short[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                longest[i][j] = clean.word(i).equals(mangled.word(j))
                        ? (short) (longest[i + 1][j + 1] + 1)
                        : (short) Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        boolean[] kept = new boolean[m];
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (clean.word(i).equals(mangled.word(j))) {
                kept[j] = true;
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return kept;
    }

    /** Mean and variances of a sign among clean reports. */
    private record Usual(double mean, double between, double within) {
        double deviation(Sign sign) {
            return sign.degree(mean, between, within);
        }
    }

    private void signs(PrintStream out) {
        List<List<Sign>> clean = new ArrayList<>();
        texts.forEach(text -> clean.add(FidelitySigns.of(text.index())));
        Map<String, List<List<Sign>>> mangled = new LinkedHashMap<>();
        WAYS.forEach(way -> mangled.put(way, new ArrayList<>()));
        for (FidelityTexts.Text text : sources()) {
            for (FidelityKinds.Kind kind : kinds) {
                List<Sign> signs = FidelitySigns.of(text.with(kind.of(text)).index());
                mangled.forEach((way, all) -> {
                    if (kind.name().startsWith(way)) {
                        all.add(signs);
                    }
                });
            }
        }
        Map<String, Usual> usual = new LinkedHashMap<>();
        for (int k = 0; k < clean.getFirst().size(); k++) {
            int sign = k;
            usual.put(
                    clean.getFirst().get(k).name(),
                    usual(clean.stream().map(signs -> signs.get(sign)).toList()));
        }
        double[][] cleanRows = clean.stream().map(signs -> row(signs, usual)).toArray(double[][]::new);
        List<double[]> ways = new ArrayList<>();
        mangled.forEach((way, all) -> ways.add(
                weights(cleanRows, all.stream().map(signs -> row(signs, usual)).toArray(double[][]::new))));
        out.println(
                "# What clean reports show of each sign of FidelitySigns: name, mean for one chance, variance between reports, variance");
        out.println(
                "# for one chance; then what one deviation more weighs for a report's being spun, back-translated, badly scraped.");
        out.println("# Made by FidelityTrainer (module eval) from " + clean.size() + " clean and "
                + mangled.values().stream().mapToInt(List::size).sum() + " mangled reports.");
        out.println("base\t0\t0\t0" + cells(ways, 0));
        int k = 1;
        for (Map.Entry<String, Usual> entry : usual.entrySet()) {
            Usual u = entry.getValue();
            out.printf(
                    Locale.ROOT,
                    "%s\t%.3e\t%.3e\t%.3e%s%n",
                    entry.getKey(),
                    u.mean(),
                    u.between(),
                    u.within(),
                    cells(ways, k++));
        }
    }

    private static String cells(List<double[]> ways, int sign) {
        StringBuilder cells = new StringBuilder();
        ways.forEach(weights -> cells.append(String.format(Locale.ROOT, "\t%.3f", weights[sign])));
        return cells.toString();
    }

    private static double[] weights(double[][] cleanRows, double[][] mangledRows) {
        double[] first = fit(cleanRows, mangledRows);
        double[] likely = Arrays.stream(cleanRows)
                .mapToDouble(row -> Logistic.chance(row, first))
                .sorted()
                .toArray();
        // some of the clean reports were damaged before they came here: those that look it most teach nothing
        double most = likely[(int) (likely.length * (1 - DAMAGED_SHARE))];
        double[][] kept = Arrays.stream(cleanRows)
                .filter(row -> Logistic.chance(row, first) < most)
                .toArray(double[][]::new);
        double[] weights = fit(kept, mangledRows);
        // the verdict is set where so few of all clean reports are called mangled
        double[] chances = Arrays.stream(cleanRows)
                .mapToDouble(row -> Logistic.chance(row, weights))
                .sorted()
                .toArray();
        double border = chances[(int) (chances.length * (1 - ALARMS))];
        weights[0] -= Math.log(border / (1 - border));
        return weights;
    }

    private static double[] fit(double[][] clean, double[][] mangled) {
        int all = clean.length + mangled.length;
        double[][] rows = new double[all][];
        boolean[] yes = new boolean[all];
        double[] share = new double[all];
        for (int r = 0; r < all; r++) {
            yes[r] = r >= clean.length;
            rows[r] = yes[r] ? mangled[r - clean.length] : clean[r];
            share[r] = (yes[r] ? 1.0 / mangled.length : CLEAN_WEIGHT / clean.length) / (CLEAN_WEIGHT + 1);
        }
        return Logistic.fit(rows, yes, share, SMALL, true);
    }

    private static double[] row(List<Sign> signs, Map<String, Usual> usual) {
        double[] row = new double[signs.size() + 1];
        row[0] = 1;
        for (int k = 0; k < signs.size(); k++) {
            row[k + 1] = java.util.Objects.requireNonNull(usual.get(signs.get(k).name()))
                    .deviation(signs.get(k));
        }
        return row;
    }

    /** The variance is a part between reports and a part by chance that falls with the chances: least squares. */
    private static Usual usual(List<Sign> signs) {
        List<double[]> rates = new ArrayList<>();
        for (Sign sign : signs) {
            if (sign.chances() > 0) {
                rates.add(new double[] {sign.found() / sign.chances(), 1 / sign.chances()});
            }
        }
        if (rates.isEmpty()) {
            return new Usual(0, 0, 0);
        }
        double mean = rates.stream().mapToDouble(r -> r[0]).average().orElse(0);
        List<double[]> squares = new ArrayList<>();
        for (double[] rate : rates) {
            squares.add(new double[] {(rate[0] - mean) * (rate[0] - mean), rate[1]});
        }
        // two in a hundred that are furthest off count no more than the next: they may be mangled unseen
        double[] sorted = squares.stream().mapToDouble(s -> s[0]).sorted().toArray();
        double cap = sorted[(int) (sorted.length * 0.98)];
        double n = squares.size();
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (double[] square : squares) {
            double v = Math.min(cap, square[0]);
            x += square[1];
            y += v;
            xx += square[1] * square[1];
            xy += square[1] * v;
        }
        double within = (n * xy - x * y) / Math.max(1e-12, n * xx - x * x);
        double between = (y - within * x) / n;
        if (within <= 0) {
            return new Usual(mean, y / n, 0);
        }
        return between <= 0 ? new Usual(mean, 0, y / x) : new Usual(mean, between, within);
    }
}
