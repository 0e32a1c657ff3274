package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.RawReport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well the rules find the text of pages that tell it themselves: the pages of trafilatura-eval and htmldate-eval whose
 * structured data repeat the whole article. The extractor is not shown those data, and its text is compared with them.
 *
 * <p>Usage: {@code SilverEval DATA_DIR [-v]}. ROUGE-LSum as in {@link ExtractionEval}, over words of any script. Silver, not gold:
 * what a site calls its article's body may lack headings, lists or the standfirst, so not all that is missing from 100 is a fault;
 * it shows whether a change of the rules helps on pages of all kinds. With {@code -v} the lowest pages of the half that is looked
 * at.
 */
public final class SilverEval {
    /** Shorter bodies are often teasers of the article. */
    private static final int LONG_BODY_CHARS = 1_000;

    /** A body is the page's article only if its words stand on the page. */
    private static final double SHARE_ON_PAGE = 0.9;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private SilverEval() {}

    /** Prints the means of both halves and of all. */
    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        boolean verbose = List.of(args).contains("-v");
        ArticleExtractor extractor = new ArticleExtractor();
        Set<String> seen = new HashSet<>();
        Map<Halves.Half, List<ExtractionEval.Score>> halves = new EnumMap<>(Halves.Half.class);
        Map<String, ExtractionEval.Score> looked = new TreeMap<>();
        Consumer<LabelledPage> score = page -> {
            if (!seen.add(page.url())) {
                return;
            }
            List<List<String>> body = body(page.raw().content());
            if (body.isEmpty()) {
                return;
            }
            Article article = extractor.extract(withoutBody(page.raw()));
            List<List<String>> found = article.paragraphs().stream()
                    .map(p -> ExtractionEval.tokens(WORD, p.span().in(article.text())))
                    .toList();
            ExtractionEval.Score each = ExtractionEval.Score.of(body, found);
            halves.computeIfAbsent(page.half(), half -> new ArrayList<>()).add(each);
            if (page.half() == Halves.Half.LOOK) {
                looked.put(page.raw().path(), each);
            }
        };
        LabelledPage.forEachOfTrafilatura(data.resolve("trafilatura-eval"), score);
        LabelledPage.forEachOfHtmldate(data.resolve("htmldate-eval"), score);
        if (verbose) {
            looked.entrySet().stream()
                    .sorted(Comparator.comparingDouble(e -> e.getValue().f1()))
                    .limit(40)
                    .forEach(e -> System.out.println(e.getKey() + " " + e.getValue()));
        }
        List<ExtractionEval.Score> all = new ArrayList<>();
        halves.forEach((half, scores) -> {
            System.out.println("half to " + half.name().toLowerCase(Locale.ROOT) + "  " + summary(scores));
            all.addAll(scores);
        });
        System.out.println("all  " + summary(all));
    }

    private static String summary(List<ExtractionEval.Score> scores) {
        List<Double> sorted =
                scores.stream().map(ExtractionEval.Score::f1).sorted().toList();
        return ExtractionEval.means(scores)
                + String.format(
                        Locale.ROOT,
                        "  median F1 %.2f  below 80: %d",
                        sorted.isEmpty() ? 0 : 100 * sorted.get(sorted.size() / 2),
                        sorted.stream().filter(f -> f < 0.8).count());
    }

    /** The same page with the structured body under a name that nobody reads; all offsets stay. */
    private static RawReport withoutBody(RawReport page) {
        return new RawReport(
                page.id(),
                page.path(),
                page.format(),
                page.content().replace("\"articleBody\"", "\"articleOff_\""),
                page.given(),
                page.problems());
    }

    /** The words of each line of the page's structured body; empty if there is no long one that the page shows. */
    private static List<List<String>> body(String content) {
        if (!content.contains("articleBody")) {
            return List.of();
        }
        Document document = Jsoup.parse(content);
        String longest = "";
        for (Element script : document.select("script[type=application/ld+json]")) {
            try {
                for (JsonNode node : JSON.readTree(script.data()).findValues("articleBody")) {
                    String text = node.isString() ? node.asString() : "";
                    longest = text.length() > longest.length() ? text : longest;
                }
            } catch (JacksonException e) {
                // Pages are full of broken JSON; such a page has no silver text.
                continue;
            }
        }
        if (longest.length() < LONG_BODY_CHARS) {
            return List.of();
        }
        List<List<String>> lines = new ArrayList<>();
        for (String line : longest.replaceAll("(?i)<(br|/?p|/?div|/?h[1-6]|/?li)\\b[^>]*+>", "\n")
                .split("\\R", -1)) {
            List<String> words = ExtractionEval.tokens(WORD, Jsoup.parse(line).text());
            if (!words.isEmpty()) {
                lines.add(words);
            }
        }
        Set<String> shown =
                new HashSet<>(ExtractionEval.tokens(WORD, document.body().text()));
        long all = lines.stream().mapToLong(List::size).sum();
        long there =
                lines.stream().flatMap(List::stream).filter(shown::contains).count();
        return there >= SHARE_ON_PAGE * all ? lines : List.of();
    }
}
