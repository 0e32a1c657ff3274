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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.annotate.Wording;

/**
 * Makes {@code annotate/wording.txt}: which kinds of words follow each other in news, and how seldom each word comes.
 *
 * <p>Words are sorted into classes by exchange (Kneser and Ney 1993; Martin, Liermann and Ney 1998): each word in turn goes to the
 * class in which the pairs of neighbouring classes tell most about each other, until hardly any moves. No chance is involved.
 * Arguments: the data directory, the folder for {@code wording.txt} and {@code wording-pairs.bin}.
 */
public final class WordingTrainer {
    /** A listed word stands in so many reports; names of a story are rarer. */
    private static final int LEAST_REPORTS = 3;

    /** A form with a capital is listed from this share of reports on: days, months, titles, not names of a story. */
    private static final double CAPITAL_SHARE = 0.01;

    /** So many of the commonest words have a class of their own. */
    private static final int ALONE = 150;

    /** A pair is known from so many reports on: one alone may be a slip. */
    private static final int PAIR_REPORTS = 2;

    private static final int CLASSES = 128;
    private static final int ROUNDS = 8;

    /** Pairs that chance alone would give count so often in favour of chance. */
    private static final double PRIOR = 4;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> forms = new ArrayList<>();
    private final Map<Long, Integer> pairs = new HashMap<>();
    private int[] counts = new int[0];
    private int[] kinds = new int[0];
    private int kindCount;
    private int[][] table = new int[0][];
    private int[] totals = new int[0];

