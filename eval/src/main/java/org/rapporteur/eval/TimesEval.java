package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/**
 * Measures time expressions on TempEval-3 files: strict and relaxed spans, and values of the spans that are found.
 *
 * <p>{@code TimesEval FOLDER [--errors]}; the document's own date is given, not scored, as in the task.
 */
public final class TimesEval {
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Z0-9]+)([^<>]{0,2000}?)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]+)=\"([^\"]{0,400})\"");

    private TimesEval() {}

    private record Gold(Span span, String type, String value) {}

    private record Document(String text, String date, List<Gold> gold) {}

    /** Prints the figures of a folder of {@code .tml} files. */
    public static void main(String[] args) throws IOException {
        boolean errors = args.length > 1 && args[1].equals("--errors");
        Annotator annotator = new Annotator();
        int gold = 0;
        int answers = 0;
        int strict = 0;
        int relaxed = 0;
        int value = 0;
        int strictValue = 0;
        Map<String, Integer> misses = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
            files = walk.filter(f -> f.toString().endsWith(".tml")).sorted().toList();
        }
        for (Path file : files) {
            Document document = parse(Files.readString(file));
            List<TimeMention> found =
                    annotator.annotate(article(file.toString(), document)).times();
            gold += document.gold.size();
            answers += found.size();
            boolean[] used = new boolean[found.size()];
            for (Gold g : document.gold) {
                int best = -1;
                for (int i = 0; i < found.size(); i++) {
                    if (!used[i]
                            && found.get(i).span().overlaps(g.span)
                            && (best < 0 || found.get(i).span().equals(g.span))) {
                        best = i;
                    }
                }
                if (best < 0) {
                    misses.merge("MISS " + g.span.in(document.text) + " = " + g.value, 1, Integer::sum);
                    continue;
                }
                used[best] = true;
                TimeMention mine = found.get(best);
                relaxed++;
                boolean same = mine.span().equals(g.span);
                strict += same ? 1 : 0;
                boolean equal = mine.value().equals(g.value);
                value += equal ? 1 : 0;
                strictValue += same && equal ? 1 : 0;
                if (!same) {
                    misses.merge(
                            "SPAN " + mine.span().in(document.text) + " | gold " + g.span.in(document.text),
                            1,
                            Integer::sum);
                }
                if (!equal) {
                    misses.merge(
                            "VALUE " + mine.span().in(document.text) + " = " + mine.value() + " | gold " + g.value
                                    + " dct " + document.date + " << "
                                    + document.text
                                            .substring(
                                                    Math.max(0, g.span.start() - 50),
                                                    Math.min(document.text.length(), g.span.end() + 20))
                                            .replace('\n', ' '),
                            1,
                            Integer::sum);
                }
            }
            for (int i = 0; i < found.size(); i++) {
                if (!used[i]) {
                    Span s = found.get(i).span();
                    misses.merge(
                            "EXTRA " + s.in(document.text) + " = "
                                    + found.get(i).value() + " << "
                                    + document.text
                                            .substring(
                                                    Math.max(0, s.start() - 30),
                                                    Math.min(document.text.length(), s.end() + 20))
                                            .replace('\n', ' '),
                            1,
                            Integer::sum);
                }
            }
        }
        if (errors) {
            misses.forEach((k, n) -> System.out.println(n + "\t" + k));
        }
        System.out.printf(
                Locale.ROOT,
                "files %d gold %d found %d | strict F1 %.1f | relaxed F1 %.1f (P %.1f R %.1f) | value F1 %.1f | strict+value F1 %.1f%n",
                files.size(),
                gold,
                answers,
                f1(strict, answers, gold),
                f1(relaxed, answers, gold),
                100.0 * relaxed / answers,
                100.0 * relaxed / gold,
                f1(value, answers, gold),
                f1(strictValue, answers, gold));
    }

    private static double f1(int right, int found, int gold) {
        return found + gold == 0 ? 0 : 200.0 * right / (found + gold);
    }

    private static Document parse(String xml) {
        StringBuilder text = new StringBuilder();
        List<Gold> gold = new ArrayList<>();
        String date = "";
        int start = -1;
        Map<String, String> open = new HashMap<>();
        boolean inText = false;
        int from = 0;
        Matcher tag = TAG.matcher(xml);
        while (tag.find()) {
            if (inText) {
                text.append(plain(xml.substring(from, tag.start())));
            }
            from = tag.end();
            String name = tag.group(2);
            boolean close = !tag.group(1).isEmpty();
            if (name.equals("TEXT")) {
                inText = !close;
            } else if (name.equals("TIMEX3") && !close) {
                Map<String, String> attributes = new HashMap<>();
                Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
                while (attribute.find()) {
                    attributes.put(attribute.group(1), attribute.group(2));
                }
                if (!inText) {
                    date = attributes.getOrDefault("value", "");
                } else if (tag.group(4).isEmpty()) {
                    open = attributes;
                    start = text.length();
                }
            } else if (name.equals("TIMEX3") && start >= 0) {
                gold.add(new Gold(
                        new Span(start, text.length()), open.getOrDefault("type", ""), open.getOrDefault("value", "")));
                start = -1;
            }
        }
        return new Document(text.toString(), date, gold);
    }

    private static String plain(String piece) {
        return piece.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static Article article(String id, Document document) {
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        String text = document.text;
        int i = 0;
        while (i < text.length()) {
            int end = text.indexOf("\n\n", i);
            end = end < 0 ? text.length() : end;
            if (end > i) {
                paragraphs.add(new Article.Paragraph(new Span(i, end), Article.Paragraph.Kind.TEXT));
            }
            i = end + 2;
        }
        Published published = document.date.length() >= 10
                ? new Published(document.date.substring(0, 10), "gold")
                : Published.UNKNOWN;
        Article.Meta meta = new Article.Meta(null, null, List.of(), null, "en", published);
        return new Article(id, id, meta, AlignedText.identity(text), paragraphs, List.of(), List.of());
    }
}
