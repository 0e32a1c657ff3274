package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;

/**
 * Looks for text that was read in a wrong charset, in all pages of a set of many encodings.
 *
 * <p>{@code ./rapporteur-eval mojibake DIR}, DIR being trafilatura-eval or htmldate-eval. Prints each find of the half that may
 * be looked at, then the counts of both.
 */
public final class MojibakeEval {
    /**
     * What UTF-8 looks like when it is read as a Western charset ({@code Ã¤}, {@code â€™}), as a Cyrillic one ({@code Ð°Ñ€},
     * {@code РџСЂ}), what cannot be decoded, and the controls that no text holds.
     */
    private static final Pattern MOJIBAKE = Pattern.compile(
            "Ã[\\u0080-\\u00BF\\u0192\\u0152-\\u0178\\u2018-\\u203A€™]"
                    + "|Â[\\u00A0-\\u00BF]|â€[\\u0080-\\u00BF\\u0152-\\u2122]|ï»¿|[ÐÑ][\\u0080-\\u00BF\\u2018-\\u203A][ÐÑ]"
                    + "|(?:[РС][\\u0080-\\u00BF\\u0402-\\u040F\\u0452-\\u045F\\u2018-\\u203A]){2}|\\uFFFD|[\\u0080-\\u0084\\u0086-\\u009F]");

    private MojibakeEval() {}

    public static void main(String[] args) throws IOException {
        Path set = Path.of(args[0]);
        ArticleExtractor extractor = new ArticleExtractor();
        Map<Halves.Half, int[]> counts = new TreeMap<>();
        LabelledPage.forEachOfTrafilatura(set, page -> {
            Article article = extractor.extract(page.raw());
            List<String> found = found(article);
            int[] count = counts.computeIfAbsent(page.half(), half -> new int[2]);
            count[0]++;
            count[1] += found.isEmpty() ? 0 : 1;
            if (page.half() == Halves.Half.LOOK && !found.isEmpty()) {
                System.out.println(article.path() + " " + found.size() + ": "
                        + found.stream().limit(3).toList());
            }
        });
        counts.forEach(
                (half, count) -> System.out.println(half + ": " + count[0] + " pages, " + count[1] + " with finds"));
    }

    /** The places of an article's title and text that look so, with what stands around them. */
    static List<String> found(Article article) {
        String all = article.meta().title() + "\n" + article.text();
        List<String> found = new ArrayList<>();
        for (Matcher m = MOJIBAKE.matcher(all); m.find(); ) {
            found.add(all.substring(Math.max(0, m.start() - 15), Math.min(all.length(), m.end() + 15))
                    .replace('\n', ' '));
        }
        return found;
    }
}
