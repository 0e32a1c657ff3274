package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import tools.jackson.databind.JsonNode;

/**
 * How well the main text of news pages is found: ROUGE-LSum F1 against the 80 hand-made texts of fundus-eval, and pages a
 * second.
 *
 * <p>Usage: {@code ExtractionEval FUNDUS_EVAL_FOLDER [-v]}. The measure is that of the set's authors: tokens are runs of
 * letters a-z and digits; for each true paragraph the union of its longest common subsequences with all found paragraphs
 * counts; the mean over pages is given. A true paragraph in square brackets is optional there: it is asked for only if it
 * was found.
 */
public final class ExtractionEval {
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9]+");

    private ExtractionEval() {}

    /** Prints the lowest pages, the mean precision, recall and F1 of both halves and of all, and the speed. */
    public static void main(String[] args) throws IOException {
        boolean verbose = args.length > 1 && args[1].equals("-v");
        ArticleExtractor extractor = new ArticleExtractor();
        Map<String, Score> scores = new TreeMap<>();
        Map<Halves.Half, List<Score>> halves = new EnumMap<>(Halves.Half.class);
        long[] nanos = new long[1];
        LabelledPage.forEachOfFundus(Path.of(args[0]), page -> {
            long start = System.nanoTime();
            Article article = extractor.extract(page.raw());
            nanos[0] += System.nanoTime() - start;
            Score score = score(page.label().path("body"), article);
            halves.computeIfAbsent(page.half(), half -> new ArrayList<>()).add(score);
            if (page.half() == Halves.Half.LOOK) {
                scores.put(page.raw().id(), score);
            }
        });
        if (verbose) {
            scores.entrySet().stream()
                    .sorted(Comparator.comparingDouble(e -> e.getValue().f1()))
                    .forEach(e -> System.out.println(e.getKey() + " " + e.getValue()));
        }
        List<Score> all = new ArrayList<>();
        halves.forEach((half, found) -> {
            System.out.println("half to " + half.name().toLowerCase(Locale.ROOT) + "  " + means(found));
            all.addAll(found);
        });
        System.out.println(means(all) + String.format(Locale.ROOT, "  pages/s %.0f", all.size() * 1e9 / nanos[0]));
    }

    /** The score of an article against a page's true paragraphs. */
    static Score score(JsonNode body, Article article) {
        return score(
                body,
                article.paragraphs().stream()
                        .map(p -> p.span().in(article.text()))
                        .toList());
    }

    /** The score of found paragraphs against a page's true ones. */
    static Score score(JsonNode body, List<String> paragraphs) {
        List<List<String>> expected = new ArrayList<>();
        List<List<String>> actual =
                paragraphs.stream().map(ExtractionEval::tokens).toList();
        for (JsonNode paragraph : body) {
            String text = paragraph.asString();
            List<String> tokens = tokens(text);
            if (!text.startsWith("[") || !text.endsWith("]") || Score.isFound(tokens, actual)) {
                expected.add(tokens);
            }
        }
        return Score.of(expected, actual);
    }

    static String means(List<Score> scores) {
        return String.format(
                Locale.ROOT,
                "pages %d  ROUGE-LSum P %.2f  R %.2f  F1 %.2f",
                scores.size(),
                100 * scores.stream().mapToDouble(Score::precision).average().orElse(0),
                100 * scores.stream().mapToDouble(Score::recall).average().orElse(0),
                100 * scores.stream().mapToDouble(Score::f1).average().orElse(0));
    }

    private static List<String> tokens(String text) {
        return tokens(TOKEN, text);
    }

    static List<String> tokens(Pattern token, String text) {
        List<String> tokens = new ArrayList<>();
        for (Matcher m = token.matcher(text.toLowerCase(Locale.ROOT)); m.find(); ) {
            tokens.add(m.group());
        }
        return tokens;
    }

    /** Shares of words found. */
    record Score(double precision, double recall) {
        /** True if one of the others holds most of a paragraph's words in their order. */
        static boolean isFound(List<String> paragraph, List<List<String>> others) {
            for (List<String> other : others) {
                boolean[] marks = new boolean[paragraph.size()];
                markCommon(paragraph, other, marks);
                int marked = 0;
                for (boolean mark : marks) {
                    marked += mark ? 1 : 0;
                }
                if (marked * 10 >= marks.length * 7) {
                    return true;
                }
            }
            return false;
        }

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        static Score of(List<List<String>> expected, List<List<String>> actual) {
            Map<String, Integer> expectedCounts = counts(expected);
            Map<String, Integer> actualCounts = counts(actual);
            int hits = 0;
            for (List<String> paragraph : expected) {
                boolean[] union = new boolean[paragraph.size()];
                actual.forEach(other -> markCommon(paragraph, other, union));
                for (int i = 0; i < union.length; i++) {
                    String token = paragraph.get(i);
                    if (union[i]
                            && expectedCounts.getOrDefault(token, 0) > 0
                            && actualCounts.getOrDefault(token, 0) > 0) {
                        expectedCounts.merge(token, -1, Integer::sum);
                        actualCounts.merge(token, -1, Integer::sum);
                        hits++;
                    }
                }
            }
            return new Score(share(hits, actual), share(hits, expected));
        }

        private static double share(int hits, List<List<String>> of) {
            int all = of.stream().mapToInt(List::size).sum();
            return all == 0 ? 0 : (double) hits / all;
        }

        private static Map<String, Integer> counts(List<List<String>> paragraphs) {
            Map<String, Integer> counts = new HashMap<>();
            paragraphs.forEach(p -> p.forEach(token -> counts.merge(token, 1, Integer::sum)));
            return counts;
        }

        /** Marks which tokens of {@code a} are in one longest common subsequence with {@code b}. */
        private static void markCommon(List<String> a, List<String> b, boolean[] marks) {
            int[][] length = new int[a.size() + 1][b.size() + 1];
            for (int i = 1; i <= a.size(); i++) {
                for (int j = 1; j <= b.size(); j++) {
                    length[i][j] = a.get(i - 1).equals(b.get(j - 1))
                            ? length[i - 1][j - 1] + 1
                            : Math.max(length[i - 1][j], length[i][j - 1]);
                }
            }
            int i = a.size();
            int j = b.size();
            while (i > 0 && j > 0) {
                if (a.get(i - 1).equals(b.get(j - 1))) {
                    marks[--i] = true;
                    j--;
                } else if (length[i][j - 1] > length[i - 1][j]) {
                    j--;
                } else {
                    i--;
                }
            }
        }
    }
}
