package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the way home is true: for each paragraph of each page of the three sets, the places of its characters in the page are
 * read again, by other means than the extractor's, and must give the paragraph.
 *
 * <p>Usage: {@code RoundtripEval DATA_DIR [-v]}. Reading again means: the raw ranges one after the other; what is markup in
 * them counts as nothing, but a line break element as white space, as it does on the screen; character references decoded; white
 * space folded and invisible marks (soft hyphen, zero-width space, byte order mark, word joiner) dropped on both sides; where the text
 * stands in a script, the escapes of its strings are read first. Nothing else may differ. With {@code -v} it prints those of the half that is looked at.
 */
public final class RoundtripEval {
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\b[^>]*+>");

    /** Comments, elements whose content is never shown, all other tags. */
    private static final Pattern MARKUP = Pattern.compile(
            "(?is)<!--.*?-->|<(script|style|noscript|template|svg|iframe)\\b.*?</\\1\\s*>|</?[a-z][^>]*+>|<[!?][^>]*+>");

    private RoundtripEval() {}

    private static final class Count {
        int pages;
        int paragraphs;
        int different;
    }

    /** Prints how many paragraphs there are and how many do not come back. */
    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        boolean verbose = List.of(args).contains("-v");
        ArticleExtractor extractor = new ArticleExtractor();
        Map<Halves.Half, Count> counts = new EnumMap<>(Halves.Half.class);
        Consumer<LabelledPage> check = page -> {
            Count count = counts.computeIfAbsent(page.half(), half -> new Count());
            Article article = extractor.extract(page.raw());
            count.pages++;
            for (Article.Paragraph paragraph : article.paragraphs()) {
                count.paragraphs++;
                String shown = SegmentsEval.folded(paragraph.span().in(article.text()));
                String again =
                        again(article.body(), paragraph.span(), page.raw().content());
                if (!shown.equals(again)) {
                    count.different++;
                    if (verbose && page.half() == Halves.Half.LOOK) {
                        System.out.println(page.raw().path() + "\n  shown: " + shown + "\n  again: " + again);
                    }
                }
            }
        };
        LabelledPage.forEachOfFundus(data.resolve("fundus-eval"), check);
        LabelledPage.forEachOfTrafilatura(data.resolve("trafilatura-eval"), check);
        LabelledPage.forEachOfHtmldate(data.resolve("htmldate-eval"), check);
        int different = 0;
        for (Map.Entry<Halves.Half, Count> entry : counts.entrySet()) {
            Count count = entry.getValue();
            System.out.printf(
                    Locale.ROOT,
                    "half to %-5s  pages %d  paragraphs %d  that do not come back %d%n",
                    entry.getKey().name().toLowerCase(Locale.ROOT),
                    count.pages,
                    count.paragraphs,
                    count.different);
            different += count.different;
        }
        System.out.println("paragraphs that do not come back " + different);
    }

    /** A part of a text as its places in the original give it. */
    static String again(AlignedText text, Span part, String original) {
        StringBuilder pieces = new StringBuilder();
        AlignedText alone = new AlignedText.Builder().append(text, part).build();
        for (Span range : alone.alignment().originalRanges()) {
            pieces.append(range.in(original));
        }
        int start = text.originalOf(part).start();
        boolean inScript = original.lastIndexOf("<script", start) > original.lastIndexOf("</script", start);
        String raw = inScript ? JsonMapper.shared().readValue("\"" + pieces + "\"", String.class) : pieces.toString();
        String plain = BREAK.matcher(raw).replaceAll(" ");
        plain = MARKUP.matcher(plain).replaceAll("");
        return SegmentsEval.folded(Parser.unescapeEntities(plain, false));
    }
}