    private WordingTrainer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<FidelityTexts.Text> texts = new ArrayList<>();
        for (FidelityTexts.Text text : FidelityTexts.all(Path.of(arguments[0]))) {
            if (text.part() == FidelityTexts.Part.COUNT) {
                texts.add(text);
            }
        }
        List<List<List<String>>> reports = new ArrayList<>();
        for (FidelityTexts.Text text : texts) {
            TokenIndex index = text.with(joined(text.text())).index();
            List<List<String>> report = new ArrayList<>();
            for (Sentence sentence : index.sentences()) {
                report.add(sentence.tokens().stream()
                        .map(token -> token.span().in(index.text()))
                        .toList());
            }
            reports.add(report);
        }
        WordingTrainer trainer = new WordingTrainer();
        Map<String, Integer> in = reportsWith(reports);
        trainer.count(reports, in);
        trainer.sort();
        Path folder = Path.of(arguments[1]);
        try (PrintStream out = new PrintStream(folder.resolve("wording.txt").toFile(), StandardCharsets.UTF_8)) {
            trainer.write(in, reports.size(), out);
        }
        Files.write(folder.resolve("wording-pairs.bin"), pairs(reports, in));
    }

    /** A tokenised text as its paper printed it, so that pairs are counted as the program will meet them. */
    private static String joined(String text) {
        return text.replace("`` ", "“")
                .replace(" ''", "”")
                .replaceAll(" ([,.;:?!)])(?=\\s)", "$1")
                .replaceAll("(?<=\\s)\\( ", "(")
                .replaceAll(" (n't|'s|'re|'ve|'ll|'d|'m)\\b", "$1");
    }

    /** In how many reports each form stands; of a sentence's first word only the lower-case form counts. */
    private static Map<String, Integer> reportsWith(List<List<List<String>>> reports) {
        Map<String, Integer> in = new TreeMap<>();
        for (List<List<String>> report : reports) {
            Set<String> seen = new HashSet<>();
            for (List<String> sentence : report) {
                for (int i = 0; i < sentence.size(); i++) {
                    String word = sentence.get(i);
                    if (i > 0 || !Character.isUpperCase(word.charAt(0))) {
                        seen.add(Wording.form(word, false, any -> true));
                    }
                }
            }
            seen.forEach(form -> in.merge(form, 1, Integer::sum));
        }
        int least = (int) (CAPITAL_SHARE * reports.size());
        in.entrySet()
                .removeIf(e -> e.getValue() < (Character.isUpperCase(e.getKey().charAt(0)) ? least : LEAST_REPORTS)
                        || e.getKey().chars().anyMatch(c -> Character.isDigit(c) || c == ' '));
        return in;
    }

    private int id(String form) {
        return ids.computeIfAbsent(form, any -> {
            forms.add(form);
            return forms.size() - 1;
        });
    }

    private void count(List<List<List<String>>> reports, Map<String, Integer> in) {
        id(Wording.EDGE);
        Wording.SHAPES.forEach(this::id);
        in.keySet().forEach(this::id);
        counts = new int[forms.size()];
        for (List<List<String>> report : reports) {
            for (List<String> sentence : report) {
                int last = 0;
                counts[0]++;
                for (int i = 0; i < sentence.size(); i++) {
                    int word = id(Wording.form(sentence.get(i), i == 0, in::containsKey));
                    pairs.merge(((long) last << 32) | word, 1, Integer::sum);
                    counts[word]++;
                    last = word;
                }
                pairs.merge((long) last << 32, 1, Integer::sum);
            }
        }
    }

    private static double f(int n) {
        return n <= 1 ? 0 : n * Math.log(n);
    }

    private void sort() {
        int n = forms.size();
        int fixed = 1 + Wording.SHAPES.size();
        Integer[] order = new Integer[n - fixed];
        Arrays.setAll(order, i -> i + fixed);
        Arrays.sort(order, Comparator.comparingInt((Integer i) -> -counts[i]).thenComparing(i -> forms.get(i)));
        kinds = new int[n];
        for (int i = 0; i < fixed; i++) {
            kinds[i] = i;
        }
        int free = fixed + ALONE;
        kindCount = free + CLASSES;
        for (int rank = 0; rank < order.length; rank++) {
            kinds[order[rank]] = rank < ALONE ? fixed + rank : free + (rank - ALONE) % CLASSES;
        }
        int[][][] left = neighbours(n, false);
        int[][][] right = neighbours(n, true);
        table = new int[kindCount][kindCount];
        totals = new int[kindCount];
        pairs.forEach((pair, count) -> table[kinds[(int) (pair >> 32)]][kinds[pair.intValue()]] += count);
        for (int i = 0; i < n; i++) {
            totals[kinds[i]] += counts[i];
        }
        for (int round = 0; round < ROUNDS; round++) {
            int moved = 0;
            for (int rank = ALONE; rank < order.length; rank++) {
                int word = order[rank];
                int[] before = byKind(left[word]);
                int[] after = byKind(right[word]);
                int own = kinds[word];
                shift(word, own, before, after, -1);
                int best = own;
                double most = Double.NEGATIVE_INFINITY;
                for (int kind = free; kind < kindCount; kind++) {
                    double gain = gain(word, kind, before, after);
                    if (gain > most + 1e-9) {
                        most = gain;
                        best = kind;
                    }
                }
                shift(word, best, before, after, 1);
                kinds[word] = best;
                moved += best == own ? 0 : 1;
            }
            System.err.println("round " + round + ": " + moved + " of " + n + " words moved");
        }
    }

    /** For each word its neighbours on one side and how often, itself left out. */
    private int[][][] neighbours(int n, boolean right) {
        List<List<int[]>> lists = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            lists.add(new ArrayList<>());
        }
        pairs.forEach((pair, count) -> {
            int first = (int) (pair >> 32);
            int second = pair.intValue();
            if (first != second) {
                lists.get(right ? first : second).add(new int[] {right ? second : first, count});
            }
        });
        return lists.stream().map(list -> list.toArray(int[][]::new)).toArray(int[][][]::new);
    }

    private int[] byKind(int[][] neighbours) {
        int[] sums = new int[kindCount];
        for (int[] neighbour : neighbours) {
            sums[kinds[neighbour[0]]] += neighbour[1];
        }
        return sums;
    }

    private void shift(int word, int kind, int[] before, int[] after, int sign) {
        for (int x = 0; x < kindCount; x++) {
            table[x][kind] += sign * before[x];
            table[kind][x] += sign * after[x];
        }
        totals[kind] += sign * counts[word];
    }

    private double gain(int word, int kind, int[] before, int[] after) {
        double gain = -2 * (f(totals[kind] + counts[word]) - f(totals[kind]));
        for (int x = 0; x < kindCount; x++) {
            if (x == kind) {
                gain += f(table[x][x] + before[x] + after[x]) - f(table[x][x]);
                continue;
            }
            if (before[x] > 0) {
                gain += f(table[x][kind] + before[x]) - f(table[x][kind]);
            }
            if (after[x] > 0) {
                gain += f(table[kind][x] + after[x]) - f(table[kind][x]);
            }
        }
        return gain;
    }

    /** The pairs of listed words in small letters that stand in {@link #PAIR_REPORTS} reports or more, as a Bloom filter. */
    private static byte[] pairs(List<List<List<String>>> reports, Map<String, Integer> in) {
        Map<String, Integer> found = new HashMap<>();
        for (List<List<String>> report : reports) {
            Set<String> seen = new HashSet<>();
            for (List<String> sentence : report) {
                String last = "";
                for (String word : sentence) {
                    String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
                    String next = Character.isLetter(lower.charAt(0)) && in.containsKey(lower) ? lower : "";
                    if (!last.isEmpty() && !next.isEmpty()) {
                        seen.add(last + " " + next);
                    }
                    last = next;
                }
            }
            seen.forEach(pair -> found.merge(pair, 1, Integer::sum));
        }
        found.values().removeIf(count -> count < PAIR_REPORTS);
        byte[] table = new byte[found.size()];
        for (String pair : found.keySet()) {
            int blank = pair.indexOf(' ');
            for (int probe = 0; probe < Wording.PROBES; probe++) {
                long bit = Wording.bit(pair.substring(0, blank), pair.substring(blank + 1), probe, 8L * table.length);
                table[(int) (bit >>> 3)] |= (byte) (1 << (bit & 7));
            }
        }
        return table;
    }

    private void write(Map<String, Integer> in, int reports, PrintStream out) {
        out.println("# How the words of English news follow each other, counted in " + reports
                + " reports (1987-2022; some 200 outlets).");
        out.println("# Made by WordingTrainer (module eval). Own counts; single words carry no text of anybody.");
        out.println(
                "# First the words: class, log2 of the number of reports that have them, words. Then, for each class, how much");
        out.println("# oftener than by chance each class follows it: a letter, " + (char) (Wording.LEAST + Wording.EVEN)
                + " for even, one step of " + Wording.STEP + " (natural logarithm) each.");
        Map<String, List<String>> lines = new TreeMap<>();
        for (int i = 0; i < forms.size(); i++) {
            int commonness = 31 - Integer.numberOfLeadingZeros(in.getOrDefault(forms.get(i), 1));
            lines.computeIfAbsent(String.format("%03d %d", kinds[i], commonness), any -> new ArrayList<>())
                    .add(forms.get(i));
        }
        lines.forEach((head, words) -> out.println(head + " " + String.join(" ", words)));
        long all = Arrays.stream(totals).asLongStream().sum();
        for (int a = 0; a < kindCount; a++) {
            StringBuilder row = new StringBuilder("follows ");
            for (int b = 0; b < kindCount; b++) {
                double chance = totals[a] * (double) totals[b] / all;
                double log = Math.log((table[a][b] + PRIOR) / (chance + PRIOR));
                int letter = (int) Math.max(0, Math.min(40, Math.round(log / Wording.STEP) + Wording.EVEN));
                row.append((char) (Wording.LEAST + letter));
            }
            out.println(row);
        }
    }
}
