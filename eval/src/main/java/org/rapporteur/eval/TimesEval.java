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
import org.rapporteur.eval.Halves.Half;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/**
 * Measures time expressions on TempEval-3 files: strict and relaxed spans, and values of the spans that are found.
 *
 * <p>{@code TimesEval FOLDER [--halves] [--errors]}; the document's own date is given, not scored, as in the task. With
 * {@code --halves} the files are split by their names as {@link Halves} does, and {@code --errors} prints only what is missed in
 * the half that is looked at.
 */
public final class TimesEval {
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Z0-9]+)([^<>]{0,2000}?)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]+)=\"([^\"]{0,400})\"");

    private TimesEval() {}

    private record Gold(Span span, String type, String value) {}

    private record Document(String text, String date, List<Gold> gold) {}

    /** Prints the figures of a folder of {@code .tml} files. */
    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args).subList(1, args.length);
        boolean halves = options.contains("--halves");
        Annotator annotator = new Annotator();
        Tally look = new Tally();
        Tally score = new Tally();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
            files = walk.filter(f -> f.toString().endsWith(".tml")).sorted().toList();
        }
        for (Path file : files) {
            Document document = parse(Files.readString(file));
            List<TimeMention> found =
                    annotator.annotate(article(file.toString(), document)).times();
            boolean looked = !halves || Halves.of(file.getFileName().toString()) == Half.LOOK;
            (looked ? look : score).add(document, found);
        }
        if (options.contains("--errors")) {
            look.misses.forEach((k, n) -> System.out.println(n + "\t" + k));
        }
        if (halves) {
            System.out.println("LOOK " + look);
            System.out.println("SCORE " + score);
            look.add(score);
        }
        System.out.println((halves ? "ALL " : "") + look);
    }

    /** Counts of a part of the files, and what was missed there. */
    private static final class Tally {
        private int files;
        private int gold;
        private int answers;
        private int strict;
        private int relaxed;
        private int value;
        private int strictValue;
        private final Map<String, Integer> misses = new TreeMap<>();

        void add(Document document, List<TimeMention> found) {
            files++;
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
                    miss("MISS " + g.span.in(document.text) + " = " + g.value, document, g.span);
                    continue;
                }
                used[best] = true;
                TimeMention mine = found.get(best);
                boolean same = mine.span().equals(g.span);
                boolean equal = mine.value().equals(g.value);
                relaxed++;
                strict += same ? 1 : 0;
                value += equal ? 1 : 0;
                strictValue += same && equal ? 1 : 0;
                if (!same) {
                    String words = mine.span().in(document.text);
                    miss("SPAN " + words + " | gold " + g.span.in(document.text), document, g.span);
                }
                if (!equal) {
                    String words = mine.span().in(document.text);
                    miss("VALUE " + words + " = " + mine.value() + " | gold " + g.value, document, g.span);
                }
            }
            for (int i = 0; i < found.size(); i++) {
                if (!used[i]) {
                    Span span = found.get(i).span();
                    miss(
                            "EXTRA " + span.in(document.text) + " = "
                                    + found.get(i).value(),
                            document,
                            span);
                }
            }
        }

        private void miss(String what, Document document, Span at) {
            String text = document.text;
            String around = text.substring(Math.max(0, at.start() - 50), Math.min(text.length(), at.end() + 30));
            misses.merge((what + " << " + around + " >> " + document.date).replace('\n', ' '), 1, Integer::sum);
        }

        void add(Tally other) {
            files += other.files;
            gold += other.gold;
            answers += other.answers;
            strict += other.strict;
            relaxed += other.relaxed;
            value += other.value;
            strictValue += other.strictValue;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "files %d gold %d found %d | strict F1 %.1f | relaxed F1 %.1f (P %.1f R %.1f) | value F1 %.1f | strict+value F1 %.1f",
                    files,
                    gold,
                    answers,
                    f1(strict, answers, gold),
                    f1(relaxed, answers, gold),
                    100.0 * relaxed / answers,
                    100.0 * relaxed / gold,
                    f1(value, answers, gold),
                    f1(strictValue, answers, gold));
        }
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
