package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rapporteur.annotate.Entailment;
import org.rapporteur.corroborate.Lexicon;

/**
 * Whether a sentence tells what a sentence of another report asserts, on pairs of stories-union that were read by eye and whose
 * stories no weight was fitted to: {@code RetellingsEval DATA_DIR [--mistakes]}. The share of the words' weight in common beside it.
 *
 * <p>{@code --mistakes} prints the surest wrong ones of stories that were trained on; those of the held-out stories stay unread.
 */
public final class RetellingsEval {
    /** Precision is asked where so many of the true are found. */
    private static final double RECALL = 0.8;

    private static final Path VERDICTS = Path.of("eval/verdicts/retellings.tsv");
    private static final int MOST_SHOWN = 40;

    private final Lexicon lexicon = new Lexicon();

    private RetellingsEval() {}

    /** A sentence, one of another report, and whether the other tells what it asserts. */
    private record Claim(String asserted, String other, boolean told, double judged, double shared) {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        RetellingsEval eval = new RetellingsEval();
        boolean mistakes = List.of(arguments).contains("--mistakes");
        List<Claim> claims = eval.claims(Path.of(arguments[0]), !mistakes);
        if (mistakes) {
            claims.stream()
                    .sorted(Comparator.comparingDouble(c -> c.told ? c.judged - 1 : -c.judged))
                    .limit(MOST_SHOWN)
                    .forEach(c -> System.out.printf(
                            Locale.ROOT,
                            "%.2f %s%n    %s%n    %s%n",
                            c.judged,
                            c.told ? "told" : "not told",
                            c.asserted,
                            c.other));
            return;
        }
        print("judged", claims, claims.stream().map(Claim::judged).toList());
        print("words in common", claims, claims.stream().map(Claim::shared).toList());
    }

    /** Held out are the stories whose name falls on the last of four places; the same in {@code model/train/entailsets.py}. */
    private List<Claim> claims(Path data, boolean heldOut) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Piles.storiesUnion(data).forEach(report -> texts.put(report.story() + "\t" + report.id(), report.text()));
        List<Claim> claims = new ArrayList<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            String[] cells = line.split("\t", -1);
            if (line.startsWith("#")
                    || !texts.containsKey(cells[0] + "\t" + cells[1])
                    || Halves.share(cells[0], 4) == 3 != heldOut) {
                continue;
            }
            String first = sentence(texts, cells[0] + "\t" + cells[1], cells[2]);
            String second = sentence(texts, cells[0] + "\t" + cells[3], cells[4]);
            Entailment.Chances chances = Entailment.get().chances(first, second);
            add(claims, first, second, cells[5], chances.first());
            add(claims, second, first, cells[6], chances.second());
        }
        return claims;
    }

    /** A pair that a reader calls partly told, or two readers judge otherwise, says nothing. */
    private void add(List<Claim> claims, String asserted, String other, String letters, double judged) {
        if (letters.matches("y+|n+")) {
            claims.add(new Claim(asserted, other, letters.startsWith("y"), judged, shared(asserted, other)));
        }
    }

    private double shared(String asserted, String other) {
        Set<String> there = stems(other);
        double both = 0;
        double all = 0;
        for (String stem : stems(asserted)) {
            double weight = Math.max(0.5, lexicon.rarity(stem));
            all += weight;
            both += there.contains(stem) ? weight : 0;
        }
        return both / Math.max(1, all);
    }

    private Set<String> stems(String sentence) {
        Set<String> stems = new HashSet<>();
        for (String word : sentence.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !lexicon.isFunctionWord(word)) {
                stems.add(lexicon.stem(word));
            }
        }
        return stems;
    }

    private static String sentence(Map<String, String> texts, String report, String place) {
        String text = texts.get(report);
        if (text == null) {
            throw new IllegalStateException("no report " + report);
        }
        int dash = place.indexOf('-');
        return text.substring(Integer.parseInt(place.substring(0, dash)), Integer.parseInt(place.substring(dash + 1)))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static void print(String name, List<Claim> claims, List<Double> scores) {
        List<Boolean> surest = IntStream.range(0, claims.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -scores.get(i)))
                .map(i -> claims.get(i).told)
                .toList();
        int told = (int) claims.stream().filter(Claim::told).count();
        int found = 0;
        double best = 0;
        for (int asked = 1; asked <= surest.size(); asked++) {
            found += surest.get(asked - 1) ? 1 : 0;
            best = Math.max(best, 2.0 * found / (asked + told));
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s claims %4d  told %4d  precision at recall .8 %.3f  best F1 %.3f%n",
                name,
                claims.size(),
                told,
                Ranked.precisionAt(RECALL, surest),
                best);
        for (double least : new double[] {0.5, 0.6, 0.7, 0.8}) {
            int said = 0;
            int right = 0;
            for (int i = 0; i < claims.size(); i++) {
                if (scores.get(i) >= least) {
                    said++;
                    right += claims.get(i).told ? 1 : 0;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "    from %.1f on: precision %.3f recall %.3f%n",
                    least,
                    right / Math.max(1.0, said),
                    right / (double) told);
        }
    }
}
